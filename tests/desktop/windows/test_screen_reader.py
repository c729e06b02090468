"""The names that the script for screen readers promises are those that the accessibility tree gives."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from radonc_desktop.windows.unlock import UnlockWindow

SCRIPT = Path(__file__).resolve().parents[3] / "docs" / "screen-reader.md"
SAID_WHEN_IT_IS_SO = re.compile(r"(?:error|info|ok): .*|Caution|Info|Probabilities:|The vault locks soon.*")
"""Messages and levels, which no part of a window is called; other tests hear them."""


def test_that_every_name_of_the_script_is_told_by_the_accessibility_tree(qtbot, window, theme):
    unlock = UnlockWindow(theme, lambda _user, _passphrase: None, create=False, open_with_key=lambda *_: None)
    qtbot.addWidget(unlock)
    parts = [part for root in (window, unlock) for part in (root, *root.findChildren(QWidget))]
    told = {QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name) for part in parts}
    rows = [line.split("|")[1:3] for line in SCRIPT.read_text("utf-8").splitlines() if line.startswith("|")]
    promised = {name for row in rows for name in re.findall(r"“([^”]+)”", "".join(row))}
    assert len(promised) > 30
    assert [name for name in sorted(promised - told) if not SAID_WHEN_IT_IS_SO.fullmatch(name)] == []
