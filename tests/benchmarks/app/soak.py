"""Eight hours at the real app in minutes: what grows from the first hours to the last?

    python tests/benchmarks/app/soak.py --pack build/demo/pack                # one process, unlocked all day
    python tests/benchmarks/app/soak.py --pack build/demo/pack --locks        # a lock every half hour

A day is 112 cases, one every four and a half minutes, which is more than anybody sees. Each case is imported, searched,
opened, asked three times with a stop, edited, signed and printed; a scripted engine writes 1,000 tokens a second. A
lock of the app ends its process and gives all of its memory back, so most can grow in a day without one.
With ``--locks`` the same process goes on with a new app after each lock, and two cases of the first, the eighth and the
last session are asked of the real engine. After each eight cases, with all garbage collected and given back, memory,
threads, timers, widgets, file descriptors and children are counted. Fails when memory grew by more than 3 % after the
first two hours, or anything else at all.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from day import CHEAP, wait
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from radonc_desktop import demo
from radonc_desktop.app import App
from radonc_desktop.engine import PackEngine
from radonc_desktop.engine.scripted import ScriptedEngine
from radonc_desktop.locking import Return
from radonc_desktop.paths import Folders
from radonc_desktop.vault import open_vault
from radonc_desktop.windows.application import application
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.case_page import AUDIT, COMPARE, HANDOVER, HISTORY, REVIEW
from radonc_desktop.windows.case_pdf import one_page_pdf
from radonc_models.tasks import Task

SESSIONS, CASES = 14, 8
WARM = 4  # two hours
REAL = (0, 7, 13)
LIMIT = 0.03
TOKEN_SECONDS = 0.001
TEXTS = {
    Task.REGIMEN: "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions.",
    Task.MODALITY: "photon",
    Task.DIAGNOSIS: "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.32)",
}


class Paced:
    """A script whose words come at 1,000 a second."""

    def __init__(self, text: str) -> None:
        self._words = text.split()

    def __iter__(self) -> Iterator[str]:
        for number, word in enumerate(self._words):
            time.sleep(TOKEN_SECONDS)
            yield f" {word}" if number else word


@dataclass(frozen=True)
class Mark:
    """What the process holds; memory in MiB."""

    own: float
    shared: float
    resident: float
    threads: int
    timers: int
    widgets: int
    descriptors: int
    children: int

    @property
    def counts(self) -> tuple[int, ...]:
        """What may not grow at all."""
        return self.threads, self.timers, self.widgets, self.descriptors, self.children


def mark() -> Mark:
    """Collect what can be collected, give it back to the system, and count the rest."""
    for _ in range(3):
        QTest.qWait(20)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    kib = dict.fromkeys(("Rss", "Pss", "Private_Clean", "Private_Dirty"), 0)
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        name, _, rest = line.partition(":")
        if name in kib:
            kib[name] = int(rest.split()[0])
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return Mark(
        (kib["Private_Clean"] + kib["Private_Dirty"]) / 1024,
        kib["Pss"] / 1024,
        kib["Rss"] / 1024,
        sum(1 for _ in Path("/proc/self/task").iterdir()),
        sum(isinstance(one, QTimer) and isValid(one) and one.isActive() for one in gc.get_objects()),
        len(QApplication.allWidgets()),
        sum(1 for _ in Path("/proc/self/fd").iterdir()),
        len(children),
    )


class Shift:
    """One day of one physician."""

    def __init__(self, folder: Path, pack: Path) -> None:
        self._folder = folder
        self._folders = Folders(vault=folder / "vault", pack=pack)
        demo.create_demo_vault(self._folders.vault, kdf=CHEAP).close()
        self._qt = application()
        self._left: list[Return] = []
        self._imported = 0

    def begin(self) -> None:
        """Unlock for the whole day."""
        scripts = {task: Paced(text) for task, text in TEXTS.items()}
        source = ScriptedEngine(scripts)  # type: ignore[arg-type]
        self._app = App(self._qt, self._folders, demo_mode=True, source=source, leave=self._left.append)
        self._unlock(self._app)

    def work(self) -> None:
        """See eight cases."""
        for _ in range(CASES):
            self._case(self._app.main)

    def leave(self) -> None:
        """Lock at the end of the day."""
        self._app.main.lock()
        self._end(self._app)

    def session(self, number: int) -> None:
        """Unlock, see eight cases (two with the real engine) and lock."""
        real = number in REAL
        scripts = {task: Paced(text) for task, text in TEXTS.items()}
        source = PackEngine(self._folders.pack) if real else ScriptedEngine(scripts)  # type: ignore[arg-type]
        back = self._left.pop() if self._left else None
        app = App(self._qt, self._folders, demo_mode=True, source=source, back=back, leave=self._left.append)
        self._unlock(app)
        for _ in range(2 if real else CASES):
            self._case(app.main)
        app.main.lock()
        self._end(app)

    def _unlock(self, app: App) -> None:
        app.show_unlock()
        app.unlock.passphrase.setText(demo.DEMO_PASSPHRASE)
        app.unlock.submit()
        wait(lambda: app.main is not None and app.generator.state is not None, "the main window")

    def _case(self, main: object) -> None:
        self._import(main)
        main.cases.search.setText(f"patient {self._imported}")
        wait(lambda: main.cases.model.rowCount() == 1, "the case")
        main.show_review()
        self._ask(main)
        self._sign(main)
        self._print(main)
        for view in (AUDIT, HISTORY, COMPARE, REVIEW):
            main.case.show_view(view)
            QTest.qWait(1)
        main.cases.search.clear()

    def _import(self, main: object) -> None:
        self._imported += 1
        file = self._folder / "rows.csv"
        details = f"SYNTHETIC. Patient number {self._imported} with T1b N0 M0 lung cancer of the left lower lobe."
        file.write_text(f"title,site,details\npatient {self._imported},lung,{details}\n")
        main.import_cases()
        page = main.files.import_page
        page.look_at([file])
        wait(lambda: not main.work.running and page.store.isEnabled(), "the plan of the import")
        page.store.click()
        wait(lambda: not main.work.running and main.case.title.text() == f"patient {self._imported}", "the import")

    def _ask(self, main: object) -> None:
        phases = lambda: {main.board.state(main.case.case_id, task).phase for task in Task}  # noqa: E731
        main.ask_all()
        wait(lambda: phases() & {Phase.READING, Phase.WRITING}, "the first question")
        main.escape()
        wait(lambda: not any(phase.running for phase in phases()), "the stop")
        main.ask_all()
        wait(lambda: phases() == {Phase.ANSWERED}, "the answers")

    def _sign(self, main: object) -> None:
        for task in (Task.REGIMEN, Task.DIAGNOSIS):
            panel = main.case.proposals.panels[task]
            panel.begin_draft()
            panel.draft.edit.insertPlainText(" Checked.")
            panel.draft.save.click()
            panel.draft.sign.click()
            panel.draft.passphrase.setText(demo.DEMO_PASSPHRASE)
            panel.draft.confirm.click()
            wait(lambda box=panel.draft: box.read_only and not main.case.signing, "the signature")

    def _print(self, main: object) -> None:
        file = self._folder / "page.pdf"
        main.case.show_view(HANDOVER)
        main.case.handover.confirm.setChecked(True)
        main.case.handover.save_to(file, "one-page", one_page_pdf)
        if not file.read_bytes().startswith(b"%PDF"):
            raise SystemExit("nothing was printed")
        file.unlink()

    def _end(self, app: App) -> None:
        """Let go of what the app's own lock leaves to the end of its process."""
        app.main.hide()
        app.main.deleteLater()
        app.main = None
        app.close()
        app.theme.deleteLater()
        app.deleteLater()

    def check(self) -> str:
        """Verify the trail of the day."""
        with open_vault(self._folders.vault, demo.DEMO_USER, demo.DEMO_PASSPHRASE) as vault:
            check = vault.verify_audit()
            signed = sum(entry.event == "draft.sign" for entry in vault.audit_log())
        if not check.ok:
            raise SystemExit(check.problem)
        return f"{check.entries} entries hold, of {self._imported} cases; the last of them sign {signed} times"


