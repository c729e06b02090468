"""What the engine's process does differently on Windows."""

import signal
import sys

from radonc_models.runtime.isolation import end_with
from radonc_models.runtime.process import how_it_ended


def test_that_the_exit_codes_of_windows_are_said_in_words():
    assert how_it_ended(0xC000001D) == "SIGILL, this processor lacks an instruction that the engine was built with"
    assert how_it_ended(0xC0000005).startswith("SIGSEGV")
    assert how_it_ended(1) == "exit code 1"


def test_that_a_system_without_the_signal_ties_no_process_to_its_parent(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(signal, "SIGKILL")
    assert end_with(1) == []
