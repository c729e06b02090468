"""Run the app's headless demo where the network is watched, forbidden and missing: it must neither use nor miss it.

    python tests/benchmarks/check_network.py [--way filter] [--way strace] [--way namespace] [--pack FOLDER]

``filter``: the kernel kills whatever in the whole tree of processes asks for an IPv4 or IPv6 socket; needs no rights.
``strace``: every call that makes a socket is listed, and files that the engine's child opens after loading; needs
strace. ``namespace``: there is no network at all; needs the right to make name spaces. Without ``--way``, all that this
machine can do. Each run opens the window off screen, unlocks a vault, asks the models of the pack and saves pictures.
Without ``--pack`` the models are tiny random ones.
Exit code 1 if a run failed, or an Internet socket or such a file was seen.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figures import note
from traces import CALLS, read_trace

APP = "import sys; from radonc_desktop.cli import main; sys.exit(main(sys.argv[1:]))"
FILTERED = (
    "from radonc_models.runtime import sandbox\n"
    "assert sandbox.forbid(sandbox.INTERNET_SOCKETS, kill=True), 'no filter'\n" + APP
)


def tiny_pack(folder, tokens=8):
    from bench_faults import tiny_models
    from fuzz_engine import sha256_of, write_pack

    model = tiny_models(folder)[0].rename(folder / "model.gguf")
    write_pack(folder, sha256_of(model), model.stat().st_size, tokens)
    return folder


def command(way, trace):
    python = [sys.executable, "-c", FILTERED if way == "filter" else APP]
    if way == "strace":
        return ["strace", "-f", "-qq", "-e", f"trace={CALLS},connect,bind,sendto,sendmsg", "-o", str(trace), *python]
    return ["unshare", "--map-root-user", "--net", *python] if way == "namespace" else python


def possible(way):
    if way == "namespace":
        probe = ["unshare", "--map-root-user", "--net", "true"]
        return shutil.which("unshare") and subprocess.run(probe, capture_output=True, check=False).returncode == 0
    return way == "filter" or shutil.which("strace") is not None


def run(way, pack):
    """Return whether the run held, and a line about it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        arguments = ["--headless-demo", str(place / "out"), "--pack", str(pack), "--vault", str(place / "vault")]
        environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
        trace = place / "trace"
        done = subprocess.run(
            [*command(way, trace), *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        pictures = len(list((place / "out").glob("*.png"))) if (place / "out").is_dir() else 0
        calls = trace.read_text() if trace.is_file() else ""
    families = Counter(re.findall(r"\b[AP]F_\w+", calls))
    used = sum(count for family, count in families.items() if family in ("AF_INET", "AF_INET6", "PF_INET", "PF_INET6"))
    child = read_trace(calls)
    seen = f", sockets by family: {dict(families) or 'none'}, {used} of the Internet" if way == "strace" else ""
    if way == "strace":
        seen += f", files that {child.sealed} sealed children opened: {len(child.opened)}"
        used += len(child.opened) + (not child.sealed)
    words = done.stderr.strip().splitlines()[-1:] if done.returncode else []
    line = f"{way}: exit code {done.returncode}, {pictures} pictures{seen} {' '.join(words)}"
    return done.returncode == 0 and pictures > 0 and not used, line.rstrip()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--way", action="append", choices=("filter", "strace", "namespace"))
    parser.add_argument("--pack", type=Path)
    options = parser.parse_args()
    ways = options.way or [way for way in ("filter", "strace", "namespace") if possible(way)]
    with tempfile.TemporaryDirectory() as folder:
        pack = options.pack or tiny_pack(Path(folder))
        results = []
        for way in ways:
            held, line = run(way, pack.resolve())
            results.append(held)
            note(7, f"the whole app, {way}", "no Internet socket", "none" if held else "failed", held)
            print(line, flush=True)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
