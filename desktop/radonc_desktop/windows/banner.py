"""The strip that never leaves: what this program is, what its models are, whose vault is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from radonc_desktop.windows.icons import pixmap
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import label
from radonc_desktop.windows.theme import GRID, LARGE_PERCENT, Theme
from radonc_desktop.windows.wording import DEMO_MODELS, DRAFT_SUPPORT, UNAPPROVED

__all__ = ["Banner", "Watermark"]


class Banner(QFrame):
    """Shown above everything, in every state of the window."""

    def __init__(self, theme: Theme, user: str, *, demo_vault: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._theme = theme
        self._icon = label()
        self.support = label(tr(DRAFT_SUPPORT), "head", wrap=True)
        self.models = label("", "quiet-body", wrap=True)
        self.demo = label(tr("DEMO VAULT · synthetic cases"), "chip")
        self.demo.setVisible(demo_vault)
        self._row = row = QGridLayout(self)
        row.setContentsMargins(2 * GRID, 6, 2 * GRID, 6)
        row.setHorizontalSpacing(12)
        row.setVerticalSpacing(2)
        row.setColumnStretch(2, 1)
        row.addWidget(self._icon, 0, 0)
        row.addWidget(self.support, 0, 1)
        row.addWidget(self.demo, 0, 3)
        row.addWidget(label(user, "quiet-body"), 0, 4)
        theme.changed.connect(self._paint)
        self._paint()

    def show_models(self, *, synthetic: bool, state: str = "") -> None:
        """Tell whether the models are demo models, and whether they are approved."""
        unapproved = tr(UNAPPROVED) if state and state != "approved" else ""
        self.models.setText(tr(DEMO_MODELS)[0].upper() + tr(DEMO_MODELS)[1:] if synthetic else unapproved)

    def _paint(self) -> None:
        large = self._theme.percent > LARGE_PERCENT
        self.support.setWordWrap(large)  # it is never cut off
        if large:
            self._row.addWidget(self.support, 0, 1, 1, 2)
            self._row.addWidget(self.models, 1, 1, 1, 4)
        else:
            self._row.addWidget(self.support, 0, 1)
            self._row.addWidget(self.models, 0, 2)
        size = self._theme.scaled(18)
        self._icon.setPixmap(pixmap("shield", self._theme.tokens.accent, size, self.devicePixelRatioF()))


class Watermark(QWidget):
    """Writes DEMO faintly across its parent and lets every click through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.setGeometry(parent.rect())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Keep the size of the parent."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's own signature
        """Write the word once, from corner to corner."""
        painter = QPainter(self)
        colour = QColor(self._theme.tokens.text)
        colour.setAlpha(6)
        painter.setPen(colour)
        font = QFont(self.font())
        font.setPixelSize(max(80, min(self.width(), self.height()) // 3))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.translate(self.rect().center())
        painter.rotate(-24)
        painter.drawText(
            -self.width(),
            -self.height(),
            2 * self.width(),
            2 * self.height(),
            Qt.AlignmentFlag.AlignCenter,
            tr("DEMO"),
        )
        painter.end()
