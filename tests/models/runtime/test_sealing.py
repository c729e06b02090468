"""What the engine's child gives up once its models are loaded, and what that does to later loads."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pytest

from radonc_models.errors import EngineError, ModelPackError
from radonc_models.pack import file_sha256
from radonc_models.runtime import child, protocol, sandbox
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.holdings import Holdings
from radonc_models.runtime.isolation import Confinement
from radonc_models.runtime.protocol import AdapterFile, Done, Loaded
from radonc_models.runtime.sandbox import OPENS_NOTHING
from radonc_models.runtime.wanted import Wanted

pytestmark = pytest.mark.skipif(not sandbox.fits_here(), reason="the sandbox is for Linux on x86-64")

CHECK = Path(__file__).parents[2] / "benchmarks" / "check_sealed.py"
MODELS = Path(__file__).parents[3] / "models"

# The real child, which opens a file of the system when it looks for a model: what a spoilt library might do.
CURIOUS = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from radonc_models.runtime import child, models
real = models.Models.find
def find(self, key):
    open("/proc/self/status").close()
    return real(self, key)
models.Models.find = find
child.main()
"""


@pytest.fixture
def client():
    with EngineClient(threads=1) as started:
        yield started


def text(client, key, prompt="lung"):
    done = [*client.generate(key, prompt, 4)][-1]
    assert isinstance(done, Done)
    return done.text


def test_that_a_child_is_sealed_before_it_sees_a_case(client, tiny_models):
    key = client.load(tiny_models[0], None).key
    assert client.sealed is None
    text(client, key)
    assert client.sealed == protocol.Sealed((OPENS_NOTHING, "runs no code but what it has loaded"))
    assert "Seccomp_filters:\t4" in Path(f"/proc/{client.pid}/status").read_text()


@pytest.mark.parametrize("asked", ["generate", "score", "count", "tokenize"])
def test_that_whatever_holds_text_seals_first(client, tiny_models, asked):
    key = client.load(tiny_models[0], None).key
    act = {
        "generate": lambda: list(client.generate(key, "lung", 1)),
        "score": lambda: list(client.score(key, "lung", ("a", "b"))),
        "count": lambda: client.count(key, "lung", 1),
        "tokenize": lambda: client.tokenize(key, "lung"),
    }[asked]
    act()
    assert OPENS_NOTHING in client.sealed.guards


def test_that_a_file_that_native_code_wants_after_loading_is_an_error_and_never_an_answer(tiny_models):
    confined = Confinement((tiny_models[0].parent,)).arguments(os.getpid())
    argv = [sys.executable, "-I", "-c", CURIOUS, str(MODELS), *confined]
    with EngineClient(threads=1, argv=argv) as client:
        key = client.load(tiny_models[0], None).key
        with pytest.raises(EngineError, match=r"internal error \(PermissionError\)"):
            client.tokenize(key, "lung")
        with pytest.raises(EngineError, match=r"internal error \(PermissionError\)"):
            list(client.generate(key, "lung", 4))


def test_that_the_child_itself_refuses_to_load_after_it_was_sealed(client, tiny_models):
    first = client.load(tiny_models[0], None)
    client.seal()
    one, other = (protocol.Load(str(path), file_sha256(path), None, 1, False) for path in tiny_models)
    with pytest.raises(EngineError, match="opens no more files"):
        list(client._talk.ask(other, 10))
    (told,) = client._talk.ask(one, 10)  # it has this one
    assert told.key == first.key


def test_that_a_model_after_the_first_question_gets_a_new_child_with_the_earlier_ones(client, tiny_models):
    first = client.load(tiny_models[0], None).key
    before, pid = text(client, first), client.pid
    second = client.load(tiny_models[1], None).key
    assert client.pid != pid
    pid = client.pid
    assert text(client, second)
    assert text(client, first) == before
    assert client.pid == pid, "both are in the same child"


def test_that_the_base_of_a_loaded_adapter_needs_no_new_child(client, family):
    key = client.load(family.base, family.base_sha256, family.wanted(family.adapters[0])).key
    text(client, key)
    pid = client.pid
    assert text(client, client.load(family.base, family.base_sha256).key)
    assert client.pid == pid
    text(client, client.load(family.base, family.base_sha256, family.wanted(family.adapters[1])).key)
    assert client.pid != pid, "its file must be opened"


