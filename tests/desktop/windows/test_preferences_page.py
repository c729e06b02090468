"""Preferences in the window: they hold at once, and what the policy sets is shown and locked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from radonc_desktop.policy import Policy
from radonc_desktop.preferences import read_preferences
from radonc_desktop.windows.choices import Choices
from radonc_desktop.windows.preferences_page import PreferencesPage
from radonc_desktop.windows.theme import Appearance


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "preferences.json"


@pytest.fixture
def choices(qapp, kept):
    made = Choices(kept)
    yield made
    made.deleteLater()


@pytest.fixture
def page(qtbot, theme, choices):
    choices.dress(theme)
    made = PreferencesPage(theme, choices)
    qtbot.addWidget(made)
    made.show()
    made.begin()
    yield made
    theme.zoom(100)


def test_that_a_choice_holds_at_once_and_is_kept(page, theme, kept):
    page.looks[Appearance.DARK].click()
    page.lock_after.setValue(2)
    page.own_first.click()
    page.text_size.setCurrentIndex(page.text_size.findText("125 %"))
    page.text_size.activated.emit(page.text_size.currentIndex())
    assert theme.tokens.dark
    assert theme.percent == 125
    now = read_preferences(kept)
    assert (now.appearance, now.auto_lock_minutes, now.own_answer_first, now.text_percent) == ("dark", 2, True, 125)


def test_that_what_is_chosen_in_a_menu_is_kept_too(page, theme, kept):
    theme.choose(Appearance.DARK)
    theme.step(1)
    now = read_preferences(kept)
    assert (now.appearance, now.text_percent) == ("dark", 110)
    assert page.looks[Appearance.DARK].isChecked()


def test_that_what_the_policy_sets_is_locked_and_says_who_decides(page, choices, kept):
    page.lock_after.setValue(30)
    choices.obey(Policy.saying(auto_lock_minutes=3, own_answer_first=True))
    assert page.lock_after.value() == 3
    assert not page.lock_after.isEnabled()
    assert page.own_first.isChecked()
    assert not page.own_first.isEnabled()
    assert page.forget_after.isEnabled()
    shown = [name for name, mark in page._marks.items() if not mark.isHidden()]
    assert shown == ["auto_lock_minutes", "own_answer_first"]
    choices.change(auto_lock_minutes=60)
    assert choices.now.auto_lock_minutes == 3
    assert read_preferences(kept).auto_lock_minutes == 30


def test_that_a_language_is_kept_for_the_next_start_and_named_in_its_own_words(page, kept):
    names = [page.language.itemText(place) for place in range(page.language.count())]
    assert names == ["As the system", "English", "Deutsch"]
    page.language.setCurrentIndex(2)
    page.language.activated.emit(2)
    assert read_preferences(kept).language == "de"
    assert page.language.accessibleName() == "Language"  # the open windows stay as they are


def test_that_the_policy_decides_about_the_language_too(page, choices):
    choices.obey(Policy.saying(language="en"))
    assert page.language.currentData() == "en"
    assert not page.language.isEnabled()


def test_that_a_policy_that_sets_nothing_leaves_the_choice(choices):
    choices.change(auto_lock_minutes=17)
    choices.obey(Policy())
    assert choices.now.auto_lock_minutes == 17


def test_that_preferences_that_cannot_be_read_are_told(qtbot, theme, kept):
    kept.write_text("{")
    choices = Choices(kept)
    page = PreferencesPage(theme, choices)
    qtbot.addWidget(page)
    page.begin()
    assert "no valid preferences" in page.notice.sentence
    page.warn.click()
    assert page.notice.sentence == ""


def test_that_the_page_opens_by_its_shortcut_and_leaves_by_escape(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window._pages.currentWidget(), PreferencesPage)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window._pages.currentWidget() is window.case


def test_that_a_running_answer_is_not_lost_by_closing_unless_one_wants_it(qtbot, window, source):
    from radonc_desktop.engine.scripted import Gate
    from radonc_models.tasks import Task

    gate = Gate()
    source.scripts[(Task.DIAGNOSIS, False)] = ["Malignant", gate]
    window.case.ask(Task.DIAGNOSIS)
    qtbot.waitUntil(gate.reached.is_set)
    assert not window.close()
    assert "An answer is being written" in window.notice.sentence
    window.choices.change(warn_before_quit=False)
    assert window.close()


def test_that_nothing_on_it_lacks_a_name(page):
    focusable = [page.text_size, page.lock_after, page.forget_after]
    assert all(one.accessibleName() for one in focusable)
