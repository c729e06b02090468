"""One session in the real window, driven from inside: unlock, write cases, ask, draft, sign, search, then lock.

Started by ``memory_after_lock.py``, which sends the secrets over a pipe, so that no argument and no file holds them.
After the lock the process has replaced itself by this same command, which only shows the page for the passphrase.
"""

import ctypes
import gc
import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from radonc_desktop import app as composition
from radonc_desktop import engine
from radonc_desktop.background.guard import Guard
from radonc_desktop.engine.scripted import Gate, ScriptedEngine, scripted_answer
from radonc_desktop.paths import Folders
from radonc_desktop.policy import POLICY
from radonc_desktop.windows import pack_switch
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.main import MainWindow
from radonc_desktop.windows.pack_words import PackWords
from radonc_desktop.windows.unlock import UnlockWindow
from radonc_models.tasks import Task

VEIL = 0x5A
WAYS = ("key", "idle", "screen", "suspend")


def tell(word, **facts):
    print(json.dumps({"word": word, "time": time.monotonic(), "pid": os.getpid(), **facts}), flush=True)


def let_others_look():
    """Where the scanner is not root, let its user read this process; the app has just forbidden that."""
    if os.geteuid():
        ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)


def type_secret(field, veiled):
    """Type a passphrase sign by sign, so that this script never holds it as a whole."""
    for sign in bytes.fromhex(veiled):
        QTest.keyClicks(field, chr(sign ^ VEIL))


def shown(kind):
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)


class Physician(QObject):
    """Does one step after the other; each step says what it waits for."""

    def __init__(self, said, steps):
        super().__init__()
        self.said = said
        self._steps = steps(self)
        self._ready = lambda: True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(15)

    def _go_on(self):
        if self._ready():
            self._ready = next(self._steps, None)
            if self._ready is None:
                self._timer.stop()


def work(physician):
    """The first life of the process."""
    said, marks = physician.said, iter(physician.said["marks"])
    yield lambda: shown(UnlockWindow)
    page = shown(UnlockWindow)
    page.user.setText(said["user"])
    type_secret(page.passphrase, said["passphrase"])
    QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    yield lambda: shown(MainWindow)
    window = shown(MainWindow)
    write_case(window, marks)
    yield from draft_and_sign(window, marks, said)
    window.cases.search.setText(next(marks))
    window.new_case()
    QTest.keyClicks(window.form.title, f"Half a title {next(marks)}")
    window.form.details.insertPlainText(f"Half a sentence {next(marks)}")
    window.case.ask(Task.REGIMEN)
    yield lambda: window.board.state(window.case.case_id, Task.REGIMEN).phase in (Phase.WRITING, Phase.ANSWERED)
    # Straight to the field that is kept last, so that there is unsaved text when the lock comes.
    window.case.details.details.moveCursor(QTextCursor.MoveOperation.End)
    window.case.details.details.insertPlainText(f"Typed last {next(marks)}. ")
    running = window.board.running(window.case.case_id)
    let_others_look()
    tell("ready", marks=len(said["marks"]) - len(list(marks)), generating=running)
    bell = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, physician)
    bell.activated.connect(lambda: lock(window, said["way"]))
    yield None


def write_case(window, marks):
    window.new_case()
    form = window.form
    QTest.keyClicks(form.title, f"Lung {next(marks)}")
    QTest.keyClicks(form.site, next(marks))
    QTest.keyClicks(form.details, f"79-year-old man, {next(marks)}. ")
    QApplication.clipboard().setText(f"T1b N0 M0 {next(marks)}. ")
    form.details.paste()
    form.submit()
    QTest.keyClicks(window.case.details.details, f"Addition {next(marks)}. ")
    QTest.keyClicks(window.case.details.plan, f"Plan {next(marks)}")
    window.case.keep_all()
    window.case.details.details.selectAll()
    window.case.details.details.copy()


def draft_and_sign(window, marks, said):
    case, task = window.case.case_id, Task.MODALITY
    window.case.ask(task)
    yield lambda: window.board.state(case, task).phase in (Phase.ANSWERED, Phase.FAILED)
    panel = window.case.proposals.panels[task]
    panel.edit.click()
    panel.draft.edit.insertPlainText(f" {next(marks)}")
    if said["sign"]:
        panel.draft.sign.click()
        type_secret(panel.draft.passphrase, said["passphrase"])
        panel.draft.confirm.click()
        yield lambda: panel.draft.read_only


def lock(window, way):
    guard = next(one for one in gc.get_objects() if isinstance(one, Guard))
    tell("lock")
    if way == "key":
        QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
        window.lock()
    elif way == "idle":
        guard.idle._last -= 3600
        guard.idle.look()
    elif way == "screen":
        guard.session.on_saver(True)
    else:
        guard.session.on_sleep(True)


def wait_at_the_door(_physician):
    """The second life of the process."""
    yield lambda: shown(UnlockWindow)
    let_others_look()
    tell("locked", sentence=shown(UnlockWindow).notice.sentence)
    yield None


def scripted(marks):
    """An engine that answers one task and never ends with the other."""
    stuck = [f"Photon {marks[-1]} ", Gate()]
    answer = replace(scripted_answer(Task.MODALITY, f"photon {marks[-2]}"), probabilities={"photon": 1.0})
    return ScriptedEngine({Task.REGIMEN: stuck, Task.MODALITY: [answer]})


def main():
    back = "RADONC_RETURN" in os.environ
    folder, pack = Path(sys.argv[1]), sys.argv[2]
    said = {} if back else json.loads(sys.stdin.readline())
    if pack == "scripted":
        answers = scripted(said.get("marks", ["", ""]))
        answers.turn_to = lambda _folder: None
        engine.PackEngine = lambda _folder: answers
        pack_switch.words_of = lambda _folder: PackWords(name="scripted")
    else:
        (folder / POLICY).write_text("unapproved_packs = true\n")
    QApplication(sys.argv[:1])
    physician = Physician(said, wait_at_the_door if back else work)
    assert physician
    return composition.run(Folders(vault=folder, pack=Path(pack)))


if __name__ == "__main__":
    sys.exit(main())
