"""Build the .deb and the .rpm from two clones in two folders and two environments; compare every byte of the results.

The clones are those of the last commit. The second build has another time zone, language, home folder, umask and user
name than the first. With `--anew` there is a third, like the second but with a cache of its own: the fixed root, the
wheels and the engine are made once more (13 minutes of processor time). Needs root and the network. Prints one table
for each comparison; exit code 1 unless all is the same.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "installer"))

from progress import Spent  # noqa: E402

OTHER = {
    "TZ": "Pacific/Auckland",
    "LANG": "de_DE.UTF-8",
    "LC_ALL": "tr_TR.UTF-8",
    "USER": "other",
    "PYTHONHASHSEED": "7",
}


@dataclass(frozen=True)
class Trial:
    """Where and how one build is made."""

    place: str
    environment: dict[str, str]
    umask: int
    anew: bool = False


FIRST = Trial("a", {}, 0o022)
SECOND = Trial("another/longer path/of the clone", OTHER, 0o077)


def main(argv: Sequence[str] | None = None) -> int:
    """Build both and compare them; 0 when all is the same."""
    parser = argparse.ArgumentParser(description="Show that two builds give the same bytes.")
    parser.add_argument("--anew", action="store_true", help="build a third time with a cache of its own")
    options = parser.parse_args(argv)
    others = [SECOND, *([replace(SECOND, place="with a cache of its own", anew=True)] if options.anew else [])]
    commit = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    with tempfile.TemporaryDirectory(prefix="radonc-reproducible-") as temporary:
        build = partial(build_commit, commit.stdout.strip(), Path(temporary))
        first = build(FIRST)
        for trial in others:
            other = first and build(trial)
            if not first or not other or compare(first, other):
                return 1
    return 0


def build_commit(commit: str, folder: Path, trial: Trial) -> dict[str, str] | None:
    """Build in a clone of its own and give the SHA-256 of every result, ``None`` where it failed."""
    old = os.umask(trial.umask)
    spent, clone = Spent(), folder / trial.place
    try:
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        subprocess.run(["git", "-C", str(clone), "checkout", "-q", commit], check=True)
        for what in ("linux", "rpm"):
            argv = [sys.executable, "installer/build.py", what]
            if subprocess.run(argv, cwd=clone, env=surroundings(clone, trial), check=False).returncode:
                return None
    finally:
        os.umask(old)
    print(f"built in {trial.place!r}: {spent}", flush=True)
    files = sorted((clone / "build" / "package" / "out").iterdir())
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def surroundings(clone: Path, trial: Trial) -> dict[str, str]:
    """Give the environment of a build: its own home folder, and where this machine's packages come from."""
    home = clone.with_name("home of it")
    home.mkdir(exist_ok=True)
    cache = Path(os.environ.get("RADONC_CACHE") or Path.home() / ".cache" / "radonc-gpt")
    given = {"HOME": str(home), "RADONC_CACHE": str(clone.with_name("cache of it") if trial.anew else cache)}
    if (settings := Path.home() / ".config" / "pip" / "pip.conf").is_file():
        given["PIP_CONFIG_FILE"] = str(settings)
    return os.environ | given | trial.environment


def compare(one: dict[str, str], other: dict[str, str]) -> int:
    """Print a line for each result; 1 unless all are the same."""
    for name in sorted(one | other):
        same = one.get(name) == other.get(name)
        said, hashes = "same bytes" if same else "DIFFERS", [found.get(name, "-")[:16] for found in (one, other)]
        print(f"{said:12} {hashes[0]:18} {hashes[1]:18} {name}")
    return 0 if one == other else 1


if __name__ == "__main__":
    sys.exit(main())
