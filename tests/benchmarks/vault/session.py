"""A physician's session in the real window, off screen, that puts a marker into every field there is.

    python tests/benchmarks/vault/session.py PLACE work|after|control [--cases 24]

``work`` creates a vault through the window, makes cases, asks the real engine and a scripted one, drafts, signs,
searches, looks at every page, imports, exports, backs up, loses the engine's child in mid-answer, meets a bug and ends
in a crash. ``after`` unlocks the store again and reads back what was kept. ``control`` does what must never happen,
with a store of its own: a sort through temporary files, and a log with the text of a case. The folder ``PLACE/pack`` is
the model pack; with a model file of one byte only scripts answer.
"""

import argparse
import base64
import json
import logging
import os
import signal
import sys
import time
from pathlib import Path

from markers import PASSING, SAVED, marker
from PySide6.QtCore import QEventLoop, QTimer
from work import CHEAP

from radonc_desktop import app as desktop
from radonc_desktop.engine import PackEngine
from radonc_desktop.engine.scripted import ScriptedEngine
from radonc_desktop.paths import Folders
from radonc_desktop.policy import POLICY
from radonc_desktop.vault import create_vault, open_vault
from radonc_desktop.windows.board import Phase
from radonc_models.keyed.connection import connect
from radonc_models.tasks import MODALITY_LABELS, Task

HANDED, OUTGOING = "handed", "outgoing"
"""Folders beside the session's own: files of others, and files that are meant to hold text of a case."""
USER, PASSPHRASE = "Dr. Test", "zqxvmarkerpass four words that differ"
REAL = Task.REGIMEN


class HalfScripted:
    """Asks the real engine for one task, and for the others gives answers that hold markers.

    With a model file of one byte, a script answers for the real engine, too.
    """

    def __init__(self, pack):
        self.scripted = ScriptedEngine()
        self.real = (pack / "model.gguf").stat().st_size > 1
        self.engine = PackEngine(pack) if self.real else ScriptedEngine({REAL: ["50 Gy in 5 fractions."]})

    def open(self):
        return self.engine.open()

    def ask(self, task, details, *, base=False):
        return (self.engine if task is REAL else self.scripted).ask(task, details, base=base)

    def count(self, details):
        return self.engine.count(details)

    def cancel(self):
        self.engine.cancel()
        self.scripted.cancel()

    def close(self):
        self.engine.close()
        self.scripted.close()


