"""Tests that are marked `alone` run while no other worker runs one, and nobody waits for ever."""

import importlib.util
import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("fcntl", reason="workers are for systems that have make")
MOMENT = 0.1


@pytest.fixture
def door(tmp_path):
    """The door of a room of its own."""
    door = tmp_path / "door"
    door.touch()
    return door


@pytest.fixture
def only(door):
    """The function of the suite, for that room."""
    spec = importlib.util.spec_from_file_location("rules_for_the_suite", Path(__file__).with_name("conftest.py"))
    rules = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rules)
    return lambda alone: rules.only(alone=alone, at=door)


@pytest.fixture
def enter(only):
    """Return a function that enters the room in a thread: it gives the signs that it is in and that it may leave."""
    threads = []

    def go(alone):
        inside, leave = threading.Event(), threading.Event()

        def stay():
            with only(alone):
                inside.set()
                leave.wait(10)

        threads.append((threading.Thread(target=stay), leave))
        threads[-1][0].start()
        return inside, leave

    yield go
    for thread, leave in threads:
        leave.set()
        thread.join()


def wait_until_shut(door):
    """Return once somebody stands in the door, waiting for the room: who comes now comes later."""
    import fcntl

    end = time.monotonic() + 10
    while time.monotonic() < end:
        with door.open() as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
        time.sleep(0.001)
    raise AssertionError("nobody came to the door")


def test_that_ordinary_tests_run_side_by_side(enter):
    for _ in range(2):
        assert enter(alone=False)[0].wait(10)


def test_that_a_test_alone_waits_for_the_others_and_they_for_it(enter, door):
    inside, leave = enter(alone=False)
    assert inside.wait(10)
    alone, left_alone = enter(alone=True)
    wait_until_shut(door)
    late, _ = enter(alone=False)  # may not pass the one that waits, or that would wait for ever
    assert not late.wait(MOMENT)
    assert not alone.is_set()
    leave.set()
    assert alone.wait(10)
    assert not late.wait(MOMENT)
    left_alone.set()
    assert late.wait(10)


def test_that_a_failed_test_leaves_the_room(only, enter):
    def fails():
        with only(alone=True):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert enter(alone=True)[0].wait(10)
