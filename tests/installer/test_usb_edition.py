"""The USB edition: what fits a stick, and what may lie on it."""

import hashlib
import json
import subprocess
import sys

import check_usb
import pytest
import usb_edition
from machine import SetupError

from radonc_desktop import cli, paths


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "m.gguf").write_bytes(b"GGUF")
    entry = {"file": "m.gguf", "sha256": hashlib.sha256(b"GGUF").hexdigest()}
    (folder / "manifest.json").write_text(json.dumps({"synthetic": True, "base": entry, "tasks": {"regimen": entry}}))
    return folder


@pytest.fixture
def stick(tmp_path, pack):
    apps = {}
    for name in ("linux", "windows"):
        apps[name] = tmp_path / name
        apps[name].mkdir()
        (apps[name] / "real").write_text("x")
    (apps["linux"] / "link").symlink_to("real")
    program = apps["linux"] / "radonc-desktop"
    program.write_text('#!/bin/sh\nset >"$0.environment"; pwd >"$0.folder"; echo "$*" >"$0.words"\n')
    program.chmod(0o755)
    return usb_edition.build(tmp_path / "out", apps, pack)


def test_that_a_stick_holds_both_apps_without_links_and_the_sums_of_all_files(stick):
    assert not [entry for entry in stick.rglob("*") if entry.is_symlink()]
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=stick, check=True)
    assert {"linux", "windows", "pack", "demo", "run.sh", "run.bat"} <= {entry.name for entry in stick.iterdir()}
    assert (stick / "run.bat").read_bytes().count(b"\r\n") == (stick / "run.bat").read_bytes().count(b"\n") > 5


