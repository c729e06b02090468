"""Everything that can be done in the main window, once: menus, shortcuts, their list and the palette come from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from radonc_desktop.marking import marked
from radonc_desktop.vault.roles import Right
from radonc_desktop.windows.case_page import HANDOVER, HISTORY
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.theme import USUAL_PERCENT, Appearance
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.windows.main import MainWindow

__all__ = ["ACTIONS", "MENUS", "VIEW", "Action", "perform", "why_not"]

MENUS = (marked("&Case"), marked("&Ask"), marked("&View"), marked("&Help"))
_CASE, _ASK, VIEW, _HELP = MENUS
APPEARANCE = marked("Appearance")
"""The menu inside the View menu whose entries are marked, not done."""

_AT_WORK = marked("The case store is being worked with: wait until that is done, or stop it.")


def _always(_window: MainWindow) -> str:
    return ""


def _case_open(window: MainWindow) -> str:
    return "" if window.case.case_id is not None else tr("Open a case first: choose one in the list on the left.")


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
        words: What it does, English and marked; ``said`` is shown.
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

    @property
    def said(self) -> str:
        """What it does, in the language of the app."""
        return tr(self.words)

    @property
    def found_by(self) -> str:
        """The words under which the palette finds it: those of the app's language, and the English ones."""
        return f"{tr(self.also)} {self.words} {self.also}" if self.also else self.words


def why_not(window: MainWindow, action: Action) -> str:
    """Return why ``action`` cannot be done now, in one sentence; an empty text when it can."""
    if window.work.running and not action.free:
        return tr(_AT_WORK)
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
    return tr(_NO_ANSWER[task])


def _copy_summary(window: MainWindow) -> None:
    QApplication.clipboard().setText(window.device_summary())
    window.notice.say("ok", tr("Device and pack are copied."))


def _page(name: str, window: MainWindow) -> None:
    window.show_page(name)


def _view(view: int, window: MainWindow) -> None:
    window.show_case_view(view)


def _appear(choice: Appearance, window: MainWindow) -> None:
    window.theme.choose(choice)


def _step(by: int, window: MainWindow) -> None:
    window.theme.step(by)


def _usual_size(window: MainWindow) -> None:
    window.theme.zoom(USUAL_PERCENT)


_ASK_FOR = {
    Task.REGIMEN: marked("Ask for the regimen"),
    Task.MODALITY: marked("Ask for the modality"),
    Task.DIAGNOSIS: marked("Ask for the diagnosis"),
}
_DRAFT_OF = {
    Task.REGIMEN: marked("Edit the regimen as a draft"),
    Task.MODALITY: marked("Edit the modality as a draft"),
    Task.DIAGNOSIS: marked("Edit the diagnosis as a draft"),
}
_NO_ANSWER = {
    Task.REGIMEN: marked("There is no answer to edit yet: ask for the regimen first."),
    Task.MODALITY: marked("There is no answer to edit yet: ask for the modality first."),
    Task.DIAGNOSIS: marked("There is no answer to edit yet: ask for the diagnosis first."),
}
_LOOK = {
    Appearance.SYSTEM: marked("Appearance: system"),
    Appearance.LIGHT: marked("Appearance: light"),
    Appearance.DARK: marked("Appearance: dark"),
}

