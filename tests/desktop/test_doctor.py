"""The self-report: verdicts, exit codes, and nothing of any case or user."""

from __future__ import annotations

import dataclasses
import json

import pytest

from radonc_desktop import cli, doctor, policy
from radonc_desktop.doctor import Section
from radonc_desktop.paths import Folders
from radonc_desktop.vault import KdfParameters, create_vault
from radonc_models.errors import EngineError
from radonc_models.keyed.escrow_files import new_escrow_pair
from radonc_models.pack import Lora, Pack, Sampling, TaskModel, file_sha256, read_pack, write_manifest
from radonc_models.pack.files import FileStamp
from radonc_models.runtime.about import EngineFacts
from radonc_models.runtime.backends import Device
from radonc_models.runtime.egress import Refused
from radonc_models.runtime.protocol import Loaded
from radonc_models.runtime.speed import EngineSpeed, memory_bandwidth
from radonc_models.runtime.variants import GPU, Tried
from radonc_models.runtime.vulkan import Gpu, Survey
from radonc_models.tasks import Task, template

LOADED = Loaded("k", "CPU AVX2", 3, 0, "no GPU backend in this build", 64, 2, "llama", FileStamp(0, 0, 0, 0, 0))
FAST = EngineSpeed(LOADED, ("no sockets",), "", 1 << 20, 300.0, 40.0)


@pytest.fixture
def folders(tmp_path):
    """A pack of one task whose file is no model, and a place for a vault."""
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "regimen.gguf").write_bytes(b"no model")
    words = template(Task.REGIMEN)
    entry = TaskModel(
        Task.REGIMEN, "regimen.gguf", file_sha256(pack / "regimen.gguf"), 8, "b" * 64, "a" * 64,
        Lora(8, 16.0, 0.05, ("q_proj",)), "F32", words.version, words.sha256, Sampling(), evaluation={"rouge1": 1},
    )  # fmt: skip
    write_manifest(Pack(pack, "clinic", "evaluation", False, "tests", None, {Task.REGIMEN: entry}))
    return Folders(tmp_path / "vault", pack)


@pytest.fixture
def measured(monkeypatch):
    """Replace the engine by figures."""

    def give(found):
        def measure(_pack, _client):
            if isinstance(found, Exception):
                raise found
            return found

        monkeypatch.setattr(doctor, "measure_engine", measure)
        monkeypatch.setattr(doctor, "memory_bandwidth", lambda _threads: 1e10)

    return give


def _by_name(sections):
    return {section.name: section for section in sections}


