import hashlib
import io
import tarfile

import llama_bench
import llama_source
import pytest
import vulkan_backend
from machine import SetupError

ROOT = "llama_cpp_python-0.0/vendor/llama.cpp/"
LEFT_OUT = ["src/llama.cpp", "common/../../evil.cpp", "vendor/cpp-httplib/httplib.cpp"]
WANTED = [
    ((llama_bench.FOLDERS, llama_bench.SOURCES), "include/llama.h"),
    ((vulkan_backend.KEPT, vulkan_backend.NEEDED), "ggml/src/ggml.c"),
]


def pack(path, names):
    with tarfile.open(path, "w:gz") as tar:
        for name in names:
            entry = tarfile.TarInfo(ROOT + name)
            entry.size = 1
            tar.addfile(entry, io.BytesIO(b"x"))
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(("wanted", "more"), WANTED)
def test_that_only_what_is_compiled_is_unpacked(tmp_path, wanted, more):
    archive, sha256 = pack(tmp_path / "source.tar.gz", [*wanted[1], more, *LEFT_OUT])
    llama_source.unpack(archive, "0.0", sha256, tmp_path / "out", *wanted)
    found = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert found == {*wanted[1], more}


@pytest.mark.parametrize(("wanted", "more"), WANTED)
def test_that_another_archive_is_refused(tmp_path, wanted, more):
    archive, _ = pack(tmp_path / "source.tar.gz", wanted[1])
    with pytest.raises(SetupError, match="not the locked source"):
        llama_source.unpack(archive, "0.0", "0" * 64, tmp_path / "out", *wanted)


@pytest.mark.parametrize(("wanted", "more"), WANTED)
def test_that_a_source_that_lacks_a_file_is_named(tmp_path, wanted, more):
    archive, sha256 = pack(tmp_path / "source.tar.gz", wanted[1][1:])
    with pytest.raises(SetupError, match=f"does not hold {wanted[1][0]}"):
        llama_source.unpack(archive, "0.0", sha256, tmp_path / "out", *wanted)
