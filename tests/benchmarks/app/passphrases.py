"""How long the window's thread stands still while keys are derived from a passphrase at their real cost.

    python tests/benchmarks/app/passphrases.py

The figures are those of heartbeat.py, which measures everything else.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from heartbeat import LIMIT_MS, Heart  # first, as it says where Qt draws
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from radonc_desktop.background.generation import Generator
from radonc_desktop.engine.scripted import ScriptedEngine
from radonc_desktop.vault import Role, create_vault
from radonc_desktop.windows.main import MainWindow
from radonc_desktop.windows.pack_words import PackWords
from radonc_desktop.windows.theme import Appearance, Theme
from radonc_models.clinical.checks import prepare
from radonc_models.tasks import Task

PASSPHRASE = "four words that differ"


def main() -> int:
    """Print one line an act."""
    app = QApplication(sys.argv[:1])
    vault = create_vault(Path(tempfile.mkdtemp()) / "vault", "Dr Test", PASSPHRASE)
    vault.add_case("Lung", "lung", "SYNTHETIC. 79-year-old man, T1b N0 M0 lung cancer of the left lower lobe.")
    generator = Generator(ScriptedEngine({}))
    window = MainWindow(Theme(app, Appearance.LIGHT), vault, generator, PackWords())
    window.open_case(1)
    window.show()
    QTest.qWait(500)
    prepare()  # as the app's worker does while the models load
    heart = Heart()
    worst = [heart.over(name, act, done, rest_ms=200) for name, act, done in acts(window)]
    window._closing = True
    window.close()
    generator.close()
    print(f"worst {1000 * max(worst):.0f} ms of its own, limit {LIMIT_MS} ms")
    return 0 if 1000 * max(worst) <= LIMIT_MS else 1


def acts(window: MainWindow) -> list[tuple[str, Callable[[], object], Callable[[], bool]]]:
    """Return what is measured, in the order in which it can be done."""
    box = window.case.proposals.panels[Task.REGIMEN].draft
    users = window.users

    def sign(row: object, secret: str) -> Callable[[], None]:
        def act() -> None:
            row.passphrase.setText(secret)
            row.confirm.click()

        return act

    def open_draft() -> None:
        box.begin("SBRT to the left lower lobe, 54 Gy in 3 fractions.", None)
        box.save.click()
        box.sign.click()

    def addendum() -> None:
        box.addenda.begin.click()
        box.addenda.words.setPlainText("Prior dose was found.")
        sign(box.addenda.row, PASSPHRASE)()

    def add_user() -> None:
        window.show_users()
        users.add_user()
        fill(users.form, "Dr Two", "a first one from the admin", {Role.PHYSICIAN})

    def roles() -> None:
        users.table.selectRow(1)
        users.change_roles()
        fill(users.form, "", "", {Role.REVIEWER})

    return [
        ("nothing", lambda: None, lambda: True),
        ("open a draft", open_draft, lambda: box.row.asked),
        ("sign with a wrong passphrase", sign(box.row, "not the passphrase"), lambda: not window.case.signing),
        ("sign", sign(box.row, PASSPHRASE), lambda: box.read_only),
        ("sign an addendum", addendum, lambda: box.addenda.said.isVisible()),
        ("add a user", add_user, lambda: "is added" in users.notice.sentence),
        ("change roles", roles, lambda: "are changed" in users.notice.sentence),
    ]


def fill(form: object, name: str, temporary: str, chosen: set[Role]) -> None:
    """Fill the form for users and send it."""
    form.name.setText(name)
    form.temporary.setText(temporary)
    form.own.setText(PASSPHRASE)
    for role, choice in form.choices.items():
        choice.setChecked(role in chosen)
    form.submit()


if __name__ == "__main__":
    sys.exit(main())
