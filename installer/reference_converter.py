"""The converter of llama.cpp that tests compare with: taken out of the locked source of llama-cpp-python.

Only the files that converting a Llama model needs are kept, some 3 MB of 60. They lie in the cache once per
source; a checkout gets a copy. Standard library only.
"""

import hashlib
import shutil
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import llama_wheel
from machine import SetupError
from progress import run, say

SOURCE = "llama_cpp_python-{version}"
VENDORED = "vendor/llama.cpp"
SINGLE_FILES = frozenset({"convert_hf_to_gguf.py", "convert_lora_to_gguf.py", "LICENSE"})
PACKAGES = ("conversion/", "gguf-py/gguf/")
VOCABULARIES = ("models/ggml-vocab-llama-spm.gguf", "models/ggml-vocab-gpt-2.gguf")
MANIFEST = "SHA256SUMS"


@dataclass(frozen=True)
class Source:
    """The locked source distribution; `key` names its place in the cache and changes with what is kept."""

    version: str
    sha256: str

    @property
    def key(self) -> str:
        """The first 32 hex digits of the SHA-256 over the source's hash and the list of kept files."""
        kept = (self.sha256, *sorted(SINGLE_FILES), *PACKAGES, *VOCABULARIES)
        return hashlib.sha256("\n".join(kept).encode()).hexdigest()[:32]


def source() -> Source:
    """Read which source is locked."""
    version, sha256 = llama_wheel.locked_source()
    return Source(version, sha256)


def is_whole(folder: Path) -> bool:
    """Whether every file that was kept is there with the size that was noted; hashes are checked when it is copied."""
    noted = _noted(folder)
    return bool(noted) and all(path.is_file() and path.stat().st_size == size for path, size, _ in noted)


def provide(wanted: Source, target: Path, logs: Path) -> Path:
    """Put the converter into `target`, from the cache or downloaded now and put there."""
    cached = llama_wheel.cache_folder() / "reference" / wanted.key
    if is_unchanged(cached):
        say(f"reference converter: taking it from the cache ({wanted.key[:12]})")
    else:
        shutil.rmtree(cached, ignore_errors=True)
        cached.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="unpacking-", dir=cached.parent) as temporary:
            work = Path(temporary)
            unpack(download(work, logs), wanted, work / "out")
            (work / "out").rename(cached)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    temporary_copy = target.with_name(f".{target.name}.part")
    shutil.rmtree(temporary_copy, ignore_errors=True)
    shutil.copytree(cached, temporary_copy)
    temporary_copy.rename(target)
    return target


def is_unchanged(folder: Path) -> bool:
    """Whether every file that was kept is there with its SHA-256."""
    noted = _noted(folder)
    return bool(noted) and all(
        path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest for path, _, digest in noted
    )


def download(work: Path, logs: Path) -> Path:
    """Download the source distribution; pip checks its hash.

    pip asks a source for its metadata even when it only downloads it, so its build tool must be there.
    """
    pip = llama_wheel.build_tools(work, logs)
    arguments = ["download", "--no-deps", "--require-hashes", "--no-binary=:all:", "--no-build-isolation"]
    run(
        "reference converter: source of llama.cpp (60 MB)",
        [*pip, *arguments, "-r", str(llama_wheel.LOCK), "-d", str(work / "download")],
        logs / "reference.log",
    )
    return next((work / "download").glob("*.tar.gz"))


def unpack(archive: Path, wanted: Source, folder: Path) -> None:
    """Take the kept files out of the archive and note their sizes and hashes."""
    root = PurePosixPath(SOURCE.format(version=wanted.version), *PurePosixPath(VENDORED).parts)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != wanted.sha256:
        raise SetupError(f"{archive.name} is not the locked source of llama-cpp-python (SHA-256 differs).")
    notes = []
    try:
        with tarfile.open(archive) as tar:
            for member in tar:
                name = PurePosixPath(member.name)
                if not member.isfile() or not name.is_relative_to(root):
                    continue
                kept = name.relative_to(root)
                content = tar.extractfile(member)
                if content is None or ".." in kept.parts or not is_kept(kept.as_posix()):
                    continue
                data = content.read()
                path = folder / kept
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                notes.append(f"{hashlib.sha256(data).hexdigest()} {len(data)} {kept}\n")
    except (OSError, tarfile.TarError) as error:
        raise SetupError(f"{archive.name} cannot be unpacked: {error}.") from error
    missing = [name for name in (*SINGLE_FILES, *VOCABULARIES) if not (folder / name).is_file()]
    if missing:
        raise SetupError(f"{archive.name} does not hold {missing[0]}; is installer/locks/llama.lock another version?")
    (folder / MANIFEST).write_text("".join(sorted(notes)))


def is_kept(name: str) -> bool:
    """Whether a file of llama.cpp is one that converting a Llama model needs."""
    if name in SINGLE_FILES or name.startswith(VOCABULARIES):
        return True
    return name.startswith(PACKAGES) and name.endswith(".py")


def _noted(folder: Path) -> list[tuple[Path, int, str]]:
    note = folder / MANIFEST
    if not note.is_file():
        return []
    lines = [line.split(" ", 2) for line in note.read_text().splitlines()]
    return [(folder / name, int(size), digest) for digest, size, name in lines]