ACTIONS: tuple[Action, ...] = (
    Action("focus_search", marked("Search cases"), "Ctrl+F", "/", menu=_CASE, also=marked("find patient")),
    Action(
        "new_case",
        marked("New case"),
        "Ctrl+N",
        menu=_CASE,
        why_not=partial(_allowed, Right.EDIT),
        also=marked("add patient"),
    ),
    Action("save_all", marked("Save everything now (it is saved by itself, too)"), "Ctrl+S", menu=_CASE),
    Action(
        *("import_cases", marked("Import cases from files"), "Ctrl+I"),
        menu=_CASE,
        gap=True,
        why_not=partial(_allowed, Right.IMPORT),
        also=marked("csv fhir json notes open"),
    ),
    Action(
        *("export_case", marked("Export the case, or all cases"), "Ctrl+E"),
        menu=_CASE,
        why_not=partial(_allowed, Right.EXPORT),
        also=marked("print pdf fhir study archive hand over"),
    ),
    Action(
        *("back_up", marked("Back up the case store"), "Ctrl+B"),
        menu=_CASE,
        why_not=partial(_allowed, Right.BACKUP),
        also=marked("copy save"),
    ),
    Action(
        "show_users", marked("Users and keys"), "Ctrl+4", menu=_CASE, gap=True, also=marked("passphrase roles recovery")
    ),
    Action(
        *("models", marked("Models"), "Ctrl+5"),
        menu=_CASE,
        act=partial(_page, "models"),
        also=marked("pack approve retire verify evaluation hash"),
    ),
    Action(
        *("preferences", marked("Preferences"), "Ctrl+,"),
        menu=_CASE,
        act=partial(_page, "preferences"),
        also=marked("settings options theme lock text size clipboard"),
    ),
    Action("lock", marked("Lock the vault"), "Ctrl+L", menu=_CASE, free=True, also=marked("log out leave")),
    Action("close", marked("Quit"), "Ctrl+Q", menu=_CASE, free=True, also=marked("exit leave")),
    Action(
        "ask_one", marked("Ask the task that has the focus, or compare, or create the case"), "Ctrl+Return", menu=_ASK
    ),
    Action(
        "ask_all",
        marked("Ask all three tasks"),
        "Ctrl+Shift+Return",
        menu=_ASK,
        why_not=_askable,
        also=marked("generate run"),
    ),
    *(
        Action(
            *(f"ask_{task.value}", _ASK_FOR[task]),
            menu=_ASK,
            gap=not number,
            act=partial(_ask, task),
            why_not=_askable,
        )
        for number, task in enumerate(Task)
    ),
    *(
        Action(
            *(f"draft_{task.value}", _DRAFT_OF[task]),
            act=partial(_draft, task),
            why_not=partial(_draftable, task),
            also=marked("change sign"),
        )
        for task in Task
    ),
    Action(
        "escape",
        marked("Stop; leave a field that asks for something"),
        "Esc",
        menu=_ASK,
        gap=True,
        also=marked("cancel"),
    ),
    Action("show_review", marked("Review"), "Ctrl+1", menu=VIEW, why_not=_case_open, also=marked("proposals details")),
    Action(
        *("show_compare", marked("Compare base, tuned and your own plan"), "Ctrl+2"),
        menu=VIEW,
        why_not=_case_open,
        also=marked("figure blind"),
    ),
    Action("show_audit", marked("Audit trail"), "Ctrl+3", menu=VIEW, why_not=_audit, also=marked("verify chain log")),
    Action(
        *("department", marked("Department: agreement, changes, flags"), "Ctrl+6"),
        menu=VIEW,
        act=partial(_page, "department"),
        also=marked("statistics plots audit edit distance"),
    ),
    Action(
        *("show_handover", marked("Hand over: one page, record, files, letter"), "Ctrl+7"),
        menu=VIEW,
        act=partial(_view, HANDOVER),
        why_not=_case_open,
        also=marked("print pdf copy clipboard fhir signed letter necessity"),
    ),
    Action(
        *("show_history", marked("History of the case"), "Ctrl+8"),
        menu=VIEW,
        act=partial(_view, HISTORY),
        why_not=_case_open,
        also=marked("timeline"),
    ),
    Action("next_column", marked("Go to the next column: cases, details, proposals"), "F6", menu=VIEW, gap=True),
    Action(
        *("larger", marked("Larger text"), "Ctrl++", "Ctrl+="),
        menu=VIEW,
        gap=True,
        act=partial(_step, 1),
        free=True,
        also=marked("zoom in bigger"),
    ),
    Action(
        "smaller",
        marked("Smaller text"),
        "Ctrl+-",
        menu=VIEW,
        act=partial(_step, -1),
        free=True,
        also=marked("zoom out"),
    ),
    Action(
        "usual_size",
        marked("Usual text size"),
        "Ctrl+0",
        menu=VIEW,
        act=_usual_size,
        free=True,
        also=marked("reset zoom 100 %"),
    ),
    *(
        Action(
            *(f"appearance_{choice.value}", _LOOK[choice]),
            menu=APPEARANCE,
            act=partial(_appear, choice),
            free=True,
            also=marked("theme colours mode"),
        )
        for choice in Appearance
    ),
    Action("show_palette", marked("Command palette"), "Ctrl+K", menu=_HELP, free=True, also=marked("actions commands")),
    Action("show_shortcuts", marked("Keyboard shortcuts"), "F1", menu=_HELP, free=True, also=marked("help keys")),
    Action("tour", marked("Take the tour"), menu=_HELP, gap=True, also=marked("help introduction first steps")),
    Action(
        *("pc_test", marked("Test this computer")),
        menu=_HELP,
        act=partial(_page, "pc_test"),
        also=marked("doctor speed gpu memory diagnose"),
    ),
    Action(
        *("support", marked("Report for the support")),
        menu=_HELP,
        act=partial(_page, "support"),
        also=marked("bundle doctor version policy fault help desk"),
    ),
    Action(
        "about",
        marked("About RadOnc-GPT"),
        menu=_HELP,
        act=partial(_page, "about"),
        also=marked("version licence openssl report"),
    ),
    Action("copy_device", marked("Copy device and pack"), act=_copy_summary, free=True, also=marked("support report")),
)
"""All actions of the window, in the order of the menus."""
