"""Composition root: builds vault, engine, theme and windows, and hands them to each other.

The unlock window comes first, so only what it needs is imported at the top; the rest follows while the
passphrase is being typed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from radonc_desktop.background.ahead import Ahead
from radonc_desktop.display import close_network
from radonc_desktop.entrance import Entrance
from radonc_desktop.locking import LockReason, Return, forbid_dumps, replace_process, take_return
from radonc_desktop.paths import Folders, preferences_folder
from radonc_desktop.preferences import FILE_NAME
from radonc_desktop.system_log import Event, failures_told, tell
from radonc_desktop.vault import SlotKind, has_slot, vault_exists
from radonc_desktop.windows.application import application, bug_place, log_bug
from radonc_desktop.windows.choices import Choices
from radonc_desktop.windows.it_key import words_before_unlock
from radonc_desktop.windows.language import marked, speak, tr
from radonc_desktop.windows.theme import Appearance, Theme
from radonc_desktop.windows.unlock import UnlockWindow
from radonc_models.errors import RadOncError
from radonc_models.keyed.envelopes import PRINTED

if TYPE_CHECKING:
    from radonc_desktop.background.generation import AnswerSource, Generator
    from radonc_desktop.background.guard import Guard
    from radonc_desktop.background.idle import IdleWatch
    from radonc_desktop.vault import Vault
    from radonc_desktop.windows.clipboard import ClipboardGuard
    from radonc_desktop.windows.main import MainWindow
    from radonc_desktop.windows.pack_switch import PackSwitch
    from radonc_desktop.windows.pack_words import PackWords
    from radonc_desktop.windows.restore import RestoreWindow
    from radonc_desktop.windows.welcome import WelcomeWindow

__all__ = ["App", "run", "run_headless"]

_ENTRY_SECONDS = 60
_PAINTED_MS = 50  # until then the window has the processor for itself
_BUG_SENTENCE = marked(
    "Something went wrong that RadOnc-GPT does not know. Saved text is safe; if it stays, close and open the app again."
)
_NOT_TAKEN = marked(
    "The disk did not take what you typed; it is kept encrypted in memory: free some space and unlock before you "
    "close this window."
)


class App(QObject):
    """Owns theme, models and the two windows, one of which is shown; a lock ends it with its process.

    Args:
        qt: The running application.
        folders: Vault and model pack.
        demo_mode: Show the demo passphrase and create the demo vault where there is none.
        source: What answers; by default the engine on the model pack.
        appearance: What to look like; a return after a lock has its own.
        back: What the process before this one left when it locked.
        leave: Puts a new process in the place of this one.
        guarded: Lock by itself when nobody is there.
        preferences: File of the user's preferences; without one they hold for this process.

    """

    def __init__(
        self,
        qt: QApplication,
        folders: Folders,
        *,
        demo_mode: bool = False,
        source: AnswerSource | None = None,
        appearance: Appearance = Appearance.SYSTEM,
        back: Return | None = None,
        leave: Callable[[Return], object] = replace_process,
        guarded: bool = False,
        preferences: Path | None = None,
    ) -> None:
        super().__init__()
        self._qt = qt
        self._back = back
        self._parcel = back.parcel if back else b""
        self._leave = leave
        self._guarded = guarded
        self._created = self._unapproved = False
        self._clipboard: ClipboardGuard | None = None
        self.guard: Guard | None = None
        self._entry: IdleWatch | None = None
        self._folders = folders
        self._demo = demo_mode
        self._source = source
        self.theme = Theme(qt, Appearance(back.appearance) if back else appearance)
        self.choices = Choices(preferences, self)
        self._speak()
        if preferences is not None:
            self.choices.dress(self.theme)
        self.choices.changed.connect(self._on_choice)
        self.packs: PackSwitch | None = None
        self.generator: Generator | None = None
        self._ahead = Ahead(self)
        self._ahead.ready.connect(self.start_models)
        self.unlock: UnlockWindow | None = None
        self.restore: RestoreWindow | None = None
        self.welcome: WelcomeWindow | None = None
        self.main: MainWindow | None = None

    def start_models(self) -> tuple[Generator, PackWords]:
        """Begin to load the models in the background, once; return who answers and what the pack says."""
        if self.generator is None or self.packs is None:
            from radonc_desktop.background.generation import Generator
            from radonc_desktop.engine import PackEngine
            from radonc_desktop.windows.pack_switch import PackSwitch

            engine = PackEngine(self._folders.pack)
            self.generator = Generator(self._source or engine, self)
            self.generator.opened.connect(_tell_opened)
            self.packs = PackSwitch(self._folders, engine.turn_to, self.generator.open)
            self.packs.start()
        return self.generator, self.packs.words

    def show_unlock(self) -> None:
        """Show the unlock window."""
        exists = vault_exists(self._folders.vault)
        hint, user = self._demo_words(create=not exists) if self._demo else ("", "")
        way = Entrance(self._folders.vault)
        self.unlock = UnlockWindow(
            self.theme,
            way.by_passphrase if exists or self._demo else way.create,
            create=not exists and not self._demo,
            hint=hint,
            user=self._back.user if self._back and self._back.user else user,
            place=str(self._folders.vault),
            open_with_key=way.by_printed_key if has_slot(self._folders.vault, *PRINTED) else None,
            open_with_keychain=way.by_keychain if has_slot(self._folders.vault, SlotKind.KEYCHAIN) else None,
            it_key="" if self._demo else words_before_unlock(self._folders.vault, create=not exists),
            before=self._read_policy,
        )
        self.unlock.restore_wanted.connect(self.show_restore)
        self.unlock.restore.setVisible(not self._demo)
        self._created = not exists and not self._demo
        self.unlock.unlocked.connect(self.greet)
        if self._back is not None and exists:
            self.unlock.notice.say("warning" if self._parcel else "info", _return_words(self._back))
        self.unlock.show()
        QTimer.singleShot(_PAINTED_MS, self._ahead, self._ahead.begin)
        if self._guarded:
            self._entry = self._forget_entry_after(_ENTRY_SECONDS)

    def show_restore(self) -> None:
        """Show the restore wizard in the place of the unlock window."""
        from radonc_desktop.windows.restore import RestoreWindow

        self.restore = RestoreWindow(self.theme, self._folders.vault)
        self.restore.done.connect(self._on_restored)
        self.restore.show()
        self._close_unlock()

    def _on_restored(self) -> None:
        self.show_unlock()
        if self.restore is not None:
            self.restore.close()
            self.restore.deleteLater()
            self.restore = None

    def greet(self, vault: Vault) -> None:
        """Show what stands between the unlocked vault and its cases; where nothing does, the main window."""
        from radonc_desktop.windows.welcome import WelcomeWindow, first_run, needs_welcome

        if self._guarded:
            self._watch(vault)
        if not self._created and not needs_welcome(vault):
            self.show_main(vault)
            return
        if self._created:
            self.start_models()
            assert self.packs is not None
            self.welcome = first_run(self.theme, vault, self.packs, self._folders)
        else:
            self.welcome = WelcomeWindow(self.theme, vault)
        self.welcome.finished.connect(self.show_main)
        self.welcome.begin()
        self.welcome.show()
        self._close_unlock()

    def show_main(self, vault: Vault) -> None:
        """Show the main window on an open vault."""
        from radonc_desktop.windows.main import MainWindow

        generator, words = self.start_models()
        admitted = partial(self._admitted, vault)
        self.main = MainWindow(self.theme, vault, generator, words, self.choices, admitted, self._folders, self.packs)
        if generator.state is not None:
            self.main.show_engine(generator.state)
        self.main.locked.connect(self._on_locked)
        if self._back is not None:
            self.main.restoreGeometry(QByteArray.fromBase64(self._back.geometry.encode()))
        self.main.show()
        self._close_unlock()
        if self.welcome is not None:
            self.welcome.close()
            self.welcome.deleteLater()
            self.welcome = None
        if self.main.put_back(self._parcel):
            self._parcel = b""
        if vault.demo and self._back is None and not words.problem:
            offer = tr("New here? A tour of two minutes shows the way from a case to a signed answer.")
            later = tr("Not now"), self.main.notice.clear
            self.main.notice.say("info", offer, (tr("Take the tour"), self.main.tour), later)

    def _admitted(self, vault: Vault, words: PackWords) -> PackWords:
        """Return what the window says about the pack when the open store has its say."""
        from radonc_desktop.pack_gate import state_of, why_not_asked

        if words.pack is None:
            return words
        state = state_of(words.pack, vault.packs.decision(words.pack.sha256))
        problem = why_not_asked(state, demo=vault.demo, unapproved=self._unapproved)
        return replace(words, state=state.value, problem=problem)

    def close(self) -> None:
        """End the models and take copied text out of the clipboard; the windows have closed the vault."""
        self._rest()
        self._ahead.end()
        if self.generator is not None:
            self.generator.close()

    def report_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a bug without its message, and tell the physician in the window that something went wrong."""
        log_bug(kind, error, trace)
        tell(Event.UNEXPECTED)
        if self.main is not None:
            self.main.tally.bug(kind.__name__, bug_place(trace))
            self.main.notice.say("error", tr(_BUG_SENTENCE))

    def _close_unlock(self) -> None:
        if self.unlock is not None:
            self.unlock.close()
            self.unlock.deleteLater()
            self.unlock = None

    def _demo_words(self, *, create: bool) -> tuple[str, str]:
        from radonc_desktop import demo

        if create:
            demo.create_demo_vault(self._folders.vault).close()
        return tr(demo.DEMO_HINT, name=demo.DEMO_USER, passphrase=demo.DEMO_PASSPHRASE), demo.DEMO_USER

    def _forget_entry_after(self, seconds: float) -> IdleWatch:
        from radonc_desktop.background.idle import IdleWatch

        watch = IdleWatch(self._qt, seconds, self)
        watch.idle.connect(self._forget_entry)
        return watch

    def _forget_entry(self) -> None:
        """Empty a passphrase that somebody began to type and left standing."""
        if self.unlock is None:
            return
        for field in (self.unlock.passphrase, self.unlock.again, self.unlock.key):
            field.setText("")
        self._entry = self._forget_entry_after(_ENTRY_SECONDS)

    def _watch(self, vault: Vault) -> None:
        """Guard the open vault, whichever window shows it."""
        from radonc_desktop.background.guard import Guard, use_quiet_moment
        from radonc_desktop.windows.clipboard import ClipboardGuard

        now = self.choices.now
        self._clipboard = ClipboardGuard(self._qt.clipboard(), now.clipboard_seconds, self)
        self.guard = Guard(self._qt, 60 * now.auto_lock_minutes, self)
        self.guard.waiting.connect(self._on_waiting)
        self.guard.quiet.connect(partial(use_quiet_moment, vault))
        self.guard.lock_wanted.connect(partial(self._on_lock_wanted, vault))
        if self._entry is not None:
            self._entry.stop()

    @Slot()
    def _on_choice(self) -> None:
        if self.guard is not None:
            self.guard.idle.limit(60 * self.choices.now.auto_lock_minutes)
        if self._clipboard is not None:
            self._clipboard.limit(self.choices.now.clipboard_seconds)

    @Slot(int)
    def _on_waiting(self, seconds: int) -> None:
        if self.main is not None:
            self.main.show_waiting(seconds)

    def _on_lock_wanted(self, vault: Vault, reason: LockReason) -> None:
        if self.main is not None:
            self.main.lock_because(reason)
            return
        with ExitStack() as then:  # nothing of a case was typed yet
            then.callback(self._leave, Return(reason, vault.user, self.theme.appearance.value, "", self._parcel))
            if self.generator is not None:
                then.callback(self.generator.abandon)
            then.callback(vault.close, reason.value)
            if self.welcome is not None:
                then.callback(self.welcome.work.end)
            self._rest()

    def _rest(self) -> None:
        if self._entry is not None:
            self._entry.stop()
        if self.guard is not None:
            self.guard.stop()
        if self._clipboard is not None:
            self._clipboard.clear()

    @Slot(object, bytes)
    def _on_locked(self, reason: LockReason, parcel: bytes) -> None:
        """Leave this process, and with it every answer, every copied text and every key of the session."""
        assert self.main is not None
        geometry = self.main.saveGeometry().toBase64().toStdString()
        back = Return(reason, self.main.user, self.theme.appearance.value, geometry, parcel or self._parcel)
        with ExitStack() as then:  # backwards: whatever the others raise, this process is left
            then.callback(self._leave, back)
            if self.generator is not None:
                then.callback(self.generator.abandon)
            self._rest()

    def _speak(self) -> None:
        """Let the windows speak the chosen language; a policy that cannot be read is told when the vault is opened."""
        from radonc_desktop.policy import PolicyError, read_policy

        with suppress(PolicyError):
            self.choices.obey(read_policy(self._folders.vault))
        self._translators = speak(self._qt, self.choices.now.language)

    def _read_policy(self) -> None:
        from radonc_desktop.policy import read_policy

        with failures_told():
            policy = read_policy(self._folders.vault)
        self._unapproved = policy.unapproved_packs
        self.choices.obey(policy)


