"""What can be done in the main window, by the names that ``actions`` gives."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QPushButton, QStackedWidget

from radonc_desktop.windows.case_list import CaseListPane
from radonc_desktop.windows.case_page import AUDIT, COMPARE, REVIEW, CasePage
from radonc_desktop.windows.desk_keeper import DeskKeeper
from radonc_desktop.windows.elided import ElidedLabel
from radonc_desktop.windows.empty_page import EmptyPage
from radonc_desktop.windows.file_pages import FilePages
from radonc_desktop.windows.more_pages import MorePages
from radonc_desktop.windows.new_case import NewCaseForm
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.palette import Palette
from radonc_desktop.windows.parts import go_to_next
from radonc_desktop.windows.shortcuts import ShortcutsWindow
from radonc_desktop.windows.tour import Tour
from radonc_desktop.windows.users_page import UsersPage
from radonc_models.errors import RadOncError

__all__ = ["Deeds"]


class Deeds(QMainWindow):
    """The main window as far as it leads from one page to another; ``MainWindow`` makes the parts."""

    case: CasePage
    cases: CaseListPane
    device: ElidedLabel
    empty: EmptyPage
    files: FilePages
    form: NewCaseForm
    lock_button: QPushButton
    more: MorePages
    notice: Notice
    palette_window: Palette
    tour_shown: Tour
    users: UsersPage
    _desk: DeskKeeper
    _pages: QStackedWidget

    def open_case(self, case_id: int) -> None:
        """Show a case, after keeping what was typed into the one before."""
        if case_id != self.case.case_id and not self.case.keep_all():
            self.cases.mark(self.case.case_id)
            return
        try:
            self.case.show_case(case_id)
        except RadOncError as error:
            self.notice.say("error", str(error))
            return
        self._pages.setCurrentWidget(self.case)
        self.cases.mark(case_id)

    def show_all_cases(self) -> None:
        """End a search."""
        if self.cases.search.text():
            self.cases.search.clear()
            self.cases.search_wanted.emit("")

    def focus_search(self) -> None:
        """Go to the search field."""
        self.cases.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.cases.search.selectAll()

    def new_case(self) -> None:
        """Show the form for a new case."""
        if self.case.keep_all():
            self._pages.setCurrentWidget(self.form)
            self.form.begin()

    def ask_one(self) -> None:
        """Ask what the focus is on, or approve what is read."""
        study = self.files.study_page
        acts = {self.form: self.form.submit, self.case: self.case.ask_focused, study: study.approve_shown}
        if act := acts.get(self._pages.currentWidget()):
            act()

    def ask_all(self) -> None:
        """Ask all three tasks."""
        if self._pages.currentWidget() is self.case:
            self.case.show_view(REVIEW)
            self.case.ask_all()

    def escape(self) -> None:
        """Leave what asks for something; otherwise stop."""
        if self.cases.search.hasFocus() and self.cases.search.text():
            self.cases.search.clear()
        elif self._pages.currentWidget() is self.form:
            self._leave_form()
        elif self.more.shown or self._pages.currentWidget() in (self.users, *self.files.pages):
            self._leave_files()
        elif not any(panel.draft.leave() for panel in self.case.proposals.panels.values()):
            self.case.stop()

    def save_all(self) -> None:
        """Keep everything typed."""
        self.case.keep_all()

    def import_cases(self) -> None:
        """Show the page on which cases are imported."""
        if self.case.keep_all():
            self.files.show_import()

    def export_case(self) -> None:
        """Show the page on which the open case, or all cases, are exported."""
        if self.case.keep_all():
            self.files.show_export(self.case.case_id)

    def back_up(self) -> None:
        """Show the page on which the store is backed up."""
        if self.case.keep_all():
            self.files.show_backup()

    def next_column(self) -> None:
        """Move the focus from cases to details to proposals."""
        if self._pages.currentWidget() is not self.case or self.case.view != REVIEW:
            self.cases.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        columns = (self.cases, self.case.details, self.case.proposals)
        go_to_next(self, columns, (self.cases.list, self.case.details.details, self.case.proposals.first_stop()))

    def show_case_view(self, view: int) -> None:
        """Show a view of the open case, whatever page was shown; without an open case nothing changes."""
        if self.case.case_id is not None:
            self.case.show_view(view)
            self._pages.setCurrentWidget(self.case)

    def show_review(self) -> None:
        """Show details and proposals."""
        self.show_case_view(REVIEW)

    def show_compare(self) -> None:
        """Show base, tuned and the physician's plan."""
        self.show_case_view(COMPARE)

    def show_audit(self) -> None:
        """Show the audit trail."""
        self.show_case_view(AUDIT)

    def show_users(self) -> None:
        """Show users and keys."""
        if self.case.keep_all():
            self._pages.setCurrentWidget(self.users)

    def show_page(self, name: str) -> None:
        """Show one of the pages around the cases."""
        if self.case.keep_all():
            self.more.show(name)

    def tour(self) -> None:
        """Point at the parts of the window, one after the other, and say what they are for."""
        self.tour_shown.begin()

    def show_shortcuts(self) -> None:
        """Show the list of shortcuts beside the work."""
        self.shortcuts_window = ShortcutsWindow(self)
        self.shortcuts_window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shortcuts_window.show()

    def show_palette(self) -> None:
        """Show every action, to be found by a few letters."""
        self.palette_window.begin()

    @property
    def form_shown(self) -> bool:
        """Whether the form for a new case is on screen."""
        return self._pages.currentWidget() is self.form

    def _leave_form(self) -> None:
        self.form.clear()
        self._pages.setCurrentWidget(self.case if self.case.case_id is not None else self.empty)
        self._desk.keep()

    def _leave_files(self, said: str = "") -> None:
        self._pages.setCurrentWidget(self.case if self.case.case_id is not None else self.empty)
        self.files.remind()
        if said:
            self.notice.say("ok", said)
