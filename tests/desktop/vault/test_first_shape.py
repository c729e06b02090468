"""A store as the first version of the program left it; and that the check which looks at it can fail."""

import sys
from pathlib import Path

import pytest

CAMPAIGNS = Path(__file__).parents[2] / "benchmarks" / "vault"


@pytest.fixture
def promises(monkeypatch):
    monkeypatch.syspath_prepend(str(CAMPAIGNS))
    import promises

    yield promises
    for name in ("promises", "work"):
        sys.modules.pop(name)


def test_that_a_store_of_the_first_version_opens_with_everything_in_it(promises, tmp_path):
    kept = promises.copy_first_shape(tmp_path / "vault")
    assert kept.versions == {1: 2, 2: 2}
    assert kept.signed == {1}
    for _ in range(2):  # brought forward, and as it is from then on
        with kept.unlock(tmp_path / "vault") as vault:
            assert kept.broken(vault) == []


def test_that_the_check_of_the_campaigns_notices_what_is_lost(promises, tmp_path):
    kept = promises.copy_first_shape(tmp_path / "vault")
    kept.note({"did": "save", "case": 2, "version": 3})
    kept.note({"did": "add", "case": 3, "version": 1})
    kept.note({"did": "sign", "case": 2})
    with kept.unlock(tmp_path / "vault") as vault:
        found = " ".join(kept.broken(vault))
    for words in ("case 3", "version 2, promised was 3", "signature of case 2"):
        assert words in found
