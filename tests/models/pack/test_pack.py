import hashlib
import json
import shutil

import pytest

from radonc_models.errors import ModelPackError
from radonc_models.pack import Abstention, adapter_sha256, file_sha256, read_pack, verify_file, write_pack
from radonc_models.tasks import MODALITY_LABELS, Task, template


def _write(folder, models, adapters, evaluation=None):
    tasks = {task: (models[task], adapters[task]) for task in Task}
    return write_pack(folder, "demo", models[None], tasks, evaluation)


@pytest.fixture
def pack(tmp_path, models, adapters):
    return _write(tmp_path / "pack", models, adapters)


def _edit(pack, change):
    path = pack.folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    change(manifest)
    path.write_text(json.dumps(manifest), "utf-8")


def _sentence(error):
    text = str(error.value)
    assert text.endswith(".")
    assert "\n" not in text
    assert "Traceback" not in text
    return text


def test_that_a_written_pack_reads_back_with_all_it_was_told(pack, models, adapters):
    again = read_pack(pack.folder)
    assert again == pack
    assert set(pack.tasks) == set(Task)
    for task, entry in pack.tasks.items():
        assert entry.sha256 == file_sha256(models[task])
        assert entry.size == models[task].stat().st_size
        assert entry.adapter_sha256 == adapter_sha256(adapters[task])
        assert entry.base_sha256 == hashlib.sha256(b"base").hexdigest()
        assert (entry.prompt_version, entry.prompt_sha256) == (template(task).version, template(task).sha256)
        assert entry.sampling.max_new_tokens == template(task).max_new_tokens
        assert entry.quantization == "Q8_0"
        assert (entry.lora.r, entry.lora.alpha, entry.lora.target_modules) == (8, 16.0, ("q_proj", "v_proj"))
        assert entry.evaluation is None
        verify_file(pack, entry)
    assert pack.tasks[Task.MODALITY].labels == MODALITY_LABELS
    assert pack.tasks[Task.REGIMEN].labels == ()
    assert (pack.base.name, pack.base.quantization) == ("SmolLM2", "Q8_0")
    assert pack.state == "evaluation"
    assert pack.synthetic
    verify_file(pack, pack.base)


def test_that_figures_are_taken_only_for_the_very_file_they_were_measured_with(tmp_path, models, adapters):
    report = {
        "tasks": {
            "regimen": {"sha256": file_sha256(models[Task.REGIMEN]), "rouge_l": 0.7},
            "modality": {"sha256": file_sha256(models[Task.MODALITY]), "temperature": 1.7},
            "diagnosis": {"sha256": "0" * 64, "exact": 0.9},
        }
    }
    pack = _write(tmp_path / "pack", models, adapters, report)
    assert pack.tasks[Task.REGIMEN].evaluation["rouge_l"] == 0.7
    assert pack.tasks[Task.MODALITY].temperature == 1.7
    assert pack.tasks[Task.DIAGNOSIS].evaluation is None


def test_that_every_flipped_bit_of_a_model_is_found(pack):
    entry = pack.tasks[Task.REGIMEN]
    path = pack.path(entry)
    data = path.read_bytes()
    for position in range(0, len(data), 97):
        path.write_bytes(data[:position] + bytes([data[position] ^ 4]) + data[position + 1 :])
        with pytest.raises(ModelPackError, match=r"regimen\.gguf is damaged or was changed") as error:
            verify_file(pack, entry)
        _sentence(error)
    path.write_bytes(data)
    verify_file(pack, entry)


def test_that_a_truncated_model_is_refused_with_both_sizes(pack):
    path = pack.folder / "diagnosis.gguf"
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ModelPackError, match=rf"has {size - 1:,} bytes instead of {size:,}") as error:
        read_pack(pack.folder)
    _sentence(error)


@pytest.mark.parametrize("name", ["modality.gguf", "base.gguf"])
def test_that_a_missing_model_is_named(pack, name):
    (pack.folder / name).unlink()
    with pytest.raises(ModelPackError, match=f"{name} is missing") as error:
        read_pack(pack.folder)
    _sentence(error)


def test_that_a_folder_without_manifest_is_no_pack(tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ModelPackError, match=r"no readable model pack .* manifest\.json") as error:
            read_pack(folder)
        _sentence(error)


def test_that_foreign_prompt_words_are_refused(pack):
    def change(manifest):
        manifest["tasks"]["regimen"]["prompt_sha256"] = "0" * 64

    _edit(pack, change)
    with pytest.raises(ModelPackError, match="'regimen' was tuned with other prompt words") as error:
        read_pack(pack.folder)
    _sentence(error)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"format": "radonc-pack"}', "\x00\x01", "[" * 5000, '{"format": "other"}'],
)
def test_that_a_malformed_manifest_is_refused(pack, text):
    (pack.folder / "manifest.json").write_text(text)
    with pytest.raises(ModelPackError, match="manifest of the model pack is damaged") as error:
        read_pack(pack.folder)
    _sentence(error)


