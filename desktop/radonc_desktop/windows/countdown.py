"""The warning before the vault locks by itself, above everything else and without taking the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from radonc_desktop.windows.icons import pixmap
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import label
from radonc_desktop.windows.theme import GRID, Theme

__all__ = ["Countdown"]

_LEAST_WIDTH = 456


class Countdown(QFrame):
    """Hidden until there are ``most`` seconds left; then the seconds, as a word and as a line that runs out."""

    def __init__(self, theme: Theme, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._most = most
        self.setObjectName("countdown")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._icon = label()
        self.words = label("", "head")
        self._line = QProgressBar()
        self._line.setTextVisible(False)
        self._line.setRange(0, most)
        self._line.setFixedHeight(4)
        self._build()
        self.setMinimumWidth(_LEAST_WIDTH)
        parent.installEventFilter(self)
        theme.changed.connect(self._paint)
        self._paint()
        self.hide()

    def show_left(self, seconds: int) -> None:
        """Show ``seconds``, or nothing while there are more than the warning time."""
        if seconds > self._most:
            self.hide()
            return
        self.words.setText(tr("Locking in {seconds} s", seconds=seconds))
        self._line.setValue(seconds)
        if self.isHidden():
            self.setAccessibleName(tr("The vault locks soon: press a key or move the mouse to go on."))
            self.show()
            self._place()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Stay in the middle of the lower edge."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        parent = self._over
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 4 * GRID)
        self.raise_()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.words)
        words.addWidget(label(tr("Press a key or move the mouse to go on. Your text is kept."), "quiet-body"))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        page.setSpacing(2 * GRID)
        page.addLayout(row)
        page.addWidget(self._line)

    def _paint(self) -> None:
        self._icon.setPixmap(pixmap("lock", self._theme.tokens.warning, 24, self.devicePixelRatioF()))
