"""Changes of single bits, each put back, and files that lie beside signed sums, for the counts of refusals.

The sums are checked by the two commands of the guide for IT: openssl for the signature, sha256sum for the files.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "installer"))

import papers  # noqa: E402

SEED = 10

Refusal = Callable[[], bool]
"""Tries what the files are for; whether it was refused."""


def heading() -> None:
    """Print the head of the table."""
    print(f"| what | changed | refused | seconds |\n| --- | ---: | ---: | ---: |  seed {SEED}", flush=True)


def row(what: str, attempts: Sequence[Refusal]) -> bool:
    """Make every attempt and print how many were refused; whether all were, and there was one."""
    started = time.monotonic()
    refused = sum(attempt() for attempt in attempts)
    print(f"| {what} | {len(attempts)} | {refused} | {time.monotonic() - started:.0f} |", flush=True)
    return 0 < len(attempts) == refused


def flips(files: Sequence[Path], count: int, refused: Refusal) -> list[Refusal]:
    """Give attempts that change one bit of each file in turn, at a place that the seed chooses."""
    chance = random.Random(SEED)

    def attempt(file: Path, place: float) -> bool:
        with flipped(file, int(place * file.stat().st_size * 8)):
            return refused()

    chosen = [(files[number % len(files)], chance.random()) for number in range(count)]
    return [lambda file=file, place=place: attempt(file, place) for file, place in chosen]  # type: ignore[misc]


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


def whole(held: bool, what: str) -> None:
    """Stop unless what was put back verifies again: otherwise everything would be refused."""
    if not held:
        raise SystemExit(f"{what} does not verify unchanged: nothing is shown")


def _alone(files: Sequence[Path], out: Path, folder: Path) -> Path:
    """Link the files of a row into a folder with what signs them, so that no others are read each time."""
    signs = {out / "SHA256SUMS", out / "SHA256SUMS.sig"}
    if signs & set(files):
        return out
    folder.mkdir()
    for file in (*files, *signs):
        (folder / file.name).hardlink_to(file)
    return folder


def of_sums(
    built: Path, work: Path, key: Ed25519PrivateKey, count: int, kinds: Sequence[tuple[str, str]]
) -> Iterator[bool]:
    """Yield whether each row of what lies beside a package holds, by SHA256SUMS and its signature.

    Args:
        built: Folder of the build; it is copied.
        work: Folder for the copy and the keys.
        key: Signs the sums.
        count: Changes for each row.
        kinds: What a row is called, and the pattern of its files.

    """
    out = work / "out"
    shutil.copytree(built, out, ignore=shutil.ignore_patterns("again"))
    secret, public = work / "it.key.pem", work / "it.pub.pem"
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    papers.write_sums(out)
    papers.sign_sums(out, secret, None)
    openssl = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(public), "-rawin", "-in", "SHA256SUMS"]
    sums = ["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"]

    def refused(folder: Path = out, *more: str) -> bool:
        commands = ([*openssl, "-sigfile", "SHA256SUMS.sig"], [*sums, *more])
        return any(subprocess.run(one, cwd=folder, capture_output=True, check=False).returncode for one in commands)

    whole(not refused(), "what the sums name")
    for number, (what, pattern) in enumerate(kinds):
        if files := sorted(out.glob(pattern)):
            alone = _alone(files, out, work / f"row{number}")
            more = ("--ignore-missing",) if alone != out else ()
            whole(not refused(alone, *more), what)
            yield row(what, flips(files, count, partial(refused, alone, *more)))
    whole(not refused(), "what the sums name")
    shutil.rmtree(out)
