import json
from pathlib import Path

import pytest
from bundle_scan import Owned
from machine import SetupError
from sbom import as_cyclonedx, components

SSL = {"name": "OpenSSL", "files": ["*/a*.so"], "version_in_bytes": r"OpenSSL (\d\.\d\.\d) ", "licence": "Apache-2.0"}


def owned(path, owner="other", version="1.0", source="wheel"):
    return Owned(path, "0" * 64, 1, owner, version, "MIT", source)


@pytest.fixture
def app(tmp_path) -> Path:
    for name, content in {"a1.so": b"..OpenSSL 3.6.0 ..", "a2.so": b"OpenSSL 4.0.3 .", "b.so": b""}.items():
        (tmp_path / "_internal" / "x").mkdir(parents=True, exist_ok=True)
        (tmp_path / "_internal" / "x" / name).write_bytes(content)
    return tmp_path


def test_that_two_wheels_with_the_same_library_are_two_parts_with_their_own_versions(app):
    files = [owned("_internal/x/a1.so"), owned("_internal/x/a2.so", "third"), owned("_internal/x/b.so")]
    found = components(app, files, [SSL])
    assert [(part.name, part.version) for part in found] == [
        ("other", "1.0"),
        ("third", "1.0"),
        ("OpenSSL", "3.6.0"),
        ("OpenSSL", "4.0.3"),
    ]


def test_that_a_native_part_without_a_readable_version_stops_the_build(app):
    (app / "_internal" / "x" / "a1.so").write_bytes(b"nothing")
    with pytest.raises(SetupError, match="version of OpenSSL"):
        components(app, [owned("_internal/x/a1.so")], [SSL])


def test_that_a_native_part_that_is_gone_stops_the_build(app):
    with pytest.raises(SetupError, match="no file of the package is OpenSSL"):
        components(app, [owned("_internal/x/b.so")], [SSL])


def test_that_the_bill_is_the_same_for_the_same_parts_and_names_each_once(app):
    files = [owned("_internal/x/a1.so"), owned("_internal/abc.pyc", "libpython3.11", "3.11.2", "debian")]
    found = components(app, files, [SSL])
    text = as_cyclonedx("0.1.0", 1_700_000_000, found, files)
    assert text == as_cyclonedx("0.1.0", 1_700_000_000, found, files)
    bill = json.loads(text)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"
    references = [entry["bom-ref"] for entry in bill["components"]]
    python = "pkg:deb/debian/libpython3.11@3.11.2?arch=amd64"
    assert sorted(references) == ["OpenSSL@3.6.0", python, "pkg:pypi/other@1.0"]
    assert bill["dependencies"][0]["dependsOn"] == references
