import llama_bench


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