def test_that_run_opens_the_demo_with_a_closed_search_path(stick, tmp_path):
    subprocess.run(
        ["sh", str(stick / "run.sh"), "--pack", "p"],
        env={"PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": str(tmp_path), "QT_PLUGIN_PATH": "x", "PYTHONPATH": "y"},
        cwd=tmp_path,
        check=True,
    )
    program = stick / "linux" / "radonc-desktop"
    said = program.with_name("radonc-desktop.environment").read_text()
    assert "LD_LIBRARY_PATH" not in said
    assert "QT_PLUGIN_PATH" not in said
    assert "PYTHONPATH" not in said
    assert f"XDG_STATE_HOME='{stick}/demo/state'" in said
    assert program.with_name("radonc-desktop.folder").read_text().strip() == str(stick / "linux")
    assert program.with_name("radonc-desktop.words").read_text().strip() == "--demo --pack p"
    program.chmod(0o644)  # as on a medium without the right to run programs
    done = subprocess.run(["sh", str(stick / "run.sh")], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "noexec" in done.stderr


def test_that_a_write_protected_stick_opens_the_demo_in_memory_and_leaves_nothing(stick, tmp_path):
    memory = tmp_path / "memory"
    memory.mkdir()
    program = stick / "linux" / "radonc-desktop"
    words = tmp_path / "words"
    program.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && exit\nmkdir -p "$3"; echo "$XDG_STATE_HOME $*" >{words}; exit 3\n'
    )
    (stick / "demo").rmdir()
    (stick / "demo").write_text("")  # as where no folder can be made, for root as well
    argv = ["sh", str(stick / "run.sh"), "--doctor"]
    environment = {"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(memory)}
    done = subprocess.run(argv, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "write-protected" in done.stderr
    state, *rest = words.read_text().split()
    assert state.startswith(f"{memory}/radonc-demo.")
    assert rest == ["--demo", "--vault", f"{state}/vault", "--doctor"]
    assert list(memory.iterdir()) == []


def test_that_a_stick_takes_no_damaged_and_no_clinical_pack(pack, tmp_path):
    (pack / "m.gguf").write_bytes(b"GGUg")
    with pytest.raises(SetupError, match="damaged"):
        usb_edition.check_pack(pack)
    text = (pack / "manifest.json").read_text()
    (pack / "manifest.json").write_text(text.replace("true", "false"))
    with pytest.raises(SetupError, match="synthetic"):
        usb_edition.check_pack(pack)
    with pytest.raises(SetupError, match="no model pack"):
        usb_edition.check_pack(tmp_path)


def test_that_what_fat32_cannot_hold_is_named(tmp_path, monkeypatch):
    for name in ("a", "A", "b:c", "end.", "fine", "large"):
        (tmp_path / name).write_bytes(b"12" if name == "large" else b"")
    monkeypatch.setattr(usb_edition, "LARGEST_FILE", 1)
    found = usb_edition.problems(tmp_path)
    assert len(found) == 4
    assert [word for word in ("capitals", "b:c", "end.", "larger") if not any(word in one for one in found)] == []


def test_that_the_check_builds_the_stick_or_says_what_is_not_built(monkeypatch, tmp_path, capsys):
    built = {"linux": tmp_path, "windows": tmp_path / "none"}
    monkeypatch.setattr(check_usb.build, "usb_apps", lambda: built)
    monkeypatch.setattr(check_usb.build, "usb", lambda out, _pack: out / "stick")
    monkeypatch.setattr(check_usb, "check", lambda folder, _pictures: 7 if folder.name == "stick" else 1)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert check_usb.main(["--build"]) == 0
    assert "SKIPPED: the USB edition; the app for windows" in capsys.readouterr().out
    built["windows"] = tmp_path
    assert check_usb.main(["--build"]) == 7
    assert check_usb.main(["--folder", str(tmp_path)]) == 2
    assert "build.py usb" in capsys.readouterr().err
    monkeypatch.setattr(
        check_usb, "check_windows_half", lambda _folder, pictures: 8 if "windows" in str(pictures) else 1
    )
    assert check_usb.main(["--build", "--system", "windows"]) == 8


def test_that_what_the_app_holds_and_what_it_asks_for_is_planted(tmp_path, monkeypatch):
    for name in ("radonc-desktop.exe", "lib/Qt6Core.dll", "lib/_x.pyd", "lib/x.pyc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    asked = {"radonc-desktop.exe": ["KERNEL32.dll", "VERSION.dll"], "Qt6Core.dll": ["WINMM.dll", "version.dll"]}
    monkeypatch.setattr(check_usb.windows_app, "imported_libraries", lambda file: asked.get(file.name, []))
    found = check_usb.names_to_plant(tmp_path)
    assert found == sorted(set(found))
    assert {"qt6core.dll", "_x.pyd", "kernel32.dll", "version.dll", "winmm.dll", "vulkan-1.dll"} <= set(found)
    assert not {"radonc-desktop.exe", "x.pyc"} & set(found)


def test_that_real_cases_may_not_lie_on_the_stick_and_the_demo_does(stick, monkeypatch, capsys):
    assert paths.usb_folder() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(stick / "linux" / "radonc-desktop"))
    assert paths.usb_folder() == stick
    assert paths.demo_folders() == paths.Folders(vault=stick / "demo" / "vault", pack=stick / "pack")
    assert not paths.default_folders().vault.is_relative_to(stick)
    assert cli.main(["--doctor", "--vault", str(stick / "linux" / ".." / "cases")]) == 2
    assert "may not lie beside the USB edition" in capsys.readouterr().err
    assert usb_edition.MARK == paths.USB_MARK


def test_that_a_write_protected_stick_is_told_in_one_sentence_before_a_window(stick, monkeypatch, capsys):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(stick / "windows" / "radonc-desktop.exe"))
    monkeypatch.setattr(cli, "_choose_platform", lambda *, headless: pytest.fail("a window would be next"))
    with pytest.raises(pytest.fail.Exception):  # where the stick can be written
        cli.main(["--demo"])
    assert list((stick / "demo").iterdir()) == []
    (stick / "demo").rmdir()
    (stick / "demo").write_text("")  # as where no file can be made, for root as well
    assert cli.main(["--demo"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("The stick is write-protected")
    assert said.count("\n") == 1
