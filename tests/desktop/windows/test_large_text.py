"""Every page and window at 100 % and 200 % text, light and dark: nothing is cut off, nothing stays empty."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QHeaderView, QLabel, QLineEdit, QWidget

from radonc_desktop.background.pc_exam import PcExam
from radonc_desktop.doctor import Section
from radonc_desktop.vault import AuditCheck
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.case_page import AUDIT, COMPARE, HANDOVER, HISTORY, REVIEW
from radonc_desktop.windows.elided import ElidedLabel
from radonc_desktop.windows.theme import USUAL_PERCENT, Appearance
from radonc_desktop.windows.tour import STEPS
from radonc_desktop.windows.unlock import UnlockWindow
from radonc_desktop.windows.welcome import WelcomeWindow
from radonc_models.tasks import Task

SCREEN = QSize(1440, 900)
LOOKS = [(100, Appearance.LIGHT), (200, Appearance.LIGHT), (200, Appearance.DARK), (100, Appearance.DARK)]
SECTIONS = [
    Section("processor", "ok", "16 cores; AVX2 and F16C, so the fast engine is used.", {}),
    Section("memory", "warning", "6.0 GB are free: close other programs before you ask all three tasks at once.", {}),
    Section("pack", "failed", "There is no model pack: install one with radonc-desktop pack install FOLDER.", {}),
]


@pytest.fixture(scope="module")
def probe():
    """Return the module that finds clipped words."""
    spec = importlib.util.spec_from_file_location("layout_probe", Path(__file__).with_name("layout_probe.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def pages(qtbot, window, monkeypatch):
    """Return what shows each page of the main window, by its name, with something on it."""
    monkeypatch.setattr(PcExam, "start", lambda _exam: None)
    case = window.case
    case.ask_all()
    case.compare.choose(Task.REGIMEN)
    qtbot.waitUntil(lambda: not window.board.running(1), timeout=60_000)
    case.ask_comparison()
    answered = lambda: window.board.state(1, Task.REGIMEN, base=True).phase is Phase.ANSWERED  # noqa: E731
    qtbot.waitUntil(answered, timeout=60_000)

    def shows(view):
        return lambda: (window.open_case(1), case.compare.judge.setChecked(False), case.show_view(view))

    def sign():
        shows(REVIEW)()
        draft = case.proposals.panels[Task.REGIMEN].draft
        case.proposals.panels[Task.REGIMEN].edit.click()
        draft.sign.click()

    def edit():
        shows(REVIEW)()
        case.proposals.panels[Task.DIAGNOSIS].edit.click()

    def audit():
        shows(AUDIT)()
        case.audit.show_check(AuditCheck(ok=False, entries=7, first_bad=3, problem="Entry 3 was changed."))

    def test_pc():
        window.show_page("pc_test")
        window.more.page("pc_test").test._on_done(SECTIONS)

    return {
        "review": shows(REVIEW),
        "sign": sign,
        "edit": edit,
        "compare": shows(COMPARE),
        "judge": lambda: (shows(COMPARE)(), case.compare.judge.setChecked(True)),
        "audit": audit,
        "handover": shows(HANDOVER),
        "history": shows(HISTORY),
        "new-case": lambda: (window.new_case(), window.form.create_button.click()),
        "import": window.import_cases,
        "export": window.export_case,
        "study": lambda: window._pages.setCurrentWidget(window.files.study_page),
        "backup": window.back_up,
        "users": window.show_users,
        "add-user": window.users.add_user,
        **{name: lambda name=name: window.show_page(name) for name in ("preferences", "models", "department", "about")},
        "pc-test": test_pc,
    }


def settle():
    """Lay out until nothing is left to do: wrapped words need a second round after a change of width."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def cut_words(probe, window):
    """Return what ``window`` does not show whole: words, hints and heads, or itself on a usual screen."""
    found = [one for one in probe.clipped(window) if one not in elided(probe, window)]
    for widget in (one for one in window.findChildren(QWidget) if one.isVisible()):
        found += [f"hint: {words}" for words in cut_hint(widget)]
        found += [f"too low: {widget.text()[:60]}"] if is_squeezed(widget) else []
    if window.width() > SCREEN.width() or window.height() > SCREEN.height():
        found.append(f"the window is {window.width()} x {window.height()}")
    return found


def is_squeezed(widget):
    """Tell whether a button or a line of words is lower than it asks for; wrapped words are looked at elsewhere."""
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return False
    wrapped = isinstance(widget, QLabel) and widget.wordWrap()
    return not wrapped and widget.sizeHint().height() > widget.height() + 2


def elided(probe, window):
    """Return what the labels that shorten themselves would say: they tell the whole as a tip."""
    labels = (one for one in window.findChildren(ElidedLabel) if one.toolTip() == one.text())
    return {f"too narrow: {one.text()[:60]} {one.sizeHint().width()} > {one.width()}" for one in labels}


