"""The command radonc-desktop: light to start, one sentence for every problem."""

from __future__ import annotations

import subprocess
import sys

import pytest

from radonc_desktop import cli
from radonc_desktop.paths import demo_folders

RUN = [sys.executable, "-m", "radonc_desktop"]


def run(*arguments, **environment):
    import os

    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    }
    return subprocess.run(
        [*RUN, *arguments], capture_output=True, text=True, check=False, timeout=120, env=clean | environment
    )


def test_that_help_and_doctor_do_not_import_qt(tmp_path):
    code = (
        "import sys; from radonc_desktop.cli import main\n"
        f"assert main(['--doctor', '--vault', {str(tmp_path)!r}, '--pack', {str(tmp_path)!r}]) == 2\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules), 'Qt was imported'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "python" in done.stdout
    assert "no readable model pack" in done.stdout
    assert "not created yet" in done.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_that_a_missing_display_is_one_sentence(tmp_path):
    done = run("--vault", str(tmp_path / "v"), "--pack", str(tmp_path / "p"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "display" in done.stderr


def test_that_a_missing_pack_ends_the_headless_demo_with_one_sentence(tmp_path):
    done = run(
        "--headless-demo",
        str(tmp_path / "out"),
        "--vault",
        str(tmp_path / "v"),
        "--pack",
        str(tmp_path / "p"),
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "model pack" in done.stderr
    assert "Traceback" not in done.stderr


def test_that_an_unknown_option_is_refused():
    with pytest.raises(SystemExit) as ended:
        cli.main(["--no-such-option"])
    assert ended.value.code == 2


def test_that_the_demo_never_uses_the_folder_of_real_cases(tmp_path, monkeypatch):
    from radonc_desktop.paths import default_folders

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert demo_folders(tmp_path).vault != default_folders().vault
    (tmp_path / "build" / "demo").mkdir(parents=True)
    assert demo_folders(tmp_path).vault == tmp_path / "build" / "demo" / "vault"


def test_that_the_machines_policy_may_forbid_the_demo(monkeypatch, tmp_path, capsys):
    file = tmp_path / "policy.toml"
    file.write_text("demo = false\n")
    monkeypatch.setattr("radonc_desktop.policy.machine_policy", lambda: file)
    for words in (["--demo"], ["--headless-demo", str(tmp_path)], ["--demo", "--doctor"]):
        assert cli.main([*words, "--vault", str(tmp_path / "v"), "--pack", str(tmp_path / "p")]) == 2
        assert capsys.readouterr().err.startswith("The administrator of this computer does not allow the demo")
