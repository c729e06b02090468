"""The pages through which files enter and leave, as the main window shows them in the place of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from radonc_desktop.background.store_work import StoreWork
from radonc_desktop.windows.backup_page import BackupPage, reminder
from radonc_desktop.windows.export_page import ExportPage
from radonc_desktop.windows.import_page import ImportPage
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import button
from radonc_desktop.windows.study_page import StudyPage
from radonc_desktop.windows.theme import Theme

if TYPE_CHECKING:
    from radonc_desktop.vault import Vault

__all__ = ["FilePages"]


class FilePages(QObject):
    """Makes and prepares the pages, and the button ``due`` that tells when a backup is due.

    Signals:
        wanted: This page is to be shown.
        left: The page that is shown is done with.
        imported: Cases were stored; their ids in the order of the file.
        exported: A sentence that says where the file is.
    """

    wanted = Signal(QWidget)
    left = Signal()
    imported = Signal(object)
    exported = Signal(str)

    def __init__(self, theme: Theme, vault: Vault, work: StoreWork, parent: QObject) -> None:
        super().__init__(parent)
        self._vault = vault
        self.import_page = ImportPage(theme, vault.exchange, work)
        self.export_page = ExportPage(theme, vault.exchange)
        self.backup_page = BackupPage(theme, vault.exchange)
        self.study_page = StudyPage(theme, vault.exchange)
        self.import_page.imported.connect(self.imported)
        self.export_page.exported.connect(self.exported)
        self.export_page.study_wanted.connect(self._show_study)
        self.study_page.exported.connect(self.exported)
        for page in self.pages:
            page.cancelled.connect(self.left)
        self.due = button("", self.show_backup, "quiet", tr("Back up the case store (Ctrl+B)"))
        self.remind()

    @property
    def pages(self) -> tuple[ImportPage, ExportPage, BackupPage, StudyPage]:
        """All of them."""
        return self.import_page, self.export_page, self.backup_page, self.study_page

    def show_import(self) -> None:
        """Begin an import."""
        self.import_page.begin()
        self.wanted.emit(self.import_page)

    def show_export(self, case_id: int | None) -> None:
        """Begin an export of the open case, if there is one; a study that was left is gone on with."""
        if self.study_page.is_under_way:
            self.wanted.emit(self.study_page)
            return
        number = "" if case_id is None else self._vault.case(case_id).number
        self.export_page.begin(case_id, number)
        self.wanted.emit(self.export_page)

    def _show_study(self, case_ids: list[int]) -> None:
        if self.study_page.begin(case_ids):
            self.wanted.emit(self.study_page)

    def show_backup(self) -> None:
        """Begin a backup."""
        self.backup_page.begin()
        self.wanted.emit(self.backup_page)

    def remind(self) -> None:
        """Show in ``due`` that a backup is due; a demo store and users who may make none are not reminded."""
        words = ""
        if self._vault.exchange.may_back_up and not self._vault.demo:
            words = reminder(self._vault.exchange.last_backup())
        self.due.setText(words)
        self.due.setVisible(bool(words))

    def stop(self) -> None:
        """End what still runs and wait for it; called before the store is closed."""
        self.backup_page.stop()

    def abandon(self) -> None:
        """End what still runs without waiting; called before the process is replaced."""
        self.backup_page.abandon()
