"""The Vulkan and SPIR-V headers that ggml's Vulkan backend is compiled with: two Debian packages, pinned by hash.

llama.cpp needs newer headers than Debian 12 and Ubuntu 24.04 have. They are plain files that fit any system, so
those of Debian 13 are unpacked beside the build; compiler, shader compiler and C library stay the system's own.
Standard library only.
"""

import hashlib
import io
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from machine import SetupError, UnreachableError
from progress import CommandFailedError, run

LOCK = Path(__file__).resolve().parent / "locks" / "vulkan-headers.sha256"
BROUGHT = "RADONC_VULKAN_HEADERS"
APT_HELPER = Path("/usr/lib/apt/apt-helper")
INCLUDE = PurePosixPath("usr/include")
CMAKE = PurePosixPath("usr/share/cmake")
_ARCHIVE, _MEMBER_HEAD = b"!<arch>\n", 60


@dataclass(frozen=True)
class Package:
    """One locked package: its place below the root of a Debian mirror, and its SHA-256."""

    place: str
    sha256: str

    @property
    def name(self) -> str:
        """The file's name."""
        return PurePosixPath(self.place).name


def locked() -> tuple[Package, ...]:
    """Read which packages are locked."""
    lines = re.findall(r"^([0-9a-f]{64})  (\S+\.deb)$", LOCK.read_text(), re.MULTILINE)
    if len(lines) != 2:
        raise SetupError(f"{LOCK} does not name two packages with their hashes; restore the file from git.")
    return tuple(Package(place, sha256) for sha256, place in lines)


def provide(work: Path, logs: Path) -> Path:
    """Unpack the headers below `work` and give the folder; `usr/include` and `usr/share/cmake` are in it.

    Raises:
        SetupError: A package cannot be had, or is not the locked one.

    """
    for package in locked():
        unpack(bring(package, work, logs), work / "headers")
    return work / "headers"


def bring(package: Package, work: Path, logs: Path) -> Path:
    """Take one package from the folder that the user names, or from the machine's own Debian mirror.

    Raises:
        SetupError: It cannot be had, or is not the locked one.

    """
    brought = os.environ.get(BROUGHT)
    file = Path(brought) / package.name if brought else _download(package, work, logs)
    if not file.is_file():
        raise SetupError(f"{BROUGHT} names {brought}, where {package.name} is missing; put it there.")
    if hashlib.sha256(file.read_bytes()).hexdigest() != package.sha256:
        raise SetupError(f"{file.name} differs from its hash in installer/locks/{LOCK.name} and was refused.")
    return file


def _download(package: Package, work: Path, logs: Path) -> Path:
    file, log = work / package.name, logs / "vulkan-headers.log"
    for mirror in debian_mirrors():
        argv = [str(APT_HELPER), "download-file", mirror + package.place, str(file), f"SHA256:{package.sha256}"]
        try:
            run(f"Vulkan: {package.name}", argv, log)
        except CommandFailedError:
            continue  # the next mirror may have it
        return file
    names = " and ".join(one.name for one in locked())
    raise UnreachableError(
        f"the package {package.name} of Debian 13 cannot be had from a Debian mirror of this machine; "
        f"put {names} into a folder and name it in {BROUGHT}."
    )


def debian_mirrors() -> list[str]:
    """List the roots of the Debian mirrors that apt is set up with; apt brings its own proxies and rules."""
    if not APT_HELPER.is_file() or shutil.which("apt-get") is None:
        return []
    argv = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    said = subprocess.run(argv, capture_output=True, text=True, check=False).stdout
    return list(dict.fromkeys(line for line in said.split() if line.rstrip("/").endswith("/debian")))


def unpack(package: Path, folder: Path) -> None:
    """Take the headers and their CMake files out of a Debian package.

    Raises:
        SetupError: It is no Debian package, or a damaged one.

    """
    try:
        with tarfile.open(fileobj=io.BytesIO(_data(package)), mode="r:*") as tar:
            for member in tar:
                name = PurePosixPath(member.name)
                wanted = name.is_relative_to(INCLUDE) or name.is_relative_to(CMAKE)
                content = tar.extractfile(member) if member.isfile() and wanted and ".." not in name.parts else None
                if content is not None:
                    target = folder / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content.read())
    except (OSError, EOFError, ValueError, tarfile.TarError) as error:
        raise SetupError(f"{package.name} cannot be unpacked: {error}.") from error


def _data(package: Path) -> bytes:
    """Give the inner archive with the package's files."""
    for name, content in _members(package.read_bytes()):
        if name.startswith("data.tar"):
            return content
    raise ValueError("it holds no files")


def _members(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of what an ar archive holds: heads of 60 bytes, contents padded to even length."""
    if not archive.startswith(_ARCHIVE):
        raise ValueError("it is no Debian package")
    place = len(_ARCHIVE)
    while place + _MEMBER_HEAD <= len(archive):
        head = archive[place : place + _MEMBER_HEAD]
        size = int(head[48:58])
        place += _MEMBER_HEAD
        yield head[:16].decode("ascii").strip().rstrip("/"), archive[place : place + size]
        place += size + size % 2
