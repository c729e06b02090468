"""Change single bits of the built installers for Windows, of their sums and of an update with them; count refusals.

Needs `make installer-windows`. The keys are made for this run and thrown away. The sums are checked by the two commands
of the guide for IT (openssl and sha256sum), the update by what `radonc-models update verify` calls. Each bit is put
back, and at the end everything must verify again. Prints one table; exit code 1 unless every change was refused;
`--changes N` takes another number than 100.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from one_bit import ROOT, flips, heading, of_sums, row, whole

from radonc_models.pack.keys import TrustedKey, identity_of
from radonc_models.update import bundle

BUILT = ROOT / "build" / "package" / "windows"
KINDS = (
    ("MSI, by SHA256SUMS", "*.msi"),
    ("setup program, by SHA256SUMS", "*-setup.exe"),
    ("SBOM, by SHA256SUMS", "*.cdx.json"),
    ("SHA256SUMS and its signature, by openssl", "SHA256SUMS*"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; 0 when everything was refused, 2 when something is missing."""
    parser = argparse.ArgumentParser(description="Count refused one-bit changes of the installers.")
    parser.add_argument("--changes", type=int, default=100, metavar="N", help="changes for each line")
    count = parser.parse_args(argv).changes
    installers = sorted((*BUILT.glob("*.msi"), *BUILT.glob("*-setup.exe")))
    if len(installers) != 2:
        print("needs make installer-windows", file=sys.stderr)
        return 2
    key = Ed25519PrivateKey.generate()
    heading()
    with tempfile.TemporaryDirectory(prefix="radonc-tamper-") as temporary:
        work = Path(temporary)
        held = [*of_sums(BUILT, work, key, count, KINDS), *of_update(work, installers, key, count)]
    return 0 if all(held) else 1


def of_update(work: Path, installers: Sequence[Path], key: Ed25519PrivateKey, count: int) -> Iterator[bool]:
    """Yield whether the row of a signed update with both installers holds, each of its files changed in turn."""
    folder = work / "update"
    bundle.sign([(file, "0.1.0") for file in installers], "0.1.0", folder, key)
    trusted = [TrustedKey("it", identity_of(key.public_key()), key.public_key())]

    def refused() -> bool:
        try:
            bundle.verify(folder, trusted)
        except bundle.UpdateError:
            return True
        return False

    yield row("update with both, by update verify", flips(sorted(folder.iterdir()), count, refused))
    whole(not refused(), "the update")


if __name__ == "__main__":
    sys.exit(main())
