"""What lies on the physician's desk: typed text that is no record yet, and the place where it was typed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any

__all__ = ["Unfinished"]


@dataclass(frozen=True)
class Unfinished:
    """One desk; every field has a value that means nothing lies there.

    Attributes:
        case_id: The case on screen.
        view: Review, Compare or Audit.
        task: The task that is compared.
        search: Text in the search field.
        focus: Name of the field with the cursor.
        cursor: Place of the cursor in it.
        form: Title, site and details of the form for a new case, as far as they are typed.
        form_shown: Whether the form is on screen.
        details_version: Version of the details that a text in ``left`` was typed into.
        left: Texts that the vault could not keep as records, by the name of their field.
        suggestions: The suggestions that drafts in ``left`` started from.
        answers: The suggestions on screen, by task.

    """

    case_id: int | None = None
    view: int = 0
    task: str = ""
    search: str = ""
    focus: str = ""
    cursor: int = 0
    form: dict[str, str] = field(default_factory=dict, repr=False)
    form_shown: bool = False
    details_version: int = 0
    left: dict[str, str] = field(default_factory=dict, repr=False)
    suggestions: dict[str, int] = field(default_factory=dict)
    answers: dict[str, int] = field(default_factory=dict)

    @property
    def holds_text(self) -> bool:
        """Whether there is typing that is nowhere else."""
        return any(self.form.values()) or bool(self.left)

    def as_text(self) -> str:
        """Return the desk as plain ASCII, whatever signs were typed."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_text(cls, text: str) -> Unfinished:
        """Read what ``as_text`` wrote; what another version wrote is taken as far as it is understood."""
        said: dict[str, Any] = json.loads(text) if text else {}
        known = {one.name for one in fields(cls)}
        return cls(**{name: value for name, value in said.items() if name in known})
