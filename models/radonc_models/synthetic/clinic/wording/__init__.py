"""How clinic notes are worded: two halves that share no sentence, no name and no heading.

Rules that look for identifiers, headings or labels are written with the half ``development`` at hand and measured on
the half ``held_out``.
"""

from __future__ import annotations

from typing import Literal

__all__ = ["Half"]

Half = Literal["development", "held_out"]
