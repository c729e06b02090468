"""A draft against the model's text: added words underlined, removed ones struck through; colour only helps."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from radonc_desktop.windows.language import counted, tr
from radonc_desktop.windows.parts import label
from radonc_desktop.windows.theme import Theme
from radonc_desktop.windows.word_diff import Piece, changed_words, word_diff

__all__ = ["ChangeView"]


class _Words(QTextEdit):
    """Read only and as high as its text."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Changes against the model's text"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "changes")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Take the height of the text at the new width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as the text."""
        frame = self.height() - self.viewport().height()
        self.setFixedHeight(max(0, round(self.document().size().height()) + frame))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the present height."""
        return QSize(200, self.height())


class ChangeView(QWidget):
    """Shows what a draft changed; hidden where there is nothing to compare with."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces: list[Piece] = []
        self.count = label("", "small-head", wrap=True)
        self.words = _Words()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(4)
        page.addWidget(self.count)
        page.addWidget(self.words)
        theme.changed.connect(self._draw)
        self.hide()

    @property
    def pieces(self) -> list[Piece]:
        """What is shown now."""
        return list(self._pieces)

    def compare(self, before: str, after: str) -> None:
        """Show how ``after`` came from ``before``."""
        self._pieces = word_diff(before, after)
        added, removed = changed_words(self._pieces)
        said = tr(
            "{added} added (underlined), {removed} removed (struck through)",
            added=counted(added, "{n} word", "{n} words", "no words"),
            removed=counted(removed, "{n} word", "{n} words", "no words"),
        )
        self.count.setText(said if added or removed else tr("No word differs from the model's text"))
        self.words.setAccessibleDescription(_spoken(self._pieces))
        self._draw()

    def _draw(self) -> None:
        tokens = self._theme.tokens
        looks = {kind: QTextCharFormat() for kind in ("same", "added", "removed")}
        for name, ink, ground in (
            ("added", tokens.ok, tokens.ok_soft),
            ("removed", tokens.error, tokens.error_soft),
        ):
            looks[name].setForeground(QColor(ink))
            looks[name].setBackground(QColor(ground))
        looks["added"].setFontUnderline(True)
        looks["removed"].setFontStrikeOut(True)
        self.words.clear()
        cursor = self.words.textCursor()
        before = ""
        for piece in self._pieces:
            if (before, piece.kind) == ("removed", "added"):
                cursor.insertText(" ", looks["same"])  # or 50 and 54 would read as 5054
            cursor.insertText(piece.text, looks[piece.kind])
            before = piece.kind
        self.words.fit()


def _spoken(pieces: list[Piece]) -> str:
    """Return the changes in words, for those who do not see lines and colours."""
    words = (f"{piece.kind}: {piece.text.strip()}" for piece in pieces if piece.kind != "same" and piece.text.strip())
    return "; ".join(words)
