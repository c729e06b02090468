"""The choice of the engine's CPU variant: right answers first, then speed, and never a second try of a bad one."""

import json
import sys

import pytest

from radonc_models.errors import EngineError
from radonc_models.runtime import backends, selftest, variants
from radonc_models.runtime.fallback import Fallback
from radonc_models.runtime.variants import GPU, Tried, choose, next_safer, remembered, try_variant, use_no_gpu

RIGHT = [dict(selftest.EXPECTED).get(place, 0) for place in range(len(selftest.TOKENS))]


@pytest.fixture
def build(tmp_path, monkeypatch):
    """A build with three variants and no GPU."""
    folder = tmp_path / "lib"
    folder.mkdir()
    for name in ("ggml-base", "ggml-cpu-haswell", "ggml-cpu-x64", "ggml-cpu-zen4"):
        (folder / f"lib{name}.so").write_bytes(name.encode())
    monkeypatch.setattr(backends, "library_folder", lambda: folder)
    return folder


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state" / "engine.json"


def speeds(**known):
    """A test that every variant passes at the given speed; one without a speed is refused."""

    def run(variant, gpu):
        name = GPU if gpu else variant
        speed = known.get(name, 0.0)
        return Tried(name, bool(speed), "" if speed else "it crashed: SIGILL", speed)

    return run


def never(variant, gpu):
    pytest.fail(f"{variant} was tried again")


def acting(*lines):
    return [sys.executable, "-c", "\n".join(("import json, os, signal, sys, time", *lines))]


def saying(**answer):
    return acting(f"print({json.dumps(answer)!r})")


def test_that_a_variant_with_the_known_answers_passes():
    tried = try_variant("x64", argv=saying(tokens=RIGHT, seconds=0.5, device=""))
    assert tried == Tried("x64", True, "", len(selftest.TOKENS) / 0.5)


def test_that_one_wrong_token_excludes_a_variant():
    place = selftest.EXPECTED[-1][0]
    wrong = [token + (at == place) for at, token in enumerate(RIGHT)]
    tried = try_variant("zen4", argv=saying(tokens=wrong, seconds=0.1, device=""))
    assert (tried.usable, tried.reason) == (False, "it computes wrong answers")


@pytest.mark.parametrize("name", ["SIGILL", "SIGSEGV"])
def test_that_a_crash_excludes_a_variant(name):
    tried = try_variant("zen4", argv=acting(f"os.kill(os.getpid(), signal.{name})"))
    assert not tried.usable
    assert name in tried.reason


def test_that_a_hang_is_cut_off():
    tried = try_variant("zen4", argv=acting("time.sleep(60)"), seconds=0.5)
    assert not tried.usable
    assert "no answer within" in tried.reason


@pytest.mark.parametrize("line", ["", "nonsense", "[]", '{"tokens": 7, "seconds": 1, "device": ""}', "{}"])
def test_that_a_test_without_an_answer_excludes_a_variant(line):
    assert not try_variant("zen4", argv=acting(f"print({line!r})")).usable


def test_that_a_refusal_keeps_its_reason():
    tried = try_variant("zen4", argv=saying(refused="this processor lacks its instructions"))
    assert (tried.usable, tried.reason) == (False, "this processor lacks its instructions")


def test_that_a_gpu_test_without_a_gpu_is_no_success():
    assert not try_variant("x64", True, argv=saying(tokens=RIGHT, seconds=0.1, device="")).usable


def test_that_the_fastest_right_variant_is_chosen(build, state):
    assert choose(state, speeds(x64=10.0, haswell=90.0, zen4=50.0)).variant == "haswell"


def test_that_chance_does_not_choose_between_equals(build, state):
    assert choose(state, speeds(x64=10.0, haswell=101.0, zen4=100.0)).variant == "zen4"


def test_that_bad_variants_are_left_out_with_their_reason(build, state):
    choice = choose(state, speeds(x64=10.0))
    assert choice.variant == "x64"
    assert choice.outcome("zen4") == Tried("zen4", False, "it crashed: SIGILL")


def test_that_no_variant_left_is_one_sentence(build, state):
    with pytest.raises(EngineError, match=r"^No variant of the engine gives right answers .*: install .*\.$"):
        choose(state, speeds())
    assert not state.exists()


def test_that_a_later_start_tries_nothing(build, state):
    first = choose(state, speeds(x64=10.0, zen4=50.0))
    assert choose(state, never) == first


@pytest.mark.parametrize("damage", [b"", b"{", b'{"key": 1}', b"\xff\xfe", b"[]"])
def test_that_a_damaged_state_file_means_a_new_test(build, state, damage):
    choose(state, speeds(x64=10.0, zen4=50.0))
    state.write_bytes(damage)
    assert choose(state, speeds(x64=10.0)).variant == "x64"
    assert remembered(state).variant == "x64"


