import dataclasses
import shutil
import sys
import zipfile

import bootstrap
import pytest
from machine import SetupError


@pytest.fixture
def place(tmp_path, root):
    """A checkout whose environment is this interpreter behind a script."""
    place = bootstrap.Place(tmp_path)
    shutil.copytree(root / "installer" / "locks", tmp_path / "installer" / "locks")
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copy(root / "hatch_build.py", tmp_path)
    native = "convert/radonc_convert/quantize/native"
    shutil.copytree(root / native, tmp_path / native)
    (place.venv / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}").mkdir(parents=True)
    fake_python(place, f'exec {sys.executable} "$@"')
    return place


@pytest.fixture
def calls(monkeypatch):
    """Record what would have been installed, and install nothing."""
    made = []
    monkeypatch.setattr(bootstrap, "pip", lambda place, label, name, arguments: made.append(name))
    monkeypatch.setattr(bootstrap, "install_llama", lambda place, recipe: made.append("llama"))
    monkeypatch.setattr(bootstrap, "fetch_reference", lambda place, source, folder: made.append("reference"))
    monkeypatch.setattr(bootstrap, "check_qt", lambda place: made.append("qt"))
    return made


def fake_python(place, line):
    place.python.parent.mkdir(parents=True, exist_ok=True)
    place.python.write_text(f"#!/bin/sh\n{line}\n")
    place.python.chmod(0o755)


def test_that_the_first_run_installs_every_group_once(place, calls):
    bootstrap.set_up(place, ["runtime", "tune", "dev"])
    assert calls == ["build", "runtime", "llama", "project", "qt", "torch", "tune", "reference", "dev"]


def test_that_a_second_run_does_nothing(place, calls):
    bootstrap.set_up(place, ["runtime", "dev"])
    calls.clear()
    assert bootstrap.set_up(place, ["runtime", "dev"]) == []
    assert calls == []


def test_that_changed_kernels_are_compiled_again(place, calls):
    bootstrap.set_up(place, ["runtime"])
    calls.clear()
    with (place.root / "convert/radonc_convert/quantize/native/lanes.c").open("a") as source:
        source.write("/* changed */\n")
    bootstrap.set_up(place, ["runtime"])
    assert calls == ["project"]


def test_that_the_gpu_backend_is_put_back_when_it_is_gone_and_when_the_engine_changes(place, calls, monkeypatch):
    module = place.site_packages / "llama_cpp" / "lib" / "libggml-vulkan.so"

    def install(place, recipe):
        calls.append("vulkan")
        module.parent.mkdir(parents=True, exist_ok=True)
        module.touch()

    monkeypatch.setattr(bootstrap, "install_vulkan", install)
    assert bootstrap.set_up(place, ["vulkan"]) == ["vulkan"]
    assert bootstrap.set_up(place, ["vulkan"]) == []
    module.unlink()
    assert bootstrap.set_up(place, ["vulkan"]) == ["vulkan"]
    other = dataclasses.replace(bootstrap.llama_wheel.recipe(), version="0.0")
    monkeypatch.setattr(bootstrap.llama_wheel, "recipe", lambda: other)
    assert bootstrap.set_up(place, ["vulkan"]) == ["vulkan"]
    assert calls == ["vulkan"] * 3


def test_that_a_gpu_backend_without_an_engine_is_a_sentence(place):
    with pytest.raises(SetupError, match="the engine is not installed yet"):
        bootstrap.install_vulkan(place, bootstrap.vulkan_backend.recipe())


def test_that_a_new_engine_throws_the_old_gpu_backend_away(place, monkeypatch, tmp_path):
    module = place.site_packages / "llama_cpp" / "lib" / "libggml-vulkan.so"
    module.parent.mkdir(parents=True)
    module.touch()
    monkeypatch.setattr(bootstrap.llama_wheel, "wheel", lambda recipe, logs: tmp_path / "new.whl")
    monkeypatch.setattr(bootstrap.llama_wheel, "check_installed", lambda python, log: None)
    monkeypatch.setattr(bootstrap, "pip", lambda *_: None)
    bootstrap.install_llama(place, bootstrap.llama_wheel.recipe())
    assert not module.exists()


