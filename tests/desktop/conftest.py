"""What the desktop tests share: an off-screen display, a scripted engine, a cheap vault, a whole window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import leftovers  # before the app is, as it watches what the app imports from Qt

from radonc_desktop.engine import EngineState
from radonc_desktop.engine.scripted import ScriptedEngine
from radonc_models.clinical.icd10 import search
from radonc_models.pack import Lora, Pack, Sampling, TaskModel, file_sha256, write_manifest
from radonc_models.runtime.asking import Answer, PromptProgress, Provenance
from radonc_models.tasks import MODALITY_LABELS, Task, template

# RADONC_TEST_DISPLAY=1 shows the windows while the tests drive them.
if "RADONC_TEST_DISPLAY" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

os.environ["LANGUAGE"] = "en"  # what the system speaks, as far as Qt asks

USER = "Dr Test"
PASSPHRASE = "four words that differ"
TEXTS = {
    Task.REGIMEN: "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions.",
    Task.MODALITY: "photon",
    Task.DIAGNOSIS: "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.32)",
}
DETAILS = "SYNTHETIC. 79-year-old man, T1b N0 M0 lung cancer of the left lower lobe, not operable."


@pytest.fixture(scope="session", autouse=True)
def own_state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the machine remembers of the tests' stores goes where the tests' files go."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(autouse=True)
def network_of_all_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody takes the network from this process, which other tests need: the app does that for good."""

    def refuse(**_named: object) -> None:
        raise AssertionError("run this in a process of its own")

    monkeypatch.setattr("radonc_desktop.display.forbid_network", refuse)


def good_script(task: Task, *, base: bool = False) -> list[str | PromptProgress | Answer]:
    words = TEXTS[task].split(" ")
    return [
        PromptProgress(1, 2),
        *(f"{word} " for word in words[:-1]),
        words[-1],
        made_answer(task, base=base),
    ]


def made_answer(task: Task, *, base: bool = False, text: str | None = None) -> Answer:
    shares = dict(zip(MODALITY_LABELS, (0.71, 0.16, 0.02, 0.08, 0.03), strict=True))
    return Answer(
        task=task,
        text=TEXTS[task] if text is None else text,
        finish="stop",
        probabilities=shares if task is Task.MODALITY else None,
        prompt_tokens=187,
        new_tokens=24,
        tokens_per_second=41.3,
        seconds=1.9,
        provenance=Provenance(
            app_version="0.1.0",
            engine="scripted",
            device="CPU AVX2, 0/31 layers on GPU",
            pack="demo-1",
            model_file_sha256="ab" * 32,
            adapter_sha256=None if base else "cd" * 32,
            base_sha256="ef" * 32,
            prompt_sha256="01" * 32,
            prompt_version=1,
            temperature=0.0,
            seed=0,
            created="2026-03-04T14:05:00+00:00",
        ),
        codes=tuple(search(TEXTS[task] if text is None else text)) if task is Task.DIAGNOSIS else (),
    )


@pytest.fixture
def source() -> ScriptedEngine:
    """An engine that answers every task at once, in four pieces; tests change its scripts."""
    state = EngineState("CPU AVX2", 31, 0, "no GPU in this computer", 2048)
    return ScriptedEngine(
        {(task, base): good_script(task, base=base) for task in Task for base in (False, True)}, state=state
    )


@pytest.fixture
def answered() -> Callable[..., Answer]:
    return made_answer


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[object]:
    from radonc_desktop.vault import KdfParameters, create_vault

    cheap = KdfParameters(memory_kib=8 * 1, time_cost=1, parallelism=1)
    with create_vault(tmp_path / "vault", USER, PASSPHRASE, kdf=cheap) as opened:
        opened.add_case("Lung, left lower lobe", "lung", DETAILS, "SBRT 50 Gy in 5 fractions")
        opened.add_case("Breast, left, after lumpectomy", "breast", "SYNTHETIC. Left breast, pT1 N0.", "")
        yield opened


@pytest.fixture
def words() -> object:
    from radonc_desktop.windows.pack_words import PackWords

    return PackWords(
        name="demo-1",
        state="evaluation",
        synthetic=True,
        base="SmolLM2-135M · Q8_0 · not tuned",
        tuned=dict.fromkeys(Task, "tuned for this task · LoRA rank 16 · Q8_0"),
        measured=dict.fromkeys(Task, "On 300 held-out synthetic cases: right 71 % (95 % CI 66–76)."),
    )


@pytest.fixture
def theme(qapp: object) -> object:
    from radonc_desktop.windows.theme import Appearance, Theme

    return Theme(qapp, Appearance.LIGHT)


@pytest.fixture
def generator(qapp: object, source: ScriptedEngine) -> Iterator[object]:
    from radonc_desktop.background.generation import Generator

    made = Generator(source)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: object, theme: object, vault: object, generator: object, words: object) -> Iterator[object]:
    from radonc_desktop.windows.main import MainWindow

    made = MainWindow(theme, vault, generator, words)
    made.open_case(1)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made._closing = True
    made.close()
    made.deleteLater()  # or every later test would style this window, too
    qtbot.wait(1)


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    """Fail a test that leaves a thread, a running timer or a child process."""
    before = leftovers.now()
    yield
    left = leftovers.now() - before
    if left:  # what is deleted later, or ends in a moment, is not left
        left = leftovers.settled(before)
    assert not left, f"left behind: {', '.join(sorted(one.words for one in left))}"


@pytest.fixture
def made_pack() -> Callable[..., Path]:
    """Return a function that makes a pack of small files and returns its folder."""

    def make(folder: Path, name: str, *, synthetic: bool = False) -> Path:
        folder.mkdir(parents=True)
        tasks = {}
        for task in Task:
            path = folder / f"{task.value}.gguf"
            path.write_bytes(f"{name} {task.value}".encode() * 100)
            words = template(task)
            tasks[task] = TaskModel(
                *(task, path.name, file_sha256(path), path.stat().st_size, "0" * 64, "1" * 64),
                *(Lora(8, 16.0, 0.05, ("q_proj",)), "Q8_0", words.version, words.sha256, Sampling()),
                labels=MODALITY_LABELS if task is Task.MODALITY else (),
            )
        write_manifest(Pack(folder, name, "evaluation", synthetic, "For a test.", None, tasks))
        return folder

    return make
