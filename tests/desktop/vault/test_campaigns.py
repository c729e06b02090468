"""A short, seeded run of every campaign on the vault; ``make campaign-vault`` runs them at full length."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CAMPAIGNS = Path(__file__).parents[2] / "benchmarks" / "vault"
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the campaigns need a Unix system")
traced = pytest.mark.skipif(shutil.which("strace") is None, reason="this campaign needs strace")


@pytest.fixture
def figures(tmp_path):
    """Return a function that runs a campaign and gives what it measured, by requirement."""

    def run(name, *words):
        place = tmp_path / "figures"
        script = [sys.executable, str(CAMPAIGNS / f"{name}.py"), "--figures", str(place), *map(str, words)]
        done = subprocess.run(script, capture_output=True, text=True, timeout=120, check=False)
        assert place.exists(), done.stderr
        rows = [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]
        assert (done.returncode == 0) == all(row["reached"] for row in rows), done.stderr
        return {row["requirement"]: row for row in rows}

    return run


def assert_reached(found, *beginnings):
    rows = [row for name, row in found.items() if name.startswith(beginnings or "")]
    assert len(rows) >= max(1, len(beginnings))
    assert [row for row in rows if not row["reached"]] == []


def test_that_kill_9_in_every_kind_of_step_loses_and_tears_nothing(figures):
    assert_reached(figures("kills", "--count", 20))


@traced
def test_that_a_power_cut_loses_nothing_and_the_weaker_setting_does(figures):
    assert_reached(figures("power_loss", "--count", 60, "--control", 20))


def test_that_flipped_bits_are_noticed(figures):
    assert_reached(
        figures("flips", "--count", 120, "--log", 10), "2 flips in slots", "2 flips in cases.db", "2 flips under"
    )


def test_that_an_insider_without_the_chain_key_cannot_change_the_trail(figures):
    assert_reached(figures("tampering", "--count", 18))


@traced
def test_that_a_session_writes_no_text_of_a_case_and_the_trace_would_show_it(figures):
    assert_reached(figures("plaintext", "--count", 1, "--scripted"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory of other processes is read from /proc")
def test_that_after_a_lock_no_text_passphrase_or_key_is_left_in_any_process(figures):
    pytest.importorskip("PySide6")
    assert_reached(figures("memory_after_lock", "--count", 2), "3 memory", "3 marks", "3 lock in", "3 typed text")


def test_that_the_cost_of_encryption_is_measured_against_a_store_without(figures):
    # Times of so small a store mean nothing, and no test of a busy machine may hang on them; the arms must work.
    found = figures("overhead", "--count", 60)
    assert {name.removeprefix("5 ").split()[0] for name in found} >= {"ranked", "commit", "hot", "search", "unlock"}


def test_that_growth_is_measured_and_a_search_of_a_small_store_is_quick(figures):
    assert_reached(figures("growth", "--count", 1000))
