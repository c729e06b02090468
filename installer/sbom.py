"""What the package is made of, as CycloneDX 1.6: wheels, Debian's Python, and the native parts inside the wheels.

Versions of native parts are read from the very bytes that are shipped. Standard library only.
"""

import hashlib
import json
import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bundle_scan import PRODUCT, PRODUCT_LICENCE, Owned
from machine import SetupError

SPECIFICATION = "1.6"


@dataclass(frozen=True)
class Component:
    """One part of the package, with its licence and the files that hold it."""

    name: str
    version: str
    licence: str
    purl: str
    files: tuple[Owned, ...]


def components(app: Path, files: Sequence[Owned], parts: Sequence[dict[str, str]]) -> list[Component]:
    """List the parts of a scanned app, those without an own package included.

    Args:
        app: The app's folder.
        files: What the scan found.
        parts: The tables ``part`` of ``native.toml``.

    Raises:
        SetupError: The version of a native part cannot be read from a file that is there.

    """
    owners: dict[tuple[str, str, str], list[Owned]] = {}
    for file in files:
        if file.owner != PRODUCT:
            owners.setdefault((file.owner, file.version, file.licence), []).append(file)
    found = [
        Component(name, version, licence, _purl(name, version, held[0]), tuple(held))
        for (name, version, licence), held in sorted(owners.items())
    ]
    return found + [part for table in parts for part in native(app, files, table)]


def native(app: Path, files: Sequence[Owned], table: dict[str, Any]) -> Iterator[Component]:
    """Yield one part for each of its versions: two wheels may hold the same library in two versions."""
    versions: dict[str, list[Owned]] = {}
    for file in files:
        inside = Path(file.path.removeprefix("_internal/"))
        if any(inside.match(pattern) for pattern in table["files"]):
            versions.setdefault(_version(app, file, files, table), []).append(file)
    if not versions:
        raise SetupError(f"no file of the package is {table['name']}: see its native.toml in installer/.")
    for version, held in sorted(versions.items()):
        yield Component(table["name"], version, table["licence"], "", tuple(held))


def _version(app: Path, file: Owned, files: Sequence[Owned], table: dict[str, str]) -> str:
    if "version_of" in table:
        wanted = _normal(table["version_of"])
        return next(other.version for other in files if _normal(other.owner) == wanted)
    if "version_in_name" in table:
        found = re.search(table["version_in_name"], file.path)
    else:
        text = (app / file.path).read_bytes().decode("latin-1")
        # Words in a library for Windows have two bytes a letter.
        words = "version_in_words" in table
        pattern = table["version_in_words" if words else "version_in_bytes"]
        found = re.search(pattern, text.replace("\0", "") if words else text)
    if found is None:
        raise SetupError(f"the version of {table['name']} cannot be read from {file.path}.")
    return found[1]


def _purl(name: str, version: str, file: Owned) -> str:
    if name == "cpython":
        return f"pkg:generic/python@{version}"
    if file.source == "debian" or name.startswith("libpython"):
        return f"pkg:deb/debian/{name}@{version}?arch=amd64"
    return f"pkg:pypi/{_normal(name)}@{version}"


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def as_cyclonedx(version: str, date: int, found: Sequence[Component], files: Sequence[Owned]) -> str:
    """Write the bill of materials; the same parts give the same bytes.

    Args:
        version: Of the product.
        date: Seconds since 1970.
        found: The parts.
        files: Every file; the product's own files stand under the product.

    """
    digest = hashlib.sha256("".join(file.sha256 for file in files).encode()).digest()
    product = {
        "type": "application",
        "bom-ref": PRODUCT,
        "name": PRODUCT,
        "version": version,
        "licenses": [{"license": {"id": PRODUCT_LICENCE}}],
    }
    entries = [_entry(component) for component in found]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "serialNumber": f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=4)}",
        "version": 1,
        "metadata": {"timestamp": datetime.fromtimestamp(date, UTC).isoformat(), "component": product},
        "components": entries,
        "dependencies": [{"ref": PRODUCT, "dependsOn": [entry["bom-ref"] for entry in entries]}],
    }
    return json.dumps(bill, indent=1, sort_keys=True) + "\n"


def _entry(component: Component) -> dict[str, Any]:
    reference = component.purl or f"{component.name}@{component.version}"
    entry: dict[str, Any] = {
        "type": "library",
        "bom-ref": reference,
        "name": component.name,
        "version": component.version,
        "licenses": [{"expression": component.licence}],
        "components": [
            {
                "type": "file",
                "bom-ref": f"{reference}#{file.path}",
                "name": file.path,
                "hashes": [{"alg": "SHA-256", "content": file.sha256}],
            }
            for file in component.files
        ],
    }
    return entry | ({"purl": component.purl} if component.purl else {})
