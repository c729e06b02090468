"""The papers that lie beside a package: who holds which part under which licence, and the hashes of the results.

Standard library only.
"""

import hashlib
import subprocess
from collections.abc import Sequence
from pathlib import Path

import sbom
from machine import SetupError

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


def sign_sums(out: Path, key: Path, passphrase_file: Path | None) -> None:
    """Sign SHA256SUMS with an Ed25519 key, such as `radonc-models pack keygen` makes; SHA256SUMS.sig is its 64 bytes.

    Raises:
        SetupError: There are no sums, or the key does not open.

    """
    sums = next(iter(sorted(out.rglob("SHA256SUMS"))), None)
    if sums is None:
        raise SetupError(f"there is no SHA256SUMS in {out}: build first.")
    secret = ["-passin", f"file:{passphrase_file}"] if passphrase_file else []
    argv = ["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", str(key), *secret, "-in", str(sums)]
    done = subprocess.run([*argv, "-out", f"{sums}.sig"], capture_output=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SetupError(f"{key.name} does not sign: give NAME.key.pem and the file with its passphrase.")


def write_sums(out: Path) -> None:
    """Write the SHA-256 of every result, in the form that `sha256sum -c` reads."""
    files = sorted(file for file in out.iterdir() if file.is_file() and not file.name.startswith("SHA256SUMS"))
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (out / "SHA256SUMS").write_text("".join(lines))