def test_that_a_good_installation_ends_with_0_and_tells_its_speed(folders, measured, capsys, monkeypatch):
    measured(FAST)
    monkeypatch.setattr("psutil.virtual_memory", lambda: type("M", (), {"available": 8 << 30, "total": 16 << 30}))
    assert cli.main(["--doctor", "--json", "--vault", str(folders.vault), "--pack", str(folders.pack)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["schema"], report["status"]) == (2, "ok")
    names = [section["name"] for section in report["sections"]]
    assert names == [
        *("product", "processor", "variants", "gpu", "memory", "network", "vault", "pack", "engine", "sandbox"),
        "speed",
    ]
    facts = report["sections"][-1]["facts"]
    assert (facts["tokens_per_second"], facts["prompt_tokens_per_second"]) == (40.0, 300.0)
    assert facts["tokens_per_second_by_memory"] == round(1e10 / (1 << 20), 1)


@pytest.mark.parametrize(
    ("found", "section", "status"),
    [
        (dataclasses.replace(FAST, guards=()), "sandbox", "warning"),
        (dataclasses.replace(FAST, tokens_per_second=1.0), "speed", "warning"),
        (dataclasses.replace(FAST, prompt_tokens_per_second=0.0), "speed", "warning"),
        (EngineError("The engine ended: ask again."), "engine", "failed"),
    ],
)
def test_that_each_trouble_of_the_engine_has_its_verdict(folders, measured, found, section, status):
    measured(found)
    sections = doctor.examine(folders)
    assert _by_name(sections)[section].status == status
    assert doctor.exit_code(sections) >= doctor.exit_code([Section("x", status, "")])


def test_that_a_synthetic_pack_is_a_warning_and_a_changed_file_a_failure(folders):
    pack = read_pack(folders.pack)
    assert doctor.model_pack(pack).status == "ok"
    assert "synthetic" in doctor.model_pack(dataclasses.replace(pack, synthetic=True)).verdict
    bare = {Task.REGIMEN: dataclasses.replace(pack.tasks[Task.REGIMEN], evaluation=None)}
    assert "nothing was measured for regimen" in doctor.model_pack(dataclasses.replace(pack, tasks=bare)).verdict
    (folders.pack / "regimen.gguf").write_bytes(b"no_model")
    assert doctor.model_pack(pack).status == "failed"
    assert doctor.exit_code(doctor.examine(folders)) == 2


@pytest.mark.parametrize(
    ("remote", "refused", "status", "word"),
    [
        (False, Refused(kernel=True, interpreter=True), "ok", "every network"),
        (True, Refused(kernel=False, interpreter=True), "warning", "display"),
        (False, Refused(kernel=False, interpreter=True), "warning", "firewall"),
        (False, Refused(kernel=True, interpreter=False), "failed", "install it again"),
    ],
)
def test_that_who_refuses_a_network_is_told(monkeypatch, remote, refused, status, word):
    monkeypatch.setattr(doctor, "is_remote", lambda: remote)
    monkeypatch.setattr(doctor, "try_network", lambda *, kernel: refused if kernel is not remote else None)
    section = doctor.network()
    assert (section.status, section.facts["refused_by_system"]) == (status, refused.kernel)
    assert word in section.verdict
    assert "ssl" in section.facts["modules_for_networks"]


def test_that_the_vault_is_counted_without_names(folders):
    assert doctor.vault(folders).facts["exists"] is False
    create_vault(folders.vault, "dr-zebrafish", "a long passphrase of words", kdf=KdfParameters(8192, 1, 1)).close()
    section = doctor.vault(folders)
    assert (section.status, section.facts["key_slots"]) == ("ok", 1)
    assert "zebrafish" not in doctor.as_text([section]) + doctor.as_json([section])
    (folders.vault / "slots.json").write_bytes(b"{}")
    assert doctor.vault(folders).status == "failed"


def test_that_a_key_of_it_that_does_not_fit_is_a_warning(folders, tmp_path, monkeypatch):
    monkeypatch.setattr(policy, "machine_policy", lambda: tmp_path / "machine.toml")
    assert doctor.it_key(folders) == []
    pair = new_escrow_pair(tmp_path / "it", "kept in the safe of the IT", KdfParameters(8, 1, 1))
    said = f"escrow_key = '{pair.public}'\nescrow_fingerprint = "
    for fingerprint, status in ((pair.fingerprint, "ok"), ("-".join(["0000"] * 8), "warning")):
        (tmp_path / "machine.toml").write_text(f"{said}'{fingerprint}'\n")
        (section,) = doctor.it_key(folders)
        assert (section.status, fingerprint in str(section.facts)) == (status, True)
    (tmp_path / "machine.toml").write_text("not a policy")
    assert doctor.it_key(folders) == []


def test_that_an_old_processor_and_little_memory_are_told(tmp_path, monkeypatch):
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text("model name\t: Old One\nflags\t\t: fpu avx f16c fma\n")
    section = doctor.processor(cpuinfo)
    assert (section.facts["name"], section.facts["instruction_sets"]) == ("Old One", ["AVX", "FMA", "F16C"])
    monkeypatch.setattr("psutil.virtual_memory", lambda: type("M", (), {"available": 1 << 30, "total": 4 << 30}))
    assert doctor.memory().status == "warning"


def test_that_the_text_has_a_verdict_line_for_each_section():
    sections = [Section("memory", "ok", "Fine.", {"free_bytes": 1 << 30}), Section("pack", "failed", "None.")]
    text = doctor.as_text(sections)
    assert [line for line in text.splitlines() if line.startswith("[")] == [
        "[  ok   ] memory     Fine.",
        "[failed ] pack       None.",
    ]
    assert "1.00 GiB" in text


def test_that_json_alone_is_refused():
    with pytest.raises(SystemExit):
        cli.main(["--json"])


def test_that_memory_is_read_at_a_believable_speed():
    assert 1e8 < memory_bandwidth(2, size=8 << 20, rounds=2) < 1e13


def test_that_the_doctor_tells_what_was_tried_and_why():
    refused = Tried("zen4", False, "this processor lacks its instructions")
    card = Device("Vulkan0", "Some Card", "gpu", 3 << 30, 4 << 30)
    wrong = Tried(GPU, False, "the GPU computes wrong answers")
    tried = (Tried("x64", True, "", 120.0), refused, wrong)
    driver = Survey("1.3.239", True, (Gpu("Some Card", "gpu", "1.3.230", "somedriver 22.3", True, True),))
    facts = EngineFacts("", "x64", tried, (card,), wrong.reason, driver)
    section = doctor.variants(facts)
    assert section.status == "ok"
    assert section.facts == {
        "chosen": "x64",
        "tried_zen4": "not used: this processor lacks its instructions",
        "tried_x64": "right answers, 120 tokens/s on the test model",
    }
    section = doctor.gpu(facts)
    assert (section.status, section.verdict) == ("ok", "No GPU is used: the GPU computes wrong answers.")
    assert section.facts == {
        "used": False,
        "self_test": "not used: the GPU computes wrong answers",
        "gpu_0": "Some Card (gpu)",
        "gpu_0_free_bytes": 3 << 30,
        "gpu_0_total_bytes": 4 << 30,
        "vulkan_needed": "1.2",
        "vulkan_loader": "1.3.239",
        "driver_0": "somedriver 22.3 for Some Card (gpu)",
        "driver_0_vulkan": "1.3.230",
    }


def test_that_a_gpu_in_use_is_named():
    card = Device("Vulkan0", "Some Card", "gpu", 3 << 30, 4 << 30)
    facts = EngineFacts("", "x64", (Tried("x64", True, "", 9.0), Tried(GPU, True, "", 99.0, "Some Card")), (card,), "")
    section = doctor.gpu(facts)
    assert section.verdict == "The engine may use Some Card."
    assert section.facts["self_test"] == "right answers, 99 tokens/s on the test model"


def test_that_the_self_test_is_forgotten_only_when_asked(folders, measured, capsys, monkeypatch):
    asked = []
    measured(FAST)
    monkeypatch.setattr(doctor, "forget", lambda: asked.append("forget"))
    monkeypatch.setattr(doctor, "describe", lambda: asked.append("describe") or EngineFacts("", "x64", (), (), ""))
    arguments = ["--doctor", "--vault", str(folders.vault), "--pack", str(folders.pack)]
    cli.main(arguments)
    cli.main([*arguments, "--retest"])
    assert asked == ["describe", "forget", "describe"]
    with pytest.raises(SystemExit):
        cli.main(["--retest"])


def test_that_an_engine_without_a_usable_variant_fails_the_report():
    section = doctor.variants(EngineFacts("Nothing runs: install the app again.", "", (), (), ""))
    assert (section.status, section.verdict) == ("failed", "Nothing runs: install the app again.")
