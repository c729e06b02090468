import os
import subprocess
import sys

import machine
import pytest


def nothing(name):
    return None


def anything(name):
    return f"/usr/bin/{name}"


def test_that_a_complete_machine_lacks_nothing():
    assert machine.missing(anything, lambda name: True, display=True) == []
    machine.check_machine([])


def test_that_a_missing_compiler_is_named_with_the_apt_command():
    needs = machine.missing(lambda name: None if "++" in name else anything(name), lambda name: True)
    with pytest.raises(machine.SetupError, match=r"C\+\+ compiler.*apt-get install g\+\+$"):
        machine.check_machine(needs)


def test_that_another_compiler_will_do():
    assert (
        machine.missing(lambda name: anything(name) if name != "g++" else None, lambda name: True, display=False) == []
    )


@pytest.mark.parametrize(("library", "package"), machine.QT_LIBRARIES)
def test_that_a_missing_qt_library_is_named_with_its_package(library, package):
    needs = machine.missing(anything, lambda name: name != library, display=False)
    with pytest.raises(machine.SetupError, match=f"{library}.*apt-get install {package}$"):
        machine.check_machine(needs)


def test_that_window_libraries_are_asked_for_only_with_a_display():
    def loads(name):
        return name != "libxcb-cursor.so.0"

    assert machine.missing(anything, loads, display=False) == []
    assert [need.package for need in machine.missing(anything, loads, display=True)] == ["libxcb-cursor0"]


def test_that_several_missing_things_make_one_command(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    needs = machine.missing(nothing, lambda name: name != "libEGL.so.1", display=False)
    assert machine.apt_command(needs) == "sudo apt-get install g++ gcc make libegl1"


def test_that_the_tests_ask_for_a_database_server_wherever_it_lies(tmp_path):
    assert machine.missing_for_tests(anything) == []
    tools = ["nsis", "wixl", "msitools", "osslsigncode"]
    assert [need.package for need in machine.missing_for_tests(nothing, str(tmp_path))] == ["postgresql", *tools]
    program = tmp_path / "15" / "bin" / "postgres"
    program.parent.mkdir(parents=True)
    program.touch()
    assert [need.package for need in machine.missing_for_tests(nothing, str(tmp_path))] == tools


def test_that_the_gpu_backend_asks_for_tools_that_nothing_else_needs():
    assert machine.missing_for_vulkan(anything, lambda name: True) == []
    needs = machine.missing_for_vulkan(nothing, lambda name: name != "libvulkan.so.1")
    with pytest.raises(machine.SetupError, match=r"lacks the shader compiler glslc.*apt-get install glslc libvulkan1$"):
        machine.check_machine(needs)
    assert not any(need.package == "glslc" for need in machine.missing(nothing, lambda name: True, display=False))


def test_that_a_driver_is_asked_for_only_where_the_backend_is_run(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "VULKAN_DRIVER_FOLDERS", (str(tmp_path),))
    assert machine.missing_for_vulkan(anything, lambda name: True) == []
    (need,) = machine.missing_for_vulkan(anything, lambda name: True, drivers=True)
    assert need.package == "mesa-vulkan-drivers"
    (tmp_path / "lvp_icd.json").write_text("{}")
    assert machine.missing_for_vulkan(anything, lambda name: True, drivers=True) == []


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 13, 0), (2, 7, 18)])
def test_that_another_python_is_refused(version):
    with pytest.raises(machine.SetupError, match=r"needs Python 3\.11 or 3\.12, but this is Python"):
        machine.check_python(version)


@pytest.mark.parametrize("version", [(3, 11, 2), (3, 12, 3)])
def test_that_a_supported_python_is_accepted(version):
    machine.check_python(version)


def test_that_bootstrap_without_a_compiler_ends_with_code_2_and_one_line(root, tmp_path):
    done = subprocess.run(
        [sys.executable, root / "installer" / "bootstrap.py", "runtime"],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "C++ compiler" in done.stderr
    assert "apt-get install g++ gcc make" in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr


def test_that_ci_reads_package_names_from_the_same_table(root, tmp_path):
    argv = [sys.executable, root / "installer" / "machine.py", "--missing-packages"]
    done = subprocess.run(argv, env={"PATH": str(tmp_path)}, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split()[:3] == ["g++", "gcc", "make"]
    assert "installer/machine.py --missing-packages" in (root / ".ci" / "run").read_text()
