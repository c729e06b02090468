"""Rules for the whole suite."""

import importlib.util
import os
from collections.abc import Generator
from pathlib import Path

import pytest

SHADERS = Path(__file__).parents[1] / "build" / "shaders"
LAVAPIPE = "/usr/share/vulkan/icd.d/lvp_icd.*.json"


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


@pytest.fixture(scope="session")
def software_gpu(state_of_the_engine: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Name the settings under which Mesa's driver for the processor is a GPU: the code path is that of a real one.

    What its driver compiles is kept in build/, as it takes minutes the first time.
    """
    from radonc_models.runtime import backends

    if not backends.gpu_backends(backends.library_folder()):
        pytest.skip("needs the GPU backend (make vulkan)")
    driver = next(Path("/").glob(LAVAPIPE.lstrip("/")), None)
    if driver is None:
        pytest.skip("needs Mesa's Vulkan driver for the processor (apt-get install mesa-vulkan-drivers)")
    SHADERS.mkdir(parents=True, exist_ok=True)
    return {
        "RADONC_SOFTWARE_GPU": "1",
        "VK_DRIVER_FILES": str(driver),
        "VK_ICD_FILENAMES": str(driver),
        "MESA_SHADER_CACHE_DIR": str(SHADERS),
        "XDG_STATE_HOME": str(tmp_path_factory.mktemp("state-of-the-gpu")),
    }
