"""Several types and adapters in one read of the base."""

import errno
import fcntl
import itertools
import json
import os

import pytest

from radonc_convert.checkpoint import files
from radonc_convert.checkpoint.files import RandomFile
from radonc_convert.cli import main
from radonc_convert.errors import ConvertError, OutputError
from radonc_convert.naming import requests
from radonc_convert.pipeline import Request, execute, execute_many, plan, plan_many
from radonc_convert.writer import OutputFile


@pytest.fixture(scope="session")
def second_adapter(chain, tiny_base, tmp_path_factory):
    """Another adapter of the tiny base, on some of its layers."""
    folder = tmp_path_factory.mktemp("second") / "lora"
    return chain.make_adapter(chain.load_base(tiny_base), folder, rank=4, seed=5, target_modules=["q_proj", "up_proj"])


def test_that_outputs_made_together_equal_those_made_alone(tiny_base, tiny_adapter, second_adapter, tmp_path):
    wanted = [
        Request(tmp_path / f"{label}.{kind}.gguf", kind, adapter)
        for label, adapter in (("first", tiny_adapter), ("second", second_adapter), ("base", None))
        for kind in ("Q8_0", "F16", "Q4_K_M", "F32")
    ]

    receipts = execute_many(plan_many(tiny_base, wanted))

    for request, receipt in zip(wanted, receipts, strict=True):
        alone = execute(plan(tiny_base, request.adapter, tmp_path / "alone.gguf", request.type, force=True))
        assert (receipt.sha256, receipt.merged) == (alone.sha256, alone.merged)


def test_that_the_base_is_read_once_for_all_outputs(tiny_base, tiny_adapter, second_adapter, tmp_path, monkeypatch):
    read = []
    read_into = RandomFile.read_into

    def counted(self, offset, buffer):
        read.append((self.path, offset, buffer.nbytes))
        read_into(self, offset, buffer)

    wanted = [
        Request(tmp_path / f"{number}.gguf", kind, adapter)
        for number, (kind, adapter) in enumerate([("Q8_0", tiny_adapter), ("F16", second_adapter), ("Q4_0", None)])
    ]
    planned = plan_many(tiny_base, wanted)
    monkeypatch.setattr(RandomFile, "read_into", counted)

    execute_many(planned)

    for file in planned.checkpoint.files:
        mine = sorted((offset, size) for path, offset, size in read if path == file.path)
        assert sum(size for _, size in mine) == file.size
        assert all(offset + size == after for (offset, size), (after, _) in itertools.pairwise(mine))


def test_that_the_command_names_the_outputs(tiny_base, tiny_adapter, second_adapter, tmp_path, capsys):
    code = main([
        "merge", "--base", str(tiny_base), "--out", str(tmp_path / "m.gguf"), "--json",
        "--type", "Q8_0", "--type", "q4_k_m",
        "--adapter", f"regimen={tiny_adapter}", "--adapter", f"modality={second_adapter}",
    ])  # fmt: skip

    receipts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert code == 0
    assert [receipt["file"] for receipt in receipts] == [
        "m.regimen.Q8_0.gguf", "m.regimen.Q4_K_M.gguf", "m.modality.Q8_0.gguf", "m.modality.Q4_K_M.gguf",
    ]  # fmt: skip
    assert {path.name for path in tmp_path.iterdir()} == {receipt["file"] for receipt in receipts}


def test_that_a_pattern_places_task_and_type(tiny_base, tiny_adapter, tmp_path):
    out = tmp_path / "{type}-of-{task}.gguf"

    assert main(["merge", "--base", str(tiny_base), "--out", str(out), "--adapter", f"a={tiny_adapter}"]) == 0

    assert [path.name for path in tmp_path.iterdir()] == ["Q8_0-of-a.gguf"]


def test_that_outputs_of_one_name_are_refused(tiny_base, tiny_adapter, tmp_path):
    with pytest.raises(OutputError, match="same name"):
        plan_many(tiny_base, [Request(tmp_path / "a.gguf", kind) for kind in ("Q8_0", "F16")])
    with pytest.raises(ConvertError, match="each its own"):
        requests(tmp_path / "a.gguf", ["Q8_0"], [("a", tiny_adapter), ("a", tiny_adapter)])


def test_that_one_bad_request_stops_all(tiny_base, tmp_path):
    (tmp_path / "taken.gguf").write_text("x")

    with pytest.raises(OutputError, match="exists"):
        plan_many(tiny_base, [Request(tmp_path / "free.gguf", "Q8_0"), Request(tmp_path / "taken.gguf", "Q8_0")])
    assert [path.name for path in tmp_path.iterdir()] == ["taken.gguf"]


