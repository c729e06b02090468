"""Wrong passphrases: the pause grows, ends, survives a crash, and is told afterwards."""

import pytest

from radonc_desktop.vault import TooManyAttempts, WrongPassphrase
from radonc_models.keyed import envelopes
from radonc_models.keyed.failures import Failures, pause_after


class Clock:
    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def failures(tmp_path, clock):
    return Failures(tmp_path, clock)


def fail(failures, user="u"):
    with pytest.raises(WrongPassphrase), failures.attempt(user):
        raise WrongPassphrase


def test_that_the_pause_starts_after_five_and_doubles_up_to_five_minutes():
    pauses = [pause_after(count) for count in range(16)]
    assert pauses == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert pause_after(10**9) == 300


def test_that_the_pause_is_kept_in_full_and_then_over(failures, clock):
    for count in range(1, 12):
        fail(failures)
        pause = pause_after(count)
        if pause:
            clock.now += pause - 0.5
            with pytest.raises(TooManyAttempts, match="wait 1 second and") as refused, failures.attempt("u"):
                pytest.fail("it was tried")
            assert refused.value.seconds == 1
            clock.now += 0.5
    clock.now += 300
    with failures.attempt("u") as before:
        assert before == 11
    with failures.attempt("u") as before:
        assert before == 0


def test_that_a_clock_set_back_does_not_end_the_pause(failures, clock):
    for _ in range(5):
        fail(failures)
    clock.now -= 3600
    with pytest.raises(TooManyAttempts), failures.attempt("u"):
        pytest.fail("it was tried")


def test_that_each_user_has_an_own_count_and_unknown_names_share_one(failures):
    for _ in range(5):
        fail(failures, "u")
        fail(failures, None)
    with failures.attempt("v") as before:
        assert before == 0
    with pytest.raises(TooManyAttempts), failures.attempt("U"):
        pytest.fail("it was tried")
    with pytest.raises(TooManyAttempts), failures.attempt(None):
        pytest.fail("it was tried")


def test_that_an_attempt_cut_off_in_the_middle_has_counted(failures, tmp_path):
    import os
    import signal

    for _ in range(4):
        pid = os.fork()
        if not pid:
            with failures.attempt("u"):
                os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(pid, 0)
    with failures.attempt("u") as before:
        assert before == 4


def test_that_another_problem_is_no_failed_attempt(failures):
    with pytest.raises(MemoryError), failures.attempt("u"):
        raise MemoryError
    with failures.attempt("u") as before:
        assert before == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"u": 3}', b'{"u": [1]}', b'{"u": ["x", "y"]}', b"\xff"])
def test_that_a_damaged_count_does_not_lock_anybody_out(failures, tmp_path, content):
    (tmp_path / "failures.json").write_bytes(content)
    with failures.attempt("u") as before:
        assert before == 0


def test_that_the_store_waits_without_trying_and_audits_the_count(vault, folder, reopen, monkeypatch):
    vault.close()
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            reopen(phrase="not the passphrase")
    with monkeypatch.context() as patch:
        patch.setattr(envelopes, "from_passphrase", lambda *_: pytest.fail("a guess was tried"))
        with pytest.raises(TooManyAttempts):
            reopen()
    (folder / "failures.json").write_bytes((folder / "failures.json").read_bytes().replace(b"[5,", b"[4,"))
    with reopen() as again:
        (row,) = [entry for entry in again.audit_log() if entry.event == "unlock.refused"]
    assert row.detail == "count=4"
    assert not (folder / "failures.json").exists()


def test_that_guessing_in_an_open_session_is_slowed_down_too(vault, passphrase):
    draft = vault.save_draft(vault.add_case("t", "lung", "d"), "regimen", "text", None)
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            vault.sign(draft.id, "not the passphrase")
    with pytest.raises(TooManyAttempts):
        vault.sign(draft.id, passphrase)
