"""Preferences: how the app looks, when it locks, how it works. What is chosen holds at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from radonc_desktop.marking import marked
from radonc_desktop.windows.choices import Choices
from radonc_desktop.windows.file_parts import CardPage
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.language import NAMES, tr
from radonc_desktop.windows.managed import Managed
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import GRID, PERCENTS, Appearance, Theme
from radonc_desktop.windows.wrapped_choice import WrappedCheckBox

__all__ = ["PreferencesPage"]

_LOOKS = {
    Appearance.SYSTEM: marked("As the system"),
    Appearance.LIGHT: marked("Light"),
    Appearance.DARK: marked("Dark"),
}


class PreferencesPage(CardPage):
    """Signals ``left`` when the user is done."""

    left = Signal()

    def __init__(self, theme: Theme, choices: Choices) -> None:
        super().__init__(
            tr("Preferences"),
            tr("They hold for you on this computer, from now on. No word of a case is kept with them."),
        )
        self._theme = theme
        self._choices = choices
        self._marks: dict[str, Managed] = {}
        self._fields: dict[str, QWidget] = {}
        self.notice = Notice(theme)
        self.looks = {look: QRadioButton(tr(words)) for look, words in _LOOKS.items()}
        self.text_size = QComboBox()
        self.language = QComboBox()
        self.lock_after = _minutes(1, 60, tr(" min"))
        self.forget_after = _minutes(5, 300, tr(" s"))
        self.own_first = WrappedCheckBox(tr("Ask for my own answer before showing a model's"))
        self.warn = WrappedCheckBox(tr("Ask before closing while an answer is being written"))
        self._build()
        self._connect()
        choices.changed.connect(self._show)
        self._show()

    def begin(self) -> None:
        """Show what holds now."""
        self._show()
        next(radio for radio in self.looks.values() if radio.isChecked()).setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Nothing runs here."""

    def _change(self, name: str, value: Any) -> None:
        self._choices.change(**{name: value})
        self._tell_problem()

    def _show(self) -> None:
        now = self._choices.now
        self.looks[Appearance(now.appearance)].setChecked(True)
        nearest = min(PERCENTS, key=lambda percent: abs(percent - now.text_percent))
        self.text_size.setCurrentIndex(PERCENTS.index(nearest))
        self.language.setCurrentIndex(self.language.findData(now.language))
        self.lock_after.setValue(now.auto_lock_minutes)
        self.forget_after.setValue(now.clipboard_seconds)
        self.own_first.setChecked(now.own_answer_first)
        self.warn.setChecked(now.warn_before_quit)
        for name, field in self._fields.items():
            managed = self._choices.managed(name)
            field.setEnabled(not managed)
            self._marks[name].setVisible(managed)
        self._tell_problem()

    def _tell_problem(self) -> None:
        if self._choices.problem:
            self.notice.say("warning", self._choices.problem)
        else:
            self.notice.clear()

    def _connect(self) -> None:
        for look, radio in self.looks.items():
            radio.clicked.connect(partial(self._on_look, look))
        self.text_size.activated.connect(lambda place: self._change("text_percent", PERCENTS[place]))
        self.language.activated.connect(lambda _: self._change("language", self.language.currentData()))
        self.lock_after.valueChanged.connect(lambda minutes: self._change("auto_lock_minutes", minutes))
        self.forget_after.valueChanged.connect(lambda seconds: self._change("clipboard_seconds", seconds))
        self.own_first.toggled.connect(lambda on: self._change("own_answer_first", on))
        self.warn.toggled.connect(lambda on: self._change("warn_before_quit", on))

    def _on_look(self, look: Appearance, _checked: bool = False) -> None:
        self._change("appearance", look.value)

    def _build(self) -> None:
        looks = QWidget()
        group = QButtonGroup(self)
        for radio in self.looks.values():
            radio.setProperty("kind", "choice")
            group.addButton(radio)
        looks.setLayout(FlowRow((), tuple(self.looks.values())))
        for percent in PERCENTS:
            self.text_size.addItem(f"{percent} %")
        for name, words in {"system": tr("As the system"), **NAMES}.items():
            self.language.addItem(words, name)
        self.add(self.notice)
        self._section(tr("Appearance"))
        self._setting("appearance", looks, tr("Colours"))
        self._setting(
            "text_percent", self.text_size, tr("Size of the text"), tr("Also with Ctrl and + or -, everywhere.")
        )
        self._setting(
            *("language", self.language, tr("Language")),
            tr("Holds when the app is started or unlocked the next time. Numbers keep their decimal point."),
        )
        self._section(tr("Safety"))
        self._setting(
            *("auto_lock_minutes", self.lock_after, tr("Lock the vault after")),
            tr("Minutes without a key or a move of the mouse. What you typed is kept and put back."),
        )
        self._setting(
            *("clipboard_seconds", self.forget_after, tr("Clear the clipboard after")),
            tr("Seconds after which a text that you copied out of the app is taken back."),
        )
        self._section(tr("Work"))
        self._setting("own_answer_first", self.own_first)
        self._setting("warn_before_quit", self.warn)
        self.gap()
        self.add_row(button(tr("Done"), self.left.emit, "primary"))

    def _section(self, words: str) -> None:
        self.gap()
        self.add(label(words, "head"))

    def _setting(self, name: str, field: QWidget, words: str = "", more: str = "") -> None:
        self._fields[name] = field
        self._marks[name] = mark = Managed(self._theme)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(2 * GRID)
        if words:
            row.addWidget(_explained(words, more, mark), 1)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
            field.setAccessibleName(words)
            field.setAccessibleDescription(more)
        else:
            row.addWidget(field)
            row.addWidget(mark, 1)
        self.add(holder)


def _explained(words: str, more: str, mark: QWidget) -> QWidget:
    made = QWidget()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(label(words))
    if more:
        lines.addWidget(label(more, "quiet", wrap=True))
    lines.addWidget(mark)
    return made


def _minutes(least: int, most: int, unit: str) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setSuffix(unit)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel passes over it
    return made
