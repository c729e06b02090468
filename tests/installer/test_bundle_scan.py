import base64
import hashlib
import re

import bundle_scan
import pytest
import windows_modules
from bundle_scan import BANNED, Owners, as_table, lost_data, lost_imports, lost_modules, network_imports, scan
from frozen_app import ROOT, data_files, desktop_modules, left_out
from machine import SetupError


def wheel(site_packages, name, version, files, licence="MIT"):
    folder = site_packages / f"{name}-{version}.dist-info"
    folder.mkdir(parents=True)
    expression = f"License-Expression: {licence}\n" if licence else ""
    (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{expression}")
    lines = []
    for path, content in files.items():
        (site_packages / path).parent.mkdir(parents=True, exist_ok=True)
        (site_packages / path).write_bytes(content)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{path},sha256={digest},{len(content)}\n")
    (folder / "RECORD").write_text("".join(lines))


@pytest.fixture
def site_packages(tmp_path):
    folder = tmp_path / "site-packages"
    wheel(folder, "pyinstaller", "6.0", {"PyInstaller/__init__.py": b""})
    wheel(folder, "llama_cpp_python", "0.3", {"llama_cpp/lib/libllama.so": b"\x7fELF llama"})
    other = {"other/__init__.py": b"x = 1\n", "other/native.so": b"\x7fELF other"}
    wheel(folder, "other", "1.0", other, "BSD-3-Clause")
    return folder


@pytest.fixture
def app(tmp_path, monkeypatch):
    monkeypatch.setattr("bundle_scan.lost_modules", lambda _paths: [])  # this app is a small part
    folder = tmp_path / "app"
    for path, content in {
        "radonc-desktop": b"bootloader",
        "_internal/other/__init__.pyc": b"compiled",
        "_internal/other/native.so": b"\x7fELF other",
        "_internal/radonc_models/errors.pyc": b"compiled",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "_internal" / "native.so").symlink_to("other/native.so")
    return folder


def test_that_every_file_has_owner_version_licence_and_hash(app, site_packages):
    found = {owned.path: owned for owned in scan(app, site_packages, "0.1.0", {})}
    assert {path: (owned.owner, owned.licence, owned.source) for path, owned in found.items()} == {
        "radonc-desktop": ("pyinstaller", "GPL-2.0-or-later WITH Bootloader-exception", "compiled"),
        "_internal/native.so": ("other", "BSD-3-Clause", "wheel"),
        "_internal/other/__init__.pyc": ("other", "BSD-3-Clause", "compiled"),
        "_internal/other/native.so": ("other", "BSD-3-Clause", "wheel"),
        "_internal/radonc_models/errors.pyc": ("radonc-gpt", "Apache-2.0", "product"),
    }
    assert found["radonc-desktop"].sha256 == hashlib.sha256(b"bootloader").hexdigest()
    assert len(as_table(list(found.values())).splitlines()) == len(found) + 1


@pytest.mark.parametrize("path", ["stray.so", "radonc_models/planted.pyc", "radonc_desktop/planted.so", "lib/x.pyc"])
def test_that_a_file_without_an_owner_stops_the_build(app, site_packages, path):
    file = app / "_internal" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"?")
    with pytest.raises(SetupError, match="no known owner"):
        scan(app, site_packages, "0.1.0", {})


def test_that_a_library_with_other_bytes_than_its_wheel_stops_the_build(app, site_packages):
    (app / "_internal" / "other" / "native.so").write_bytes(b"\x7fELF 0ther")
    with pytest.raises(SetupError, match="differs from the file of other"):
        scan(app, site_packages, "0.1.0", {})


@pytest.mark.parametrize("path", ["radonc_models/fetch/download.pyc", "radonc_models/tune/cli.pyc"])
def test_that_a_part_that_fetches_or_trains_stops_the_build(app, site_packages, path):
    file = app / "_internal" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"compiled")
    with pytest.raises(SetupError, match="must not be in the package"):
        scan(app, site_packages, "0.1.0", {})


