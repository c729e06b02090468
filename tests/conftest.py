"""Rules for the whole suite."""

import importlib.util

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say why the training tests are left out where torch's CPU build could not be had (never in CI)."""
    if importlib.util.find_spec("torch") is not None:
        return
    reason = pytest.mark.skip(reason="torch is not installed: see `make test` in README.md")
    for item in items:
        if item.get_closest_marker("torch"):
            item.add_marker(reason)
