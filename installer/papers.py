"""The papers that lie beside a package: who holds which part under which licence, and the hashes of the results.

Standard library only.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import sbom

LICENCES = Path(__file__).resolve().parent / "linux" / "licences"
DEBIAN_PLACES = (
    "The licence texts of Python packages lie in /opt/radonc-gpt/_internal/*.dist-info; GPL, LGPL and Apache-2.0\n"
    "lie in /usr/share/common-licenses."
)
WINDOWS_PLACES = "The licence texts of Python packages lie in lib\\*.dist-info, that of Python in python\\LICENSE.txt."


def copyright_text(found: Sequence[sbom.Component], places: str, further: Sequence[Path] = ()) -> str:
    """Write who holds which part under which licence, with the texts that no wheel brings along.

    Args:
        found: The parts.
        places: Where the other texts lie.
        further: Files with more texts.

    """
    lines = ["RadOnc-GPT itself: Apache-2.0.", "", "It contains:", ""]
    lines += [f"  {part.name} {part.version}: {part.licence}" for part in found]
    lines += [
        "",
        places,
        "Qt and PySide6 are used under the LGPL-3: their libraries are separate files that may be replaced by others",
        "with the same interface. Further texts follow.",
    ]
    for text in (*sorted(LICENCES.glob("*.txt")), *further):
        lines += ["", "-" * 78, text.stem, "-" * 78, "", text.read_text("utf-8").rstrip()]
    return "\n".join(lines) + "\n"


def write_sums(out: Path) -> None:
    """Write the SHA-256 of every result, in the form that `sha256sum -c` reads."""
    files = sorted(file for file in out.iterdir() if file.is_file() and not file.name.startswith("SHA256SUMS"))
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (out / "SHA256SUMS").write_text("".join(lines))
