"""A monkey at the real window: seeded keys, clicks, typing, drops, files, locks and ends of the engine.

    python tests/benchmarks/app/monkey.py --steps 20000 --seed 1
    python tests/benchmarks/app/monkey.py --steps 1000 --pack build/demo/pack     # the real engine, killed by SIGKILL

After every step nothing may have been raised. At every lock, also in the middle of an answer, what stood in the fields
must be found again after the unlock, as a record or on the desk. It knows the passphrase, so it also signs, adds users
and writes files. At the end the audit trail is verified. Prints figures; 1 after a fault.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_STATE_HOME", tempfile.mkdtemp(prefix="radonc-monkey-state-"))

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from radonc_desktop.background.generation import AnswerSource, Generator
from radonc_desktop.engine import EngineState, PackEngine
from radonc_desktop.engine.scripted import ScriptedEngine
from radonc_desktop.vault import KdfParameters, create_vault, open_vault
from radonc_desktop.windows.actions import ACTIONS
from radonc_desktop.windows.application import application
from radonc_desktop.windows.main import MainWindow
from radonc_desktop.windows.pack_words import PackWords, pack_words
from radonc_desktop.windows.theme import Appearance, Theme
from radonc_models.errors import EngineError
from radonc_models.pack import read_pack
from radonc_models.tasks import Task

USER, PASSPHRASE = "Dr Monkey", "four words that differ"
TEXTS = {
    Task.REGIMEN: "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions.",
    Task.MODALITY: "photon",
    Task.DIAGNOSIS: "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.32)",
}
WORDS = ("lung", "left", "50 Gy", "in 5", "é ü ß", "\n", "𝛼", "(", "  ", "0012", "photon", "dose", "T2 N0")
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F6, Qt.Key.Key_F1, Qt.Key.Key_Slash),
)
ACTS = {"key": 30, "type": 25, "click": 25, "act": 12, "drop": 3, "engine": 3, "lock": 1, "resize": 1}
NEVER = {"close", "lock"}  # leaving is the monkey's own step, so that what must be found again is known
TOKEN_SECONDS = 0.004  # an answer lasts some steps, so that they fall into its middle
_GOOD = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView, QComboBox)


class Slowly:
    """A script whose words come one after the other, with other steps between."""

    def __init__(self, *steps: object) -> None:
        self._steps = steps

    def __iter__(self) -> Iterator[object]:
        for step in self._steps:
            time.sleep(TOKEN_SECONDS)
            yield step


class Monkey:
    """One run: a store with some cases, a window on it, and what was seen."""

    def __init__(self, seed: int, folder: Path, pack: Path | None = None) -> None:
        self.random = random.Random(seed)
        self.faults: list[str] = []
        self.done: Counter[str] = Counter()
        self.acted: Counter[str] = Counter()
        self._spent: defaultdict[str, float] = defaultdict(float)
        self.slowest, self._last = (0.0, ""), ""
        self._folder, self._pack = folder / "vault", pack
        self._files = folder / "files"
        self._app = application()
        self._theme = Theme(self._app, Appearance.LIGHT)
        sys.excepthook = self._raised
        self._replace_dialogs()
        cheap = KdfParameters(memory_kib=8, time_cost=1, parallelism=1)
        with create_vault(self._folder, USER, PASSPHRASE, kdf=cheap) as vault:
            for number in range(12):
                vault.add_case(f"Case {number}", "lung", f"SYNTHETIC. Case {number}, left lung, T1b N0.", "")
        self._open()

    def run(self, steps: int) -> None:
        """Do ``steps`` random things; every one may be the last before a fault."""
        names, weights = list(ACTS), list(ACTS.values())
        began = time.monotonic()
        for number in range(steps):
            if number and number % 1000 == 0:
                print(f"{number} steps in {time.monotonic() - began:.0f} s: {self._spending()}", flush=True)
            name = self.random.choices(names, weights)[0]
            started = time.monotonic()
            try:
                getattr(self, f"_{name}")()
                self._turn()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what the monkey looks for
                self._raised(type(error), error, error.__traceback__)
            took = time.monotonic() - started
            self.done[name] += 1
            self._spent[name] += took
            if took > self.slowest[0]:
                self.slowest = (took, f"{name} {self._last}".strip())
            if self._left and not self.faults:
                self._come_back()
            if self.faults:
                self.faults[-1] += f" (step {number}, {name} {self._last})"
                return

    def end(self) -> None:
        """Lock a last time and verify the trail."""
        if not self.faults:
            self._lock()
        self.window.lock()
        self._close()
        with open_vault(self._folder, USER, PASSPHRASE) as vault:
            check = vault.verify_audit()
            self.events = Counter(entry.event for entry in vault.audit_log())
            if not check.ok:
                self.faults.append(f"audit: {check.problem}")

    def _spending(self) -> str:
        return ", ".join(
            f"{name} {seconds:.0f} s" for name, seconds in sorted(self._spent.items(), key=lambda one: -one[1])[:5]
        )

    def _turn(self) -> None:
        """Let the window have one turn, as its own loop gives it, with the widgets that are to be deleted."""
        self._app.processEvents()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _raised(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        frames = traceback.extract_tb(trace)[-6:] if trace is not None else ()  # type: ignore[arg-type]
        places = " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in reversed(frames))
        self.faults.append(f"{kind.__name__}: {error} at {places}")

    def _replace_dialogs(self) -> None:
        """Let the dialogs of the system answer at once: nothing, a file to read, or a name to write to."""
        self._files.mkdir()
        good, bad, notes = (self._files / name for name in ("cases.csv", "bad.jsonl", "note.txt"))
        good.write_text("title,site,details\nImported,lung,SYNTHETIC. Imported left lung.\n")
        bad.write_text('{"title": 3}\nnot json\n')
        notes.write_text("SYNTHETIC. A note of a left breast, pT1 N0.")
        chances = [[], [str(good)], [str(bad)], [str(notes)], [str(good), str(notes)]]
        QFileDialog.getOpenFileNames = staticmethod(lambda *_a, **_k: (self.random.choice(chances), ""))
        QFileDialog.getExistingDirectory = staticmethod(lambda *_a, **_k: "")
        QFileDialog.getSaveFileName = staticmethod(self._save_name)

    def _save_name(self, *_args: object, **_named: object) -> tuple[str, str]:
        if self.random.random() < 0.3:
            return "", ""
        return str(self._files / f"out-{self.random.randrange(200)}"), ""

    def _open(self) -> None:
        self._left, self._kept = "", {}
        self._vault = open_vault(self._folder, USER, PASSPHRASE)
        self._source = self._make_source()
        self._generator = Generator(self._source)
        words = PackWords("scripted", "evaluation", True, "base", dict.fromkeys(Task, "tuned"), {})
        words = pack_words(read_pack(self._pack)) if self._pack else words
        self.window = MainWindow(self._theme, self._vault, self._generator, words)
        self.window.resize(1200, 800)
        self.window.locked.connect(lambda *_: self._leave("locked"))
        self.window.closed.connect(lambda: self._leave("quit"))
        self.window.show()
        self._generator.open()
        self.window.put_back()
        self.window.activateWindow()

    def _make_source(self) -> AnswerSource:
        if self._pack is not None:
            return PackEngine(self._pack)
        scripts = {task: Slowly(*(f"{word} " for word in text.split())) for task, text in TEXTS.items()}
        return ScriptedEngine(scripts, state=EngineState("CPU", 31, 0, "scripted", 4096))  # type: ignore[arg-type]

    def _close(self) -> None:
        self._generator.close()
        self.window.hide()
        self.window.deleteLater()
        self._turn()

    def _lock(self) -> None:
        self._last = ""
        if self.random.random() < 0.5:
            self.window.case.stop()
        elif self._generator.busy:
            self.acted["lock in the middle of an answer"] += 1
        wait_until(lambda: not self.window.work.running)
        typed = self._typed()
        self.window.lock()
        self._kept = typed
        self._come_back()

    def _leave(self, how: str) -> None:
        """Note that the app would end now, which keys in the palette can also bring about."""
        self._left, self._kept = how, self._typed()
        if how == "quit":  # a new case that is not stored was then given up on purpose
            self._kept = {name: text for name, text in self._kept.items() if not name.startswith("form")}

    def _come_back(self) -> None:
        """Start anew, and look for all that stood in the fields."""
        self.acted[f"{self._left} and back"] += 1
        case_id, typed = self.window.case.case_id, self._kept
        self._close()
        self._open()
        if case_id is not None and self.window.case.case_id != case_id:
            self.window.open_case(case_id)
        found = self._typed()
        lost = [name for name, text in typed.items() if text != found.get(name)]
        self.acted["texts found again after a lock"] += sum(bool(text) for text in typed.values())
        if lost:
            self.faults.append(f"lost at a lock: {', '.join(lost)}")

    def _typed(self) -> dict[str, str]:
        """Return what stands in the fields of the case and of the form."""
        window = self.window
        form = {"form": window.form.details.text, "form title": window.form.title.text()} if window.form_shown else {}
        if window.case.case_id is None:
            return form
        details = window.case.details
        typed = {"details": details.details.text, "plan": details.plan.text}
        for task, panel in window.case.proposals.panels.items():
            if not panel.draft.isHidden():
                typed[task.value] = panel.draft.edit.text
                for name, box in (("addendum", panel.draft.addenda), ("review", panel.draft.reviews)):
                    if box.unsaved.strip():
                        typed[f"{name} {task.value}"] = box.unsaved
        return form | typed

    def _focus(self) -> QWidget:
        return self._app.focusWidget() or self.window

    def _key(self) -> None:
        key = self.random.choice(KEYS)
        self._last = key.name
        QTest.keyClick(self._focus(), key)

    def _type(self) -> None:
        target, word = self._focus(), self.random.choice(WORDS)
        self._last = type(target).__name__
        if isinstance(target, QPlainTextEdit) and target.isEnabled() and not target.isReadOnly():
            target.insertPlainText(word)
        elif isinstance(target, QLineEdit) and target.echoMode() is QLineEdit.EchoMode.Password:
            target.setText(PASSPHRASE if self.random.random() < 0.7 else "not the passphrase")
            QTest.keyClick(target, Qt.Key.Key_Return)
        elif isinstance(target, QLineEdit):
            target.insert(word.strip())

    def _click(self) -> None:
        visible = [
            one
            for one in self.window.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and isinstance(one, _GOOD)
        ]
        target = self.random.choice(visible) if visible else self.window
        self._last = f"{type(target).__name__} {target.accessibleName() or getattr(target, 'text', str)()}"[:40]
        if target is self.window.lock_button:
            return
        if isinstance(target, QAbstractItemView):
            target = target.viewport()
        if isinstance(target, QComboBox):  # its list would be a window of the system
            target.setCurrentIndex(self.random.randrange(max(1, target.count())))
            return
        place = QPoint(self.random.randrange(max(1, target.width())), self.random.randrange(max(1, target.height())))
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=place)

    def _act(self) -> None:
        action = self.random.choice([one for one in ACTIONS if one.name not in NEVER])
        self._last = action.name
        self.acted[action.name] += 1
        found = next(one for one in self.window.actions() if one.objectName() == action.name)
        found.trigger()

    def _drop(self) -> None:
        data = QMimeData()
        data.setText(self.random.choice(WORDS) * 3)
        fields = [self.window.case.details.details, self.window.case.details.plan, self.window.form.details]
        field = self.random.choice(fields)
        here = QPointF(field.rect().center())
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDropEvent(here, copy, data, left, none, QEvent.Type.Drop)
        self._last = field.accessibleName()
        if field.isVisible() and field.isEnabled():
            QApplication.sendEvent(field.viewport(), event)

    def _engine(self) -> None:
        """Kill the engine: the real one by its number, the scripted one by an error in its next answer."""
        task = self.random.choice(list(Task))
        self._last = ""
        if isinstance(self._source, PackEngine):
            if pid := self._source.pid:
                self.acted["engine killed" + (" while it answered" if self._generator.busy else "")] += 1
                os.kill(pid, signal.SIGKILL)
            return
        words = [f"{word} " for word in TEXTS[task].split()]
        dies = EngineError("The engine ended unexpectedly: ask again, it starts anew.")
        self._source.scripts[task] = Slowly(*([*words[:2], dies] if self.random.random() < 0.5 else words))

    def _resize(self) -> None:
        self._last = ""
        self.window.resize(self.random.randrange(960, 1600), self.random.randrange(600, 1000))


def wait_until(ready: object, seconds: float = 20.0) -> None:
    """Let the window go on until ``ready``."""
    until = time.monotonic() + seconds
    while not ready() and time.monotonic() < until:  # type: ignore[operator]
        QTest.qWait(10)


def main() -> int:
    """Run the monkey and print what it did; 1 after a fault."""
    parser = argparse.ArgumentParser(description="Random keys and clicks at the real window.")
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pack", type=Path, help="ask the models of this pack instead of a script")
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        monkey = Monkey(options.seed, Path(folder), options.pack)
        monkey.run(options.steps)
        monkey.end()
    seconds = time.monotonic() - started
    print(f"seed {options.seed}: {sum(monkey.done.values())} steps in {seconds:.0f} s")
    for words, counted in (("steps", monkey.done), ("actions and more", monkey.acted), ("audit", monkey.events)):
        print(f"  {words}: {', '.join(f'{name} {number}' for name, number in counted.most_common())}")
    print(f"slowest step {1000 * monkey.slowest[0]:.0f} ms ({monkey.slowest[1]})")
    print(f"faults: {'; '.join(monkey.faults) or 'none'}")
    return 1 if monkey.faults else 0


if __name__ == "__main__":
    sys.exit(main())
