"""A whole day at the real app with keys alone: from the unlock to a verified audit trail.

    python tests/benchmarks/app/day.py --pack build/demo/pack                        # no screen, keys of Qt
    QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1600x1000x24" \\
        python tests/benchmarks/app/day.py --pack build/demo/pack

Unlocks the demo vault, finds a case, asks all three, stops, asks again, edits, signs with the passphrase, prints the
page, locks, unlocks, and verifies the trail. With ``xcb`` the window is one of an X server and xdotool (XTest) presses
the keys, also in Qt's own dialog for files. Prints the steps with their seconds; 1 when a step fails.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if "XDG_STATE_HOME" not in os.environ:
    os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="radonc-day-state-")

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from radonc_desktop import demo
from radonc_desktop.app import App
from radonc_desktop.background.generation import AnswerSource
from radonc_desktop.locking import Return
from radonc_desktop.paths import Folders
from radonc_desktop.vault import KdfParameters, open_vault
from radonc_desktop.windows.application import application
from radonc_desktop.windows.board import Phase
from radonc_models.tasks import Task

X11 = os.environ["QT_QPA_PLATFORM"] == "xcb"
CHEAP = KdfParameters(memory_kib=8, time_cost=1, parallelism=1)
ADDED = " Checked by hand."
X11_NAMES = {"Ctrl": "ctrl", "Shift": "shift", "/": "slash", "Esc": "Escape", "Space": "space"}
EVENTS = ("store.unlock", "suggestion.save", "draft.save", "draft.sign", "export.case", "store.lock", "audit.verify")
PATIENCE = 600.0  # of a machine that has other things to do, too


class Keys:
    """Keys that Qt itself makes for the widget with the focus."""

    def press(self, keys: str) -> None:
        """Press ``keys``, as Qt writes them."""
        one = QKeySequence(keys)[0]
        QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), one.key(), one.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type ``text``."""
        QTest.keyClicks(QApplication.focusWidget(), text)


class XKeys(Keys):
    """Keys that come from the X server."""

    def press(self, keys: str) -> None:
        """Press ``keys``, as Qt writes them."""
        names = (X11_NAMES.get(key, key.lower() if len(key) == 1 else key) for key in keys.split("+"))
        self._do("key", "--clearmodifiers", "+".join(names))

    def type(self, text: str) -> None:
        """Type ``text``."""
        self._do("type", "--clearmodifiers", "--delay", "2", text)

    def _do(self, *words: str) -> None:
        # The window has to take what comes while xdotool writes.
        doing = subprocess.Popen(["xdotool", *words])
        wait(lambda: doing.poll() is not None, "xdotool")
        if doing.returncode:
            raise SystemExit("xdotool could not press keys")


def wait(ready: Callable[[], object], what: str, seconds: float | None = None) -> None:
    """Let the app go on until ``ready``; end with what was waited for when that never comes."""
    until = time.monotonic() + (PATIENCE if seconds is None else seconds)
    while not ready():
        if time.monotonic() > until:
            raise SystemExit(f"never came: {what}")
        QTest.qWait(10)


