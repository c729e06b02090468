"""Tests that are marked `alone` run while no other worker runs one, and nobody waits for ever."""

import importlib.util
import threading
from pathlib import Path

import pytest

pytest.importorskip("fcntl", reason="workers are for systems that have make")
MOMENT = 0.1


@pytest.fixture
def only(tmp_path):
    """The function of the suite, for a room of its own."""
    spec = importlib.util.spec_from_file_location("rules_for_the_suite", Path(__file__).with_name("conftest.py"))
    rules = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rules)
    door = tmp_path / "door"
    door.touch()
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


def test_that_ordinary_tests_run_side_by_side(enter):
    for _ in range(2):
        assert enter(alone=False)[0].wait(10)


def test_that_a_test_alone_waits_for_the_others_and_they_for_it(enter):
    _, leave = enter(alone=False)
    alone, left_alone = enter(alone=True)
    assert not alone.wait(MOMENT)
    late, _ = enter(alone=False)  # may not pass the one that waits, or that would wait for ever
    assert not late.wait(MOMENT)
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
