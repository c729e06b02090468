"""Pictures of every window of the real app, on the demo pack and with real answers: `make screens`.

Light and dark at 100 % go to docs/screens with a palette of their most frequent colours, which keeps the folder small;
all of them at 200 % and the windows of a day in German lie each in a folder of its own. Otherwise --scale 2 writes to
build/screens. File names say what is shown: a new run replaces them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from radonc_desktop.app import App
    from radonc_desktop.windows.main import MainWindow
    from radonc_desktop.windows.theme import Theme

PASSPHRASE = "only for the pictures of the guide"  # noqa: S105 - opens an empty store that is thrown away
SIZE = (1280, 800)
_PATIENT = (
    *("Alder, Wilma", "770001", "1960-02-03", "F", "2021-03-04", "ICD-10-CM", "C50.412"),
    "Malignant neoplasm of upper-outer quadrant of left female breast",
)
_HISTORY = (
    "INVENTED. Mrs. Alder is a 61-year-old woman, referred by Dr. Okonkwo of Cedar Hollow, with a mass in the left "
    "breast on screening of 2021-01-18. Biopsy: invasive ductal carcinoma, grade 2, ER 95 %, PR 80 %, HER2 negative. "
    "Lumpectomy and sentinel node biopsy on 2021-02-02: pT1c N0 (0/2), margins clear by 4 mm. No chemotherapy. "
    "Endocrine therapy is to follow. She is right-handed, works as a teacher and lives with her husband. ECOG 0.\n\n"
)
NOTES = (
    _HISTORY + "PLAN:\nWhole-breast radiotherapy with 6 MV photons, 40 Gy in 15 fractions. CT simulation next week.",
    _HISTORY.replace("ECOG 0", "ECOG 1") + "PLAN:\nWhole-breast radiotherapy; the dose is to follow.",
)
PATIENCE = 300.0  # seconds for the longest wait: three answers on a busy machine


def main() -> int:
    """Take all pictures; 2 when the demo pack is missing."""
    parser = argparse.ArgumentParser(description="Take the pictures of docs/screens.")
    parser.add_argument("--scale", choices=("1", "2"), default="1", help="2 draws everything twice as large")
    parser.add_argument("--pack", type=Path, default=ROOT / "build" / "demo" / "pack")
    parser.add_argument("--only", choices=("first", "review", "around", "day"), help="one part of the pictures alone")
    parser.add_argument("--language", choices=("en", "de"), default="en", help="what the windows speak")
    parser.add_argument("--light", action="store_true", help="no dark pictures")
    parser.add_argument("--out", type=Path, help="default: docs/screens, or build/screens at scale 2")
    options = parser.parse_args()
    out = options.out or (ROOT / "docs" / "screens" if options.scale == "1" else ROOT / "build" / "screens")
    if not (options.pack / "manifest.json").is_file():
        print("There is no demo pack: run make demo first.", file=sys.stderr)
        return 2
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = options.scale
    os.environ["LANGUAGE"] = options.language  # the app speaks as the system does
    out, pack = out.resolve(), options.pack.resolve()
    out.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="radonc-screens-"))
    os.environ["XDG_STATE_HOME"] = str(work / "state")
    try:
        os.chdir(work)  # the pictures name no folder of this machine
        Photographer(out, Path(), pack, options.only, dark=not options.light).run()
    finally:
        os.chdir(ROOT)
        shutil.rmtree(work, ignore_errors=True)
    return 0


class Photographer:
    """Walks through the app and takes each window in light and dark."""

    def __init__(self, out: Path, work: Path, pack: Path, only: str | None, *, dark: bool = True) -> None:
        from radonc_desktop.windows.application import application

        self._out = out
        self._work = work
        self._pack = pack
        self._only = only
        self._dark = dark
        self._qt = application()
        self._qt.setCursorFlashTime(0)
        self._app: App | None = None
        self._taken = 0

    def run(self) -> None:
        """Take all pictures."""
        if self._only in (None, "first"):
            self._first_run()
        if self._only != "first":
            self._demo()
        if self._only in (None, "around"):
            self._curation()
        size = sum(path.stat().st_size for path in self._out.glob("*.png"))
        print(f"{self._taken} pictures, {size / 1e6:.1f} MB in {self._out}")

    def _first_run(self) -> None:
        app = self._start("first", demo=False)
        app.show_unlock()
        unlock = app.unlock
        assert unlock is not None
        self._take(unlock, "first-create")
        unlock.user.setText("Dr. Ada Example")
        unlock.passphrase.setText(PASSPHRASE)
        unlock.again.setText(PASSPHRASE)
        unlock.submit()
        self._wait(lambda: app.welcome is not None)
        welcome = app.welcome
        assert welcome is not None
        welcome.passphrase.setText(PASSPHRASE)
        welcome.make.click()
        self._wait(lambda: hasattr(welcome, "key"))
        self._take(welcome, "first-recovery-key")
        welcome.done.click()
        self._take(welcome, "first-pack")
        welcome.pack.use.click()
        self._take(welcome, "first-models")
        welcome.passphrase.setText(PASSPHRASE)
        welcome.evaluate.click()
        self._wait(lambda: welcome.test is not None and bool(welcome.test.sections))
        self._take(welcome, "first-test")
        welcome.go_on.click()
        self._take(welcome, "first-ready")
        welcome.go_on.click()
        self._wait(lambda: app.main is not None)
        assert app.main is not None
        app.main.resize(*SIZE)
        generator = app.start_models()[0]
        self._wait(lambda: generator.state is not None)
        self._take(app.main, "empty")
        self._end(app)

    def _demo(self) -> None:
        from radonc_desktop.demo import DEMO_PASSPHRASE

        app = self._start("demo", demo=True)
        app.show_unlock()
        app.show_restore()
        self._take(app.restore, "restore")
        app.restore.done.emit()
        unlock = app.unlock
        assert unlock is not None
        self._take(unlock, "unlock")
        unlock.passphrase.setText(DEMO_PASSPHRASE)
        unlock.submit()
        self._wait(lambda: app.main is not None)
        main = app.main
        assert main is not None
        main.resize(*SIZE)
        generator = app.start_models()[0]
        self._wait(lambda: generator.state is not None)
        if self._only == "day":
            self._day(main)
        if self._only in (None, "review"):
            self._review(main, DEMO_PASSPHRASE)
        main.open_case(main.cases.model.index(0).data(main.cases.role).id)
        if self._only in (None, "around"):
            self._around(main)
        self._end(app)

    def _day(self, main: MainWindow) -> None:
        """Take the windows in which a day is spent: a case, its answers, the comparison."""
        from radonc_models.tasks import Task

        main.notice.clear()
        main.open_case(main.cases.model.index(0).data(main.cases.role).id)
        self._take(main, "case")
        main.case.ask_all()
        self._wait(lambda: not main.board.running(main.case.case_id or 0))
        self._take(main, "review")
        main.show_compare()
        main.case.compare.choose(Task.REGIMEN)
        main.case.ask_comparison()
        self._wait(lambda: not main.board.running(main.case.case_id or 0))
        self._take(main, "compare")

    def _review(self, main: MainWindow, passphrase: str) -> None:
        from radonc_desktop.windows.case_page import HANDOVER, HISTORY
        from radonc_desktop.windows.scroll_column import ScrollColumn
        from radonc_models.tasks import Task

        main.tour()
        self._take(main, "tour")
        main.tour_shown.leave()
        main.notice.clear()
        for row in (1, 0):
            case = main.cases.model.index(row).data(main.cases.role).id
            main.open_case(case)
            main.case.ask_all()
            self._wait(lambda case=case: not main.board.running(case))  # type: ignore[misc]
        self._take(main, "review")
        panel = main.case.proposals.panels[Task.REGIMEN]
        panel.edit.click()
        panel.draft.edit.insertPlainText(" Daily image guidance.")
        self._take(main, "draft")
        panel.draft.sign.click()
        panel.draft.passphrase.setText(passphrase)
        panel.draft.confirm.click()
        self._take(main, "signed")
        main.show_compare()
        for task in Task:
            main.case.compare.choose(task)
            main.case.ask_comparison()
            self._wait(lambda: not main.board.running(main.case.case_id or 0))
        main.case.compare.choose(Task.REGIMEN)
        self._take(main, "compare")
        main.show_audit()
        main.case.audit.verify.click()
        self._wait(lambda: not main.work.running)
        self._take(main, "audit")
        main.case.show_view(HISTORY)
        self._take(main, "history")
        main.case.show_view(HANDOVER)
        self._take(main, "handover")
        column = main.case.handover.findChild(ScrollColumn)
        assert column is not None
        column.ensureWidgetVisible(main.case.handover.letter_text)
        self._take(main, "letter")
        main.show_review()

    def _around(self, main: MainWindow) -> None:
        main.new_case()
        self._take(main, "new-case")
        main.escape()
        main.show_palette()
        main.palette_window.field.setText("ask")
        self._take(main, "palette")
        main.palette_window.leave()
        main.show_shortcuts()
        self._take(main.shortcuts_window, "shortcuts")
        main.shortcuts_window.close()
        for name, act in (
            ("import", main.import_cases),
            ("export", main.export_case),
            ("backup", main.back_up),
            ("users", main.show_users),
        ):
            act()
            self._take(main, name)
            main.escape()
        for name in ("preferences", "models", "department", "about", "pc_test", "support"):
            main.show_page(name)
            self._wait(lambda: not main.work.running)
            if name == "pc_test":
                self._wait(lambda: not main.more.page("pc_test").test.running)  # type: ignore[attr-defined]
            self._take(main, name.replace("_", "-"))
            main.escape()
        main.show_waiting(25)
        self._take(main, "countdown")
        main.show_waiting(0)

    def _curation(self) -> None:
        """Take the window in which the cases of a training set are read, on an invented one."""
        from radonc_desktop.windows.curation import CurationWindow
        from radonc_desktop.windows.theme import Appearance, Theme
        from radonc_models.curate.adding import add_rows
        from radonc_models.curate.deidentify import deidentify
        from radonc_models.curate.steps import deidentify_cases, label_cases, split_cases
        from radonc_models.curate.workspace import create_workspace
        from radonc_models.extract.rows import ExtractedRow

        rest = ("Okonkwo, Tobias",), "Cedar Hollow"
        rows = [ExtractedRow(f"p{at}", *_PATIENT, note, *rest, f"n{at}") for at, note in enumerate(NOTES)]
        workspace = create_workspace(self._work / "workspace", "anna", PASSPHRASE)
        add_rows(workspace, rows)
        split_cases(workspace)
        label_cases(workspace)
        deidentify_cases(workspace, deidentify)
        theme = Theme(self._qt, Appearance.LIGHT)
        window = CurationWindow(theme, workspace)
        window.resize(*SIZE)
        self._take(window, "curation", theme)
        window.close()

    def _start(self, name: str, *, demo: bool) -> App:
        from radonc_desktop.app import App
        from radonc_desktop.paths import Folders
        from radonc_desktop.windows.theme import Appearance

        folders = Folders(self._work / name, self._pack)
        self._app = App(self._qt, folders, demo_mode=demo, appearance=Appearance.LIGHT)
        return self._app

    def _end(self, app: App) -> None:
        if app.main is not None:
            app.main.choices.change(warn_before_quit=False)
            app.main.close()
        app.close()

    def _take(self, window: QWidget, name: str, theme: Theme | None = None) -> None:
        from radonc_desktop.windows.theme import Appearance

        if theme is None:
            assert self._app is not None
            theme = self._app.theme
        for look in (Appearance.LIGHT, Appearance.DARK) if self._dark else (Appearance.LIGHT,):
            theme.choose(look)
            window.show()
            path = self._out / f"{name}-{look.value}.png"
            if not _with_palette(self._at_rest(window)).save(str(path), "PNG", 0):
                raise OSError(f"{path} cannot be written")
            self._taken += 1
        theme.choose(Appearance.LIGHT)
        print(name, flush=True)

    def _at_rest(self, window: QWidget) -> QImage:
        """Return the window once it has drawn the same twice: a busy machine lays out late."""
        self._settle(0.3)
        last = window.grab().toImage()
        for _ in range(20):
            self._settle(0.3)
            newest = window.grab().toImage()
            if newest == last:
                break
            last = newest
        return last

    def _wait(self, ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not ready():
            if time.monotonic() > deadline:
                raise TimeoutError("the app did not get ready in time")
            self._settle(0.05)

    def _settle(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._qt.processEvents()
            time.sleep(0.005)


def _with_palette(picture: QImage) -> QImage:
    """Return the picture in its most frequent colours, each other one replaced by the nearest of them.

    At twice the size an edge is smooth with fewer of them.
    """
    import numpy as np
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), np.uint32)
    colours, counts = np.unique(pixels, return_counts=True)
    frequent = colours[np.argsort(-counts)[: 256 if picture.devicePixelRatio() < 2 else 96]]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, [int(colour) for colour in frequent], flags)


if __name__ == "__main__":
    sys.exit(main())
