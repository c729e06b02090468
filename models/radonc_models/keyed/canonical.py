"""One byte form for every record that is hashed or authenticated."""

from __future__ import annotations

import json
from datetime import UTC, datetime

__all__ = ["canonical", "now"]


def canonical(value: object) -> bytes:
    """Return ``value`` as JSON with sorted keys, no white space and UTF-8, the same bytes every time."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def now() -> str:
    """Return the time in UTC as ISO 8601 with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
