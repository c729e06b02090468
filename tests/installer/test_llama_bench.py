import hashlib
import io
import tarfile

import llama_bench
import pytest
from machine import SetupError

ROOT = "llama_cpp_python-0.0/vendor/llama.cpp/"
LEFT_OUT = ["src/llama.cpp", "common/../../evil.cpp", "vendor/cpp-httplib/httplib.cpp"]


def pack(path, names):
    with tarfile.open(path, "w:gz") as tar:
        for name in names:
            entry = tarfile.TarInfo(ROOT + name)
            entry.size = 1
            tar.addfile(entry, io.BytesIO(b"x"))
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def test_that_only_what_the_program_needs_is_unpacked(tmp_path):
    archive, sha256 = pack(tmp_path / "source.tar.gz", [*llama_bench.SOURCES, "include/llama.h", *LEFT_OUT])
    llama_bench.unpack(archive, "0.0", sha256, tmp_path / "out")
    found = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert found == {*llama_bench.SOURCES, "include/llama.h"}


def test_that_another_archive_is_refused(tmp_path):
    archive, _ = pack(tmp_path / "source.tar.gz", llama_bench.SOURCES)
    with pytest.raises(SetupError, match="not the locked source"):
        llama_bench.unpack(archive, "0.0", "0" * 64, tmp_path / "out")


def test_that_a_source_without_the_program_is_named(tmp_path):
    archive, sha256 = pack(tmp_path / "source.tar.gz", llama_bench.SOURCES[1:])
    with pytest.raises(SetupError, match=r"does not hold tools/llama-bench/main\.cpp"):
        llama_bench.unpack(archive, "0.0", sha256, tmp_path / "out")


def test_that_a_program_in_the_cache_is_taken(tmp_path, monkeypatch):
    monkeypatch.setenv("RADONC_CACHE", str(tmp_path))
    libraries = tmp_path / "lib"
    libraries.mkdir()
    program = tmp_path / "llama-bench" / llama_bench.key(libraries) / llama_bench.PROGRAM
    program.parent.mkdir(parents=True)
    program.write_bytes(b"program")
    assert llama_bench.provide(libraries, tmp_path) == program
    (libraries / "libllama.so.9").write_bytes(b"")
    assert llama_bench.key(libraries) != program.parent.name, "libraries of other names were taken for the same"
