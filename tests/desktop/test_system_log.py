"""What the system's log is told: codes and the version, and nothing else."""

import re
import sys
import types
from pathlib import Path

import pytest

from radonc_desktop import system_log
from radonc_desktop.policy import PolicyError
from radonc_desktop.system_log import Event, entry, event_of, failures_told, tell
from radonc_desktop.vault import VaultDamaged, WrongPassphrase
from radonc_models.errors import RadOncError
from radonc_models.keyed.errors import DiskFull

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "it-guide.md"
SECRET = "T2 N1 larynx of Mr Example"


@pytest.fixture
def told(monkeypatch):
    found = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(system_log, "_write", lambda event, text: found.append((event, text)))
    return found


def test_that_every_entry_is_a_fixed_sentence_with_code_and_version(told):
    for event in Event:
        tell(event)
        assert event < 1000  # the texts of Windows' own message file end there
    assert [event for event, _ in told] == list(Event)
    for event, text in told:
        assert re.fullmatch(rf"RadOnc-GPT \d+\.\d+\.\d+, code {event:d}: [a-z][a-z ,;:-]+[a-z]", text), text


def test_that_the_guide_for_it_names_every_code_with_its_level_and_words():
    guide = GUIDE.read_text("utf-8")
    levels = {1: "information", 2: "warning", 3: "error"}
    for event in Event:
        assert f"| {event:d} | {levels[event // 100]} | {entry(event, '0').split(': ', 1)[1]} |" in guide


@pytest.mark.parametrize(
    ("error", "event"),
    [
        (PolicyError(SECRET), Event.POLICY_NOT_VALID),
        (DiskFull(), Event.DISK_FULL),
        (VaultDamaged(), Event.STORE_DAMAGED),
        (ImportError(SECRET), Event.PART_MISSING),
        (RadOncError(SECRET), Event.REFUSED),
        (ValueError(SECRET), Event.UNEXPECTED),
    ],
)
def test_that_an_error_is_told_by_its_kind_alone(error, event, told):
    tell(event_of(error))
    assert [one for one, _ in told] == [event]
    assert SECRET not in told[0][1]


def test_that_a_damaged_store_is_told_and_a_wrong_passphrase_is_not(told):
    for error in (VaultDamaged(), WrongPassphrase()):
        with pytest.raises(type(error)), failures_told():
            raise error
    assert [event for event, _ in told] == [Event.STORE_DAMAGED]


def test_that_neither_a_checkout_nor_a_usb_edition_tells_anything(told, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "windows" / "radonc-desktop.exe"))
    (tmp_path / "usb-edition.txt").touch()
    tell(Event.STARTED)
    monkeypatch.setattr(sys, "frozen", False)
    tell(Event.STARTED)
    assert told == []


def test_that_syslog_gets_level_and_text(monkeypatch):
    lines = []
    fake = types.SimpleNamespace(LOG_ERR=3, LOG_WARNING=4, LOG_INFO=6, LOG_PID=1, LOG_USER=8)
    fake.openlog = lambda *words: lines.append(words)
    fake.syslog = lambda level, text: lines.append((level, text))
    fake.closelog = lambda: lines.append("closed")
    monkeypatch.setitem(sys.modules, "syslog", fake)
    monkeypatch.setattr(sys, "platform", "linux")
    for event in (Event.STARTED, Event.DISK_FULL, Event.STORE_DAMAGED):
        system_log._write(event, "x")
    assert lines[0] == ("radonc-gpt", 1, 8)
    assert [line for line in lines if line[-1] == "x"] == [(6, "x"), (4, "x"), (3, "x")]


def test_that_a_log_that_does_not_answer_changes_nothing(monkeypatch):
    def broken(_event, _text):
        raise OSError(SECRET)

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(system_log, "_write", broken)
    tell(Event.STARTED)