def cut_hint(widget):
    """Yield the hint of a field, the choice of a box or the head of a column that does not fit."""
    width = widget.fontMetrics().horizontalAdvance
    if isinstance(widget, QLineEdit) and not widget.text() and width(widget.placeholderText()) > widget.width() - 18:
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox) and width(widget.currentText()) > widget.width() - 24:
        yield widget.currentText()
    elif isinstance(widget, QHeaderView) and widget.model() is not None:
        for column in range(widget.count()):
            whole = widget.sectionSize(column) >= widget.sectionSizeHint(column)
            if not whole and not takes_the_room(widget, column):
                yield str(widget.model().headerData(column, widget.orientation()))


def takes_the_room(header, column):
    """Tell whether a column has what the others leave; a table without room for it scrolls sideways."""
    last = header.stretchLastSection() and column == header.count() - 1
    return last or header.sectionResizeMode(column) is QHeaderView.ResizeMode.Stretch


def is_empty(window):
    """Tell whether a picture of ``window`` shows next to nothing: fewer than a dozen colours."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return len(set(memoryview(picture.constBits()).cast("I"))) < 12


@pytest.fixture
def at_usual_size(theme):
    """Leave the text of the app as it was for the tests that follow."""
    yield
    theme.choose(Appearance.LIGHT)
    theme.zoom(USUAL_PERCENT)


def look_at(probe, window, name, found):
    settle()
    cut = cut_words(probe, window)
    if cut or is_empty(window):
        found[name] = cut or ["nothing is drawn"]


def take(theme, percent, look):
    """Show all text in that size and look; each that stays as it is costs nothing."""
    if theme.percent != percent:
        theme.zoom(percent)
    if theme.appearance is not look:
        theme.choose(look)


@pytest.mark.usefixtures("at_usual_size")
def test_that_every_page_shows_its_words_whole_in_large_text_and_in_the_dark(probe, theme, window, pages, rested):
    found = {}
    for percent, look in LOOKS:
        take(theme, percent, look)
        window.resize(SCREEN)
        for name, show in pages.items():
            show()
            rested()
            look_at(probe, window, f"{name} {percent} {look.value}", found)
    assert found == {}


@pytest.mark.usefixtures("at_usual_size")
def test_that_the_windows_before_the_cases_show_their_words_whole(
    qtbot, probe, theme, vault, packs_with, made_pack, tmp_path
):
    damaged = made_pack(tmp_path / "packs" / "damaged", "damaged")
    (damaged / "regimen.gguf").write_bytes(b"short")
    create = UnlockWindow(theme, lambda _user, _secret: None, create=True)
    unlock = UnlockWindow(theme, lambda _user, _secret: None, hint="The passphrase of the demo is: demo")
    welcome = WelcomeWindow(theme, vault, first=True)
    choose = WelcomeWindow(theme, vault, first=True, packs=packs_with(damaged))
    ready = WelcomeWindow(theme, vault, first=True, demo=lambda: None)
    found = {}
    for made in (create, unlock, welcome, choose, ready):
        qtbot.addWidget(made)
    create.submit()
    for made in (welcome, choose, ready):
        made.begin()
    for made in (choose, ready):
        made.later.click()
    shown = {"create": create, "unlock": unlock, "welcome": welcome, "choose": choose, "ready": ready}
    for percent, look in LOOKS:
        take(theme, percent, look)
        for name, made in shown.items():
            made.show()
            look_at(probe, made, f"{name} {percent} {look.value}", found)
            made.hide()
    assert found == {}


@pytest.mark.usefixtures("german", "at_usual_size")
def test_that_every_page_shows_its_german_words_whole(probe, theme, window, pages, rested):
    found = {}
    theme.zoom(200)
    window.resize(SCREEN)
    for name, show in pages.items():
        show()
        rested()
        look_at(probe, window, name, found)
    assert found == {}
    assert window.case.handover.letter_why.text().startswith("Es gibt kein unterschriebenes Bestrahlungskonzept")


@pytest.mark.usefixtures("german", "at_usual_size")
def test_that_the_tour_and_the_windows_before_the_cases_show_their_german_words_whole(
    qtbot, probe, theme, vault, window, rested
):
    create = UnlockWindow(theme, lambda _user, _secret: None, create=True)
    unlock = UnlockWindow(theme, lambda _user, _secret: None, open_with_key=lambda *_: None)
    welcome = WelcomeWindow(theme, vault, first=True)
    for made in (create, unlock, welcome):
        qtbot.addWidget(made)
    create.submit()
    unlock.change_way()
    welcome.begin()
    found = {}
    theme.zoom(200)
    for name, made in {"create": create, "unlock": unlock, "welcome": welcome}.items():
        made.show()
        look_at(probe, made, name, found)
        made.hide()
    window.resize(SCREEN)
    window.open_case(1)
    window.tour_shown.begin()
    for step in range(len(STEPS)):
        rested()
        look_at(probe, window, f"tour {step}", found)
        window.tour_shown.next.click()
    assert found == {}
