"""One question to one engine: which words each row sends, and what becomes of refusals and failures."""

import pytest

from radonc_models.errors import EngineError, InputRefused
from radonc_models.evaluate.asking import PackAsk
from radonc_models.evaluate.fair import _CHATS, FairBase
from radonc_models.pack.files import FileStamp
from radonc_models.runtime.protocol import Done, Loaded, Scored
from radonc_models.tasks import MODALITY_LABELS, Task, render, template

CHAT = _CHATS[0]
DETAILS = "SYNTHETIC. Cancer of the left lower lobe, 21 mm."


class Recorder:
    """A client that answers everything and keeps what it was asked."""

    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.asked: list[tuple[str, str, dict[str, object]]] = []
        self.error: Exception | None = None
        self.text = " 50 Gy in 5 fractions \n"

    def load(self, path, sha256, adapter=None, *, compare_with=""):
        self.loaded.append(sha256)
        return Loaded(sha256, "CPU", 3, 0, "", 4096, 1, "recorder 1", FileStamp(1, 1, 1, 1, 1))

    def generate(self, key, prompt, limit, **options):
        self.asked.append((key, prompt, {**options, "limit": limit}))
        if self.error:
            raise self.error
        yield Done(self.text, "stop", 30, 7, 0.1, 0.1)

    def score(self, key, prompt, labels, **options):
        self.asked.append((key, prompt, options))
        yield Scored(tuple(labels), tuple(-float(n) for n in range(len(labels))), 30, 0.1)


@pytest.fixture
def client():
    return Recorder()


@pytest.fixture
def fair(train):
    return FairBase(CHAT, train)


@pytest.fixture
def ask(client, pack, fair):
    return PackAsk(client, pack, fair)


def test_that_every_model_is_loaded_before_the_first_question(ask, client, pack) -> None:
    ask(Task.REGIMEN, DETAILS, "tuned")
    assert set(client.loaded) == {pack.base.sha256, *(entry.sha256 for entry in pack.tasks.values())}


def test_that_the_paper_s_row_sends_the_prompt_of_the_task_and_no_special_token(ask, client, pack) -> None:
    reply = ask(Task.MODALITY, DETAILS, "base")
    key, prompt, options = client.asked[-1]
    assert (key, prompt) == (pack.base.sha256, render(Task.MODALITY, DETAILS))
    assert options == {"fixed": template(Task.MODALITY).fixed, "marks": (), "limit": 96}
    assert (reply.text, reply.finish, reply.new_tokens, reply.engine) == (
        "50 Gy in 5 fractions",
        "stop",
        7,
        "recorder 1",
    )
    assert reply.probabilities is None


def test_that_the_fair_row_sends_examples_in_the_chat_form_and_chooses_a_label(ask, client, fair) -> None:
    reply = ask(Task.MODALITY, DETAILS, "base_fair")
    _, prompt, options = client.asked[-1]
    assert prompt == fair.prompt(Task.MODALITY, DETAILS)
    assert options == {"fixed": fair.fixed(Task.MODALITY), "marks": CHAT.marks}
    assert reply.text == MODALITY_LABELS[0]
    assert sum(reply.probabilities.values()) == pytest.approx(1)
    ask(Task.REGIMEN, DETAILS, "base_fair")
    assert client.asked[-1][1] == fair.prompt(Task.REGIMEN, DETAILS)


def test_that_refusals_and_empty_answers_are_replies(ask, client) -> None:
    assert ask(Task.REGIMEN, "", "base").finish == "refused"
    assert ask(Task.REGIMEN, f"x {CHAT.marks[0]}", "base_fair").finish == "refused"
    assert ask(Task.REGIMEN, f"x {CHAT.marks[0]}", "base").finish == "refused", "as in every other row"
    client.text = " \n"
    assert ask(Task.REGIMEN, DETAILS, "base").finish == "empty"
    client.error = InputRefused("Too long.")
    assert ask(Task.REGIMEN, DETAILS, "base_fair").finish == "refused"


def test_that_a_failing_engine_ends_the_run_and_says_how_to_go_on(ask, client) -> None:
    client.error = EngineError("The engine died.")
    for row in ("base", "base_fair", "tuned"):
        with pytest.raises(EngineError, match=r"The engine died\. The answers so far are kept"):
            ask(Task.REGIMEN, DETAILS, row)
