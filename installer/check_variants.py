"""Try the packaged app as an old, a masked and a broken computer would see it; print one line for each.

- masked: only the variant for every x86-64 processor is there;
- broken: the widest variant ends with an illegal instruction as soon as it is loaded;
- old: qemu-user plays a processor without AVX2, and the self-test of two variants runs on it.

Needs the frozen app of `build.py linux`, gcc and qemu-user. Standard library only.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from build import DEMO_PACK, OUT
from frozen_app import PYTHON, Workshop
from machine import SetupError
from progress import Spent, fail, say

# 2011: AVX, no AVX2. On one without AVX (Nehalem), numpy's OpenBLAS ends with an illegal instruction.
OLD = "SandyBridge"
BROKEN = "__attribute__((constructor)) static void broken(void) { __builtin_trap(); }\n"
# The frozen executable starts itself again, which qemu-user does not follow: the packaged modules and libraries are
# run by the same Python instead.
BOOT = "import sys; sys.path.insert(0, sys.argv.pop(1)); from radonc_models.runtime.selftest import main; main()"
SECONDS = 1200


def main() -> int:
    """Run all three; 0 when all hold."""
    app, spent = Workshop((OUT.parent / "first").resolve()).app, Spent()
    try:
        if not (app / "radonc-desktop").is_file():
            raise SetupError("the app is not frozen yet; build it with: build.py linux")
        for tool, package in (("gcc", "gcc"), ("qemu-x86_64", "qemu-user"), (str(PYTHON), "python3.11")):
            if shutil.which(tool) is None:
                raise SetupError(f"{tool} is missing; install it with: apt-get install {package}")
        with tempfile.TemporaryDirectory(prefix="radonc-variants-") as temporary:
            work = Path(temporary)
            masked(app, work / "masked")
            broken(app, work / "broken")
            old(app, work)
        say(f"the packaged app holds on an old, a masked and a broken computer ({spent})")
    except SetupError as error:
        return fail(str(error))
    return 0


def masked(app: Path, copy: Path) -> None:
    """Leave the safest variant alone; the app must work with it and say so."""
    library = duplicate(app, copy)
    for file in library.glob("libggml-cpu-*.so"):
        if file.name != "libggml-cpu-x64.so":
            file.unlink()
    said = doctor(copy)
    expect(said["variants"]["facts"]["chosen"] == "x64", "masked", said["variants"])
    expect(said["engine"]["status"] == "ok", "masked", said["engine"])
    say(f"masked: {said['variants']['verdict']} {said['speed']['verdict']}")


def broken(app: Path, copy: Path) -> None:
    """Put a library that crashes into the place of the variant that this computer would choose."""
    library = duplicate(app, copy)
    chosen = str(doctor(app)["variants"]["facts"]["chosen"])
    file = library / f"libggml-cpu-{chosen}.so"
    file.unlink()
    source = copy / "broken.c"
    source.write_text(BROKEN)
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", str(file), str(source)], check=True)
    said = doctor(copy)
    facts = said["variants"]["facts"]
    expect(facts["chosen"] != chosen and "SIGILL" in json.dumps(facts), "broken", said["variants"])
    expect(said["engine"]["status"] == "ok", "broken", said["engine"])
    say(f"broken {chosen}: {said['variants']['verdict']} {facts[f'tried_{chosen}']}")


def old(app: Path, work: Path) -> None:
    """Run the self-test on an old processor: the baseline answers right, the wider one is refused or dies."""
    outcomes = {}
    for variant in ("x64", "haswell"):
        argv = ["qemu-x86_64", "-cpu", OLD, str(PYTHON), "-I", "-S", "-B", "-c", BOOT, str(app / "_internal"), variant]
        done = subprocess.run(argv, capture_output=True, timeout=SECONDS, check=False, cwd=work)
        outcomes[variant] = (done.returncode, done.stdout.decode(errors="replace"))
    code, line = outcomes["x64"]
    expect(code == 0 and "tokens" in line, "old", outcomes)
    code, line = outcomes["haswell"]
    expect(code != 0 or "refused" in line, "old", outcomes)
    say(f"old ({OLD}): x64 computes; haswell: {json.loads(line)['refused'] if code == 0 else f'ended with {code}'}")


def duplicate(app: Path, copy: Path) -> Path:
    """Copy the app as links to its files; give the folder of the engine's libraries."""
    subprocess.run(["cp", "-al", str(app), str(copy)], check=True)
    return copy / "_internal" / "llama_cpp" / "lib"


def doctor(app: Path) -> dict[str, dict[str, Any]]:
    """Let an app examine itself with a state of its own; give its sections by name."""
    with tempfile.TemporaryDirectory() as state:
        environment = {"PATH": "/usr/bin:/bin", "HOME": state, "XDG_STATE_HOME": state, "LC_ALL": "C.UTF-8"}
        argv = [str(app / "radonc-desktop"), "--doctor", "--json", "--pack", str(DEMO_PACK.resolve())]
        done = subprocess.run(argv, capture_output=True, timeout=SECONDS, check=False, env=environment)
    try:
        return {section["name"]: section for section in json.loads(done.stdout)["sections"]}
    except (ValueError, KeyError) as error:
        raise SetupError(f"the app gave no report: {done.stderr.decode(errors='replace')[-300:]}") from error


def expect(held: bool, name: str, said: object) -> None:
    """Raise SetupError unless it holds."""
    if not held:
        raise SetupError(f"{name} does NOT hold: {said}")


if __name__ == "__main__":
    os.environ.pop("LD_LIBRARY_PATH", None)
    sys.exit(main())
