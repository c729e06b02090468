"""Users and keys: one's own passphrase for everybody; users, roles and printed keys for administrators."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from radonc_desktop.background.store_work import StoreWork, Work
from radonc_desktop.marking import marked
from radonc_desktop.vault.progress import Progress
from radonc_desktop.vault.roles import Right, Role
from radonc_desktop.windows.file_parts import become_rows, fit_columns
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.it_key import held_words
from radonc_desktop.windows.key_label import printed_key_label
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.managed import MANAGED
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, empty, label, limit_width, scroll_area
from radonc_desktop.windows.passphrase_form import PassphraseForm
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.user_form import UserForm
from radonc_desktop.windows.wording import day
from radonc_models.errors import RadOncError
from radonc_models.keyed.envelopes import PRINTED, SlotKind

if TYPE_CHECKING:
    from radonc_desktop.vault import Person, Vault

__all__ = ["UsersPage"]

_HEADS = (marked("Name"), marked("Roles"), marked("State"), marked("Since"), marked("Signing key"))
_ROLE_NAMES = {Role.ADMIN: marked("admin"), Role.PHYSICIAN: marked("physician"), Role.REVIEWER: marked("reviewer")}
assert set(_ROLE_NAMES) == set(Role)
_ROLES = _HEADS.index("Roles")


class UsersPage(QWidget):
    """Shows the users; each action is a form on the page, and each asks for the passphrase again.

    Signals:
        left: The page was closed.
    """

    left = Signal()

    def __init__(self, theme: Theme, vault: Vault, work: StoreWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._work = work
        self._people: list[Person] = []
        self.notice = Notice(theme)
        self.table = _table()
        self.passphrase = PassphraseForm(theme, vault, work)
        self.form = UserForm(theme)
        limit_width(self.passphrase, 432)
        self._key_shown = QWidget()
        self._key_place = QVBoxLayout(self._key_shown)
        self._key_place.setContentsMargins(0, 0, 0, 0)
        self._below = (self.passphrase, self.form, self._key_shown)
        self._build(administrator=vault.may(Right.PEOPLE))
        self.table.itemSelectionChanged.connect(self._enable)
        self.passphrase.changed.connect(self._on_own_changed)
        self.passphrase.cancelled.connect(self.rest)
        self.form.cancelled.connect(self.rest)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        """Read the users whenever the page comes up."""
        self.notice.clear()
        self.refresh()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own name
        """Forget everything typed and shown, whichever way the page was left."""
        self.rest()
        super().hideEvent(event)

    def refresh(self) -> None:
        """Read the users again."""
        if not self._vault.may(Right.PEOPLE):
            return
        try:
            self._people = self._vault.people.everyone()
        except RadOncError as error:
            self.notice.say("error", str(error))
            return
        self.table.setRowCount(len(self._people))
        for row, person in enumerate(self._people):
            for column, words in enumerate(_cells(person)):
                self.table.setItem(row, column, QTableWidgetItem(words))
        fit_columns(self.table, _ROLES)
        self._enable()

    def rest(self) -> None:
        """Put the forms away, with everything typed into them."""
        self.form.clear()
        self.passphrase.clear()
        self._forget_key()
        self._lay_below(None)

    def change_own_passphrase(self) -> None:
        """Show the form for one's own passphrase."""
        self._show(self.passphrase)
        self.passphrase.begin()

    def add_user(self) -> None:
        """Show the form for a new user."""

        def act() -> bool:
            form, people = self.form, self._vault.people
            add = partial(people.add, form.name.text(), form.roles, form.temporary.text(), form.own.text())

            def told(person: Person) -> str:
                return tr("{name} is added and chooses an own passphrase at the first login.", name=person.name)

            return self._aside(tr("Adding a user…"), add, told)

        self._show(self.form)
        self.form.ask(
            tr("Add a user"),
            tr("Give the temporary passphrase to the user in person: it opens the store until an own one is chosen."),
            tr("Add user"),
            act,
            name=True,
            roles=frozenset({Role.PHYSICIAN}),
            temporary=True,
        )

    def change_roles(self) -> None:
        """Show the form for the roles of the chosen user."""
        person = self._chosen()
        if person is None:
            return

        def act() -> bool:
            change = partial(self._vault.people.set_roles, person.name, self.form.roles, self.form.own.text())
            told = tr("The roles of {name} are changed; they hold from the next login on.", name=person.name)
            return self._aside(tr("Changing the roles of {name}…", name=person.name), change, lambda _nothing: told)

        self._show(self.form)
        title = tr("Roles of {name}", name=person.name)
        self.form.ask(title, "", tr("Change roles"), act, roles=person.roles)

    def reset_passphrase(self) -> None:
        """Show the form for a temporary passphrase of the chosen user."""
        person = self._chosen()
        if person is None:
            return

        def act() -> bool:
            form = self.form
            reset = partial(self._vault.people.reset, person.name, form.temporary.text(), form.own.text())
            told = tr("{name} unlocks with the temporary passphrase and then chooses an own one.", name=person.name)
            words = tr("Resetting the passphrase of {name}…", name=person.name)
            return self._aside(words, reset, lambda _nothing: told)

        self._show(self.form)
        words = tr("The user gets new keys. What was signed with the old ones stays valid.")
        self.form.ask(tr("Reset the passphrase of {name}", name=person.name), words, tr("Reset"), act, temporary=True)

    def remove_user(self) -> None:
        """Show the form that removes the chosen user."""
        person = self._chosen()
        if person is None:
            return

        def act() -> bool:
            self._work.begin(self._removal(person, self.form.own.text()))
            return False

        self._show(self.form)
        words = tr(
            "All cases are put under a new key, so that nothing the user may have kept opens them. "
            "Signatures stay valid. Backups made until now still open with the old key: make a new one."
        )
        self.form.ask(tr("Remove {name}", name=person.name), words, tr("Remove"), act)

    def _removal(self, person: Person, own: str) -> Work:
        """Return the work that removes ``person``; it has no Stop: the removal stands before the cases are copied."""

        def act(progress: Progress) -> None:
            self._vault.people.remove(person.name, own, person.kind, progress)

        def done(_nothing: None) -> None:
            self.form.finish()
            self._tell(tr("{name} is removed, and all cases are under a new key.", name=person.name))

        words = tr("Removing {name} and putting all cases under a new key…", name=person.name)
        return Work(words, act, done, self._on_refused, can_stop=False)

    def remove_it_key(self) -> None:
        """Show the form that takes the key of IT away."""

        def done(_nothing: None) -> None:
            self.form.finish()
            self._show_it_key()
            self._tell(tr("The key of IT is removed, and all cases are under a new key."))

        def act() -> bool:
            own = self.form.own.text()
            words = tr("Removing the key of IT and putting all cases under a new key…")
            remove = partial(self._vault.people.remove_escrow, own)
            self._work.begin(Work(words, remove, done, self._on_refused, can_stop=False))
            return False

        self._show(self.form)
        words = tr(
            "IT can no longer win this vault back. All cases are put under a new key. Backups made until now still "
            "open with the old one: make a new one."
        )
        self.form.ask(tr("Remove the key of IT"), words, tr("Remove"), act)

    def _show_it_key(self) -> None:
        words, state = held_words(self._vault), self._vault.people.escrow
        self.it_key.setText(f"{words} {tr(MANAGED)}." if state.required else words)
        self.it_key.setVisible(bool(words))
        removable = bool(state.fingerprint) and not state.required
        self.it_key_button.setVisible(removable and self._vault.may(Right.PEOPLE))

    def _on_refused(self, error: RadOncError) -> None:
        self._show_it_key()
        self.form.finish(error)
        self.refresh()

    def new_printed_key(self, kind: SlotKind) -> None:
        """Show the form that makes a recovery or break-glass key."""

        def told(key: str) -> str:
            self._show_key(key)
            return tr("Write this key down now: it will not be shown again. An older one no longer opens.")

        def act() -> bool:
            make = partial(self._vault.people.new_printed_key, kind, self.form.own.text())
            return self._aside(tr("Making the key…"), make, told, rest=False)

        self._show(self.form)
        if kind is SlotKind.RECOVERY:
            title = tr("New recovery key")
            words = tr("It opens the store as an administrator, to reset passphrases.")
        else:
            title = tr("New break-glass key")
            words = tr(
                "For a sealed envelope: it opens the store as a physician in an emergency. "
                "Its use is written down, and every user is told at the next login."
            )
        self.form.ask(title, words, tr("Make the key"), act)

    def _aside(self, words: str, change: Callable[[], Any], told: Callable[[Any], str], *, rest: bool = True) -> bool:
        """Make a change in a thread, as it derives keys for half a second and more; the form waits, frozen, for it."""

        def done(result: Any) -> None:
            self.form.finish()
            self._tell(told(result), rest=rest)

        self._work.begin(Work(words, lambda _progress: change(), done, self._on_refused, can_stop=False))
        return False

    def _tell(self, words: str, *, rest: bool = True) -> None:
        if rest:
            self.rest()
        self.refresh()
        self.notice.say("ok", words)

    def _on_own_changed(self) -> None:
        self.rest()
        self.notice.say("ok", tr("Your passphrase is changed."))

    def _show(self, page: QWidget) -> None:
        self.notice.clear()
        self._forget_key()
        self._lay_below(page)

    def _lay_below(self, page: QWidget | None) -> None:
        for one in self._below:
            one.setVisible(one is page)

    def _show_key(self, key: str) -> None:
        self.form.clear()
        self._key_place.addWidget(printed_key_label(key), 0, Qt.AlignmentFlag.AlignLeft)
        self._key_place.addWidget(button(tr("I have it on paper"), self.rest, "primary"), 0, Qt.AlignmentFlag.AlignLeft)
        self._key_place.addStretch(1)
        self._lay_below(self._key_shown)

    def _forget_key(self) -> None:
        empty(self._key_place)

    def _chosen(self) -> Person | None:
        row = self.table.currentRow()
        return self._people[row] if 0 <= row < len(self._people) and self.table.selectedItems() else None

    def _enable(self) -> None:
        person = self._chosen()
        user = person is not None and person.kind not in PRINTED
        me = person is not None and person.id == self._vault.people.me.id
        self.roles_button.setEnabled(user)
        self.reset_button.setEnabled(user and not me)
        self.remove_button.setEnabled(person is not None and not me)

    def _build(self, *, administrator: bool) -> None:
        title = label(tr("Users and keys") if administrator else tr("Your passphrase"), "head")
        self.own_button = button(tr("Change my passphrase"), self.change_own_passphrase)
        self.add_button = button(tr("Add user"), self.add_user, "primary")
        self.own_button.setVisible(self._vault.people.me.kind is SlotKind.USER)
        close = button(tr("Close"), self.left.emit, "quiet")
        head = FlowRow((title,), (self.own_button, self.add_button, close))
        self.roles_button = button(tr("Roles"), self.change_roles)
        self.reset_button = button(tr("Reset passphrase"), self.reset_passphrase)
        self.remove_button = button(tr("Remove"), self.remove_user)
        self.recovery_button = button(tr("New recovery key"), lambda: self.new_printed_key(SlotKind.RECOVERY))
        self.glass_button = button(tr("New break-glass key"), lambda: self.new_printed_key(SlotKind.BREAK_GLASS))
        person = (self.roles_button, self.reset_button, self.remove_button)
        self.it_key_button = button(tr("Remove the key of IT"), self.remove_it_key)
        self.it_key = label("", "quiet", wrap=True, selectable=True)
        acts = FlowRow(person, (self.recovery_button, self.glass_button, self.it_key_button))
        inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll_area(inside))
        page = QVBoxLayout(inside)
        page.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addWidget(self.table, 1)
        page.addWidget(self.it_key)
        page.addLayout(acts)
        for below in self._below:
            page.addWidget(below, 0)
            below.hide()
        page.addStretch(0 if administrator else 1)
        self.table.setVisible(administrator)
        for act in (self.add_button, self.roles_button, self.reset_button, self.remove_button):
            act.setVisible(administrator)
        for act in (self.recovery_button, self.glass_button):
            act.setVisible(administrator)
        self._show_it_key()


def _cells(person: Person) -> tuple[str, ...]:
    if person.kind in PRINTED:
        state = tr("key on paper")
    else:
        state = tr("temporary passphrase") if person.temporary else tr("active")
    roles = ", ".join(tr(_ROLE_NAMES[role]) for role in sorted(person.roles))
    return person.name, roles, state, day(person.added), person.fingerprint


def _table() -> QTableWidget:
    table = QTableWidget(0, len(_HEADS))
    table.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
    become_rows(table, tr("Users"))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    header = table.horizontalHeader()
    header.setSectionResizeMode(_ROLES, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setMinimumHeight(160)
    return table