class Day:
    """The app, who presses its keys, and the steps."""

    def __init__(self, folder: Path, pack: Path, keys: Keys, *, source: AnswerSource | None = None) -> None:
        self.keys, self.printed, self._source = keys, folder / "page.pdf", source
        self._folders = Folders(vault=folder / "vault", pack=pack)
        demo.create_demo_vault(self._folders.vault, kdf=CHEAP).close()
        self._qt = application()
        self._left: list[Return] = []
        self.app = self._new()
        self._began = time.monotonic()

    def run(self) -> None:
        """Do the day."""
        for step in (self.unlock, self.find, self.ask_and_stop, self.ask, self.edit, self.sign, self.print):
            self._do(step)
        for step in (self.lock, self.unlock, self.resume, self.verify, self.leave, self.check):
            self._do(step)

    def close(self) -> None:
        """End the engine."""
        self.app.close()

    def unlock(self) -> None:
        """Type the passphrase of the demo into the field that has the focus."""
        self.app.show_unlock()
        assert self.app.unlock is not None
        self._to_front(self.app.unlock)
        wait(self.app.unlock.passphrase.hasFocus, "the field for the passphrase")
        self.keys.type(demo.DEMO_PASSPHRASE)
        self.keys.press("Return")
        wait(lambda: self.app.main is not None, "the main window")
        self._to_front(self._main)
        wait(lambda: self.app.generator is not None and self.app.generator.state is not None, "the models")

    def find(self) -> None:
        """Search and open the first case that is found."""
        self.keys.press("/")
        wait(self._main.cases.search.hasFocus, "the search field")
        self.keys.type("figure")
        wait(lambda: self._main.cases.model.rowCount() == 1, "the one case that is found")
        self.keys.press("Return")
        if self._main.case.case_id is None:
            self.keys.press("Return")
        wait(lambda: self._main.case.case_id is not None, "the case")
        self.case_id = self._main.case.case_id

    def ask_and_stop(self) -> None:
        """Ask all three and stop while the first one is read or written."""
        self.keys.press("Ctrl+Shift+Return")
        wait(lambda: self._phases() & {Phase.READING, Phase.WRITING}, "the first question")
        self.keys.press("Esc")
        wait(lambda: self._phases() == {Phase.STOPPED}, "the stop of all three")

    def ask(self) -> None:
        """Ask all three and wait for the answers."""
        self.keys.press("Ctrl+Shift+Return")
        wait(lambda: self._phases() == {Phase.ANSWERED}, "three answers")

    def edit(self) -> None:
        """Open a draft of the regimen from the palette and add words to it."""
        self.keys.press("Ctrl+K")
        wait(self._main.palette_window.isVisible, "the palette")
        self.keys.type("Edit the regimen")
        self.keys.press("Return")
        wait(self._box.edit.hasFocus, "the draft")
        self.keys.press("Ctrl+End")
        self.keys.type(ADDED)
        self.keys.press("Ctrl+S")
        wait(lambda: self._box.saved and not self._box.unsaved, "the saved draft")
        assert self._box.edit.text.endswith(ADDED), self._box.edit.text

    def sign(self) -> None:
        """Sign with the passphrase."""
        self._tab_to(self._box.sign)
        self.keys.press("Space")
        wait(self._box.passphrase.hasFocus, "the field for the passphrase")
        self.keys.type(demo.DEMO_PASSPHRASE)
        self.keys.press("Return")
        wait(lambda: self._box.read_only, "the signature")

    def print(self) -> None:
        """Confirm and write the one page."""
        self.keys.press("Ctrl+7")
        page = self._main.case.handover
        wait(page.confirm.isVisible, "the page for handing over")
        self._tab_to(page.confirm)
        self.keys.press("Space")
        wait(page.page.isEnabled, "the confirmation")
        self._tab_to(page.page)
        with Dialogs(self):
            self.keys.press("Space")
            wait(self.printed.is_file, "the printed page")
        self._to_front(self._main)
        assert self.printed.read_bytes().startswith(b"%PDF-1.4")

    def lock(self) -> None:
        """Lock, and take the place of the process that ends."""
        self.keys.press("Ctrl+L")
        wait(lambda: self._left, "the lock")
        main, self.app.main = self._main, None
        main.hide()
        main.deleteLater()
        self.app.close()
        self.app = self._new(self._left.pop())

    def resume(self) -> None:
        """Find the case and its signed answer again."""
        wait(lambda: self._main.case.case_id == self.case_id, "the case of before the lock")
        assert self._box.read_only
        assert self._box.signed.text().endswith(ADDED)

    def verify(self) -> None:
        """Verify the chain in the app."""
        self.keys.press("Ctrl+3")
        audit = self._main.case.audit
        wait(audit.verify.isVisible, "the audit trail")
        self._tab_to(audit.verify)
        self.keys.press("Space")
        wait(lambda: audit.notice.tone == "ok" and "holds" in audit.notice.sentence, "the verified trail")

    def leave(self) -> None:
        """Quit."""
        self.keys.press("Ctrl+Q")
        wait(lambda: not self._main.isVisible(), "the end")

    def check(self) -> None:
        """Open the store without the window and look for each event."""
        with open_vault(self._folders.vault, demo.DEMO_USER, demo.DEMO_PASSPHRASE) as vault:
            assert vault.verify_audit().ok
            events = {entry.event for entry in vault.audit_log()}
        assert not set(EVENTS) - events, set(EVENTS) - events

    def _new(self, back: Return | None = None) -> App:
        leave = self._left.append
        return App(self._qt, self._folders, demo_mode=True, source=self._source, back=back, leave=leave)

    def _do(self, step: Callable[[], None]) -> None:
        began = time.monotonic()
        step()
        print(f"{step.__name__.replace('_', ' '):<14} {time.monotonic() - began:6.2f} s", flush=True)

    @property
    def _main(self) -> object:
        assert self.app.main is not None
        return self.app.main

    @property
    def _box(self) -> object:
        return self._main.case.proposals.panels[Task.REGIMEN].draft

    def _phases(self) -> set[Phase]:
        return {self._main.board.state(self.case_id, task).phase for task in Task}

    def _tab_to(self, widget: QWidget) -> None:
        for _ in range(60):
            if widget.hasFocus():
                return
            before = QApplication.focusWidget()
            self.keys.press("Tab")
            wait(lambda before=before: QApplication.focusWidget() is not before, "another focus", 5)
        raise SystemExit(f"the keyboard does not reach {widget.text()}")

    def _to_front(self, window: QWidget) -> None:
        """Give the window the keyboard, as a window manager does."""
        window.activateWindow()
        wait(window.isActiveWindow, "the active window")


class Dialogs:
    """Answers the dialog for files: with keys where it is a window of its own, else at once."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._timer = QTimer()
        self._timer.setInterval(100)
        self._timer.timeout.connect(self._look)
        self._real = QFileDialog.getSaveFileName

    def __enter__(self) -> None:
        if X11:
            self._timer.start()
        else:
            QFileDialog.getSaveFileName = staticmethod(lambda *_a, **_k: (str(self._day.printed), ""))

    def __exit__(self, *_error: object) -> None:
        self._timer.stop()
        QFileDialog.getSaveFileName = self._real

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog) or not dialog.isVisible():
            return
        self._timer.stop()
        dialog.activateWindow()
        field = dialog.findChild(QLineEdit)
        wait(field.hasFocus, "the field for the name")
        self._day.keys.press("Ctrl+a")
        self._day.keys.type(str(self._day.printed))
        self._day.keys.press("Return")


def main() -> int:
    """Do the day."""
    parser = argparse.ArgumentParser(description="A day at the real app with keys alone.")
    parser.add_argument("--pack", type=Path, required=True)
    options = parser.parse_args()
    if X11 and not (shutil.which("xdotool") and os.environ.get("DISPLAY")):
        print("needs xdotool and an X server (xvfb-run)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        day = Day(Path(folder), options.pack.resolve(), XKeys() if X11 else Keys())
        began = time.monotonic()
        try:
            day.run()
        finally:
            day.close()
    print(f"the day held: {time.monotonic() - began:.1f} s, {time.process_time():.1f} s of the window's processor")
    return 0


if __name__ == "__main__":
    sys.exit(main())
