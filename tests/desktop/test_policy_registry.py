"""The policies of Windows' registry: read by name, never guessed, and the same as in the templates for IT."""

import sys
import xml.etree.ElementTree as ET
from contextlib import nullcontext
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace
from typing import get_args, get_type_hints

import pytest

from radonc_desktop.policy import MACHINE_ONLY, Policy, PolicyError, read_policy
from radonc_desktop.settings import limits, names
from radonc_models import machine_policy
from radonc_models.machine_policy import NUMBERS, SWITCHES, TEXTS, machine_values

ROOT = Path(__file__).resolve().parents[2]
KINDS, FIELDS = get_type_hints(Policy), {one.name: one for one in fields(Policy)}
SPACE = {"p": "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"}


def read(tmp_path, values, text=""):
    file = tmp_path / "machine.toml"
    file.write_text(text)
    return read_policy(tmp_path / "vault", file, lambda: values)


def test_that_values_of_the_registry_count_and_win_over_the_file(tmp_path):
    said = {"AutoLockMinutes": 3, "KEYCHAIN": 1, "PlainExport": 0}
    policy = read(tmp_path, said, "auto_lock_minutes = 9\nclipboard_seconds = 60\n")
    assert policy == Policy(auto_lock_minutes=3, clipboard_seconds=60, keychain=True, plain_export=False)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"AutoLock": 3}, "AutoLock"),
        ({"AutoLockMinutes": "3"}, "AutoLockMinutes"),
        ({"AutoLockMinutes": 0}, "auto_lock_minutes"),
        ({"AutoLockMinutes": 61}, "auto_lock_minutes"),
        ({"Keychain": 2}, "Keychain"),
        ({"Demo": b"\x01"}, "Demo"),
        ({"Demo": True}, "Demo"),
    ],
)
def test_that_a_value_that_is_not_allowed_is_named_in_one_sentence(tmp_path, values, named):
    with pytest.raises(PolicyError) as refused:
        read(tmp_path, values)
    assert named in str(refused.value)
    assert str(refused.value).count("\n") == 0


def test_that_what_counts_without_a_vault_cannot_be_said_by_a_vault(tmp_path):
    vault = tmp_path / "vault"
    vault.mkdir()
    for name in MACHINE_ONLY:
        (vault / "policy.toml").write_text(f"{name} = true\n")
        with pytest.raises(PolicyError, match=name):
            read_policy(vault, tmp_path / "none", dict)


def test_that_the_registry_is_read_in_its_64_bit_part_and_only_there(monkeypatch, tmp_path):
    asked = []
    stored = [("AutoLockMinutes", 7, 4), ("Demo", 0, 4)]

    def open_key(*arguments):
        asked.append(arguments)
        return nullcontext()

    fake = SimpleNamespace(
        HKEY_LOCAL_MACHINE="HKLM",
        KEY_READ=1,
        KEY_WOW64_64KEY=256,
        OpenKey=open_key,
        QueryInfoKey=lambda _: (0, len(stored), 0),
        EnumValue=lambda _, index: stored[index],
    )
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", fake)
    assert machine_values(tmp_path / "none") == {"auto_lock_minutes": 7, "demo": False}
    assert asked == [("HKLM", r"SOFTWARE\Policies\RadOnc-GPT", 0, 257)]
    fake.OpenKey = lambda *_: (_ for _ in ()).throw(FileNotFoundError())
    assert machine_values(tmp_path / "none") == {}
    fake.OpenKey = lambda *_: (_ for _ in ()).throw(PermissionError())
    with pytest.raises(PolicyError, match="cannot be read"):
        machine_values(tmp_path / "none")


def test_that_every_policy_has_a_name_in_the_registry_and_another_system_has_no_registry(tmp_path):
    assert set((NUMBERS | SWITCHES | TEXTS).values()) == set(names(Policy))
    assert {name for name, kind in KINDS.items() if kind is bool} == set(SWITCHES.values())
    assert machine_policy.machine_values(tmp_path / "none") == {}


def test_that_the_templates_offer_every_policy_with_its_range_and_words():
    folder = ROOT / "installer" / "windows" / "policy"
    policies = {one.get("name"): one for one in ET.parse(folder / "radonc-gpt.admx").iterfind(".//p:policy", SPACE)}
    strings = ET.parse(folder / "en-US" / "radonc-gpt.adml").iterfind(".//p:string", SPACE)
    words = {one.get("id"): one.text for one in strings}
    assert set(policies) == {*NUMBERS, *SWITCHES, *TEXTS}
    for name, one in policies.items():
        assert one.get("key").lower() == machine_policy.REGISTRY_KEY.lower()
        assert words[name]
        assert words[f"{name}_Help"]
    for name, field in NUMBERS.items():
        element = policies[name].find(".//p:decimal", SPACE)
        assert element.get("valueName") == name
        assert (int(element.get("minValue")), int(element.get("maxValue"))) == limits(FIELDS[field])
        assert f"Not configured: {FIELDS[field].default}." in words[f"{name}_Help"]
    for name, field in SWITCHES.items():
        assert policies[name].get("valueName") == name
        for state, value in (("enabledValue", "1"), ("disabledValue", "0")):
            assert policies[name].find(f"p:{state}/p:decimal", SPACE).get("value") == value
        assert ("Enabled or not configured" in words[f"{name}_Help"]) is FIELDS[field].default
    free = {name for name, field in TEXTS.items() if KINDS[field] is str}
    assert free == {"EscrowFingerprint", "EscrowKey", "Pack"}
    assert {name: policies[name].find(".//p:text", SPACE).get("valueName") for name in free} == {n: n for n in free}
    for name, field in {name: field for name, field in TEXTS.items() if name not in free}.items():
        items = policies[name].iterfind(".//p:item/p:value/p:string", SPACE)
        assert [item.text for item in items] == list(get_args(KINDS[field]))
        assert all(words[f"{name}_{item}"] for item in get_args(KINDS[field]))


def test_that_the_registry_names_the_pack_that_is_asked(tmp_path):
    policy = read(tmp_path, {"pack": "9a" * 32})
    assert policy == Policy(pack="9a" * 32)
    assert "pack" in policy.managed
    with pytest.raises(PolicyError, match="REG_SZ"):
        read(tmp_path, {"Pack": 1})
    with pytest.raises(PolicyError, match="pack"):
        read(tmp_path, {"Pack": "AB" * 32})


def test_that_the_registry_names_a_language_as_a_word(tmp_path):
    assert read(tmp_path, {"Language": "de"}).language == "de"
    with pytest.raises(PolicyError, match="REG_SZ"):
        read(tmp_path, {"Language": 1})
    with pytest.raises(PolicyError, match="language"):
        read(tmp_path, {"Language": "fr"})
