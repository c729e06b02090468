"""Everything that can be done in the main window, once: menus, shortcuts, their list and the palette come from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from radonc_desktop.vault.roles import Right
from radonc_desktop.windows.case_page import HANDOVER, HISTORY
from radonc_desktop.windows.theme import USUAL_PERCENT, Appearance
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.windows.main import MainWindow

__all__ = ["ACTIONS", "MENUS", "Action", "perform", "why_not"]

MENUS = ("&Case", "&Ask", "&View", "&Help")
_CASE, _ASK, _VIEW, _HELP = MENUS
APPEARANCE = "Appearance"
"""The menu inside the View menu whose entries are marked, not done."""

_AT_WORK = "The case store is being worked with: wait until that is done, or stop it."


def _always(_window: MainWindow) -> str:
    return ""


def _case_open(window: MainWindow) -> str:
    return "" if window.case.case_id is not None else "Open a case first: choose one in the list on the left."


def _allowed(right: Right, window: MainWindow) -> str:
    return window.why_not(right)


def _askable(window: MainWindow) -> str:
    return _case_open(window) or window.why_not(Right.EDIT) or window.models_problem


def _audit(window: MainWindow) -> str:
    return _case_open(window) or window.why_not(Right.AUDIT)


@dataclass(frozen=True)
class Action:
    """One thing that can be done.

    Attributes:
        name: Its name, which is that of a method of the window where ``act`` is not given.
        words: What it does.
        key: Its first shortcut, as Qt writes it; empty for none.
        other_key: Another shortcut for the same, for other keyboards.
        menu: In which menu it stands; empty for the palette alone.
        gap: Whether a line stands above it in the menu.
        act: Does it.
        why_not: Returns one sentence that says why it cannot be done now, or an empty text.
        free: Whether it may be done while a thread works with the store.
        also: More words under which the palette finds it.

    """

    name: str
    words: str
    key: str = ""
    other_key: str = ""
    menu: str = ""
    gap: bool = False
    act: Callable[[MainWindow], object] | None = None
    why_not: Callable[[MainWindow], str] = _always
    free: bool = False
    also: str = ""


def why_not(window: MainWindow, action: Action) -> str:
    """Return why ``action`` cannot be done now, in one sentence; an empty text when it can."""
    if window.work.running and not action.free:
        return _AT_WORK
    return action.why_not(window)


def perform(window: MainWindow, action: Action) -> None:
    """Do ``action``, or say in the window why it cannot be done."""
    if reason := why_not(window, action):
        window.notice.say("info", reason)
        return
    if action.act is not None:
        action.act(window)
    else:
        getattr(window, action.name)()


def _ask(task: Task, window: MainWindow) -> None:
    window.show_review()
    window.case.ask(task)


def _draft(task: Task, window: MainWindow) -> None:
    window.show_review()
    panel = window.case.proposals.panels[task]
    if panel.edit.isVisible() and panel.edit.isEnabled():
        panel.edit.click()
    else:
        panel.draft.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _draftable(task: Task, window: MainWindow) -> str:
    if reason := _case_open(window) or window.why_not(Right.EDIT):
        return reason
    panel = window.case.proposals.panels[task]
    if not panel.edit.isHidden() or not panel.draft.isHidden():
        return ""
    return f"There is no answer to edit yet: ask for the {task.value} first."


def _copy_summary(window: MainWindow) -> None:
    QApplication.clipboard().setText(window.device_summary())
    window.notice.say("ok", "Device and pack are copied.")


def _page(name: str, window: MainWindow) -> None:
    window.show_page(name)


def _view(view: int, window: MainWindow) -> None:
    window.case.show_view(view)


def _appear(choice: Appearance, window: MainWindow) -> None:
    window.theme.choose(choice)


def _step(by: int, window: MainWindow) -> None:
    window.theme.step(by)


def _usual_size(window: MainWindow) -> None:
    window.theme.zoom(USUAL_PERCENT)


ACTIONS: tuple[Action, ...] = (
    Action("focus_search", "Search cases", "/", menu=_CASE, also="find patient"),
    Action("new_case", "New case", "Ctrl+N", menu=_CASE, why_not=partial(_allowed, Right.EDIT), also="add patient"),
    Action("save_all", "Save everything now (it is saved by itself, too)", "Ctrl+S", menu=_CASE),
    Action(
        *("import_cases", "Import cases from files", "Ctrl+I"),
        menu=_CASE,
        gap=True,
        why_not=partial(_allowed, Right.IMPORT),
        also="csv fhir json notes open",
    ),
    Action(
        *("export_case", "Export the case, or all cases", "Ctrl+E"),
        menu=_CASE,
        why_not=partial(_allowed, Right.EXPORT),
        also="print pdf fhir study archive hand over",
    ),
    Action(
        *("back_up", "Back up the case store", "Ctrl+B"),
        menu=_CASE,
        why_not=partial(_allowed, Right.BACKUP),
        also="copy save",
    ),
    Action("show_users", "Users and keys", "Ctrl+4", menu=_CASE, gap=True, also="passphrase roles recovery"),
    Action(
        *("models", "Models", "Ctrl+5"),
        menu=_CASE,
        act=partial(_page, "models"),
        also="pack approve retire verify evaluation hash",
    ),
    Action(
        *("preferences", "Preferences", "Ctrl+,"),
        menu=_CASE,
        act=partial(_page, "preferences"),
        also="settings options theme lock text size clipboard",
    ),
    Action("lock", "Lock the vault", "Ctrl+L", menu=_CASE, free=True, also="log out leave"),
    Action("close", "Quit", "Ctrl+Q", menu=_CASE, free=True, also="exit leave"),
    Action("ask_one", "Ask the task that has the focus, or compare, or create the case", "Ctrl+Return", menu=_ASK),
    Action("ask_all", "Ask all three tasks", "Ctrl+Shift+Return", menu=_ASK, why_not=_askable, also="generate run"),
    *(
        Action(
            *(f"ask_{task.value}", f"Ask for the {task.value}"),
            menu=_ASK,
            gap=not number,
            act=partial(_ask, task),
            why_not=_askable,
        )
        for number, task in enumerate(Task)
    ),
    *(
        Action(
            *(f"draft_{task.value}", f"Edit the {task.value} as a draft"),
            act=partial(_draft, task),
            why_not=partial(_draftable, task),
            also="change sign",
        )
        for task in Task
    ),
    Action("escape", "Stop; leave a field that asks for something", "Esc", menu=_ASK, gap=True, also="cancel"),
    Action("show_review", "Review", "Ctrl+1", menu=_VIEW, why_not=_case_open, also="proposals details"),
    Action(
        *("show_compare", "Compare base, tuned and your own plan", "Ctrl+2"),
        menu=_VIEW,
        why_not=_case_open,
        also="figure blind",
    ),
    Action("show_audit", "Audit trail", "Ctrl+3", menu=_VIEW, why_not=_audit, also="verify chain log"),
    Action(
        *("department", "Department: agreement, changes, flags", "Ctrl+6"),
        menu=_VIEW,
        act=partial(_page, "department"),
        also="statistics plots audit edit distance",
    ),
    Action(
        *("show_handover", "Hand over: one page, record, files, letter", "Ctrl+7"),
        menu=_VIEW,
        act=partial(_view, HANDOVER),
        why_not=_case_open,
        also="print pdf copy clipboard fhir signed letter necessity",
    ),
    Action(
        *("show_history", "History of the case", "Ctrl+8"),
        menu=_VIEW,
        act=partial(_view, HISTORY),
        why_not=_case_open,
        also="timeline",
    ),
    Action("next_column", "Go to the next column: cases, details, proposals", "F6", menu=_VIEW, gap=True),
    Action(
        *("larger", "Larger text", "Ctrl++", "Ctrl+="),
        menu=_VIEW,
        gap=True,
        act=partial(_step, 1),
        free=True,
        also="zoom in bigger",
    ),
    Action("smaller", "Smaller text", "Ctrl+-", menu=_VIEW, act=partial(_step, -1), free=True, also="zoom out"),
    Action("usual_size", "Usual text size", "Ctrl+0", menu=_VIEW, act=_usual_size, free=True, also="reset zoom 100 %"),
    *(
        Action(
            *(f"appearance_{choice.value}", f"Appearance: {choice.value}"),
            menu=APPEARANCE,
            act=partial(_appear, choice),
            free=True,
            also="theme colours mode",
        )
        for choice in Appearance
    ),
    Action("show_palette", "Command palette", "Ctrl+K", menu=_HELP, free=True, also="actions commands"),
    Action("show_shortcuts", "Keyboard shortcuts", "F1", menu=_HELP, free=True, also="help keys"),
    Action("tour", "Take the tour", menu=_HELP, gap=True, also="help introduction first steps"),
    Action(
        *("pc_test", "Test this computer"),
        menu=_HELP,
        act=partial(_page, "pc_test"),
        also="doctor speed gpu memory diagnose",
    ),
    Action("about", "About RadOnc-GPT", menu=_HELP, act=partial(_page, "about"), also="version licence openssl report"),
    Action("copy_device", "Copy device and pack", act=_copy_summary, free=True, also="support report"),
)
"""All actions of the window, in the order of the menus."""
