"""The audit trail of the vault, and the button that verifies its chain."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.file_parts import become_rows, fit_columns, new_file
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.language import counted, tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, keep_width, label
from radonc_desktop.windows.search_field import SearchField
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import Theme
from radonc_desktop.windows.wording import clock
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.vault import AuditCheck, AuditEntry
    from radonc_desktop.vault.trail import Trail

__all__ = ["AuditModel", "AuditPage"]

_Index = QModelIndex | QPersistentModelIndex
_HEADS = (
    *(marked("No."), marked("Time"), marked("User"), marked("Event"), marked("Case")),
    *(marked("Detail"), marked("Digest")),
)
_DETAIL = _HEADS.index("Detail")

# Rows that the width of a column is measured from, besides those in view: all of them would hold the window up.
_MEASURED_ROWS = 50


class AuditModel(QAbstractTableModel):
    """Audit entries as rows, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AuditEntry] = []

    def show(self, rows: list[AuditEntry]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, seq: int) -> int:
        """Return the row of an entry, or -1."""
        return next((row for row, entry in enumerate(self._rows) if entry.seq == seq), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008, N802 - Qt's own
        """Return the number of columns."""
        return len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's own
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, or the whole digest as a tip."""
        entry = self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == len(_HEADS) - 1:
            return entry.digest
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        case = "" if entry.case_id is None else f"{entry.case_id:04d}"
        return (
            str(entry.seq),
            clock(entry.time),
            entry.user,
            entry.event,
            case,
            entry.detail,
            entry.digest[:12],
        )[index.column()]


class AuditPage(QWidget):
    """Signals ``verify_wanted`` and ``refresh_wanted`` (this case only, or all)."""

    verify_wanted = Signal()
    refresh_wanted = Signal()

    def __init__(self, theme: Theme, trail: Trail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trail = trail
        self.model = AuditModel(self)
        self.shown = QSortFilterProxyModel(self)
        self.shown.setSourceModel(self.model)
        self.shown.setFilterKeyColumn(-1)
        self.shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = SearchField(theme, tr("Filter: event, user, case, date"), tr("Filter the audit trail"))
        self.filter.textChanged.connect(self._narrow)
        self.count = label("", "quiet")
        self.table = QTableView()
        self.table.setModel(self.shown)
        become_rows(self.table, tr("Audit trail"))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_DETAIL, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(_MEASURED_ROWS)
        self.notice = Notice(theme)
        self.only_this = button(tr("This case only"), self.refresh_wanted.emit, "tab")
        self.verify = button(tr("Verify chain"), self.verify_wanted.emit)
        keep_width(self.filter, 256)
        tip = tr("The whole trail as a Bundle of AuditEvents (R4)")
        self.export = button(tr("Export as FHIR…"), self._on_export, tip=tip)
        self.export.setEnabled(trail.may_export)
        head = FlowRow(
            (label(tr("Audit trail"), "head"), self.count), (self.filter, self.only_this, self.export, self.verify)
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 20, 0)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addWidget(self.table, 1)

    def show_entries(self, entries: list[AuditEntry], case_id: int | None) -> None:
        """Show the entries, those of one case when the physician chose so."""
        if self.only_this.isChecked() and case_id is not None:
            entries = [entry for entry in entries if entry.case_id == case_id]
        self.model.show(sorted(entries, key=lambda entry: -entry.seq))
        self._tell_count()
        fit_columns(self.table, _DETAIL)

    def show_check(self, check: AuditCheck) -> None:
        """Tell whether the chain holds."""
        if check.ok:
            told = counted(
                check.entries,
                "The chain holds: the one entry and its records are as they were written.",
                "The chain holds: all {n} entries and records are as they were written.",
            )
            self.notice.say("ok", told)
        else:
            where = (
                ""
                if check.first_bad is None
                else tr(" The first bad entry is number {number}.", number=check.first_bad)
            )
            self.notice.say("error", (in_own_words(check.problem) or tr("The audit trail has been changed.")) + where)
            self._mark(check.first_bad)

    def export_to(self, target: Path) -> None:
        """Write the whole trail into the new file ``target``."""
        try:
            number = self._trail.export(target)
        except RadOncError as error:
            self.notice.say("error", str(error))
            return
        self.refresh_wanted.emit()
        told = counted(
            number,
            "{n} entry is in {name} as a FHIR AuditEvent; it holds no text of a case.",
            "{n} entries are in {name} as FHIR AuditEvents; they hold no text of a case.",
            name=target.name,
        )
        self.notice.say("ok", told)

    def _on_export(self) -> None:
        stem = f"audit-{datetime.now(UTC).astimezone():%Y-%m-%d}"
        path = new_file(self, tr("Export the audit trail as"), stem, ".json")
        if path is not None:
            self.export_to(path)

    def _narrow(self, typed: str) -> None:
        self.shown.setFilterFixedString(typed.strip())
        self._tell_count()

    def _tell_count(self) -> None:
        shown, of_all = self.shown.rowCount(), self.model.rowCount()
        every = shown == of_all
        self.count.setText(
            tr("the newest {all}", all=of_all) if every else tr("{shown} of the newest {all}", shown=shown, all=of_all)
        )

    def _mark(self, seq: int | None) -> None:
        row = -1 if seq is None else self.model.row_of(seq)
        if row >= 0:
            self.filter.clear()
            place = self.shown.mapFromSource(self.model.index(row, 0))
            self.table.selectRow(place.row())
            self.table.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)