def test_that_single_precision_skips_the_rounding(chain, tiny_base, tiny_adapter, tmp_path):
    by_half, direct = (
        execute_many(plan_many(tiny_base, [Request(tmp_path / f"{name}.gguf", "Q8_0", tiny_adapter)], precision=name))[
            0
        ]
        for name in ("reference", "single")
    )
    single, expected = tmp_path / "f32.gguf", tmp_path / "expected.gguf"
    chain.write_half_file(single, *chain.merged_weights(tiny_base, tiny_adapter), single=True)
    chain.quantize(single, expected, "Q8_0")

    assert by_half.sha256 != direct.sha256
    assert chain.tensors_of(tmp_path / "single.gguf") == chain.tensors_of(expected)


def test_that_the_plan_tells_exact_sizes_and_writes_nothing(tiny_base, tiny_adapter, tmp_path, capsys):
    arguments = ["--base", str(tiny_base), "--adapter", f"a={tiny_adapter}", "--out", str(tmp_path / "m.gguf")]
    arguments += ["--type", "Q8_0", "--type", "Q6_K", "--json"]

    assert main(["plan", *arguments]) == 0
    told = json.loads(capsys.readouterr().out)
    assert not list(tmp_path.iterdir())
    assert main(["merge", *arguments]) == 0

    assert told["outputs"] == [[path.name, path.stat().st_size] for path in sorted(tmp_path.iterdir(), reverse=True)]
    assert told["read_bytes"] == sum(path.stat().st_size for path in tiny_base.glob("*.safetensors"))
    assert 0 < told["seconds"] <= told["processor_seconds"]


def test_that_the_plan_is_told_in_words(tiny_base, tmp_path, capsys):
    assert main(["plan", "--base", str(tiny_base), "--out", str(tmp_path / "m.gguf")]) == 0

    assert {line.split()[0] for line in capsys.readouterr().out.splitlines()} == {
        "m.gguf", "read", "written", "memory", "time",
    }  # fmt: skip


def _tiny_memory():
    return type("Memory", (), {"total": 1 << 10})()


@pytest.fixture
def kept(tiny_base, tiny_adapter, tmp_path):
    return execute(plan(tiny_base, tiny_adapter, tmp_path / "kept.gguf")).sha256


def test_that_a_base_larger_than_memory_goes_past_the_cache(kept, tiny_base, tiny_adapter, tmp_path, monkeypatch):
    read, written = [], []
    read_blocks, write_blocks = files._read_blocks, OutputFile._write_blocks
    monkeypatch.setattr(files, "_read_blocks", lambda *a: read.append(read_blocks(*a)) or read[-1])
    monkeypatch.setattr(OutputFile, "_write_blocks", lambda *a: written.append(write_blocks(*a)) or written[-1])
    execute(plan(tiny_base, tiny_adapter, tmp_path / "also-kept.gguf"))
    assert not read
    assert not written
    monkeypatch.setattr("radonc_convert.pipeline.psutil.virtual_memory", _tiny_memory)

    passed = execute(plan(tiny_base, tiny_adapter, tmp_path / "passed.gguf"))

    assert sum(read) > 0
    assert any(written)
    assert passed.sha256 == kept


@pytest.mark.parametrize("refused", ["O_DIRECT", "transfer"])
def test_that_a_disk_which_knows_no_way_past_the_cache_gives_the_same(
    refused, kept, tiny_base, tiny_adapter, tmp_path, monkeypatch
):
    monkeypatch.setattr("radonc_convert.pipeline.psutil.virtual_memory", _tiny_memory)
    if refused == "O_DIRECT":
        opened = os.open

        def only_cached(path, flags, *rest, **more):
            if flags & os.O_DIRECT:
                raise OSError(errno.EINVAL, "Invalid argument")
            return opened(path, flags, *rest, **more)

        monkeypatch.setattr(os, "open", only_cached)
    else:
        transfer = os.preadv
        written = os.pwrite
        monkeypatch.setattr(os, "preadv", lambda number, *rest: _only_cached(number) or transfer(number, *rest))
        monkeypatch.setattr(os, "pwrite", lambda number, *rest: _only_cached(number) or written(number, *rest))

    assert execute(plan(tiny_base, tiny_adapter, tmp_path / "m.gguf")).sha256 == kept


def _only_cached(number):
    if fcntl.fcntl(number, fcntl.F_GETFL) & os.O_DIRECT:
        raise OSError(errno.EINVAL, "Invalid argument")


def test_that_a_base_that_changes_under_its_hash_is_noticed(tiny_base, tiny_adapter, tmp_path, monkeypatch):
    """The bytes between tensors are hashed in a thread of their own: what fails there must stop the run."""

    def fails(self, file, digest, start, stop):
        raise ConvertError("The file cannot be read to its end: check the disk.")

    monkeypatch.setattr("radonc_convert.reader.BaseReader._hash_gap", fails)
    with pytest.raises(ConvertError, match="cannot be read"):
        execute(plan(tiny_base, tiny_adapter, tmp_path / "m.gguf"))
    assert not list(tmp_path.iterdir())
