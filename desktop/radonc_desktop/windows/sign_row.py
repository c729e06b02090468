"""One line that asks for the passphrase and waits while it is checked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import button, keep_width

__all__ = ["SignRow"]


class SignRow(QWidget):
    """Hidden until ``begin``.

    Signals:
        confirmed: A passphrase was entered; carries it.
        missing: Sign was pressed without one.
        cancelled: Nothing is to be signed.
    """

    confirmed = Signal(str)
    missing = Signal()
    cancelled = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText(tr("Your passphrase"))
        self.passphrase.setAccessibleName(tr("Passphrase to sign, {what}", what=what))
        self.confirm = button(tr("Sign"), self._confirm, "primary")
        self.cancel = button(tr("Cancel"), self._cancel, "quiet")
        keep_width(self.passphrase, 240)
        self.setLayout(FlowRow((self.passphrase, self.confirm, self.cancel)))
        self.passphrase.returnPressed.connect(self._confirm)
        self.hide()

    @property
    def asked(self) -> bool:
        """Whether the passphrase is asked for."""
        return not self.isHidden()

    def begin(self) -> None:
        """Ask for the passphrase."""
        self.work(False)
        self.show()
        self.passphrase.setFocus()

    def leave(self) -> None:
        """Forget what was typed and ask no more."""
        self.passphrase.clear()
        self.work(False)
        self.hide()

    def work(self, working: bool) -> None:
        """Take no input while the passphrase is checked."""
        for widget in (self.passphrase, self.confirm, self.cancel):
            widget.setEnabled(not working)
        self.confirm.setText(tr("Signing…") if working else tr("Sign"))

    def again(self) -> None:
        """Ask once more, with the passphrase selected."""
        self.work(False)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _confirm(self) -> None:
        if not self.confirm.isEnabled():
            return
        if self.passphrase.text():
            self.confirmed.emit(self.passphrase.text())
        else:
            self.missing.emit()

    def _cancel(self) -> None:
        self.leave()
        self.cancelled.emit()