@pytest.mark.parametrize(
    "path",
    ["torch/__init__.pyc", "huggingface_hub/x.pyc", "ssl.pyc", "PySide6/QtNetwork.abi3.so", "radonc_convert/a.pyc"],
)
def test_that_foreign_network_and_training_code_is_banned(path):
    assert BANNED.search(path)


def test_that_a_distribution_without_a_licence_stops_the_build(site_packages):
    wheel(site_packages, "nameless", "2.0", {"nameless.py": b""}, "")
    with pytest.raises(SetupError, match="names no licence"):
        Owners(site_packages, "0.1.0", {})
    Owners(site_packages, "0.1.0", {"nameless": "MIT"})


def test_that_a_module_of_ours_that_another_imports_cannot_be_forgotten():
    paths = ["radonc_models/pack/reading.pyc", "radonc_models/errors.pyc"]
    assert "radonc_models.pack.files" in lost_imports(paths)
    assert "radonc_models.errors" not in lost_imports(paths)


def test_that_a_file_that_a_packaged_module_reads_cannot_be_forgotten():
    assert lost_data(["radonc_models/tasks/__init__.pyc"]) == ["radonc_models/tasks/templates.toml"]
    assert lost_data(["radonc_models/tasks/__init__.pyc", "radonc_models/tasks/templates.toml"]) == []
    assert "radonc_models/clinical/sites.tsv" in lost_data(["radonc_models/clinical/__init__.pyc"])
    clinical = ["radonc_models/clinical/__init__.pyc", "radonc_models/tasks/__init__.pyc", "radonc_models/errors.pyc"]
    assert lost_data([*clinical, *data_files()]) == []


def test_that_the_window_imports_nothing_that_the_package_leaves_out(root):
    imports = re.compile(r"^\s*(?:from|import) radonc_models\.(\w+)", re.MULTILINE)
    sources = (root / "desktop" / "radonc_desktop").rglob("*.py")
    wanted = {name for file in sources for name in imports.findall(file.read_text("utf-8"))}
    assert "runtime" in wanted
    assert wanted & set(left_out()) == set(), "add it to OURS in installer/frozen_app.py if a workstation may have it"


def test_that_no_module_of_the_app_can_be_forgotten():
    modules = desktop_modules()
    assert "radonc_desktop.vault.commands.backup" in modules
    assert lost_modules([f"{name.replace('.', '/')}.pyc" for name in modules]) != []  # packages are folders
    rooms = [f"{name.replace('.', '/')}{end}.pyc" for name in modules for end in ("", "/__init__")]
    assert lost_modules(rooms) == []
    assert lost_modules(rooms[:-2]) != []


def test_that_a_packaged_module_of_ours_that_reaches_a_network_is_named(tmp_path, monkeypatch):
    package = tmp_path / "radonc_models"
    package.mkdir()
    (package / "quiet.py").write_text("import json\nfrom . import socket\n")
    (package / "loud.py").write_text("def f():\n    import urllib.request\n    from http import client\n")
    monkeypatch.setitem(bundle_scan.OURS, "radonc_models", tmp_path)
    assert network_imports(["radonc_models/quiet.pyc", "radonc_models/loud.pyc"]) == [
        "radonc_models/loud.pyc imports http",
        "radonc_models/loud.pyc imports urllib.request",
    ]


def test_that_no_module_of_the_package_may_reach_a_network_but_the_one_that_tries_it():
    rooms = (ROOT / "models", ROOT / "desktop")
    files = [file.relative_to(room) for file in windows_modules.wanted() for room in rooms if file.is_relative_to(room)]
    assert len(files) > 300
    assert network_imports([f"{file.as_posix()}c" for file in files]) == []
    tried, _, what = bundle_scan.TRIAL.partition("c imports ")
    assert f"import {what}\n" in (ROOT / "models" / tried).read_text("utf-8")
