"""The physician's own text for one task: edit, save as draft, have it reviewed, sign it, and add to it later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from radonc_desktop.windows.addenda_box import AddendaBox
from radonc_desktop.windows.change_view import ChangeView
from radonc_desktop.windows.draft_checks import DraftChecks
from radonc_desktop.windows.findings import Match
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.icons import icon, pixmap
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, keep_width_when_bold, label, task_title
from radonc_desktop.windows.review_box import ReviewBox, standing
from radonc_desktop.windows.sign_row import SignRow
from radonc_desktop.windows.theme import GRID, Theme, set_mark
from radonc_desktop.windows.wording import clock
from radonc_models.tasks import Task, format_diagnosis

if TYPE_CHECKING:
    from radonc_desktop.vault import DraftRecord
    from radonc_desktop.vault.records import AddendumRecord, ReviewRecord

__all__ = ["DraftBox"]


class DraftBox(QFrame):
    """Shows nothing, a draft that can be typed in, or a signed answer.

    Signals:
        settled: Unsaved typing should be kept now; carries the text.
        save_wanted: The physician asks to save; carries the text.
        sign_wanted: Text and passphrase.
    """

    settled = Signal(str)
    save_wanted = Signal(str)
    sign_wanted = Signal(str, str)

    def __init__(self, theme: Theme, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = task_title(task.value)
        self._theme = theme
        self._saved = self._origin = ""
        self._may_edit = True
        self.suggestion_id: int | None = None
        self.setProperty("card", "draft")
        self.head = label(tr("Your draft"), "small-head")
        self.standing = label(tr("Draft"), "chip")
        self.standing.setAccessibleName(tr("Standing, {title}", title=title))
        self.state = label("", "quiet")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.edit = GrowingEdit(tr("Your draft, {title}", title=title), 2, 8)
        self.checks = DraftChecks(theme, task)
        self.save = button(tr("Save draft"), lambda: self.save_wanted.emit(self.edit.text))
        self.sign = button(tr("Sign…"), self._ask_passphrase)
        self.show_changes = button(tr("Changes"), self._compare, "tab", tr("What differs from the model's text"))
        self.show_changes.setAccessibleName(tr("Show changes, {title}", title=title))
        keep_width_when_bold(self.show_changes)
        self.changes = ChangeView(theme)
        self.row = SignRow(title)
        self.passphrase, self.confirm, self.cancel = self.row.passphrase, self.row.confirm, self.row.cancel
        self.notice = Notice(theme)
        self.signed = label("", "body", wrap=True, selectable=True)
        self.signed.setAccessibleName(tr("Signed answer, {title}", title=title))
        self._seal = QLabel()
        self.seal = label("", "quiet", wrap=True, selectable=True)
        self.reviews = ReviewBox(theme, title)
        self.addenda = AddendaBox(theme, title)
        self._build()
        self._connect()
        self._paint()
        self.hide()

    @property
    def unsaved(self) -> bool:
        """Whether the field holds typing that the vault does not."""
        return not self.isHidden() and not self._edit_row.isHidden() and self.edit.text != self._saved

    @property
    def saved(self) -> bool:
        """Whether the vault has a draft or a signed answer."""
        return not self.isHidden() and bool(self._saved)

    @property
    def read_only(self) -> bool:
        """Whether the answer is signed."""
        return not self.isHidden() and self._edit_row.isHidden()

    def begin(self, text: str, suggestion_id: int | None) -> None:
        """Open the field with a copy of the model's text, nothing of it saved yet."""
        self.suggestion_id = suggestion_id
        self._saved = ""
        self._show_editor(text)
        self.state.setText(tr("not saved yet"))
        self.show_opinions(None, (), (), may_review=False, may_sign=False)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.edit.setFocus()

    def show_record(self, record: DraftRecord | None) -> None:
        """Show what the vault has."""
        self.notice.clear()
        self._leave_signing()
        if record is None:
            self.suggestion_id = None
            self._saved = ""
            self.edit.fill("")
            self.checks.rest()
            self.hide()
            return
        self.suggestion_id = record.suggestion_id
        if record.state == "signed":
            self._show_signed(record)
            return
        self._saved = record.text
        self._show_editor(record.text)
        self.state.setText(tr("saved {time}", time=clock(record.updated)))

    def mark_saved(self, record: DraftRecord) -> None:
        """Tell that the text of ``record`` is in the vault, leaving the field and its cursor alone."""
        self._saved = record.text
        self.state.setText(tr("saved {time}", time=clock(record.updated)))
        self._on_edit()

    def show_opinions(
        self,
        record: DraftRecord | None,
        reviews: Sequence[ReviewRecord],
        addenda: Sequence[AddendumRecord],
        *,
        may_review: bool,
        may_sign: bool,
    ) -> None:
        """Show what was said about the saved text and added to it, and where it stands."""
        self.standing.setText(standing(record, reviews) if record else tr("Draft"))
        self.reviews.show_reviews(record, reviews, may=may_review)
        signed = record is not None and record.state == "signed"
        self.addenda.show_addenda(addenda, signed=signed, may=may_sign)

    def compare_with(self, origin: str, *, show: bool = False) -> None:
        """Offer the changes against ``origin``, the text of the model; an empty one offers none."""
        self._origin = origin
        if show:
            self.show_changes.setChecked(True)
        self._compare()

    def leave(self) -> bool:
        """Leave what was opened last: codes, a form, the question for the passphrase; False when nothing was."""
        if self.isHidden() or (self.row.asked and not self.confirm.isEnabled()):
            return False
        if self.checks.codes.list.hasFocus():
            self.edit.setFocus()
            return True
        if self.row.asked:
            self.notice.clear()
            self._leave_signing()
            self.edit.setFocus()
            return True
        return self.addenda.leave() or self.reviews.leave()

    def say(self, sentence: str) -> None:
        """Show why saving or signing did not happen."""
        self.notice.say("error", sentence)
        if self.row.asked:
            self.row.again()

    def forbid_editing(self) -> None:
        """Show drafts to somebody who may not change or sign them."""
        self._may_edit = False
        self.edit.setReadOnly(True)
        self._on_edit()

    def _show_editor(self, text: str) -> None:
        self.head.setText(tr("Your draft"))
        set_mark(self, "card", "draft")
        for widget in (self.signed, self.seal, self._seal):
            widget.hide()
        for shown in (self.edit, self._edit_row, self.state):
            shown.show()
        self._leave_signing()
        self.edit.fill(text)
        self.show()
        self._on_edit()

    def _show_signed(self, record: DraftRecord) -> None:
        self.head.setText(tr("Signed answer"))
        set_mark(self, "card", "signed")
        for widget in (self.edit, self._edit_row, self.state):
            widget.hide()
        self._saved = record.text
        self.edit.fill(record.text)
        self.signed.setText(record.text)
        self.seal.setText(
            tr(
                "Signed by {signed_by} on {time}. Read only. SHA-256 {hash}",
                signed_by=record.signed_by,
                time=clock(record.signed_at or ""),
                hash=(record.sha256 or "")[:16],
            )
        )
        self.seal.setToolTip(record.sha256 or "")
        for shown in (self.signed, self.seal, self._seal):
            shown.show()
        self.checks.watch(record.text)
        self.checks.finish_typing()
        self.show()
        self._compare()

    def _enter_codes(self) -> None:
        if self.checks.codes.codes:
            self.checks.codes.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_code(self, match: Match) -> None:
        """Put the official description and its code into the field; Ctrl+Z brings back what was typed."""
        self.edit.selectAll()
        self.edit.insertPlainText(format_diagnosis(match.description, match.code))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_passphrase(self) -> None:
        self.notice.clear()
        for widget in (self.save, self.sign, self.show_changes):
            widget.hide()
        self.edit.setReadOnly(True)
        self.row.begin()

    def _leave_signing(self) -> None:
        self.row.leave()
        self.save.show()
        self.sign.show()
        self.edit.setReadOnly(not self._may_edit)
        self._compare()

    def _on_edit(self) -> None:
        changed = self.edit.text != self._saved
        written = self._may_edit and bool(self.edit.text.strip())
        self.save.setEnabled(changed and written)
        self.sign.setEnabled(written)
        if not self.isHidden():
            self.checks.watch(self.edit.text)
            self._compare()
        if changed and self._saved:
            self.state.setText(tr("changed, not saved yet"))

    def _compare(self) -> None:
        offered = bool(self._origin) and not self.row.asked
        self.show_changes.setVisible(offered and not self.isHidden())
        wanted = offered and self.show_changes.isChecked()
        if wanted:
            self.changes.compare(self._origin, self.edit.text)
        self.changes.setVisible(wanted)

    def _build(self) -> None:
        top = FlowRow((self.head, self.standing, self.state), (self.show_changes,))
        self._edit_row = QWidget()
        row = QHBoxLayout(self._edit_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addLayout(FlowRow((self.save, self.sign)))
        row.addWidget(self.row, 1)
        sealed = QHBoxLayout()
        sealed.setSpacing(GRID)
        sealed.addWidget(self._seal)
        sealed.addWidget(self.seal, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(12, GRID, 12, 12)
        page.setSpacing(GRID)
        page.addLayout(top)
        for part in (self.edit, self.signed, self.changes, self.checks, self.notice, self._edit_row):
            page.addWidget(part)
        page.addLayout(sealed)
        page.addWidget(self.addenda)
        page.addWidget(self.reviews)

    def _connect(self) -> None:
        self.edit.settled.connect(lambda: self.settled.emit(self.edit.text))
        self.edit.textChanged.connect(self._on_edit)
        self.edit.went_down.connect(self._enter_codes)
        self.checks.picked.connect(self._take_code)
        self.checks.left.connect(self.edit.setFocus)
        self.row.confirmed.connect(self._on_confirmed)
        self.row.missing.connect(lambda: self.notice.say("warning", tr("Enter your passphrase to sign.")))
        self.row.cancelled.connect(self._leave_signing)
        self._theme.changed.connect(self._paint)

    def _on_confirmed(self, secret: str) -> None:
        self.notice.clear()
        self.sign_wanted.emit(self.edit.text, secret)

    def _paint(self) -> None:
        tokens = self._theme.tokens
        self._seal.setPixmap(pixmap("lock", tokens.ok, 16, self.devicePixelRatioF()))
        self.sign.setIcon(icon("lock", tokens.text))
