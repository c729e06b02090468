"""Composition root: builds vault, engine, theme and windows, and hands them to each other.

The unlock window comes first, so only what it needs is imported at the top; the rest follows while the
passphrase is being typed.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from radonc_desktop.paths import Folders
from radonc_desktop.vault import Vault, create_vault, open_vault, vault_exists
from radonc_desktop.windows.theme import Appearance, Theme
from radonc_desktop.windows.unlock import UnlockWindow
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.background.generation import AnswerSource, Generator
    from radonc_desktop.windows.main import MainWindow
    from radonc_desktop.windows.pack_words import PackWords

__all__ = ["App", "run", "run_headless"]

_log = logging.getLogger(__name__)
_BUG_SENTENCE = (
    "Something went wrong that RadOnc-GPT does not know. Saved text is safe; if it stays, close and open the app again."
)


class App(QObject):
    """Owns what outlives a lock: theme, models and the two windows, one of which is shown.

    Args:
        qt: The running application.
        folders: Vault and model pack.
        demo_mode: Show the demo passphrase and create the demo vault where there is none.
        source: What answers; by default the engine on the model pack.

    """

    def __init__(
        self,
        qt: QApplication,
        folders: Folders,
        *,
        demo_mode: bool = False,
        source: AnswerSource | None = None,
        appearance: Appearance = Appearance.SYSTEM,
    ) -> None:
        super().__init__()
        self._folders = folders
        self._demo = demo_mode
        self._source = source
        self.theme = Theme(qt, appearance)
        self.words: PackWords | None = None
        self.generator: Generator | None = None
        self.unlock: UnlockWindow | None = None
        self.main: MainWindow | None = None

    def start_models(self) -> tuple[Generator, PackWords]:
        """Begin to load the models in the background, once; return who answers and what the pack says."""
        if self.generator is None or self.words is None:
            from radonc_desktop.background.generation import Generator
            from radonc_desktop.engine import PackEngine

            self.words = _words(self._folders.pack)
            self.generator = Generator(self._source or PackEngine(self._folders.pack), self)
            if not self.words.problem:
                self.generator.open()
        return self.generator, self.words

    def show_unlock(self) -> None:
        """Show the unlock window."""
        exists = vault_exists(self._folders.vault)
        hint, user = self._demo_words(create=not exists) if self._demo else ("", "")
        self.unlock = UnlockWindow(
            self.theme,
            self._open_vault if exists or self._demo else self._create_vault,
            create=not exists and not self._demo,
            hint=hint,
            user=user,
            place=str(self._folders.vault),
        )
        self.unlock.unlocked.connect(self.show_main)
        self.unlock.show()
        QTimer.singleShot(0, self, self.start_models)

    def show_main(self, vault: Vault) -> None:
        """Show the main window on an open vault."""
        from radonc_desktop.windows.main import MainWindow

        generator, words = self.start_models()
        self.main = MainWindow(self.theme, vault, generator, words)
        if generator.state is not None:
            self.main.show_engine(generator.state)
        self.main.locked.connect(self._on_locked)
        self.main.show()
        if self.unlock is not None:
            self.unlock.close()
            self.unlock.deleteLater()
            self.unlock = None

    def close(self) -> None:
        """End the models; the windows have closed the vault."""
        if self.generator is not None:
            self.generator.close()

    def report_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a bug without its message, and tell the physician in the window that something went wrong."""
        _log_bug(kind, error, trace)
        if self.main is not None:
            self.main.notice.say("error", _BUG_SENTENCE)

    def _demo_words(self, *, create: bool) -> tuple[str, str]:
        from radonc_desktop import demo

        if create:
            demo.create_demo_vault(self._folders.vault).close()
        return demo.DEMO_HINT, demo.DEMO_USER

    def _on_locked(self) -> None:
        # The old window holds case text: it goes, and with it every answer of this session.
        if self.main is not None:
            self.main.deleteLater()
            self.main = None
        self.show_unlock()

    def _open_vault(self, user: str, passphrase: str) -> Vault:
        return open_vault(self._folders.vault, user, passphrase)

    def _create_vault(self, user: str, passphrase: str) -> Vault:
        return create_vault(self._folders.vault, user, passphrase)


def run(folders: Folders, *, demo: bool = False) -> int:
    """Open the app and return its exit code."""
    qt = _application()
    app = App(qt, folders, demo_mode=demo)
    sys.excepthook = app.report_bug
    try:
        app.show_unlock()
        return qt.exec()
    finally:
        app.close()


def run_headless(folders: Folders, out: Path) -> int:
    """Ask the demo cases in the real window and save pictures to ``out``; 2 if a question had no answer."""
    qt = _application()
    app = App(qt, folders, demo_mode=True, appearance=Appearance.LIGHT)
    try:
        from radonc_desktop.windows.showcase import Showcase

        _, words = app.start_models()
        if words.problem:
            raise RadOncError(words.problem)
        return Showcase(app, out, print).run()
    finally:
        app.close()


def _application() -> QApplication:
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    qt.setApplicationName("RadOnc-GPT")
    qt.setApplicationDisplayName("RadOnc-GPT")
    sys.excepthook = _log_bug
    qInstallMessageHandler(_report_qt)
    return qt


def _report_qt(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Log what Qt has to say; off screen it repeats one sentence that means nothing there."""
    if "propagateSizeHints" not in message:
        _log.warning("Qt: %s", message)


def _log_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Name the kind and place of a bug; its message may hold case text and stays out of every log."""
    place = ""
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    _log.error("unexpected %s at %s", kind.__name__, place)
    if isinstance(error, RadOncError):
        _log.error("%s", error)


def _words(folder: Path) -> PackWords:
    from radonc_desktop.windows.pack_words import PackWords, pack_words
    from radonc_models.pack import read_pack

    try:
        return pack_words(read_pack(folder))
    except RadOncError as error:
        return PackWords(problem=str(error))
