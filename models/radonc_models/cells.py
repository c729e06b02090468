"""CSV that a spreadsheet opens as text: no cell can become a formula, and our own import undoes it exactly.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``, and a tab or carriage return before such a
sign hides it (OWASP, "CSV Injection"). An apostrophe in front makes it text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

__all__ = ["neutral", "original", "table"]

# Some spreadsheets take wide forms of the signs for the signs, and drop spaces and invisible signs before them.
_SIGNS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212"
_DANGEROUS = re.compile(rf"'*[ \u00a0\u200b-\u200f\u2060\ufeff]*[{_SIGNS}]")


def neutral(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula."""
    return "'" + cell if _DANGEROUS.match(cell) else cell


def original(cell: str) -> str:
    """Undo ``neutral``."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell) else cell


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV table (RFC 4180, UTF-8 with its mark, every cell quoted) whose cells are neutral."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    # With the mark the usual spreadsheet reads umlauts right.
    return out.getvalue().encode("utf-8-sig")