def _tell_opened(state: object) -> None:
    from radonc_models.runtime.asking import Failed

    if isinstance(state, Failed):
        tell(Event.ENGINE_NOT_OPENED)


def run(folders: Folders, *, demo: bool = False) -> int:
    """Open the app and return its exit code."""
    forbid_dumps()
    close_network()
    qt = application()
    kept = preferences_folder() / FILE_NAME
    back = take_return()
    app = App(qt, folders, demo_mode=demo, back=back, guarded=True, preferences=kept)
    sys.excepthook = app.report_bug
    try:
        app.show_unlock()
        if back is None:
            QTimer.singleShot(_PAINTED_MS, partial(tell, Event.STARTED))
        code = qt.exec()
        tell(Event.ENDED)
        return code
    finally:
        app.close()


def run_headless(folders: Folders, out: Path) -> int:
    """Ask the demo cases in the real window and save pictures to ``out``; 2 if a question had no answer."""
    qt = application()
    app = App(qt, folders, demo_mode=True, appearance=Appearance.LIGHT)
    try:
        from radonc_desktop.windows.showcase import Showcase

        _, words = app.start_models()
        if words.problem:
            raise RadOncError(words.problem)
        return Showcase(app, out, print).run()
    finally:
        app.close()


def _return_words(back: Return) -> str:
    return f"{tr(back.reason.sentence)} {tr(_NOT_TAKEN)}" if back.parcel else tr(back.reason.sentence)
