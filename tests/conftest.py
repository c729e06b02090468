"""Rules for the whole suite."""

import importlib.util
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
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


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test that is marked `alone` while no other worker runs one; its fixtures are part of it."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return (yield)
    with only(alone=item.get_closest_marker("alone") is not None):
        return (yield)


@contextmanager
def only(*, alone: bool, at: Path = Path(__file__)) -> Iterator[None]:
    """Hold the room of running tests, with the others or alone; ``at`` is the door, its folder the room.

    Whoever wants in passes the door first, and who waits for an empty room keeps it shut: nobody waits for ever.
    """
    import fcntl  # workers are for systems that have make

    door, room = (os.open(place, os.O_RDONLY) for place in (at, at.parent))
    try:
        fcntl.flock(door, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(door, fcntl.LOCK_UN)
        yield
    finally:
        fcntl.flock(room, fcntl.LOCK_UN)  # closing is not enough: a forked child may hold the same handle
        os.close(room)
        os.close(door)


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
