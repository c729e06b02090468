"""The installers for Windows: what goes in, what the tables and the script say. The whole is tried under Wine."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile

import check_windows
import frozen_app
import machine
import pytest
import windows_app
import windows_engine
import windows_modules
import windows_newer
import windows_scan
import windows_setup
from bundle_scan import BANNED
from machine import SetupError

# A machine without them runs everything else; in CI they are installed, and a skipped test fails.
built = pytest.mark.skipif(
    any(shutil.which(program) is None for _, program, _ in machine.WINDOWS_TOOLS),
    reason="needs " + " ".join(package for *_, package in machine.WINDOWS_TOOLS),
)
SPACE = {"w": "http://schemas.microsoft.com/wix/2006/wi"}


@pytest.fixture
def app(tmp_path):
    folder = tmp_path / "RadOnc-GPT"
    launchers = [name for name, _, _ in windows_app.LAUNCHERS]
    for name in (*launchers, "lib/a & b.pyc", "python/p.dll"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
    return folder


def release(app, version="0.1.0"):
    return windows_setup.Release(app, version, 1_700_000_000, "UNSIGNED")


def tree(app, tmp_path, version="0.1.0"):
    return ET.fromstring(windows_setup.wxs(release(app, version), tmp_path))


def test_that_the_msi_package_holds_every_file_once_in_a_component_of_the_feature(app, tmp_path):
    found = tree(app, tmp_path)
    files = {one.get("Source"): one.get("Id") for one in found.iterfind(".//w:File", SPACE)}
    assert sorted(files) == sorted(str(file.relative_to(tmp_path)) for file in app.rglob("*") if file.is_file())
    components = [one.get("Id") for one in found.iterfind(".//w:Component", SPACE)]
    assert sorted(components) == sorted(one.get("Id") for one in found.iterfind(".//w:ComponentRef", SPACE))
    assert len({one.get("Guid") for one in found.iterfind(".//w:Component", SPACE)}) == len(components)


def test_that_an_upgrade_is_known_by_a_code_that_stays_and_files_keep_their_names(app, tmp_path):
    old, new = tree(app, tmp_path), tree(app, tmp_path, "0.2.0")
    assert {one[0].get("UpgradeCode") for one in (old, new)} == {windows_setup.UPGRADE_CODE}
    names = [[one.get("Id") for one in found.iterfind(".//w:File", SPACE)] for found in (old, new)]
    assert names[0] == names[1]
    (app / "lib" / "a & b.pyc").write_bytes(b"other")
    assert tree(app, tmp_path)[0].get("Id") != old[0].get("Id")


def test_that_each_executable_has_its_firewall_rule_and_only_programs_of_windows_by_absolute_path_run(app, tmp_path):
    found = tree(app, tmp_path)
    actions = {one.get("Id"): one for one in found.iterfind(".//w:CustomAction", SPACE)}
    rules = [one.get("ExeCommand") for name, one in actions.items() if name.startswith("Block_")]
    for launcher, _, _ in windows_app.LAUNCHERS:
        assert sum(f'program="[INSTALLFOLDER]{launcher}"' in rule for rule in rules) == 1
    assert all("action=block" in rule and "dir=out" in rule for rule in rules)
    values = [one.get("Value") for one in actions.values() if one.get("Value")]
    assert values
    assert all(value.startswith(("[System64Folder]", "[WAS")) for value in values)
    sequenced = {one.get("Action") for one in found.iterfind(".//w:InstallExecuteSequence/w:Custom", SPACE)}
    assert sequenced == set(actions)
    assert sequenced | {"RemoveExistingProducts"} == set(windows_setup.SEQUENCE)


def test_that_no_action_or_line_of_an_installer_touches_a_users_profile(root):
    for name in ("package.wxs.in", "setup.nsi"):
        text = (root / "installer" / "windows" / name).read_text()
        without_sentence = re.sub(r'Push "Left:.*', "", text)
        assert not re.search(r"LOCALAPPDATA|LocalAppDataFolder|HKCU|PROFILE|vault", without_sentence)


def test_that_every_exit_code_and_switch_of_the_setup_stands_in_the_guide(root):
    script = (root / "installer" / "windows" / "setup.nsi").read_text()
    guide = (root / "docs" / "it-guide.md").read_text()
    codes = re.findall(r"!define E_\w+ (\d+)", script)
    assert len(codes) == 6
    for code in codes:
        assert re.search(rf"\| {code} \|", guide)
    for switch in {*re.findall(r'Option "(\w+)"', script), *re.findall(r'"/(\w+)="', script)} - {"name"}:
        assert f"/{switch}=" in guide
    package = (root / "installer" / "windows" / "package.wxs.in").read_text()
    for name in ("INSTALLFOLDER", "MODELPACK", "IDLELOCK", "FIREWALL", "DEMO"):
        assert name in package
        assert f"{name}=" in guide


def test_that_the_lock_for_windows_has_the_versions_of_linux_and_no_freezer(root):
    lock = windows_app.windows_lock()
    assert lock in (root / "installer" / "locks" / "package.lock").read_text() or "pyinstaller" not in lock
    assert not re.search(r"^(pyinstaller|pefile|pywin32|setuptools|altgraph)", lock, re.MULTILINE)
    for name in ("pyside6-essentials==6.8.3", "numpy==1.26.4", "sqlcipher3==", "cryptography=="):
        assert name in lock
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=[a-z])", lock.strip()))


def test_that_a_workstation_gets_the_engines_children_and_nothing_that_fetches_or_trains():
    names = [file.as_posix().split("/models/")[-1].split("/desktop/")[-1] for file in windows_modules.wanted()]
    assert {"radonc_models/runtime/child.py", "radonc_models/pack/cli.py", "radonc_desktop/app.py"} <= set(names)
    assert not [name for name in names if BANNED.search(name)]


def test_that_another_standard_library_is_refused(tmp_path):
    archive = tmp_path / "python.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("cp311/python311.zip", "changed")
    with pytest.raises(SetupError, match="standard library"):
        windows_app.unpack_python(archive, tmp_path / "python")
    with pytest.raises(SetupError, match="no zip"):
        windows_app.unpack_python(tmp_path / "missing.zip", tmp_path / "python")


def test_that_a_library_that_neither_the_app_nor_windows_has_is_named(app, monkeypatch):
    monkeypatch.setattr(windows_scan, "imported_libraries", lambda _: ["KERNEL32.dll", "P.DLL", "icuuc.dll"])
    assert windows_scan.lacking_libraries(app) == ["icuuc.dll"]


def test_that_a_damaged_engine_is_compiled_again(tmp_path):
    for name in (*windows_engine.LIBRARIES, *windows_engine.RUNTIME, windows_engine.GPU_MODULE):
        (tmp_path / name).write_bytes(name.encode())
    assert not windows_engine.is_whole(tmp_path)
    sums = windows_engine._sums(tmp_path)
    (tmp_path / windows_engine.SUMS).write_text(str(sums).replace("'", '"'))
    assert windows_engine.is_whole(tmp_path)
    (tmp_path / "ggml.dll").write_bytes(b"other")
    assert not windows_engine.is_whole(tmp_path)


def test_that_the_launcher_closes_the_search_path_before_it_loads_anything(root):
    source = (root / "installer" / "windows" / "launcher.c").read_text()
    body = source[source.index("int wmain") :]
    assert body.index("SetDefaultDllDirectories") < body.index('SetDllDirectoryW(L"")') < body.index("LoadLibraryExW")
    assert body.index("FORGOTTEN") < body.index("LoadLibraryExW")
    for name in ("GGML_BACKEND_PATH", "LLAMA_CPP_LIB_PATH", "QT_PLUGIN_PATH", "PYTHONPATH", "OPENSSL_CONF"):
        assert f'L"{name}"' in source


@built
def test_that_the_setup_program_compiles(app, tmp_path):
    windows_setup.setup_program(release(app), tmp_path, tmp_path / "nsis.log")
    program = (tmp_path / "radonc-gpt-0.1.0-setup.exe").read_bytes()
    assert program[:2] == b"MZ"
    assert windows_setup.signer(tmp_path / "radonc-gpt-0.1.0-setup.exe") == "UNSIGNED"


@built
def test_that_the_msi_package_has_its_tables_and_a_certificate_signs_both_installers(app, tmp_path):
    package = windows_setup.msi_package(release(app), tmp_path, tmp_path, tmp_path / "msi.log")
    tables = {name: exported(package, name) for name in ("Property", "InstallExecuteSequence", "Component", "Upgrade")}
    sequence = {row[0]: int(row[2]) for row in tables["InstallExecuteSequence"]}
    assert {name: sequence[name] for name in windows_setup.SEQUENCE} == windows_setup.SEQUENCE
    assert sequence["InstallInitialize"] > sequence["RemoveExistingProducts"] > sequence["InstallValidate"]
    assert sequence["CreateFolders"] < sequence["Protect"] < sequence["InstallFiles"] < sequence["InstallPack"]
    assert sequence["InstallPack"] < sequence["InstallFinalize"]
    conditions = {row[0]: row[4] for row in tables["Component"]}
    assert conditions["PolicyIdleLock"] == 'IDLELOCK OR REMOVE="ALL"'
    assert conditions["PolicyDemo"] == 'DEMO OR REMOVE="ALL"'
    assert conditions["RememberFirewall"] == 'FIREWALL OR REMOVE="ALL"'
    searched = {row[1]: row[0] for row in exported(package, "AppSearch")}
    assert searched["ChosenFolder"] == "INSTALLFOLDER"
    assert set(searched) == set(windows_setup.SEARCHES)
    assert {row[4] for row in exported(package, "RegLocator")} == {"18"}
    types = {row[0]: int(row[1]) for row in exported(package, "CustomAction")}
    assert types["TakeBack"] & 0x500 == 0x500  # only when an installation is taken back
    for name in ("KeepIdleLock", "KeepDemo", "KeepFirewall"):
        assert sequence["AppSearch"] < sequence[name] < sequence["LaunchConditions"]
    secure = next(row[1] for row in tables["Property"] if row[0] == "SecureCustomProperties")
    assert {"MODELPACK", "IDLELOCK", "FIREWALL", "DEMO", "WASIDLELOCK"} <= set(secure.split(";"))
    certificate, key = throw_away_certificate(tmp_path)
    windows_setup.authenticode([package], certificate, key, None, tmp_path / "sign.log")
    assert "Test Hospital" in windows_setup.signer(package)


def exported(package, table):
    said = subprocess.run(["msiinfo", "export", str(package), table], capture_output=True, text=True, check=True).stdout
    return [line.split("\t") for line in said.replace("\r", "").split("\n")[3:] if line]


def throw_away_certificate(folder):
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    argv = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Test Hospital", "-days", "2"]
    subprocess.run([*argv, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    return certificate, key


def test_that_a_missing_certificate_is_one_sentence(tmp_path):
    with pytest.raises(SetupError, match="missing"):
        windows_setup.authenticode([], tmp_path / "c.pem", tmp_path / "k.pem", None, tmp_path / "log")


def test_that_the_check_upgrades_to_a_higher_version_and_has_the_source_of_every_program_that_it_compiles():
    numbers = [tuple(map(int, one.split("."))) for one in (frozen_app.project_version(), windows_newer.version())]
    assert numbers[0] < numbers[1]
    for name, source, _ in check_windows.TOOLS:
        assert (check_windows.PROGRAMS / source).is_file()
        assert name in (check_windows.HERE / "windows" / "steps.sh").read_text()
