"""What is imported while a passphrase is typed: all that the main window needs, and never more than a turn at once."""

from __future__ import annotations

import importlib
import subprocess
import sys

from radonc_desktop.background.ahead import Ahead

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication
from radonc_desktop.background.ahead import Ahead
qt = QCoreApplication([])
ahead, steps = Ahead(), []
assert "radonc_desktop.vault.opening" not in sys.modules and "radonc_desktop.windows.main" not in sys.modules
ahead.ready.connect(lambda: steps.append("radonc_desktop.windows.main" in sys.modules))
ahead.begin()
while "radonc_desktop.windows.main" not in sys.modules:
    qt.processEvents()
ahead.end()
print(steps, "radonc_desktop.engine" in sys.modules, "radonc_desktop.vault.opening" in sys.modules)
"""


def test_that_the_main_window_is_imported_after_all_that_the_models_need():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=240)
    assert done.stdout == "[False] True True\n", done.stderr[-2000:]


def test_that_every_name_can_be_imported_and_is_part_of_the_app():
    from radonc_desktop.background import ahead

    for name in (*ahead._WITHOUT_QT, *ahead._WITH_QT):
        assert importlib.import_module(name)


def test_that_an_end_in_the_middle_tells_nobody_that_it_is_ready(qtbot):
    ahead, told = Ahead(), []
    ahead.ready.connect(lambda: told.append(True))
    ahead.begin()
    ahead.end()
    ahead.end()
    qtbot.wait(1)
    assert not told


def test_that_nothing_begins_after_the_end(qtbot):
    ahead = Ahead()
    ahead.end()
    ahead.begin()
    assert ahead._thread is None