@pytest.mark.parametrize(
    "name",
    ["../regimen.gguf", "/etc/passwd", "a/b.gguf", "..", ".gguf", "C:\\m.gguf", "x.gguf\n", "", "..\\x.gguf"],
)
def test_that_a_file_name_cannot_lead_out_of_the_pack(pack, name):
    def change(manifest):
        manifest["tasks"]["regimen"]["file"] = name

    _edit(pack, change)
    with pytest.raises(ModelPackError, match=r"damaged .*tasks\.regimen\.file") as error:
        read_pack(pack.folder)
    _sentence(error)


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.update(task="diagnosis"),
        lambda entry: entry.update(labels=[]),
        lambda entry: entry.update(temperature=0.0),
        lambda entry: entry.update(temperature=float("nan")),
        lambda entry: entry.update(sha256="abc"),
        lambda entry: entry.update(size=-5),
        lambda entry: entry.pop("sampling"),
        lambda entry: entry["sampling"].update(max_new_tokens=0),
    ],
)
def test_that_a_nonsensical_entry_is_refused(pack, change):
    _edit(pack, lambda manifest: change(manifest["tasks"]["modality"]))
    with pytest.raises(ModelPackError, match=r"install the .*pack again") as error:
        read_pack(pack.folder)
    _sentence(error)


def test_that_a_pack_of_another_version_or_without_models_is_refused(pack):
    _edit(pack, lambda manifest: manifest.update(format_version=4))
    with pytest.raises(ModelPackError, match="another version"):
        read_pack(pack.folder)
    _edit(pack, lambda manifest: manifest.update(format_version=1, tasks={}))
    with pytest.raises(ModelPackError, match="holds no model"):
        read_pack(pack.folder)


def test_that_a_model_made_with_another_adapter_is_not_packed(tmp_path, models, adapters):
    swapped = {**adapters, Task.REGIMEN: adapters[Task.DIAGNOSIS]}
    with pytest.raises(ModelPackError, match=r"regimen\.gguf was not made from .*radonc\.adapter\.sha256"):
        _write(tmp_path / "pack", models, swapped)
    assert not (tmp_path / "pack" / "manifest.json").exists()


def test_that_a_model_of_another_task_is_not_packed(tmp_path, models, adapters):
    with pytest.raises(ModelPackError, match=r"radonc\.(task|prompt\.sha256) differs"):
        write_pack(
            tmp_path / "pack",
            "x",
            None,
            {Task.REGIMEN: (models[Task.MODALITY], adapters[Task.MODALITY])},
            None,
        )


def test_that_a_tuned_model_is_no_base(tmp_path, models, adapters):
    with pytest.raises(ModelPackError, match="holds an adapter already"):
        write_pack(tmp_path / "pack", "x", models[Task.REGIMEN], {}, None)


def test_that_what_is_no_gguf_is_not_packed(tmp_path, models, adapters):
    whole = models[Task.REGIMEN].read_bytes()
    huge_list = (
        b"GGUF" + bytes(12) + b"\x01" + bytes(7) + b"\x01" + bytes(7) + b"k" + b"\x09\0\0\0\x08\0\0\0" + b"\xff" * 8
    )
    for content in (b"", b"GGUF", whole[:60], huge_list, b"PK\x03\x04" + whole):
        models[Task.REGIMEN].write_bytes(content)
        with pytest.raises(ModelPackError, match="not a readable GGUF file"):
            _write(tmp_path / "pack", models, adapters)


def test_that_an_incomplete_adapter_is_named(tmp_path, models, adapters):
    (adapters[Task.MODALITY] / "adapter_config.json").unlink()
    with pytest.raises(ModelPackError, match=r"modality has no readable adapter_config\.json"):
        _write(tmp_path / "pack", models, adapters)


def test_that_models_already_in_place_are_packed_where_they_are(tmp_path, models, adapters):
    folder = models[None].parent
    before = {path.name: path.stat().st_ino for path in folder.iterdir()}
    pack = _write(folder, models, adapters)
    assert {path.name: path.stat().st_ino for path in folder.iterdir() if path.suffix == ".gguf"} == before
    shutil.copytree(folder, tmp_path / "elsewhere")
    assert read_pack(tmp_path / "elsewhere").tasks == pack.tasks


def test_that_a_full_disk_leaves_no_half_pack(tmp_path, models, adapters, monkeypatch):
    def full(_source, target):
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("radonc_models.pack.writing.shutil.copyfile", full)
    with pytest.raises(ModelPackError, match=r"cannot be written .*No space left") as error:
        _write(tmp_path / "pack", models, adapters)
    _sentence(error)
    assert list((tmp_path / "pack").iterdir()) == []


