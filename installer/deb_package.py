"""The frozen app as a Debian package: files with one owner and one time, dependencies found in the libraries.

Nothing is run at installation. The one maintainer script acts at a purge, when it removes the machine-wide model packs;
it never looks into a home folder. Standard library only.
"""

import gzip
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bundle_scan import GPU_MODULE
from machine import SetupError

HERE = Path(__file__).resolve().parent / "linux"
ROOT = HERE.parent.parent
PACKAGE = "radonc-gpt"
HOME = "opt/radonc-gpt"
COMMANDS = ("radonc-desktop", "radonc-models")
PACKS = "var/lib/radonc-gpt/packs"
UPDATES = "var/lib/radonc-gpt/updates"  # made by `radonc-models update`
# Later systems gave some libraries a new package name and kept the interface (64-bit time).
RENAMED = {"libssl3": "libssl3t64", "libglib2.0-0": "libglib2.0-0t64"}
FONT = "fonts-dejavu-core | fonts-liberation | fonts-noto-core"
RECOMMENDS = "libvulkan1, mesa-vulkan-drivers"
DESCRIPTION = """Description: offline draft support for radiation oncology
 Reads the details of a patient and drafts treatment regimen, modality and
 diagnosis with local language models. Everything runs on this computer; the
 case store is encrypted; every draft needs the review of a physician.
 .
 Model packs are installed apart from the program. Not a medical device."""

POSTRM = f"""#!/bin/sh
# Case stores lie in the users' home folders: they are not touched, whatever is removed here.
set -e
if [ "$1" = purge ]; then
    rm -rf /{PACKS} /{UPDATES}
    rmdir --ignore-fail-on-non-empty /var/lib/radonc-gpt /etc/radonc-gpt 2>/dev/null || true
    echo "RadOnc-GPT: program, policy and machine-wide model packs are removed."
    echo "Case stores in the users' home folders are kept."
fi
"""


@dataclass(frozen=True)
class Release:
    """What goes into one package.

    Attributes:
        app: The frozen app.
        version: Of the product.
        date: Time of every file, in seconds since 1970.
        documents: Files for /usr/share/doc, by name.

    """

    app: Path
    version: str
    date: int
    documents: dict[str, str]


def build(release: Release, tree: Path, out: Path) -> Path:
    """Lay out the package below ``tree``, write it into ``out`` and give its path."""
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(release, tree)
    control = tree / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(control_text(release, tree))
    (control / "conffiles").write_text("/etc/radonc-gpt/policy.toml\n")
    (control / "md5sums").write_text(md5sums(tree))
    (control / "postrm").write_text(POSTRM)
    settle(tree, release.date)
    target = out / f"{PACKAGE}_{release.version}_amd64.deb"
    argv = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--threads-max=2", "--build", str(tree), str(target)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(release.date)}
    done = subprocess.run(["nice", *argv], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"dpkg-deb did not build the package: {done.stderr.strip()}")
    return target


def lay_out(release: Release, tree: Path) -> None:
    """Put every file at its place."""
    shutil.copytree(release.app, tree / HOME, symlinks=True)
    for command in COMMANDS:
        link = tree / "usr/bin" / command
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(f"/{HOME}/{command}")
        page = tree / "usr/share/man/man1" / f"{command}.1.gz"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(gzip.compress((HERE / f"{command}.1").read_bytes(), 9, mtime=0))
    _copy(HERE / "radonc-gpt.desktop", tree / "usr/share/applications/radonc-gpt.desktop")
    _copy(HERE / "radonc-gpt.svg", tree / "usr/share/icons/hicolor/scalable/apps/radonc-gpt.svg")
    _copy(HERE / "policy.toml", tree / "etc/radonc-gpt/policy.toml")
    (tree / PACKS).mkdir(parents=True)
    folder = tree / "usr/share/doc" / PACKAGE
    for name, text in release.documents.items():
        plain = name == "copyright" or name.endswith(".html")  # a browser opens no .gz
        path = folder / (name if plain else f"{name}.gz")
        path.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode()
        path.write_bytes(content if plain else gzip.compress(content, 9, mtime=0))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def settle(tree: Path, date: int) -> None:
    """Give every file the same time, and rights that do not depend on who builds."""
    runs = {tree / HOME / command for command in COMMANDS} | {tree / "DEBIAN" / "postrm"}
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in runs else 0o644)
        os.utime(path, (date, date), follow_symlinks=False)
    tree.chmod(0o755)
    os.utime(tree, (date, date))


def control_text(release: Release, tree: Path) -> str:
    """Write the control file."""
    size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    fields = {
        "Package": PACKAGE,
        "Version": release.version,
        "Architecture": "amd64",
        "Maintainer": "RadOnc-GPT maintainers <maintainers@radonc-gpt.invalid>",
        "Installed-Size": str(size // 1024),
        "Depends": ", ".join(dependencies(tree / HOME)),
        "Recommends": RECOMMENDS,
        "Section": "science",
        "Priority": "optional",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items()) + DESCRIPTION + "\n"


def dependencies(app: Path) -> list[str]:
    """Name the packages with the libraries that the app's own libraries need and do not bring along."""
    natives = [file for file in sorted(app.rglob("*")) if not file.is_symlink() and file.is_file() and _is_elf(file)]
    asked = [str(file) for file in natives if not file.as_posix().endswith(GPU_MODULE)]  # does without a loader
    folders = sorted({str(file.parent) for file in natives})
    work = app.parent.parent / "shlibdeps"
    (work / "debian").mkdir(parents=True)
    (work / "debian" / "control").write_text(f"Source: {PACKAGE}\n\nPackage: {PACKAGE}\nArchitecture: amd64\n")
    done = subprocess.run(
        ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{folder}" for folder in folders), *asked],
        cwd=work, capture_output=True, text=True, check=False,
    )  # fmt: skip
    shutil.rmtree(work)
    found = re.search(r"^shlibs:Depends=(.+)$", done.stdout, re.MULTILINE)
    if done.returncode or found is None:
        raise SetupError(f"the libraries that the package needs cannot be found: {done.stderr.strip()[-300:]}")
    return [*sorted(_renamed(entry) for entry in found[1].split(", ")), FONT]


def _is_elf(file: Path) -> bool:
    with file.open("rb") as content:
        return content.read(4) == b"\x7fELF"


def _renamed(entry: str) -> str:
    name, _, least = entry.partition(" ")
    newer = RENAMED.get(name)
    return f"{entry} | {newer} {least}".rstrip() if newer else entry


def md5sums(tree: Path) -> str:
    """List the hashes by which `dpkg --verify` finds changed files."""
    files: Sequence[Path] = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    inside = [path for path in files if path.relative_to(tree).parts[0] not in ("DEBIAN", "etc")]
    argv = ["md5sum", *(path.relative_to(tree).as_posix() for path in inside)]
    return subprocess.run(argv, cwd=tree, capture_output=True, text=True, check=True).stdout
