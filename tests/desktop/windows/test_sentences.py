"""The sentences of errors in a German window: found again, filled in again, and English where nothing is known."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from radonc_desktop.vault import WrongPassphrase
from radonc_desktop.vault.errors import NotAllowed
from radonc_desktop.vault.roles import Right, Rights, Role
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.sentences import FILE, found_again, in_own_words, templates
from radonc_models.errors import ModelPackError
from radonc_models.machine_policy import refusal
from radonc_models.pack.reading import read_pack
from radonc_models.runtime.errors import EngineDied
from radonc_models.runtime.process import how_it_ended
from radonc_models.runtime.vulkan import Survey, why_not

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def gathered():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "installer")
        import translations
        import window_sentences

        return window_sentences.said(), translations.sentences()


def filled(template):
    """Return the sentence with something in each place, and what that is."""
    values = {name: f"x{number}.gguf" for number, name in enumerate(re.findall(r"\{(\w+)\}", template))}
    return template.format(**values), values


def test_that_the_list_of_sentences_is_the_one_that_the_source_says(gathered):
    assert FILE.read_text("utf-8") == gathered[1], "run make translations"


def test_that_what_can_reach_a_window_is_gathered_and_what_cannot_is_not(gathered):
    modules = {one.module for one in gathered[0]}
    assert {"radonc_desktop.vault.errors", "radonc_models.pack.reading", "radonc_models.runtime.client"} <= modules
    assert not [name for name in modules if name.startswith(("radonc_convert", "radonc_models.tune"))]
    assert len(gathered[0]) > 250


def test_that_each_sentence_is_found_again_with_what_was_filled_in():
    assert len(templates()) > 100
    for one in templates():
        sentence, values = filled(one.text)
        assert found_again(sentence) == (one, values)


def test_that_no_sentence_that_reaches_a_window_stays_english_there(german, gathered):
    for one in gathered[0]:
        sentence, values = filled(one.text)
        own = in_own_words(sentence)
        assert own != sentence, sentence
        assert "{" not in own
        assert all(value in own for value in values.values()), own


def test_that_english_windows_show_the_sentence_as_it_was_said(gathered):
    for one in gathered[0]:
        sentence, _ = filled(one.text)
        assert in_own_words(sentence) == sentence


def test_that_a_german_window_says_real_errors_in_german(qtbot, theme, german, made_pack, tmp_path):
    notice = Notice(theme)
    qtbot.addWidget(notice)
    notice.say("error", str(WrongPassphrase()))
    assert notice.sentence == (
        "Der Benutzername oder die Passphrase ist nicht richtig: Prüfen Sie beides und versuchen Sie es noch einmal."
    )
    assert notice.accessibleName().endswith(notice.sentence)
    folder = made_pack(tmp_path / "pack", "ours")
    (folder / "regimen.gguf").write_bytes(b"x" * 12_345_678)
    with pytest.raises(ModelPackError) as caught:
        read_pack(folder)
    notice.say("error", str(caught.value))
    assert notice.sentence.startswith("Die Modelldatei regimen.gguf hat 12\u00a0345\u00a0678 Bytes statt 1\u00a0200: ")


def test_that_parts_of_a_sentence_are_said_in_german_too(german):
    assert in_own_words(refusal("/etc/policy.toml", "it is not TOML")) == (
        "Die Richtliniendatei /etc/policy.toml ist nicht gültig (sie ist kein TOML): "
        "Lassen Sie sie vom Administrator berichtigen."
    )
    with pytest.raises(NotAllowed) as caught:
        Rights([Role.REVIEWER]).require(Right.EXPORT)
    assert in_own_words(caught.value) == (
        "Dazu fehlt Ihrer Rolle das Recht (Fälle exportieren): "
        "Fragen Sie einen Benutzer mit der Rolle Administrator oder Arzt."
    )
    changed = (
        "Row 3 of the audit trail was changed, so the case store stays closed: keep a copy of its folder as evidence "
        "and restore the last good backup."
    )
    assert in_own_words(changed).startswith(
        "Der Fallspeicher bleibt geschlossen (Zeile 3 des Audit-Protokolls wurde verändert)"
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            f"No GPU is used: {why_not(Survey(), ['NVIDIA'])}.",
            "Keine GPU wird benutzt: GPU gefunden (NVIDIA), aber es ist kein Vulkan-Treiber installiert.",
        ),
        (
            f"the GPU crashed in the self-test: {how_it_ended(-11)}",
            "die GPU stürzte im Selbsttest ab: SIGSEGV, ihr Maschinencode griff unerlaubt auf den Speicher zu",
        ),
        (
            "The file cannot be read (x64: it computes wrong answers; zen4: its test gave no answer): check the path.",
            (
                "Die Datei kann nicht gelesen werden (x64: sie rechnet falsch; zen4: ihr Test gab keine Antwort): "
                "Prüfen Sie den Pfad."
            ),
        ),
        (
            f"The file cannot be read ({os.strerror(errno.EACCES)}): check the path.",
            "Die Datei kann nicht gelesen werden (keine Berechtigung): Prüfen Sie den Pfad.",
        ),
        (
            refusal("/etc/p.toml", "idle_minutes: the value must be a whole number from 1 to 60"),
            (
                "Die Richtliniendatei /etc/p.toml ist nicht gültig (idle_minutes: Der Wert muss eine ganze Zahl von 1 "
                "bis 60 sein): Lassen Sie sie vom Administrator berichtigen."
            ),
        ),
    ],
)
def test_that_reasons_within_a_sentence_are_said_in_german(german, said, expected):
    assert in_own_words(said) == expected


def test_that_a_part_nobody_knows_leaves_its_neighbours_as_they_are(german):
    for part in ("a.gguf, b.gguf", "x: something of tomorrow", "it computes wrong answers, a.gguf"):
        assert part in in_own_words(f"The file cannot be read ({part}): check the path.")


def test_that_what_comes_from_the_engines_process_as_text_is_said_in_german(german):
    died = EngineDied("The engine ended unexpectedly (SIGKILL): ask again to restart it.")
    assert (
        in_own_words(died) == "Die Engine endete unerwartet (SIGKILL): Fragen Sie noch einmal, um sie neu zu starten."
    )


@pytest.mark.parametrize("text", ["", "Photon, 50.4 Gy in 28 fractions.", "Der Tresor ist gesperrt.", "x: y", "a.gguf"])
def test_that_other_text_stays_as_it_is(german, text):
    assert in_own_words(text) == text
