"""The packs of this computer, one of which can be picked; what cannot be used says why."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.pack_choice import FoundPack, Place
from radonc_desktop.vault import Vault
from radonc_desktop.vault.packs import PackState
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.managed import Managed
from radonc_desktop.windows.pack_switch import PackSwitch
from radonc_desktop.windows.pack_tables import file_size
from radonc_desktop.windows.parts import button, empty, label, task_title
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import GRID, Theme, set_mark
from radonc_models.errors import RadOncError
from radonc_models.pack import Pack
from radonc_models.pack.trust import signature_of

__all__ = ["MEANINGS", "TONES", "PackList"]

TONES = {
    PackState.INSTALLED: "warning",
    PackState.EVALUATION: "warning",
    PackState.APPROVED: "ok",
    PackState.RETIRED: "error",
}
MEANINGS = {
    PackState.INSTALLED: marked("Installed: nobody has decided about it"),
    PackState.EVALUATION: marked("Evaluation: it may be asked, and is not approved for clinical use"),
    PackState.APPROVED: marked("Approved for clinical use"),
    PackState.RETIRED: marked("Retired: it cannot be asked"),
}
_PLACES = {
    Place.NAMED: marked("named in the command"),
    Place.MACHINE: marked("for all users of this computer"),
    Place.USER: marked("in your own folder"),
    Place.DEMO: marked("of the demo"),
    Place.OTHER: marked("in another folder"),
}


class PackList(QWidget):
    """Shows the packs that were found and asks for another folder.

    Args:
        theme: The appearance.
        vault: The open store, which says how it stands to each pack.
        switch: Finds the packs.

    Attributes:
        foot: The row below the packs.

    Signals:
        picked: The user looks at this ``FoundPack``.

    """

    picked = Signal(object)

    def __init__(self, theme: Theme, vault: Vault, switch: PackSwitch) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._switch = switch
        self._added: list[FoundPack] = []
        self._group = QButtonGroup(self)
        self.shown: list[FoundPack] = []
        self.radios: list[QRadioButton] = []
        self.picked_pack: FoundPack | None = None
        self._below: list[QLabel] = []
        self.another = button(
            tr("Another folder…"), self._on_another, "quiet", tr("Choose the folder of a model pack, such as on a disk")
        )
        self.managed = Managed(theme)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID + GRID // 2)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.foot.setSpacing(GRID)
        self.foot.addWidget(self.another)
        self.foot.addWidget(self.managed)
        self.foot.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addLayout(self._rows)
        page.addLayout(self.foot)
        theme.changed.connect(self._on_theme)

    def begin(self, keep: str = "") -> None:
        """Look for the packs anew; the one with the hash ``keep`` is picked, else the one in use, else the first."""
        found = self._switch.found()
        hashes = {one.sha256 for one in found}
        self.shown = [*found, *(one for one in self._added if one.sha256 not in hashes)]
        self._fill()
        self.managed.setVisible(self._switch.managed)
        self.another.setVisible(not self._switch.managed)
        wanted = [one for one in self.shown if keep and one.sha256 == keep]
        wanted += [one for one in self.shown if self._switch.is_in_use(one)]
        usable = [one for one in self.shown if one.pack is not None]
        self._pick(next(iter([*wanted, *usable]), None))

    def add_folder(self, folder: Path) -> None:
        """Show what is in another folder beside the others, and pick it where it can be used."""
        found = self._switch.look(folder)
        self._added = [*(one for one in self._added if one.folder != folder), found]
        self.begin(found.sha256)
        if found.pack is not None:
            self.picked.emit(found)

    @Slot()
    def _on_theme(self) -> None:
        for line in self._below:
            self._indent(line)

    def _indent(self, line: QLabel) -> None:
        line.setContentsMargins(round(14 * self._theme.percent / 100) + 10, 0, 0, 0)  # below the name

    def _on_another(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Choose the folder of a model pack"))
        if name:
            self.add_folder(Path(name))

    def _pick(self, found: FoundPack | None) -> None:
        self.picked_pack = found
        for one, radio in zip(self.shown, self.radios, strict=True):
            if found is not None and one.folder == found.folder:
                radio.setChecked(True)

    def _on_picked(self, found: FoundPack, _checked: bool = False) -> None:
        self._pick(found)
        self.picked.emit(found)

    def _fill(self) -> None:
        empty(self._rows)
        self.radios, self._below = [], []
        for found in self.shown:
            self._rows.addWidget(self._row(found))
        if not self.shown:
            self._rows.addWidget(label(tr("No model pack was found on this computer."), "quiet-body", wrap=True))

    def _row(self, found: FoundPack) -> QWidget:
        radio = QRadioButton(found.name)
        radio.setEnabled(found.pack is not None and not (self._switch.managed and not self._switch.is_in_use(found)))
        radio.clicked.connect(partial(self._on_picked, found))
        radio.setToolTip(str(found.folder))
        self._group.addButton(radio)
        self.radios.append(radio)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(radio)
        if self._switch.is_in_use(found):
            head.addWidget(label(tr("In use"), "chip"))
        head.addStretch()
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addLayout(head)
        said = self._lines(found)
        for line in said:
            self._indent(line)
            lines.addWidget(line)
        self._below += said
        radio.setAccessibleDescription(". ".join(line.text() for line in said))
        return made

    def _lines(self, found: FoundPack) -> list[QLabel]:
        place = tr(_PLACES[found.place])
        state = self._switch.state(found, self._vault)
        if found.pack is None or state is None:
            wrong = label(in_own_words(found.problem), "quiet", wrap=True)
            set_mark(wrong, "tone", "error")
            return [label(f"{found.folder} · {place}", "quiet", wrap=True), wrong]
        how = label(f"{tr(MEANINGS[state])} · {_signed(found)}", "quiet", wrap=True)
        set_mark(how, "tone", TONES[state])
        return [label(f"{_tasks(found.pack)} · {_size(found.pack)} · {place}", "quiet", wrap=True), how]


def _tasks(pack: Pack) -> str:
    return ", ".join(task_title(task.value) for task in pack.tasks)


def _size(pack: Pack) -> str:
    return file_size(sum(entry.size for entry in pack.files))


def _signed(found: FoundPack) -> str:
    try:
        signed = signature_of(found.folder)
    except RadOncError:
        signed = None  # ``open_pack`` said so already; nothing is claimed here
    if signed is None:
        return tr("not signed")
    if not signed.key:
        return tr("signed, but this computer trusts no key")
    return tr("release {release}, signed with the key {name}", release=signed.release, name=signed.key)
