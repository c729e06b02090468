"""Choosing the pack that is asked: in the first run and under Models."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog

from radonc_desktop.pack_gate import why_not_asked
from radonc_desktop.vault.packs import PackState
from radonc_desktop.windows.pack_step import PackStep
from radonc_desktop.windows.pack_switch import PackSwitch

PASSPHRASE = "four words that differ"


@pytest.fixture
def window(opened, vault, packs):
    def admitted(words):
        state = packs.state(next(one for one in packs.found() if one.sha256 == words.pack.sha256), vault)
        return replace(words, state=state.value, problem=why_not_asked(state, demo=vault.demo, unapproved=False))

    made = opened(packs.words, admitted=admitted, packs=packs)
    made.show_page("models")
    return made


@pytest.fixture
def packs(packs_with):
    return packs_with()


@pytest.fixture
def page(window):
    return window.more.page("models")


def step(qtbot, theme, vault, packs):
    made = PackStep(theme, vault, packs)
    qtbot.addWidget(made)
    made.show()
    return made


def said(part):
    return [radio.accessibleDescription() for radio in part.radios]


def test_that_each_pack_says_its_tasks_size_place_state_and_signature(qtbot, theme, vault, packs):
    made = step(qtbot, theme, vault, packs)
    ours, other = said(made.packs)
    assert ours.startswith("Regimen, Modality, Diagnosis · 4 KiB · for all users of this computer. ")
    assert "Installed: nobody has decided about it · not signed" in ours
    assert "in your own folder" in other
    assert made.packs.radios[0].isChecked()
    assert made.use.text() == "Go on"


def test_that_a_damaged_pack_says_why_and_cannot_be_picked(qtbot, theme, vault, packs_with, made_pack, tmp_path):
    damaged = made_pack(tmp_path / "packs" / "broken", "broken")
    (damaged / "manifest.json").write_text("{}")
    made = step(qtbot, theme, vault, packs_with(damaged))
    assert "The manifest of the model pack is damaged" in said(made.packs)[2]
    assert not made.packs.radios[2].isEnabled()


def test_that_the_chosen_pack_is_the_one_that_the_engine_turns_to(qtbot, theme, vault, packs, switched, tmp_path):
    made = step(qtbot, theme, vault, packs)
    made.packs.radios[1].click()
    assert made.use.text() == "Use this pack"
    with qtbot.waitSignal(made.done):
        made.use.click()
    assert switched == [tmp_path / "packs" / "other"]
    assert packs.words.name == "other"
    assert packs.folders.pack == tmp_path / "packs" / "other"


def test_that_another_folder_can_be_chosen_and_a_folder_without_a_pack_says_so(
    qtbot, theme, vault, packs, made_pack, tmp_path, monkeypatch
):
    made = step(qtbot, theme, vault, packs)
    far = made_pack(tmp_path / "stick" / "far", "far")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(far))
    made.packs.another.click()
    assert made.packs.picked_pack.name == "far"
    made.use.click()
    assert packs.words.name == "far"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    made.packs.another.click()
    assert "There is no readable model pack" in said(made.packs)[-1]
    assert made.packs.picked_pack.name == "far"


def test_that_a_pack_of_the_policy_is_marked_and_the_only_one(qtbot, theme, vault, packs_with):
    wanted = packs_with().found()[1].sha256
    packs = packs_with(pinned=wanted)
    made = step(qtbot, theme, vault, packs)
    assert packs.words.name == "other"
    assert made.packs.managed.isVisibleTo(made)
    assert not made.packs.another.isVisibleTo(made)
    assert [radio.isEnabled() for radio in made.packs.radios] == [False, True]
    assert made.use.text() == "Go on"


def test_that_a_store_without_any_pack_says_so_and_goes_on(qtbot, theme, vault, tmp_path, monkeypatch):
    from radonc_desktop.pack_choice import PackChoice
    from radonc_desktop.paths import Folders

    folders = Folders(tmp_path / "vault", tmp_path / "none")
    packs = PackSwitch(folders, print, print, PackChoice(folders.vault, folders.pack))
    packs.start()
    made = step(qtbot, theme, vault, packs)
    assert not made.use.isEnabled()
    assert "no readable model pack" in made.notice.sentence
    with qtbot.waitSignal(made.done):
        made.later.click()


def test_that_the_models_page_turns_to_another_pack_which_is_then_decided_about(window, page, packs, switched, rested):
    assert page.use.isHidden()
    page.packs.radios[1].click()
    assert page.state.text().startswith("other · ")
    assert not page.use.isHidden()
    page.use.click()
    assert "The pack other is asked from now on" in page.notice.sentence
    assert [folder.name for folder in switched] == ["other"]
    assert "No administrator" in window.models_problem
    assert page.use.isHidden()
    page.passphrase.setText(PASSPHRASE)
    page.choices[PackState.EVALUATION].click()
    rested()
    assert window.models_problem == ""
    assert "pack other" in window.pack.text()


def test_that_a_retired_pack_cannot_be_turned_to(page, packs, vault, rested):
    page.packs.radios[1].click()
    page.passphrase.setText(PASSPHRASE)
    page.choices[PackState.RETIRED].click()
    rested()
    assert page.packs.picked_pack.name == "other", "it stays the one that is looked at"
    assert not page.use.isEnabled()
    assert "retired" in page._not_use.text()


def test_that_nothing_is_turned_to_while_a_question_is_answered(window, page, packs, switched, monkeypatch):
    monkeypatch.setattr(type(window._generator), "busy", True)
    page.packs.radios[1].click()
    page.use.click()
    assert page.notice.tone == "warning"
    assert switched == []
    assert packs.words.name == "ours"