def main() -> int:
    """Do the day and print the marks."""
    parser = argparse.ArgumentParser(description="Eight hours at the real app in minutes.")
    parser.add_argument("--pack", type=Path, default=Path("build/demo/pack"))
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    parser.add_argument("--locks", action="store_true", help="lock after each eight cases")
    options = parser.parse_args()
    marks, began = [], time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        shift = Shift(Path(folder), options.pack.resolve())
        print(f"at the start: {told(mark())}", flush=True)
        if not options.locks:
            shift.begin()
        for number in range(options.sessions):
            if options.locks:
                shift.session(number)
            else:
                shift.work()
            marks.append(mark())
            print(f"session {number + 1:2}, {time.monotonic() - began:5.0f} s: {told(marks[-1])}", flush=True)
        if not options.locks:
            shift.leave()
        print(shift.check())
    return judged(marks[min(WARM, len(marks)) - 1], marks[-1])


def told(one: Mark) -> str:
    """Return ``one`` in words."""
    memory = f"{one.own:.1f} MiB of its own, PSS {one.shared:.1f} MiB, RSS {one.resident:.1f} MiB"
    names = ("threads", "timers", "widgets", "descriptors", "children")
    return f"{memory}, {', '.join(f'{count} {name}' for name, count in zip(names, one.counts, strict=True))}"


def judged(first: Mark, last: Mark) -> int:
    """Print what grew between two marks; 1 when it is too much."""
    own, resident = last.own / first.own - 1, last.resident / first.resident - 1
    print(f"growth after the warm-up: {own:+.1%} of its own, {resident:+.1%} RSS (limit {LIMIT:.0%})")
    more = [was < now for was, now in zip(first.counts, last.counts, strict=True)]
    print("threads, timers, widgets, descriptors, children: " + ("some grew" if any(more) else "none grew"))
    return int(own > LIMIT or resident > LIMIT or any(more))


if __name__ == "__main__":
    sys.exit(main())