def test_that_another_build_means_a_new_test(build, state):
    choose(state, speeds(x64=10.0, zen4=50.0))
    (build / "libggml-base.so").write_bytes(b"another build")
    backends.build_hash.cache_clear()
    assert remembered(state) is None


def test_that_another_driver_or_processor_means_a_new_test(build, state, monkeypatch):
    choose(state, speeds(x64=10.0, zen4=50.0))
    with monkeypatch.context() as patch:
        patch.setattr(variants, "driver_version", lambda: "new")
        assert remembered(state) is None
    with monkeypatch.context() as patch:
        patch.setattr(variants, "_processor", lambda: "new")
        assert remembered(state) is None
    assert remembered(state) is not None


def test_that_a_state_file_cannot_name_a_foreign_library(build, state):
    choose(state, speeds(x64=10.0, zen4=50.0))
    known = json.loads(state.read_text())
    state.write_text(json.dumps(known | {"variant": "/tmp/planted"}))
    assert remembered(state) is None


def test_that_a_state_that_cannot_be_written_is_no_problem(build, tmp_path):
    (tmp_path / "file").touch()
    assert choose(tmp_path / "file" / "engine.json", speeds(x64=10.0)).variant == "x64"


def test_that_the_next_safer_variant_is_remembered_with_the_reason(build, state):
    choose(state, speeds(x64=10.0, haswell=40.0, zen4=50.0))
    assert next_safer("zen4", "it died", state) == "haswell"
    choice = choose(state, never)
    assert (choice.variant, choice.outcome("zen4").reason) == ("haswell", "it died")
    assert next_safer("haswell", "it died too", state) == "x64"
    assert next_safer("x64", "and this one", state) is None
    assert choose(state, never).variant == "x64", "the last one stays"


def test_that_a_gpu_that_kills_the_engine_is_remembered(build, state):
    (build / "libggml-vulkan.so").touch()
    backends.build_hash.cache_clear()
    assert choose(state, speeds(x64=10.0, gpu=99.0)).why_no_gpu == ""
    use_no_gpu("the engine ended while it used the GPU", state)
    assert choose(state, never).why_no_gpu == "the engine ended while it used the GPU"


# What one client learns


@pytest.fixture
def chosen(build, state):
    choose(state, speeds(x64=10.0, haswell=40.0, zen4=50.0))
    fallback = Fallback(state)
    fallback.start()
    assert fallback.variant == "zen4"
    return fallback


def die(fallback, how):
    """Tell as the client does; a fault of native code asks for a safer variant."""
    fallback.ended(how)
    return fallback.next_safer("")


def test_that_an_illegal_instruction_is_proof_enough(chosen, state):
    assert die(chosen, "SIGILL, this processor lacks an instruction") == chosen.variant == "haswell"
    assert remembered(state).variant == "haswell"


def test_that_another_death_is_remembered_when_the_safer_variant_works(chosen, state):
    assert die(chosen, "SIGSEGV") == chosen.variant == "haswell"
    assert remembered(state).variant == "zen4", "the cause is not known yet"
    chosen.worked()
    assert remembered(state).variant == "haswell"
    assert "SIGSEGV" in remembered(state).outcome("zen4").reason


def test_that_a_death_that_repeats_itself_is_not_held_against_the_variant(chosen, state):
    die(chosen, "SIGSEGV")
    assert die(chosen, "SIGSEGV") is None
    assert chosen.variant == "haswell"
    assert remembered(state).variant == "zen4"


def test_that_answers_without_a_death_before_change_nothing(chosen, state):
    before = state.read_bytes()
    chosen.worked()
    assert state.read_bytes() == before


# The real build


def test_that_every_real_variant_is_right_or_says_why_not(state):
    pytest.importorskip("llama_cpp")
    choice = choose(state)
    for tried in choice.tried:
        if tried.variant == GPU:
            assert "no Vulkan driver" in tried.reason
            continue
        assert tried.usable or tried.reason == "this processor lacks its instructions", tried
    assert choice.outcome(choice.variant).tokens_per_second > 0


def test_that_the_test_model_is_the_same_on_every_machine(tmp_path):
    import hashlib

    selftest.write_model(tmp_path / "tiny.gguf")
    digest = hashlib.sha256((tmp_path / "tiny.gguf").read_bytes()).hexdigest()
    assert digest == "3d17427726a62c8405588ef303a69a7c9d6d81b4118de8b2eb3558c9641063e3"
