"""A pack whose three tasks answer with a tiny model, and an engine that a test can play."""

import dataclasses
import sys

import pytest

from radonc_models.pack import Lora, Pack, Sampling, TaskModel, file_sha256, read_pack, write_manifest
from radonc_models.runtime.outcome import Answer, Failed, Provenance, Refused
from radonc_models.runtime.protocol import PromptProgress, Token
from radonc_models.tasks import MODALITY_LABELS, Task, template

PROVENANCE = Provenance("0", "fake", "CPU", "test", "m", "a", "b", "p", 1, 0.0, 0, "2026-01-01T00:00:00+00:00")


def answer(task, text, **changes):
    whole = Answer(task, text, "stop", None, 5, 3, 10.0, 0.3, PROVENANCE)
    return dataclasses.replace(whole, **changes)


class PlayedAsker:
    """Answers with what the test wants for a text; counts what was asked."""

    def __init__(self, outcomes=None):
        self.outcomes = outcomes or {}
        self.asked = []

    def ask(self, task, details, *, base=False):
        self.asked.append((task, details))
        yield PromptProgress(1, 2)
        outcome = self.outcomes.get(details, "50 Gy in 25 fractions")
        if isinstance(outcome, BaseException):
            yield Token("half an ans")
            raise outcome
        if isinstance(outcome, str):
            yield Token(outcome)
            outcome = answer(task, outcome)
        assert isinstance(outcome, Answer | Refused | Failed)
        yield outcome


@pytest.fixture
def played():
    return PlayedAsker


@pytest.fixture
def made_answer():
    return answer


@pytest.fixture(scope="session")
def pack_folder(tmp_path_factory):
    """A pack whose files are no models: for commands with a played child."""
    folder = tmp_path_factory.mktemp("pack")
    (folder / "model.gguf").write_bytes(b"no model")
    tasks = {}
    for task in Task:
        words = template(task)
        tasks[task] = TaskModel(
            task, "model.gguf", file_sha256(folder / "model.gguf"), 8, "b" * 64, "a" * 64,
            Lora(8, 16.0, 0.05, ("q_proj",)), "F32", words.version, words.sha256, Sampling(max_new_tokens=24),
            MODALITY_LABELS if task is Task.MODALITY else (),
        )  # fmt: skip
    write_manifest(Pack(folder, "test", "evaluation", True, "tests", None, tasks))
    assert read_pack(folder)
    return folder


CHILD = """
import hashlib, json, os, signal, sys, time
def say(number, **body): print(json.dumps({"id": number, "body": body}), flush=True)
say(0, kind="hello", engine="fake", gpu=False)
stamp = dict(zip(("device", "inode", "size", "modified", "changed"), STAMP))
for line in sys.stdin:
    request = json.loads(line)
    number, body = request["id"], request["body"]
    if body["kind"] == "load":
        say(number, kind="loaded", key=body["sha256"], device="CPU", layers=1, layers_on_gpu=0, reason="", n_ctx=64,
            threads=1, engine="fake", stamp=stamp)
    elif body["kind"] == "seal":
        say(number, kind="sealed", guards=[], why_open="it is played")
    elif body["kind"] == "generate":
        time.sleep(PAUSE)
        if "DIE" in body["prompt"]: os.kill(os.getpid(), signal.SIGKILL)
        say(number, kind="token", text="50 Gy in 25 fractions")
        say(number, kind="done", text="50 Gy in 25 fractions", finish="stop", prompt_tokens=3, new_tokens=2,
            prompt_seconds=0.1, generate_seconds=0.1)
"""


@pytest.fixture
def fake_child(pack_folder):
    """Return the command line of a child that answers at once, and dies of the word DIE."""
    status = (pack_folder / "model.gguf").stat()
    stamp = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)

    def command(pause=0.0):
        return [sys.executable, "-c", f"STAMP, PAUSE = {stamp}, {pause}\n{CHILD}"]

    return command
