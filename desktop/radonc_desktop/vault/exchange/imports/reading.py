"""From a file, or a folder of notes, to cases and problems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from radonc_desktop.vault.exchange.archive import ENDING, case_lines
from radonc_desktop.vault.exchange.errors import ImportRefused
from radonc_desktop.vault.exchange.imports.checks import MOST_BYTES, MOST_CASES, check_case
from radonc_desktop.vault.exchange.imports.encoding import Encoding, decode
from radonc_desktop.vault.exchange.imports.fhir_bundle import read_bundle
from radonc_desktop.vault.exchange.imports.json_lines import read_json_lines
from radonc_desktop.vault.exchange.imports.rows import Found, ImportedCase
from radonc_desktop.vault.exchange.imports.tables import read_csv
from radonc_desktop.vault.exchange.sealed_file import open_sealed
from radonc_desktop.vault.progress import Progress, unwatched

__all__ = ["FORMATS", "Format", "Reading", "read_files"]

Format = Literal["csv", "jsonl", "notes", "fhir", "archive"]
FORMATS: dict[Format, tuple[str, ...]] = {
    "csv": (".csv", ".tsv"),
    "jsonl": (".jsonl", ".ndjson"),
    "notes": (".txt",),
    "fhir": (".json",),
    "archive": (ENDING,),
}
"""What can be imported, with the endings of such files."""


@dataclass(frozen=True)
class Reading:
    """What is in the files; nothing has been stored.

    Attributes:
        format: What they were read as.
        found: Cases and problems.
        sha256: Hex SHA-256 of the bytes, of all files in their order.
        files: How many there were.

    """

    format: Format
    found: Found
    sha256: str
    files: int


def read_files(
    paths: Sequence[Path],
    wanted: Format | Literal["auto"] = "auto",
    encoding: Encoding = "auto",
    passphrase: str | None = None,
    progress: Progress = unwatched,
) -> Reading:
    """Read one table, bundle or archive, or any number of notes (files, or a folder with ``.txt`` files).

    ``progress`` is told the files that are read and all of them.

    Raises:
        ImportRefused: The files cannot be read at all; what is wrong inside is in the result.

    """
    files = _files(paths)
    kind = _format(files) if wanted == "auto" else wanted
    if kind != "notes" and len(files) != 1:
        raise ImportRefused("Choose one table or bundle, or any number of plain notes.")
    found, digest, left = Found(), sha256(), MOST_BYTES
    for number, path in enumerate(files, start=1):
        progress(number - 1, len(files))
        data = _read(path, left)
        left -= len(data)
        digest.update(data)
        if kind == "archive":
            _read_archive(found, data, passphrase)
        else:
            _take(found, kind, number, data, encoding)
    if not found.cases and not found.errors:
        raise ImportRefused("The file holds no cases." if len(files) == 1 else "The files hold no cases.")
    if len(found.cases) > MOST_CASES:
        raise ImportRefused(f"The file holds more than {MOST_CASES:,} cases: split it.")
    return Reading(kind, found, digest.hexdigest(), len(files))


def _take(found: Found, kind: Format, number: int, data: bytes, encoding: Encoding) -> None:
    try:
        text, notes = decode(data, encoding)
    except ImportRefused as problem:
        if kind != "notes":
            raise
        found.error(number, "", f"Note {number}: {problem}")
        return
    row = number if kind == "notes" else 0
    for sentence in notes:
        found.note(row, "", f"Note {number}: {sentence}" if row else sentence)
    if kind == "csv":
        read_csv(text, found)
    elif kind == "jsonl":
        read_json_lines(text, found)
    elif kind == "fhir":
        read_bundle(text, found)
    else:
        _read_note(found, number, text)


def _read_archive(found: Found, data: bytes, passphrase: str | None) -> None:
    if passphrase is None:
        raise ImportRefused("This is an encrypted archive: its passphrase is needed to read it.")
    read_json_lines(case_lines(open_sealed(data, passphrase)), found)


def _read_note(found: Found, number: int, text: str) -> None:
    """Take a note as one case; its file may be named after a patient, so the name is not taken over."""
    case = ImportedCase(number, "", f"Imported note {number}", "", text.strip("\ufeff\r\n"), "")
    if check_case(found, case):
        found.cases.append(case)


def _files(paths: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(one for one in path.iterdir() if one.suffix.lower() == ".txt" and one.is_file())
        else:
            files.append(path)
    if not files:
        raise ImportRefused(
            "There are no files to import: choose a table, a bundle, notes or a folder with .txt files."
        )
    return files


def _format(files: Sequence[Path]) -> Format:
    kinds = {kind for path in files for kind, endings in FORMATS.items() if path.suffix.lower() in endings}
    known = all(any(path.suffix.lower() in endings for endings in FORMATS.values()) for path in files)
    if len(kinds) != 1 or not known:
        endings = ", ".join(ending for several in FORMATS.values() for ending in several)
        raise ImportRefused(f"The kind of file cannot be told from its ending: say which it is, or use {endings}.")
    return kinds.pop()


def _read(path: Path, left: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(left + 1)
    except OSError as error:
        raise ImportRefused(f"The file cannot be read ({error.strerror}): check the path.") from None
    if len(data) > left:
        raise ImportRefused(f"There is more than {MOST_BYTES // 1024**2} MB to import: split it.")
    return data
