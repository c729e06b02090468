"""What the program says it is made of."""

from __future__ import annotations

import platform
import re

from radonc_desktop.about import parts, report


def test_that_every_part_tells_its_version_and_the_security_relevant_ones_are_marked():
    found = {part.name: part for part in parts()}
    assert found["Python"].version == platform.python_version()
    assert found["OpenSSL of SQLCipher"].version.startswith("OpenSSL ")
    assert found["OpenSSL of cryptography"].version.startswith("OpenSSL ")
    assert re.match(r"\d+\.\d+", found["SQLCipher"].version)
    assert all(part.version not in {"", "not installed"} for part in found.values())
    marked = {name for name, part in found.items() if part.security}
    assert {"SQLCipher", "OpenSSL of SQLCipher", "OpenSSL of cryptography", "Python"} <= marked
    assert all(part.licence for part in found.values())


def test_that_the_report_names_every_part_and_nobody(monkeypatch):
    monkeypatch.setenv("USER", "somebody")
    text = report(parts(), "Device: CPU")
    assert text.splitlines()[0] == "Device: CPU"
    assert "SQLCipher: " in text
    assert "somebody" not in text
    assert "/home" not in text
