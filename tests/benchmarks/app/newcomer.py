"""A newcomer at the real app, who knows the guide alone: finds everything by the words on the screen.

    python tests/benchmarks/app/newcomer.py --pack build/demo/pack

Goes through steps 1 to 7 of docs/guide.md on a store of its own: buttons and fields are found by what stands on them,
keys are those that the guide names. Whatever the guide prints in *italics* in a step has to stand on the screen during
that step. Prints the steps with their seconds; 1 when a word is missing or a step leads nowhere.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "en"
if "XDG_STATE_HOME" not in os.environ:
    os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="radonc-newcomer-state-")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from radonc_desktop.app import App
from radonc_desktop.background.generation import AnswerSource
from radonc_desktop.locking import Return
from radonc_desktop.paths import Folders
from radonc_desktop.windows.application import application

GUIDE = Path(__file__).parents[3] / "docs" / "guide.md"
NAME, PASSPHRASE = "Dr. New", "the guide is all I have read"
NOTE = (
    "SYNTHETIC. 79-year-old man with early stage non-small cell lung cancer of the left lower lobe, T1b N0 M0. Poor "
    "pulmonary reserve; thoracic surgery does not advise resection."
)
PATIENCE = 600.0
_LINE = re.compile(r"\s+")


def quoted(text: str) -> dict[int, set[str]]:
    """Return what the guide prints in italics, by the number of its step; 0 is what stands before, 8 what follows."""
    found: dict[int, set[str]] = defaultdict(set)
    step = 0
    for paragraph in text.split("\n\n"):
        if head := re.match(r"## (?:(\d)\.|The rest)", paragraph):
            step = int(head[1] or 8)
        found[step] |= {_LINE.sub(" ", words) for words in re.findall(r"(?<!\*)\*(?!\*)([^*]+)\*(?!\*)", paragraph)}
    return found


class Newcomer:
    """Who reads the screen, presses what stands there, and remembers what was seen."""

    def __init__(self, folder: Path, pack: Path, *, source: AnswerSource | None = None) -> None:
        self.folder, self._source = folder, source
        self._folders = Folders(folder / "vault", pack, pack_named=True)
        self._qt = application()
        self._left: list[Return] = []
        self.app = self._new()
        self.step = 0
        self.seen: dict[int, set[str]] = defaultdict(set)

    def run(self) -> None:
        """Do all steps."""
        for number, step in enumerate(
            (self.unlock, self.find, self.ask, self.judge, self.decide, self.hand_over, self.leave, self.look_round), 1
        ):
            began, self.step = time.monotonic(), number
            self.look()
            step()
            print(f"{number} {step.__name__.replace('_', ' '):<12} {time.monotonic() - began:6.2f} s", flush=True)

    def missing(self) -> dict[int, set[str]]:
        """Return what the guide names in a step and what was not on the screen in it."""
        wanted = quoted(GUIDE.read_text("utf-8"))
        return {step: gone for step, words in wanted.items() if step and (gone := words - self.seen[step])}

    def close(self) -> None:
        """End the app."""
        if self.app.main is not None:
            self.app.main.choices.change(warn_before_quit=False)
            self.app.main.close()
        self.app.close()

    # The steps of the guide

    def unlock(self) -> None:
        """Make the store and go through the first run."""
        self.app.show_unlock()
        self.write("Name", NAME)
        self.write("Passphrase", PASSPHRASE)
        self.write("Passphrase again", PASSPHRASE)
        self.click("Create vault")
        self.write("Your passphrase", PASSPHRASE)
        self.click("Make recovery key")
        self.click("I have it on paper")
        self.click("Go on")
        self.write("Your passphrase", PASSPHRASE)
        self.click("Allow for evaluation")
        self.until("Test this computer")
        self.click("Go on")
        self.click("Go to the cases")
        self.until("No case yet")

    def find(self) -> None:
        """Add a case and find it again."""
        self.press("Ctrl+N")
        self.write("Title", "Lung, left lower lobe")
        self.write("Disease site", "lung")
        self.write("Patient details", NOTE)
        self.click("Create case")
        self.until("Ask all")
        self.press("Ctrl+F")
        QTest.keyClicks(QApplication.focusWidget(), "lower lobe")
        self.until("Found  1")
        self.press("Return")

    def ask(self) -> None:
        """Ask all three models."""
        self.wait(lambda: self.app.generator is not None and self.app.generator.state is not None, "the models")
        self.press("Ctrl+Shift+Return")
        self.until("Edit as draft", 3)

    def judge(self) -> None:
        """Compare the answers and judge them."""
        self.press("Ctrl+2")
        self.click("Ask both")
        self.wait(lambda: not self.app.generator.busy, "the answer of the base model")
        self.click("Judge")
        self.until("Save judgement")

    def decide(self) -> None:
        """Edit the regimen and sign it."""
        self.press("Ctrl+1")
        self.click("Edit as draft")
        self.press("Ctrl+End")
        QTest.keyClicks(QApplication.focusWidget(), " Checked by hand.")
        self.click("Sign…")
        self.write("Your passphrase", PASSPHRASE)
        self.click("Sign")
        self.until("Add an addendum…")

    def hand_over(self) -> None:
        """Write the page, look at history and trail, back up."""
        page, copy = self.folder / "page.pdf", self.folder / "copy.rgbackup"
        self.press("Ctrl+7")
        self.click("I want these files unencrypted and answer for where they go")
        self.save("One page as PDF…", page)
        self.wait(page.is_file, "the page")
        self.press("Ctrl+8")
        self.until("History of this case")
        self.press("Ctrl+3")
        self.click("Verify chain")
        self.wait(lambda: any(words.startswith("The chain holds") for words in self.words()), "the verified chain")
        self.press("Ctrl+E")
        self.until("De-identified for a study")
        self.press("Esc")
        self.press("Ctrl+B")
        self.save("Save as…", copy)
        self.write("Your passphrase", PASSPHRASE)
        self.click("Back up")
        self.wait(lambda: list(self.folder.glob("copy*")), "the backup")
        self.wait(lambda: not self.app.main.work.running, "the end of the backup")

    def leave(self) -> None:
        """Lock, unlock, and find what was there."""
        self.click("Lock")
        self.wait(lambda: self._left, "the lock")
        main, self.app.main = self.app.main, None
        main.hide()
        main.deleteLater()
        self.app.close()
        self.app = self._new(self._left.pop())
        self.app.show_unlock()
        self.write("Passphrase", PASSPHRASE)
        self.click("Unlock")
        self.until("Lung, left lower lobe")

    def look_round(self) -> None:
        """Open each of the other pages."""
        for keys, words in (
            ("Ctrl+,", "Size of the text"),
            ("Ctrl+5", "Verify all files"),
            ("Ctrl+6", "All tasks"),
            ("Ctrl+4", "Change my passphrase"),
        ):
            self.press(keys)
            self.until(words)
            self.wait(lambda: not self.app.main.work.running, "the page")
            self.press("Esc")

    # What a newcomer can do

    def press(self, keys: str) -> None:
        """Press keys that the guide names."""
        one = QKeySequence(keys)[0]
        QTest.keyClick(QApplication.focusWidget() or self._window(), one.key(), one.keyboardModifiers())
        self.look()

    def click(self, words: str) -> None:
        """Press the button on which ``words`` stand, the highest one where there are several."""
        self.wait(lambda: self._buttons(words), f"the button {words!r}")
        one = self._buttons(words)[0]
        self._into_sight(one)
        place = QPoint(12, one.height() // 2) if one.width() > 12 else one.rect().center()
        QTest.mouseClick(one, Qt.MouseButton.LeftButton, pos=place)
        self.look()

    def write(self, words: str, text: str) -> None:
        """Write into the field beside which ``words`` stand."""
        self.wait(lambda: self._fields(words), f"the field {words!r}")
        assert words in self.words(), words  # a name for screen readers alone is no help here
        one = self._fields(words)[0]
        self._into_sight(one)
        QTest.mouseClick(one if isinstance(one, QLineEdit) else one.viewport(), Qt.MouseButton.LeftButton)
        self.wait(one.hasFocus, f"the focus in {words!r}")
        QTest.keyClicks(one, text)
        self.look()

    def save(self, words: str, path: Path) -> None:
        """Press a button that asks for the name of a file, and give that name."""
        real = QFileDialog.getSaveFileName
        QFileDialog.getSaveFileName = staticmethod(lambda *_a, **_k: (str(path), ""))
        try:
            self.click(words)
        finally:
            QFileDialog.getSaveFileName = real

    def until(self, words: str, times: int = 1) -> None:
        """Wait until ``words`` stand on the screen so many times."""
        self.wait(lambda: self.words().count(words) >= times, f"the words {words!r}")

    def wait(self, ready: Callable[[], object], what: str) -> None:
        """Let the app go on until ``ready``, reading the screen meanwhile."""
        until = time.monotonic() + PATIENCE
        while not ready():
            if time.monotonic() > until:
                raise SystemExit(f"step {self.step}: never came: {what}; on the screen: {sorted(set(self.words()))}")
            QTest.qWait(20)
            self.look()

    def look(self) -> None:
        """Remember what is on the screen."""
        self._qt.processEvents()
        self.seen[self.step] |= set(self.words())

    def words(self) -> list[str]:
        """Return what stands on the screen, with what the menus hold."""
        found = []
        for window in self._qt.topLevelWidgets():
            with suppress(RuntimeError):  # gone in the meantime
                for one in [window, *window.findChildren(QWidget)] if window.isVisible() else []:
                    with suppress(RuntimeError):
                        found += _said(one) if one.isVisible() else []
        return found

    def _window(self) -> QWidget:
        return next(one for one in self._qt.topLevelWidgets() if one.isVisible() and one.isWindow())

    def _buttons(self, words: str) -> list[QAbstractButton]:
        return self._visible(QAbstractButton, lambda one: one.isEnabled() and _plain(one.text()) == words)

    def _fields(self, words: str) -> list[QWidget]:
        lines = self._visible(QLineEdit, lambda one: words in (one.accessibleName(), one.placeholderText()))
        return lines or self._visible(QPlainTextEdit, lambda one: one.accessibleName() == words)

    def _visible(self, kind: type, wanted: Callable) -> list:
        every = (one for top in self._qt.topLevelWidgets() if top.isVisible() for one in top.findChildren(kind))
        found = [one for one in every if one.isVisible() and one.isEnabled() and wanted(one)]
        return sorted(found, key=lambda one: one.mapToGlobal(QPoint(0, 0)).y())

    def _into_sight(self, one: QWidget) -> None:
        above = one.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(one)
            above = above.parentWidget()

    def _new(self, back: Return | None = None) -> App:
        return App(self._qt, self._folders, source=self._source, back=back, leave=self._left.append)


def _said(one: QWidget) -> list[str]:
    """Return the words of a widget that can be read."""
    if isinstance(one, QAbstractButton | QLabel):
        return [_plain(one.text()), one.text()]
    if isinstance(one, QLineEdit | QPlainTextEdit):
        return [one.placeholderText()]
    if isinstance(one, QComboBox):
        return [one.itemText(row) for row in range(one.count())]
    if isinstance(one, QMenuBar):
        menus = one.findChildren(QMenu)
        return [_plain(words) for menu in menus for words in (menu.title(), *(act.text() for act in menu.actions()))]
    return []


def _plain(words: str) -> str:
    return _LINE.sub(" ", words.replace("&", ""))


def main() -> int:
    """Go through the guide."""
    parser = argparse.ArgumentParser(description="A newcomer goes through docs/guide.md at the real app.")
    parser.add_argument("--pack", type=Path, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="radonc-newcomer-") as folder:
        newcomer = Newcomer(Path(folder), options.pack.resolve())
        try:
            newcomer.run()
        finally:
            newcomer.close()
        missing = newcomer.missing()
    for step, words in sorted(missing.items()):
        print(f"step {step}: not on the screen: {', '.join(sorted(words))}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
