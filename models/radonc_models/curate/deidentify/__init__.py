"""Finding and replacing what tells who a patient is; a tool under human review, no certification of any kind."""

from __future__ import annotations

from radonc_models.curate.deidentify.engine import RULES, deidentify
from radonc_models.curate.deidentify.model import Identifier, Kept, Kind, Known, Redaction

__all__ = ["RULES", "Identifier", "Kept", "Kind", "Known", "Redaction", "deidentify"]
