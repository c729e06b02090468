import json
import os
import pickle
import sys

import pytest

from radonc_models.cli import main
from radonc_models.errors import RadOncError
from radonc_models.tune.unpickle import to_safetensors

torch = pytest.importorskip("torch", reason="pickles are read by torch")
pytestmark = pytest.mark.torch


def tensors(seed=0):
    generator = torch.Generator().manual_seed(seed)
    return {
        f"layer.{number}.{kind}": torch.randn(6, 10, generator=generator).to(getattr(torch, kind))
        for number, kind in enumerate(["float32", "float16", "bfloat16", "float64"])
    }


def load(path):
    from safetensors.torch import load_file

    return load_file(path)


def same(left, right):
    return left.keys() == right.keys() and all(
        left[name].dtype == right[name].dtype and torch.equal(left[name], right[name]) for name in left
    )


def refused(folder, match, out=None):
    before = sorted(folder.iterdir())
    with pytest.raises(RadOncError, match=match) as caught:
        to_safetensors(folder, out)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")
    assert sorted(folder.iterdir()) == before
    return str(caught.value)


@pytest.mark.parametrize("legacy", [False, True])
def test_that_a_pickle_becomes_the_same_tensors(tmp_path, legacy):
    torch.save(tensors(), tmp_path / "pytorch_model.bin", _use_new_zipfile_serialization=not legacy)

    done = to_safetensors(tmp_path)

    assert done.files == ("model.safetensors",)
    assert same(load(tmp_path / "model.safetensors"), tensors())
    assert (tmp_path / "pytorch_model.bin").is_file()


def test_that_shards_and_their_index_become_shards_and_an_index(tmp_path):
    both = [{f"first.{n}": t for n, t in tensors(1).items()}, {f"second.{n}": t for n, t in tensors(2).items()}]
    table = {}
    for number, part in enumerate(both, 1):
        torch.save(part, tmp_path / f"pytorch_model-0000{number}-of-00002.bin")
        table |= dict.fromkeys(part, f"pytorch_model-0000{number}-of-00002.bin")
    (tmp_path / "pytorch_model.bin.index.json").write_text(json.dumps({"weight_map": table}))
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "modeling.py").write_text("")

    out = tmp_path / "new" / "model"
    assert main(["to-safetensors", str(tmp_path), "--out", str(out)]) == 0

    names = [f"model-0000{number}-of-00002.safetensors" for number in (1, 2)]
    assert sorted(path.name for path in out.iterdir()) == ["config.json", *names, "model.safetensors.index.json"]
    assert all(same(load(out / name), part) for name, part in zip(names, both, strict=True))
    index = json.loads((out / "model.safetensors.index.json").read_text())
    assert index["weight_map"] == {name: names[0 if name.startswith("first") else 1] for name in table}
    assert index["metadata"]["total_size"] == sum(t.nbytes for part in both for t in part.values())


def test_that_an_adapter_is_converted(tmp_path):
    torch.save(tensors(), tmp_path / "adapter_model.bin")

    assert to_safetensors(tmp_path).files == ("adapter_model.safetensors",)
    assert same(load(tmp_path / "adapter_model.safetensors"), tensors())


@pytest.mark.parametrize("tied", [True, False])
def test_that_shared_and_cut_tensors_are_written_as_they_look(tmp_path, tied):
    matrix = torch.arange(60.0).reshape(6, 10)
    state = {"model.embed_tokens.weight": matrix, "lm_head.weight": matrix, "t": matrix.t(), "cut": matrix[2:4, ::2]}
    torch.save(state, tmp_path / "pytorch_model.bin")
    (tmp_path / "config.json").write_text(json.dumps({"tie_word_embeddings": tied}))

    to_safetensors(tmp_path)

    if tied:
        del state["lm_head.weight"]
    assert same(load(tmp_path / "model.safetensors"), state)


class Bomb:
    def __reduce__(self):
        return (os.mkdir, ("went-off",))


def test_that_code_in_a_pickle_is_refused_and_not_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "model"
    folder.mkdir()
    for save in (lambda path: torch.save({"x": Bomb()}, path), lambda path: path.write_bytes(pickle.dumps(Bomb()))):
        save(folder / "pytorch_model.bin")
        refused(folder, "could run code")
    assert not (tmp_path / "went-off").exists()


@pytest.mark.parametrize(
    ("state", "match"),
    [
        ([torch.zeros(2)], "no named weights"),
        ({}, "no named weights"),
        ({"step": 3}, "'step'"),
        ({"model": {"x": torch.zeros(2)}}, "'model'"),
        ({7: torch.zeros(2)}, "'7'"),
        ({"x": torch.zeros(2).to_sparse()}, "'x'"),
        ({"x": torch.zeros(2, dtype=torch.complex64)}, "'x'"),
        ({"two\nlines": torch.zeros(2)}, "usable name"),
        ({"__metadata__": torch.zeros(2)}, "usable name"),
    ],
)
def test_that_anything_but_named_tensors_is_refused(tmp_path, state, match):
    torch.save(state, tmp_path / "pytorch_model.bin")

    refused(tmp_path, match)


def test_that_damaged_pickles_are_refused(tmp_path):
    torch.save(tensors(), tmp_path / "pytorch_model.bin")
    raw = (tmp_path / "pytorch_model.bin").read_bytes()
    for spoilt in (b"", b"PK\x03\x04", raw[:100], raw[: len(raw) // 2], raw[:-30], b"\x80\x02]" + raw, b"no pickle"):
        (tmp_path / "pytorch_model.bin").write_bytes(spoilt)
        refused(tmp_path, "damaged")


@pytest.mark.parametrize(
    ("index", "match"),
    [
        ("[]", "no JSON object"),
        ('{"weight_map": {"x": "../pytorch_model.bin"}}', "weight_map"),
        ('{"weight_map": {"x": "evil.py"}}', "weight_map"),
        ('{"weight_map": {"x": "pytorch_model-2.bin"}}', "cannot be read"),
        ('{"weight_map": {"x": "pytorch_model-1.bin"}}', "disagree"),
    ],
)
def test_that_a_strange_index_is_refused(tmp_path, index, match):
    torch.save(tensors(), tmp_path / "pytorch_model-1.bin")
    (tmp_path / "pytorch_model.bin.index.json").write_text(index)

    refused(tmp_path, match)


def test_that_an_existing_result_and_an_empty_folder_are_refused(tmp_path):
    refused(tmp_path, "no pickled weights")
    torch.save(tensors(), tmp_path / "pytorch_model.bin")
    (tmp_path / "model.safetensors").write_bytes(b"mine")
    refused(tmp_path, "exists already")
    with pytest.raises(RadOncError, match="cannot be found"):
        to_safetensors(tmp_path / "nowhere")


def test_that_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    torch.save(tensors(), tmp_path / "pytorch_model.bin")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refused(tmp_path, "disk is full")


def test_that_a_missing_torch_is_told(tmp_path, monkeypatch, capsys):
    torch.save(tensors(), tmp_path / "pytorch_model.bin")
    monkeypatch.setitem(sys.modules, "torch", None)

    assert main(["to-safetensors", str(tmp_path)]) == 2
    assert "radonc-gpt[tune]" in capsys.readouterr().err
