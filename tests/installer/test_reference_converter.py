import hashlib
import io
import tarfile

import pytest
import reference_converter
from machine import SetupError

VENDORED = "llama_cpp_python-0.0/vendor/llama.cpp/"
KEPT = {
    "convert_hf_to_gguf.py": b"convert",
    "convert_lora_to_gguf.py": b"lora",
    "LICENSE": b"licence",
    "conversion/base.py": b"base",
    "gguf-py/gguf/vocab.py": b"vocab",
    "gguf-py/gguf/scripts/dump.py": b"dump",
    "models/ggml-vocab-llama-spm.gguf": b"GGUF",
    "models/ggml-vocab-llama-spm.gguf.inp": b"text",
    "models/ggml-vocab-gpt-2.gguf": b"GGUF",
}
LEFT_OUT = ["src/llama.cpp", "models/ggml-vocab-qwen2.gguf", "gguf-py/README.md", "conversion/../../../evil.py"]


@pytest.fixture
def archive(tmp_path):
    return pack(tmp_path / "source.tar.gz", {VENDORED + name: data for name, data in KEPT.items()})


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("RADONC_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "reference"


def pack(path, contents):
    with tarfile.open(path, "w:gz") as tar:
        for name, data in {**contents, **{VENDORED + name: b"x" for name in LEFT_OUT}}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return path


def source_of(archive):
    return reference_converter.Source("0.0", hashlib.sha256(archive.read_bytes()).hexdigest())


def provide(archive, tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(reference_converter, "download", lambda work, logs: calls.append(work) or archive)
    folder = reference_converter.provide(source_of(archive), tmp_path / "build/llama.cpp", tmp_path / "logs")
    return folder, len(calls)


def test_that_only_the_needed_files_are_kept(archive, cache, tmp_path, monkeypatch):
    folder, _ = provide(archive, tmp_path, monkeypatch)
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found.pop(reference_converter.MANIFEST)
    assert found == KEPT
    assert reference_converter.is_whole(folder)


def test_that_the_second_checkout_takes_it_from_the_cache(archive, cache, tmp_path, monkeypatch):
    assert provide(archive, tmp_path, monkeypatch)[1] == 1
    folder, downloads = provide(archive, tmp_path / "second", monkeypatch)
    assert downloads == 0
    assert reference_converter.is_whole(folder)
    assert [path.name for path in cache.iterdir()] == [source_of(archive).key], "a working folder was left behind"


def test_that_a_damaged_cache_is_filled_again(archive, cache, tmp_path, monkeypatch):
    provide(archive, tmp_path, monkeypatch)
    (cache / source_of(archive).key / "conversion/base.py").write_bytes(b"bas3")
    folder, downloads = provide(archive, tmp_path, monkeypatch)
    assert downloads == 1
    assert (folder / "conversion/base.py").read_bytes() == b"base"


def test_that_a_missing_or_cut_file_is_noticed(archive, cache, tmp_path, monkeypatch):
    folder, _ = provide(archive, tmp_path, monkeypatch)
    (folder / "LICENSE").write_bytes(b"lic")
    assert not reference_converter.is_whole(folder)
    (folder / "LICENSE").unlink()
    assert not reference_converter.is_whole(folder)
    assert not reference_converter.is_whole(tmp_path / "nowhere")


def test_that_another_source_is_refused(archive, tmp_path):
    with pytest.raises(SetupError, match="not the locked source"):
        reference_converter.unpack(archive, reference_converter.Source("0.0", "0" * 64), tmp_path / "out")


def test_that_a_source_without_the_converter_is_refused(tmp_path):
    archive = pack(tmp_path / "source.tar.gz", {VENDORED + "LICENSE": b"licence"})
    with pytest.raises(SetupError, match="does not hold"):
        reference_converter.unpack(archive, source_of(archive), tmp_path / "out")


def test_that_a_source_that_is_no_archive_is_refused(tmp_path):
    archive = tmp_path / "source.tar.gz"
    archive.write_bytes(b"not an archive")
    with pytest.raises(SetupError, match="cannot be unpacked"):
        reference_converter.unpack(archive, source_of(archive), tmp_path / "out")


def test_that_the_cache_key_follows_the_locked_source():
    locked = reference_converter.source()
    assert reference_converter.source().key == locked.key
    assert reference_converter.Source(locked.version, "0" * 64).key != locked.key