def test_that_the_base_model_can_be_given_a_name_that_people_know(tmp_path, models, adapters):
    files = {task: (models[task], adapters[task]) for task in Task}
    pack = write_pack(tmp_path / "pack", "demo", models[None], files, None, base_name="SmolLM2-135M-Instruct")
    assert pack.base.name == read_pack(pack.folder).base.name == "SmolLM2-135M-Instruct"


def test_that_adapter_files_are_packed_on_their_base(tmp_path, models, adapter_files):
    pack = write_pack(tmp_path / "pack", "x", models[None], adapter_files, None, abstention=Abstention(0.6, "40 cases"))
    assert json.loads((pack.folder / "manifest.json").read_text())["format_version"] == 2
    assert {entry.kind for entry in pack.tasks.values()} == {"adapter"}
    assert pack.tasks[Task.REGIMEN].quantization == "Q8_0+F16"
    assert pack.tasks[Task.MODALITY].abstention == Abstention(0.6, "40 cases")
    assert pack.tasks[Task.REGIMEN].abstention is None
    assert pack.sha256 == file_sha256(pack.folder / "manifest.json")


def test_that_merged_packs_stay_at_version_one(pack):
    assert json.loads((pack.folder / "manifest.json").read_text())["format_version"] == 1


def test_that_an_adapter_file_needs_its_own_base(tmp_path, models, adapter_files):
    with pytest.raises(ModelPackError, match=r"needs its base model .*--base\.$"):
        write_pack(tmp_path / "pack", "x", None, adapter_files, None)
    models[None].write_bytes(models[None].read_bytes() + b"other")
    with pytest.raises(ModelPackError, match="made for another base model than base"):
        write_pack(tmp_path / "pack", "x", models[None], adapter_files, None)
    with pytest.raises(ModelPackError, match="give the untuned model as the base"):
        write_pack(tmp_path / "pack", "x", adapter_files[Task.REGIMEN][0], {}, None)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda manifest: manifest.update(base=None), "has no base model"),
        (lambda manifest: manifest["base"].update(source_sha256="d" * 64), "made for another base model"),
        (lambda manifest: manifest.update(format_version=1), "contradicts its version"),
        (lambda manifest: manifest["tasks"]["modality"].update(kind="other"), "damaged or from another version"),
        (lambda manifest: manifest["tasks"]["modality"].update(abstention={"below": 1.5, "measured": "x"}), "damaged"),
        (lambda manifest: manifest["tasks"]["modality"].update(abstention={"below": 0.5, "measured": ""}), "damaged"),
    ],
)
def test_that_a_manifest_of_adapters_is_checked(tmp_path, models, adapter_files, change, words):
    pack = write_pack(tmp_path / "pack", "x", models[None], adapter_files, None)
    _edit(pack, change)
    with pytest.raises(ModelPackError, match=words) as error:
        read_pack(pack.folder)
    _sentence(error)


def test_that_figures_of_an_adapter_belong_to_its_base(tmp_path, models, adapter_files):
    figures = {"sha256": file_sha256(models[Task.REGIMEN])}
    for base, kept in ((file_sha256(models[None]), True), ("e" * 64, False)):
        report = {"tasks": {"regimen": figures}, "models": {"base": {"sha256": base}}}
        pack = write_pack(tmp_path / "pack", "x", models[None], adapter_files, report)
        assert (pack.tasks[Task.REGIMEN].evaluation is not None) == kept


def test_that_the_threshold_of_an_evaluation_goes_into_the_pack(tmp_path, models, adapters):
    def entry(name, band, **more):
        figures = {"sha256": file_sha256(models[Task.MODALITY]), "temperature": 1.5, "abstention": band}
        report = {"tasks": {"modality": figures, "regimen": {"sha256": file_sha256(models[Task.REGIMEN])}}}
        tasks = {task: (models[task], adapters[task]) for task in Task}
        return write_pack(tmp_path / name, "demo", models[None], tasks, report, **more)

    band = {"below": 0.84, "measured": "95.5 % of 110 suggestions right on 160 validation cases"}
    packed = entry("measured", band)
    assert packed.format_version == 2
    assert packed.tasks[Task.MODALITY].abstention == Abstention(0.84, band["measured"])
    assert packed.tasks[Task.REGIMEN].abstention is None
    by_hand = entry("by-hand", band, abstention=Abstention(0.5, "by hand"))
    assert by_hand.tasks[Task.MODALITY].abstention == Abstention(0.5, "by hand")
    assert entry("older", None).tasks[Task.MODALITY].abstention is None
    for damaged in ({}, {"below": "much", "measured": "x"}, {"below": 2, "measured": "x"}, 7):
        with pytest.raises(ModelPackError, match="again"):
            entry("damaged", damaged)