def wait(ready, what, seconds=120):
    """Let the window live until ``ready``."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            raise SystemExit(f"waited too long for {what}")
        settle()


def settle(milliseconds=5):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Session:
    """The window and what is typed into it."""

    def __init__(self, place, cases):
        self.planted = [marker("handed", number) for number in range(4)]
        self._place = place
        self._cases = cases
        create_vault(place / "vault", USER, PASSPHRASE, kdf=CHEAP).close()
        (place / "vault" / POLICY).write_text("unapproved_packs = true\n")
        self._source = HalfScripted(place / "pack")
        qt = desktop.application()
        self._app = desktop.App(qt, Folders(vault=place / "vault", pack=place / "pack"), source=self._source)
        sys.excepthook = self._app.report_bug
        self._clipboard = qt.clipboard()

    def plant(self, kind, number):
        text = marker(kind, number)
        self.planted.append(text)
        return f"lung {text} node"

    def unlock(self):
        self._app.show_unlock()
        window = self._app.unlock
        window.user.setText(USER)
        window.passphrase.setText(PASSPHRASE)
        window.submit()
        wait(lambda: self._app.main is not None, "the main window")
        self.window = self._app.main
        wait(lambda: self._app.generator.state is not None, "the models")

    def run(self):
        self.unlock()
        for number in range(self._cases):
            self._case(number)
        if self._source.real:
            self._engine_dies()
        self._pages()
        self._files()
        self._bug()

    def _case(self, number):
        window = self.window
        window.new_case()
        window.form.title.setText(self.plant("title", number))
        window.form.site.setText(self.plant("site", number))
        window.form.details.insertPlainText(self.plant("details", number))
        window.form.submit()
        page = window.case
        page.details.details.insertPlainText(self.plant("later", number))
        page.details.plan.insertPlainText(self.plant("plan", number))
        window.save_all()
        self._answer(number, (Task.DIAGNOSIS, Task.MODALITY)[number % 2])
        window.cases.search.setText(marker("later", number))
        settle()
        window.cases.search.setText(self.plant("query", number))
        settle()
        window.cases.search.clear()
        self._clipboard.setText(self.plant("clip", number))
        window.grab()

    def _answer(self, number, task):
        case_id = self.window.case.case_id
        text = self.plant("answer", number)
        self._source.scripted.scripts[task] = [text] if task is Task.DIAGNOSIS else [MODALITY_LABELS[0] + " " + text]
        self._ask(case_id, task, Phase.ANSWERED)
        panel = self.window.case.proposals.panels[task]
        panel.edit.click()
        panel.draft.edit.insertPlainText(self.plant("draft", number))
        panel.draft.save.click()
        if number % 3 == 0:
            self._sign(panel.draft, number)
        if number in (1, 2):
            self._ask(case_id, REAL, Phase.ANSWERED)

    def _sign(self, box, number):
        for secret in (self.plant("refused", number), PASSPHRASE):
            box.sign.click()
            box.passphrase.setText(secret)
            box.confirm.click()
            wait(lambda: not self.window.case.signing, "the passphrase to be checked")
        if not box.read_only:
            raise SystemExit("the draft was not signed")

    def _ask(self, case_id, task, phase):
        self.window.case.ask(task)
        self._wait_for(case_id, task, phase)

    def _wait_for(self, case_id, task, phase):
        wait(lambda: self.window.board.state(case_id, task).phase is phase, f"{task.value} to be {phase.name}")

    def _engine_dies(self):
        self.window.open_case(1)
        self._ask(1, REAL, Phase.WRITING)
        os.kill(self._source.engine.pid, signal.SIGKILL)
        self._wait_for(1, REAL, Phase.FAILED)

    def _pages(self):
        for show in (self.window.show_compare, self.window.show_audit, self.window.show_review):
            show()
            settle()
            self.window.grab()

    def _files(self):
        """Import what was handed in, look at it twice, export it in every form and back the store up."""
        window, handed, outgoing = self.window, self._place.parent / HANDED, self._place.parent / OUTGOING
        window.import_cases()
        window.files.import_page.look_at([handed / "notes"])
        self._rest()
        window.files.import_page.cancel.click()
        for path in (handed / "notes", handed / "cases.csv", handed / "bundle.json"):
            window.import_cases()
            page = window.files.import_page
            page.look_at([path])
            self._rest()
            window.grab()
            page.store.click()
            self._rest()
            if not page.isHidden():
                raise SystemExit(f"not imported: {page.notice.sentence}")
        for kind in ("pdf", "text", "fhir", "csv", "archive"):
            window.export_case()
            page = window.files.export_page
            page.kinds[kind].click()
            page.confirm.setChecked(kind != "archive")
            for field in (page.passphrase, page.again):
                field.setText(PASSPHRASE)
            page.export_to((self._place if kind == "archive" else outgoing) / f"case.{kind}")
            if not page.isHidden():
                raise SystemExit(f"not exported: {page.notice.sentence}")
        page = window.files.backup_page
        window.back_up()
        page.choose(self._place / "cases.radonc-backup")
        page.passphrase.setText(PASSPHRASE)
        page.start.click()
        wait(lambda: not page.running, "the backup")
        if page.notice.tone != "ok":
            raise SystemExit(f"no backup: {page.notice.sentence}")

    def _rest(self):
        wait(lambda: not self.window.work.running, "the work on the store")

    def _bug(self):
        text = self.plant("bug", 0)

        def bug():
            raise ValueError(text)

        QTimer.singleShot(0, bug)
        settle(20)
        self.window.case.details.details.insertPlainText(self.plant("unsaved", 0))


def hand_in(folder):
    """Write what the session imports; nobody watches yet."""
    notes = folder / "notes"
    notes.mkdir(parents=True)
    for number in range(2):
        (notes / f"{number}.txt").write_text(f"lung {marker('handed', number)} node")
    (folder / "cases.csv").write_text(f"title,details\ncase,lung {marker('handed', 2)} node\n")
    data = base64.b64encode(f"lung {marker('handed', 3)} node".encode()).decode()
    content = [{"attachment": {"contentType": "text/plain", "data": data}}]
    document = {"resourceType": "DocumentReference", "status": "current", "content": content}
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": document}]}
    (folder / "bundle.json").write_text(json.dumps(bundle))


def after(place):
    """Unlock the store after the crash and return which of the kept markers it gives back."""
    with open_vault(place / "vault", USER, PASSPHRASE) as vault:
        texts = []
        for case in vault.search_cases():
            record = vault.case(case.id)
            texts += [record.title, record.site, record.details, record.physician_plan]
            for task in Task:
                draft = vault.draft(case.id, task.value)
                texts += [draft.text] if draft else []
        return " ".join(texts)


def control(place):
    """Sort through temporary files, and log the text of a case."""
    database, key = place / "scratch.db", bytearray(range(32))
    database.touch()
    run = connect(database, key)._raw.execute
    run("PRAGMA temp_store = FILE")
    run("PRAGMA cache_size = 10")
    run("CREATE TABLE notes (text TEXT)")
    run("BEGIN")
    for number in range(6000):
        run("INSERT INTO notes VALUES (?)", (f"{marker('details', number)} {'x' * 800} {number * 7919 % 6000}",))
    run("COMMIT")
    run("SELECT text FROM notes ORDER BY substr(text, -4)").fetchall()
    logging.basicConfig(filename=place / "debug.log", level=logging.DEBUG)
    logging.getLogger("control").debug("details: %s", marker("details", 1))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("place", type=Path)
    parser.add_argument("phase", choices=("work", "after", "control"))
    parser.add_argument("--cases", type=int, default=24)
    options = parser.parse_args()
    if options.phase == "control":
        control(options.place)
    elif options.phase == "work":
        session = Session(options.place, options.cases)
        session.run()
        (options.place / "count").write_text(json.dumps(len(set(session.planted))))
        os.abort()
    else:
        found = after(options.place)
        kept = [kind for kind in SAVED for number in range(options.cases) if marker(kind, number) in found]
        passing = [kind for kind in PASSING if marker(kind, 0) in found]
        (options.place / "kept").write_text(json.dumps([len(kept), passing]))


if __name__ == "__main__":
    main()