def test_that_a_changed_lock_is_installed_again_and_the_others_are_not(place, calls):
    bootstrap.set_up(place, ["runtime", "dev"])
    calls.clear()
    with place.lock("dev").open("a") as lock:
        lock.write("# changed\n")
    bootstrap.set_up(place, ["runtime", "dev"])
    assert calls == ["dev"]


def test_that_a_step_that_failed_is_tried_again(place, calls, monkeypatch):
    def fails(place, recipe):
        raise SetupError("no compiler today")

    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "install_llama", fails)
        with pytest.raises(SetupError):
            bootstrap.set_up(place, ["runtime"])
    calls.clear()
    bootstrap.set_up(place, ["runtime"])
    assert calls == ["llama", "project", "qt"]


def test_that_an_optional_group_may_be_missing_but_a_wanted_one_may_not(place, calls, monkeypatch, capsys):
    def no_torch(place, label, name, arguments):
        if name == "torch":
            raise SetupError("no CPU build of torch")
        calls.append(name)

    monkeypatch.setattr(bootstrap, "pip", no_torch)
    bootstrap.set_up(place, ["dev"], ["tune"])
    assert calls == ["build", "dev"]
    assert "NOTE: going on without `tune`: no CPU build of torch" in capsys.readouterr().out
    with pytest.raises(SetupError):
        bootstrap.set_up(place, ["dev", "tune"])


def test_that_a_full_disk_is_said_before_anything_is_installed(place, calls, monkeypatch):
    monkeypatch.setattr(bootstrap.shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(1, 1, 10_000_000))
    with pytest.raises(SetupError, match=r"has 0\.0 GB left and the set-up needs 2\.0 GB"):
        bootstrap.set_up(place, ["runtime"])
    assert calls == []


def test_that_a_package_with_another_hash_is_refused(place, tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "demo_thing-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("demo_thing.py", "raise SystemExit('it ran')\n")
        wheel.writestr("demo_thing-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: demo-thing\nVersion: 1.0\n")
        wheel.writestr(
            "demo_thing-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("demo_thing-1.0.dist-info/RECORD", "")
    place.lock("runtime").write_text(f"demo-thing==1.0 --hash=sha256:{'0' * 64}\n")
    target = tmp_path / "target"
    for name, value in {
        "NO_INDEX": "1",
        "FIND_LINKS": str(tmp_path),
        "TARGET": str(target),
        "CONFIG_FILE": "/dev/null",
    }.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    with pytest.raises(SetupError, match=r"differs from the hash in installer/locks/runtime\.lock and was refused"):
        bootstrap.locked(place, "runtime").do()
    assert not target.exists()


def test_that_a_library_that_qt_misses_is_named_with_its_package(place):
    fake_python(place, "echo 'ImportError: libEGL.so.1: cannot open shared object file: No such file' >&2; exit 1")
    with pytest.raises(SetupError, match=r"libEGL\.so\.1; install it with: apt-get install libegl1$"):
        bootstrap.check_qt(place)


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("ERROR: No matching distribution found for torch==2.13.0+cpu", "no CPU build of torch"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("NewConnectionError: Failed to establish a new connection", "index cannot be reached"),
        ("something else", "its last lines are:\nsomething else"),
    ],
)
def test_that_known_failures_of_pip_become_one_sentence(place, printed, sentence):
    fake_python(place, f"echo '{printed}'; exit 1")
    with pytest.raises(SetupError, match=sentence):
        bootstrap.pip(place, "packages", "torch", ["install"])


def test_that_an_environment_of_another_folder_is_made_again(place, calls, monkeypatch):
    bootstrap.set_up(place, ["dev"])
    place.stamp("venv").write_text("3.11 /somewhere/else/.venv")
    made = []
    monkeypatch.setattr(bootstrap, "run", lambda label, argv, log: made.append(argv[-2:]))
    bootstrap.make_venv(place)
    assert made == [["--clear", str(place.venv)]]
