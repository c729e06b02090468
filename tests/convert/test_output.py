"""The output file: atomic, verified, with its provenance; and the command that makes it."""

import errno
import hashlib
import json
import os
import subprocess
import sys

import pytest

from radonc_convert.cli import main
from radonc_convert.errors import OutputError
from radonc_convert.pipeline import Request, execute, plan, plan_many

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from radonc_convert.cli import main
sys.exit(main(sys.argv[1:]))
"""

WATCHED = """
import sys
from radonc_convert.cli import main
code = main(sys.argv[1:])
foreign = {"torch", "transformers", "peft", "gguf", "llama_cpp", "safetensors", "PySide6"} & set(sys.modules)
maps = open("/proc/self/maps").read() if sys.platform == "linux" else ""
print(code, sorted(foreign), "libllama" in maps, "libggml-cpu" in maps, file=sys.stderr)
"""


def merge_arguments(base, out, *more):
    return ["merge", "--base", str(base), "--out", str(out), *map(str, more)]


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is a POSIX one")
def test_that_a_full_disk_is_one_sentence_and_no_file(tiny_base, tmp_path):
    out = tmp_path / "out.gguf"

    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, *merge_arguments(tiny_base, out, "--type", "F32")],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "disk is full" in ended.stderr
    assert not list(tmp_path.iterdir())


def test_that_a_disk_that_fills_up_while_writing_leaves_nothing(tiny_base, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    planned = plan(tiny_base, None, tmp_path / "out.gguf")
    monkeypatch.setattr("radonc_convert.writer.os.fsync", full)

    with pytest.raises(OutputError, match="disk is full"):
        execute(planned)
    assert not list(tmp_path.iterdir())


def test_that_too_little_free_space_is_found_before_any_work(tiny_base, tmp_path, monkeypatch):
    monkeypatch.setattr("radonc_convert.writer.shutil.disk_usage", lambda _: type("Usage", (), {"free": 1 << 24})())

    with pytest.raises(OutputError, match="too full"):
        plan(tiny_base, None, tmp_path / "out.gguf")


def test_that_an_older_output_survives_a_failure(tiny_base, tmp_path, monkeypatch):
    out = tmp_path / "out.gguf"
    out.write_text("older")
    planned = plan(tiny_base, None, out, force=True)
    monkeypatch.setattr("radonc_convert.pipeline.read_back", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        execute(planned)
    assert [path.name for path in tmp_path.iterdir()] == ["out.gguf"]
    assert out.read_text() == "older"


def test_that_bytes_that_change_on_the_disk_are_noticed(tiny_base, tmp_path, monkeypatch):
    from radonc_convert.writer import OutputFile

    sync = OutputFile.sync

    def sync_and_flip(self):
        sync(self)
        with self.part.open("r+b") as stream:
            stream.seek(-100, os.SEEK_END)
            byte = stream.read(1)[0]
            stream.seek(-100, os.SEEK_END)
            stream.write(bytes([byte ^ 1]))

    monkeypatch.setattr(OutputFile, "sync", sync_and_flip)

    with pytest.raises(OutputError, match="read back"):
        execute(plan(tiny_base, None, tmp_path / "out.gguf"))
    assert not list(tmp_path.iterdir())


def test_that_the_receipt_names_the_file_as_it_is(tiny_base, tiny_adapter, tmp_path):
    out, seen = tmp_path / "out.gguf", []

    receipt = execute(plan(tiny_base, tiny_adapter, out), lambda *step: seen.append(step))

    raw = out.read_bytes()
    assert receipt.sha256 == hashlib.sha256(raw).hexdigest()
    assert receipt.size == len(raw)
    assert receipt.merged == 14
    assert seen == sorted(seen)
    assert {step for step, _, _ in seen} == {"converting", "reading back"}
    assert seen[-1] == ("reading back", len(raw), len(raw))


def test_that_the_output_says_what_it_was_made_of(chain, tiny_gguf, adapter_copy, tmp_path):
    digest = hashlib.sha256(tiny_gguf.read_bytes()).hexdigest()
    card = {
        "base": {"name": "tiny", "sha256": digest},
        "task": "regimen",
        "template": {"version": 1, "sha256": "a" * 64},
    }
    (adapter_copy / "training_card.json").write_text(json.dumps(card))
    out = tmp_path / "out.gguf"

    receipt = execute(plan(tiny_gguf, adapter_copy, out, name="Tuned"))

    fields = chain.fields_of(out)
    raw = (adapter_copy / "adapter_model.safetensors").read_bytes()
    both = hashlib.sha256(raw + (adapter_copy / "adapter_config.json").read_bytes()).hexdigest()
    assert fields["radonc.base.sha256"] == digest == receipt.base_sha256
    assert fields["radonc.adapter.sha256"] == both == receipt.adapter_sha256
    assert (fields["radonc.task"], fields["radonc.prompt.sha256"]) == ("regimen", "a" * 64)
    assert (fields["radonc.lora.r"], fields["radonc.lora.alpha"]) == (8, 16.0)
    assert "q_proj" in fields["radonc.lora.target_modules"]
    assert fields["general.name"] == "Tuned"
    assert list(fields)[-2:] == ["general.quantization_version", "general.file_type"]
    assert fields["general.file_type"] == 7


def test_that_the_output_names_every_file_it_was_made_of(chain, tiny_base, tmp_path):
    out = tmp_path / "out.gguf"
    receipt = execute(plan(tiny_base, None, out))

    fields = chain.fields_of(out)
    weights = tiny_base.glob("*.safetensors")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in weights]
    assert sorted(fields["radonc.base.files"]) == sorted(lines)
    assert fields["radonc.base.sha256"] == receipt.base_sha256
    config = (tiny_base / "config.json").read_bytes()
    assert fields["radonc.base.config.sha256"] == hashlib.sha256(config).hexdigest()
    assert len(fields["radonc.tokenizer.sha256"]) == len(fields["radonc.convert.kernels"]) == 64
    assert fields["radonc.convert.precision"] == "reference"


def test_that_another_tokenizer_shows_in_the_provenance(chain, tiny_base, base_copy, tmp_path):
    settings = base_copy / "tokenizer_config.json"
    settings.write_text(settings.read_text() + " ")
    found = []
    for base in (tiny_base, base_copy):
        execute(plan(base, None, tmp_path / "out.gguf", force=True))
        found.append(chain.fields_of(tmp_path / "out.gguf")["radonc.tokenizer.sha256"])

    assert found[0] != found[1]


def test_that_the_reference_header_says_nothing_of_us(chain, tiny_base, tiny_adapter, tmp_path):
    planned = plan_many(tiny_base, [Request(tmp_path / "out.gguf", "Q8_0", tiny_adapter)], reference_header=True)
    execute(planned)

    assert not [key for key in chain.fields_of(tmp_path / "out.gguf") if key.startswith("radonc.")]


def test_that_the_metadata_of_a_gguf_base_is_copied(chain, tiny_gguf, tmp_path):
    out = tmp_path / "out.gguf"
    execute(plan(tiny_gguf, None, out, "F16"))

    before, after = chain.fields_of(tiny_gguf), chain.fields_of(out)
    kept = {key for key in before if not key.startswith("radonc.")} - {"general.file_type"}
    assert {key: after[key] for key in kept} == {key: before[key] for key in kept}


def test_that_untouched_tensors_of_the_same_type_are_copied(chain, tiny_gguf, tmp_path):
    out = tmp_path / "out.gguf"
    execute(plan(tiny_gguf, None, out, "Q8_0"))

    assert chain.tensors_of(out) == chain.tensors_of(tiny_gguf)


def test_that_the_identity_of_a_folder_is_that_of_its_weight_files(tiny_base, tmp_path):
    from radonc_convert.checkpoint import open_checkpoint

    parts = sorted(tiny_base.glob("*.safetensors"))
    lines = "".join(f"{part.name} {hashlib.sha256(part.read_bytes()).hexdigest()}\n" for part in parts)

    assert open_checkpoint(tiny_base).sha256() == hashlib.sha256(lines.encode()).hexdigest()
    assert len(parts) > 1


def test_that_the_command_prints_one_line_of_json(tiny_base, tiny_adapter, tmp_path, capsys):
    out = tmp_path / "out.gguf"

    assert main(merge_arguments(tiny_base, out, "--adapter", tiny_adapter, "--json")) == 0

    printed = capsys.readouterr()
    receipt = json.loads(printed.out)
    assert printed.out.count("\n") == 1
    assert not printed.err
    assert (receipt["file"], receipt["type"], receipt["merged"]) == ("out.gguf", "Q8_0", 14)
    assert receipt["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()


def test_that_the_command_tells_a_failure_in_one_line(tmp_path, capsys):
    assert main(merge_arguments(tmp_path / "none.gguf", tmp_path / "out.gguf")) == 2

    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.count("\n") == 1
    assert "Traceback" not in printed.err


def test_that_conversion_loads_neither_torch_nor_the_engine(tiny_base, tiny_adapter, tmp_path):
    out = tmp_path / "out.gguf"

    ended = subprocess.run(
        [sys.executable, "-c", WATCHED, *merge_arguments(tiny_base, out, "--adapter", tiny_adapter)],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip

    assert ended.stderr.strip() == "0 [] False False"


def test_that_a_reader_may_go_away(tiny_gguf):
    command = [sys.executable, "-m", "radonc_convert.cli", "inspect", "--tensors", str(tiny_gguf)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        child.stdout.close()
        told = child.stderr.read()

    assert child.returncode == 141
    assert told == b""