def test_that_a_spoilt_neighbour_does_not_fail_the_question_about_another_model(client, tiny_models, tmp_path):
    copy = tmp_path / "copy.gguf"
    copy.write_bytes(tiny_models[0].read_bytes())
    neighbour = client.load(copy, file_sha256(copy)).key
    text(client, neighbour)
    copy.write_bytes(b"spoilt")
    assert text(client, client.load(tiny_models[1], None).key)
    with pytest.raises(ModelPackError, match="damaged or was changed"):
        text(client, neighbour)


def test_that_a_gpu_leaves_files_open_and_says_why():
    sealed = child._seal(on_gpu=True)
    assert sealed.guards == ()
    assert "GPU" in sealed.why_open


def test_that_a_system_without_filters_is_told_and_loads_go_on(client, tiny_models, monkeypatch):
    monkeypatch.setattr(sandbox, "forbid", lambda *_, **__: False)
    assert child._seal(on_gpu=False) == protocol.Sealed((), "this system cannot forbid it")
    client._sealed = protocol.Sealed((), "this system cannot forbid it")
    client.load(tiny_models[0], None)
    pid = client.pid
    client._sealed = protocol.Sealed((), "this system cannot forbid it")
    client.load(tiny_models[1], None)
    assert client.pid == pid


def test_that_models_that_were_given_up_for_memory_are_not_loaded_beside_another():
    loaded = Loaded("a" * 64, "CPU", 3, 0, "", 64, 1, "llama", protocol.FileStamp(0, 0, 0, 0, 0))
    one, other, third = (Wanted(Path(name), name * 64) for name in "abc")
    holdings = Holdings()
    holdings.remember(one, loaded)
    holdings.remember(other, dataclasses.replace(loaded, key="b" * 64))
    assert [wanted.sha256 for wanted in holdings.beside(third)] == ["a" * 64, "b" * 64]
    holdings.remember(third, dataclasses.replace(loaded, key="c" * 64, unloaded=("a" * 64,)))
    assert holdings.beside(one) == []
    adapter = dataclasses.replace(third, adapter=AdapterFile("d", "d" * 64, "c" * 64))
    assert [wanted.sha256 for wanted in holdings.beside(adapter)] == ["c" * 64]


def test_that_a_full_run_opens_nothing_after_loading():
    pytest.importorskip("gguf")
    done = subprocess.run([sys.executable, CHECK, "--way", "plain"], capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 answers, 2 stops, 4 models; opens no more files" in done.stdout


def test_that_the_reader_of_traces_sees_what_a_sealed_child_opens(monkeypatch):
    monkeypatch.syspath_prepend(str(CHECK.parent))
    from traces import read_trace

    lines = [
        "10 socket(AF_INET, SOCK_STREAM, 0) = 3",
        "10 vfork( <unfinished ...>",
        "10 <... vfork resumed>) = 11",
        *["11 seccomp(SECCOMP_SET_MODE_FILTER, 0x1, {len=3}) = 0 (SECCOMP)"] * 3,
        "11 clone(child_stack=0x7f, flags=CLONE_VM|CLONE_THREAD <unfinished ...>",
        '12 openat(AT_FDCWD, "/early", O_RDONLY) = -1 EPERM (Operation not permitted)',
        "11 <... clone resumed>) = 12",
        '12 openat(AT_FDCWD, "/late", O_RDONLY <unfinished ...>',
        '10 openat(AT_FDCWD, "/of/the/parent", O_RDONLY) = 3',
        "12 <... openat resumed>) = 5",
        '11 openat(AT_FDCWD, "/no", O_RDONLY) = -1 EPERM (Operation not permitted)',
    ]
    seen = read_trace("\n".join(lines))
    assert (len(seen.sockets), seen.sealed) == (1, 1)
    assert [call.split('"')[1] for call in seen.opened] == ["/late"]
    assert [call.split('"')[1] for call in seen.refused] == ["/no"]
