"""Change single bits of the built installers for Windows, of their sums and of an update with them; count refusals.

Needs `make installer-windows`. The keys are made for this run and thrown away. The signature of the sums is checked by
openssl as in the guide for IT, the sums as by `sha256sum -c`, the update by what `radonc-models update verify` calls.
Each bit is put back, and at the end everything must verify again. Exit code 1 unless every change was refused;
`--changes N` takes another number than 100.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from radonc_models.pack.keys import TrustedKey, identity_of
from radonc_models.update import bundle

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "installer"))

import papers  # noqa: E402

BUILT = ROOT / "build" / "package" / "windows"
SEED = 10


def main(argv: Sequence[str] | None = None) -> int:
    """Print one line for each kind of file; 0 when everything was refused, 2 when something is missing."""
    parser = argparse.ArgumentParser(description="Count refused one-bit changes of the installers.")
    parser.add_argument("--changes", type=int, default=100, metavar="N", help="changes for each line")
    count = parser.parse_args(argv).changes
    installers = sorted((*BUILT.glob("*.msi"), *BUILT.glob("*-setup.exe")))
    if len(installers) != 2:
        print("needs make installer-windows", file=sys.stderr)
        return 2
    key = Ed25519PrivateKey.generate()
    with tempfile.TemporaryDirectory(prefix="radonc-tamper-") as temporary:
        held = [*of_sums(Path(temporary), key, count), of_update(Path(temporary), installers, key, count)]
    return 0 if all(held) else 1


def of_sums(work: Path, key: Ed25519PrivateKey, count: int) -> list[bool]:
    """Change the installers and the signed sums beside them."""
    out = work / "out"
    shutil.copytree(BUILT, out)
    secret, public = work / "it.key.pem", work / "it.pub.pem"
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    papers.write_sums(out)
    papers.sign_sums(out, secret, None)
    openssl = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(public), "-rawin", "-in", "SHA256SUMS"]

    def refused() -> bool:
        signature = subprocess.run([*openssl, "-sigfile", "SHA256SUMS.sig"], cwd=out, capture_output=True, check=False)
        return bool(signature.returncode) or not as_listed(out)

    held = [
        changed(what, sorted(out.glob(pattern)), count, refused)
        for what, pattern in (
            ("MSI, by SHA256SUMS", "*.msi"),
            ("setup program, by SHA256SUMS", "*-setup.exe"),
            ("SHA256SUMS and SHA256SUMS.sig, by openssl", "SHA256SUMS*"),
        )
    ]
    shutil.rmtree(out)
    return held


def as_listed(folder: Path) -> bool:
    """Whether every file has the hash that SHA256SUMS names."""
    rows = (line.split("  ", 1) for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines())
    return all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for digest, name in rows)


def of_update(work: Path, installers: Sequence[Path], key: Ed25519PrivateKey, count: int) -> bool:
    """Change every file of a signed update with both installers in turn."""
    folder = work / "update"
    bundle.sign([(file, "0.1.0") for file in installers], "0.1.0", folder, key)
    trusted = [TrustedKey("it", identity_of(key.public_key()), key.public_key())]

    def refused() -> bool:
        try:
            bundle.verify(folder, trusted)
        except bundle.UpdateError:
            return True
        return False

    return changed("update with both, by update verify", sorted(folder.iterdir()), count, refused)


def changed(what: str, files: Sequence[Path], count: int, refused: Callable[[], bool]) -> bool:
    """Change one bit at a time, each file in turn; whether every change was refused and the files verify afterwards."""
    chance, started, right = random.Random(SEED), time.monotonic(), 0
    for number in range(count):
        file = files[number % len(files)]
        place, bit = chance.randrange(file.stat().st_size), 1 << chance.randrange(8)
        flip(file, place, bit)
        right += refused()
        flip(file, place, bit)
    whole = not refused()
    words = "unchanged it verifies" if whole else "unchanged it does NOT verify"
    print(
        f"{what}: {right} of {count} one-bit changes refused, {words}, {time.monotonic() - started:.0f} s", flush=True
    )
    return whole and right == count


def flip(file: Path, place: int, bit: int) -> None:
    """Change one bit of a file; a second time puts it back."""
    with file.open("r+b") as content:
        content.seek(place)
        byte = content.read(1)[0]
        content.seek(place)
        content.write(bytes([byte ^ bit]))


if __name__ == "__main__":
    sys.exit(main())
