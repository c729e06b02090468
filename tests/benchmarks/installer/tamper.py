"""Change single bits of a real package, its SBOM, a signed update and a signed model pack; count what is refused.

Needs `make installer` and the demo pack. The keys are made for this run and thrown away. Each changed bit is put back;
at the end everything must verify again. The sums are checked by the two commands of the guide for IT (openssl and
sha256sum), updates and packs by the code of `radonc-models update install` and `pack install`. Prints one table;
exit code 1 unless every change was refused. `--changes N` takes another number than 100.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from one_bit import ROOT, SEED, flips, heading, of_sums, row, whole

from radonc_models.errors import RadOncError
from radonc_models.pack import installing as packs
from radonc_models.pack import release
from radonc_models.pack.keys import TrustedKey, identity_of
from radonc_models.update import bundle
from radonc_models.update import installing as updates

sys.path.insert(0, str(ROOT / "installer"))

import check_deb

PART = 100_000_000  # bytes: the pack travels in parts
KINDS = (
    (".deb, by SHA256SUMS", "*.deb"),
    (".rpm, by SHA256SUMS", "*.rpm"),
    ("SBOM, by SHA256SUMS", "*.cdx.json"),
    ("SHA256SUMS and its signature, by openssl", "SHA256SUMS*"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; 0 when everything was refused, 2 when something is missing."""
    parser = argparse.ArgumentParser(description="Count how many one-bit changes are refused.")
    parser.add_argument("--changes", type=int, default=100, metavar="N", help="changes for each row")
    parser.add_argument("--pack", type=Path, default=check_deb.PACK, help="model pack")
    options = parser.parse_args(argv)
    package = next(iter(sorted(check_deb.OUT.glob("radonc-gpt_*_amd64.deb"))), None)
    if package is None or not (options.pack / "manifest.json").is_file():
        print("needs make installer and the demo pack (make demo)", file=sys.stderr)
        return 2
    key = Ed25519PrivateKey.generate()
    trusted = [TrustedKey("it", identity_of(key.public_key()), key.public_key())]
    heading()
    with tempfile.TemporaryDirectory(prefix="radonc-tamper-") as temporary:
        held = [
            *of_sums(check_deb.OUT, Path(temporary), key, options.changes, KINDS),
            *of_updates(Path(temporary), package, key, trusted, options.changes),
            *of_pack(Path(temporary), options.pack, key, trusted, options.changes),
        ]
    return 0 if all(held) else 1


def of_updates(
    work: Path, package: Path, key: Ed25519PrivateKey, trusted: Sequence[TrustedKey], count: int
) -> Iterator[bool]:
    """Yield whether the rows of a signed update with two real packages hold."""
    later = work / "radonc-gpt_99.0.0_amd64.deb"
    check_deb.newer(package, work, later)
    folder, place, put = work / "update", work / "updates", list[Path]()

    def accept(file: Path) -> int:
        put.append(file)
        return 0

    machine = updates.Machine("deb", "0.1.0", accept)
    bundle.sign([(later, "99.0.0"), (package, "0.1.0")], "99.0.0", folder, key)
    later.unlink()

    def refused(source: Path = folder) -> bool:
        before = len(put)
        try:
            updates.install(source, trusted, machine, place)
        except bundle.UpdateError:
            return len(put) == before
        return False

    yield row("update of two packages, by its signature", flips(sorted(folder.iterdir()), count, refused))
    whole(not refused() and len(put) == 1, "the update")
    older = work / "older"
    numbers = random.Random(SEED)
    attempts = []
    for number in range(count):
        version = f"{numbers.randrange(99)}.{numbers.randrange(100)}.{number}"
        attempts.append(lambda version=version: downgrade(version))  # type: ignore[misc]

    def downgrade(version: str) -> bool:
        shutil.rmtree(older, ignore_errors=True)
        tiny = work / "tiny.deb"
        tiny.write_bytes(b"an older program")
        bundle.sign([(tiny, version)], version, older, key)
        return refused(older)

    yield row("downgrade: signed update to an older version", attempts)
    shutil.rmtree(folder)


def of_pack(
    work: Path, pack: Path, key: Ed25519PrivateKey, trusted: Sequence[TrustedKey], count: int
) -> Iterator[bool]:
    """Yield whether the rows of a signed model pack in parts hold."""
    folder, root = work / "stick", work / "packs"
    release.sign(pack, folder, key, 2, part_size=PART)

    def refused() -> bool:
        try:
            release.verify_release(folder, trusted)
        except RadOncError:
            return True
        return False

    yield row("model pack in parts, by its signature", flips(sorted(folder.iterdir()), count, refused))
    whole(not refused(), "the pack")
    packs.install(folder, trusted, root)
    shutil.rmtree(folder)
    release.sign(pack, folder, key, 1)

    def older() -> bool:
        try:
            packs.install(folder, trusted, root)
        except RadOncError:
            return (root / "current").resolve().name.endswith("-2")
        return False

    yield row("downgrade: signed older release of the pack", [older])


if __name__ == "__main__":
    sys.exit(main())
