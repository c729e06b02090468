"""Rules for the whole suite."""

import importlib.util
import os
from collections.abc import Generator

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say why the training tests are left out where torch's CPU build could not be had."""
    if importlib.util.find_spec("torch") is not None:
        return
    reason = pytest.mark.skip(reason="torch is not installed: see `make test` in README.md")
    for item in items:
        if item.get_closest_marker("torch"):
            item.add_marker(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, where everything is installed, a skipped test is a failed one: nothing passes by not running."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def state_of_the_engine(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """Let the engine remember its self-test for this run of the tests, and leave the user's own state alone.

    No GPU is used but where a test asks for one: answers and reasons are the same on every computer.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        for name in ("VK_DRIVER_FILES", "VK_ICD_FILENAMES"):
            patch.setenv(name, os.devnull)
        yield
