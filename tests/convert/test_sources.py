"""The same model from other places: saved from pickles, or left in a hub's cache."""

import json
import os
import shutil

import pytest

from radonc_convert.cli import main


def convert(base, out, *more):
    words = ["merge", "--base", str(base), "--out", str(out), "--type", "Q8_0", "--name", "Tiny", *more]
    assert main([*words, "--reference-header"]) == 0
    return out.read_bytes()


def test_that_pickles_saved_as_safetensors_give_the_same_file(tiny_base, tiny_adapter, tmp_path):
    import torch
    from safetensors.torch import load_file

    from radonc_models.tune.unpickle import to_safetensors

    # The model's name is guessed from the folder's, so all folders have the same.
    folder, adapter = tmp_path / "pickled/tiny-llama", tmp_path / "adapter"
    shutil.copytree(tiny_base, folder, ignore=shutil.ignore_patterns("*.safetensors*"))
    index = json.loads((tiny_base / "model.safetensors.index.json").read_text())
    table = {name: f"pytorch_{shard[:-12]}.bin" for name, shard in index["weight_map"].items()}
    for shard in set(index["weight_map"].values()):
        torch.save(load_file(tiny_base / shard), folder / f"pytorch_{shard[:-12]}.bin")
    (folder / "pytorch_model.bin.index.json").write_text(json.dumps({"weight_map": table}))
    shutil.copytree(tiny_adapter, adapter, ignore=shutil.ignore_patterns("*.safetensors"))
    torch.save(load_file(tiny_adapter / "adapter_model.safetensors"), adapter / "adapter_model.bin")
    to_safetensors(adapter)
    to_safetensors(folder, tmp_path / "saved/tiny-llama")

    expected = convert(tiny_base, tmp_path / "direct.gguf", "--adapter", str(tiny_adapter))
    assert convert(tmp_path / "saved/tiny-llama", tmp_path / "saved.gguf", "--adapter", str(adapter)) == expected


def test_that_a_snapshot_of_links_in_a_hub_cache_is_read(seeds, tmp_path):
    """The cache of huggingface-hub keeps contents under their hashes and links names to them."""
    base, repo = tmp_path / "base", tmp_path / "hub/models--lab--tiny-llama"
    seeds.write_folder(base)
    snapshot = repo / "snapshots/tiny"
    snapshot.mkdir(parents=True)
    (repo / "blobs").mkdir()
    for number, path in enumerate(sorted(base.iterdir())):
        shutil.copy(path, repo / f"blobs/{number:064x}")
        (snapshot / path.name).symlink_to(os.path.join("../../blobs", f"{number:064x}"))  # noqa: PTH118
    shutil.copytree(snapshot, tmp_path / "plain/tiny")

    assert convert(snapshot, tmp_path / "linked.gguf") == convert(tmp_path / "plain/tiny", tmp_path / "plain.gguf")


@pytest.mark.parametrize("kept", ["snapshot.json", ".cache"])
def test_that_what_a_download_leaves_beside_a_model_does_not_matter(seeds, tmp_path, kept):
    base = tmp_path / "tiny"
    seeds.write_folder(base)
    expected = convert(base, tmp_path / "before.gguf")
    (base / kept).write_text("{}")

    assert convert(base, tmp_path / "after.gguf") == expected
