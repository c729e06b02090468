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
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from radonc_models.errors import RadOncError
from radonc_models.pack import installing as packs
from radonc_models.pack import release
from radonc_models.pack.keys import TrustedKey, identity_of
from radonc_models.update import bundle
from radonc_models.update import installing as updates

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "installer"))

import check_deb  # noqa: E402
import papers  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 10
PART = 100_000_000  # bytes: the pack travels in parts


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
    print(f"| what | changed | refused | seconds |\n| --- | ---: | ---: | ---: |  seed {SEED}", flush=True)
    with tempfile.TemporaryDirectory(prefix="radonc-tamper-") as temporary:
        rows = [
            *of_sums(Path(temporary) / "out", key, options.changes),
            *of_updates(Path(temporary), package, key, trusted, options.changes),
            *of_pack(Path(temporary), options.pack, key, trusted, options.changes),
        ]
    return 0 if all(changed == refused for changed, refused in rows) else 1


def row(what: str, attempts: Sequence[Callable[[], bool]]) -> tuple[int, int]:
    """Make every attempt, print how many were refused, and give both numbers."""
    started = time.monotonic()
    refused = sum(attempt() for attempt in attempts)
    print(f"| {what} | {len(attempts)} | {refused} | {time.monotonic() - started:.0f} |", flush=True)
    return len(attempts), refused


def flips(files: Sequence[Path], count: int, refused: Callable[[], bool]) -> list[Callable[[], bool]]:
    """Give attempts that change one bit of each file in turn."""
    chance = random.Random(SEED)

    def attempt(file: Path, bit: int) -> bool:
        with flipped(file, bit):
            return refused()

    chosen = [(files[number % len(files)], chance.random()) for number in range(count)]
    return [
        lambda file=file, place=place: attempt(file, int(place * file.stat().st_size * 8))  # type: ignore[misc]
        for file, place in chosen
    ]


@contextmanager
def flipped(file: Path, bit: int) -> Iterator[None]:
    """Change one bit of a file, and put it back afterwards."""
    with file.open("r+b") as content:
        content.seek(bit // 8)
        byte = content.read(1)[0]
        content.seek(bit // 8)
        content.write(bytes([byte ^ 1 << bit % 8]))
        content.flush()
        try:
            yield
        finally:
            content.seek(bit // 8)
            content.write(bytes([byte]))


def of_sums(out: Path, key: Ed25519PrivateKey, count: int) -> Iterator[tuple[int, int]]:
    """Yield the rows of what lies beside a package, by SHA256SUMS and its signature."""
    shutil.copytree(check_deb.OUT, out, ignore=shutil.ignore_patterns("again"))
    secret, public = out.with_name("it.key.pem"), out.with_name("it.pub.pem")
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    papers.write_sums(out)
    papers.sign_sums(out, secret, None)
    openssl = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(public), "-rawin", "-in", "SHA256SUMS"]
    commands = ([*openssl, "-sigfile", "SHA256SUMS.sig"], ["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"])

    def refused() -> bool:
        return any(subprocess.run(one, cwd=out, capture_output=True, check=False).returncode for one in commands)

    for what, pattern in (
        (".deb, by SHA256SUMS", "*.deb"),
        (".rpm, by SHA256SUMS", "*.rpm"),
        ("SBOM, by SHA256SUMS", "*.cdx.json"),
        ("SHA256SUMS and its signature, by openssl", "SHA256SUMS*"),
    ):
        files = sorted(out.glob(pattern))
        if files:
            yield row(what, flips(files, count, refused))
    whole(not refused(), "the sums")


def of_updates(
    work: Path, package: Path, key: Ed25519PrivateKey, trusted: Sequence[TrustedKey], count: int
) -> Iterator[tuple[int, int]]:
    """Yield the rows of a signed update with two real packages."""
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
) -> Iterator[tuple[int, int]]:
    """Yield the rows of a signed model pack in parts."""
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


def whole(held: bool, what: str) -> None:
    """Stop unless what was put back verifies again: otherwise everything would be refused."""
    if not held:
        raise SystemExit(f"{what} does not verify unchanged: nothing is shown")


if __name__ == "__main__":
    sys.exit(main())
