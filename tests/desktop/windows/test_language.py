"""Every visible string can be translated, German is complete, and a window that is made in German shows it."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel

from radonc_desktop.windows import language
from radonc_desktop.windows.actions import ACTIONS
from radonc_desktop.windows.language import CONTEXT, counted, grouped, speak, spoken, tr
from radonc_desktop.windows.unlock import UnlockWindow
from radonc_desktop.windows.wording import clock, printed_clock

ROOT = Path(__file__).resolve().parents[3]
WINDOWS = ROOT / "desktop" / "radonc_desktop" / "windows"
ENGLISH_PAGES = {
    "case_pdf.py",
    "pdf_pages.py",
    "showcase.py",
    "stylesheet.py",
    "tagged_pdf.py",
    "application.py",
    "language.py",
    "finding_words.py",
}
"""Pages and reports that leave the app are English; the others hold no words, or patterns of English ones."""
KEPT = {"[cut off: not complete]", " tok/s", "no models", "model error", "reference error"}
"""Stored in a draft, a unit, or a name in the program; never translated."""
SHOWN = {
    *(
        "setText",
        "setToolTip",
        "setWindowTitle",
        "setAccessibleName",
        "setAccessibleDescription",
        "addAction",
        "addMenu",
    ),
    *(
        "setPlaceholderText",
        "setTitle",
        "setHtml",
        "setPlainText",
        "addItem",
        "setSuffix",
        "setPrefix",
        "label",
        "button",
    ),
    *("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QAction", "QMenu", "GrowingEdit", "Notice", "say", "add"),
    *("secret_field", "secret_edit", "words_table", "WordsModel", "FileRow", "CardPage", "Work", "NotePane"),
}
NO_WORDS = re.compile(r"[a-z0-9_.-]*|[^a-zA-Z]*|RadOnc-GPT|Ctrl.*|SHA-256|[A-Z]{2,4}-?\d*|macro-F1")
"""Names of looks and tones, signs, and what is written alike in every language."""


def translations():
    path = ROOT / "installer" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    made = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = made
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(path.parent)
        spec.loader.exec_module(made)
    return made


TOOL = translations()


def literals(path):
    """Yield line and text of every string that a reader could see and no translator could find."""
    tree = ast.parse(path.read_text("utf-8"))
    above = {below: node for node in ast.walk(tree) for below in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not isinstance(above[node], ast.Expr):
            calls = list(chain(node, above))
            if not {"tr", "marked", "counted", "pixmap", "icon", "set_mark", "setProperty", "cast"} & set(calls):
                sentence = re.search(r"[A-Za-z]{2,},? [a-z]{2,}", node.value) and not node.value.startswith(
                    "application/"
                )
                shown = calls and calls[0] in SHOWN and not NO_WORDS.fullmatch(node.value)
                if (sentence or shown) and not quoted(node, above):
                    yield node.lineno, node.value


def chain(node, above):
    """Yield the names of the calls around ``node``, the nearest first."""
    while node in above:
        node = above[node]
        if isinstance(node, ast.Call):
            yield getattr(node.func, "id", getattr(node.func, "attr", ""))


def quoted(node, above):
    """Tell whether ``node`` is compared with, looked up or a choice of words in a type: it is never shown."""
    kinds = (ast.Compare, ast.Subscript, ast.Raise)  # what is raised is an error's sentence, which is English
    while node in above:
        node = above[node]
        if isinstance(node, kinds):
            return True
        if isinstance(node, ast.FunctionDef) or (isinstance(node, ast.Call) and not isinstance(above[node], ast.Raise)):
            return False
    return False


def test_that_no_window_shows_a_text_that_cannot_be_translated(tmp_path):
    files = [path for path in sorted(WINDOWS.glob("*.py")) if path.name not in ENGLISH_PAGES]
    found = [f"{path.name}:{line}: {text}" for path in files for line, text in literals(path) if text not in KEPT]
    assert found == []
    (tmp_path / "w.py").write_text(
        'def f(a):\n    a.setToolTip("Stop")\n    b = ("Not translated",)\n    label(f"Case {a}")'
    )
    assert sorted(text for _, text in literals(tmp_path / "w.py")) == ["Case ", "Not translated", "Stop"]


def test_that_the_german_file_holds_every_text_finished_with_the_same_places():
    known = TOOL.read(TOOL.SOURCES / "radonc_de.ts")
    assert set(known) == set(TOOL.texts()), "run make translations"
    for text, said in known.items():
        assert said.finished, text.english
        for form in said.forms:
            assert sorted(set(places(form))) == sorted(set(places(text.english))), form
            assert form.endswith("…") == text.english.endswith("…"), form
            if text.note == "between thousands":
                continue
            assert (len(form) - len(form.lstrip()), len(form) - len(form.rstrip())) == (
                len(text.english) - len(text.english.lstrip()),
                len(text.english) - len(text.english.rstrip()),
            ), form


def places(text):
    return re.findall(r"\{\w+\}", text)


def test_that_the_compiled_file_says_what_the_german_file_says(german):
    for text, said in TOOL.read(TOOL.SOURCES / "radonc_de.ts").items():
        for number, form in zip((1, 2), said.forms, strict=False):
            told = QCoreApplication.translate(CONTEXT, text.english, text.note or None, number if text.counts else -1)
            assert told == form


def test_that_counts_and_values_are_said_as_the_language_does(german):
    assert counted(1, "{n} case", "{n} cases") == "1 Fall"
    assert counted(12_345, "{n} case", "{n} cases", "no cases") == "12\u00a0345 Fälle"
    assert counted(0, "{n} case", "{n} cases", "no cases") == "keine Fälle"
    assert tr("Locking in {seconds} s", seconds=9) == "Sperre in 9 s"
    assert tr("Nobody said this in {place}.", place="x") == "Nobody said this in x."


def test_that_english_needs_no_file(qapp):
    assert speak(qapp, "en") == ()
    assert counted(1, "{n} case", "{n} cases") == "1 case"
    assert counted(0, "{n} case", "{n} cases") == "0 cases"
    assert grouped(1_234_567) == "1,234,567"


def test_that_the_app_goes_on_in_english_without_the_file(qapp, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    assert speak(qapp, "de") == ()
    assert "speaks English" in caplog.text
    assert tr("Cancel") == "Cancel"


def test_that_numbers_keep_the_decimal_point_in_german(german):
    assert QLocale().decimalPoint() == "."
    assert QLocale().toString(50.4) == "50.4"


def test_that_a_page_that_leaves_the_app_keeps_its_english_date(german):
    assert clock("2026-03-04T14:05:00+00:00").startswith("4. März 2026, ")
    assert printed_clock("2026-03-04T14:05:00+00:00").startswith("4 Mar 2026, ")


@pytest.mark.parametrize(
    ("chosen", "system", "expected"),
    [
        ("de", ["en-GB"], "de"),
        ("en", ["de-DE"], "en"),
        ("system", ["de-AT", "de", "en"], "de"),
        ("system", ["fr-FR", "de"], "de"),
        ("system", ["fr-FR"], "en"),
        ("system", ["C"], "en"),
    ],
)
def test_that_the_system_chooses_only_where_nobody_did(chosen, system, expected):
    assert spoken(chosen, system) == expected


def test_that_the_unlock_window_speaks_german(qtbot, theme, german):
    window = UnlockWindow(theme, lambda _user, _passphrase: None, create=False)
    qtbot.addWidget(window)
    words = {part.text() for kind in (QLabel, QAbstractButton) for part in window.findChildren(kind)}
    assert {"Öffnen Sie Ihren Falltresor", "Passphrase", "Entsperren"} <= words


def test_that_keys_are_the_same_in_german_and_named_as_on_a_german_keyboard(german):
    for action in ACTIONS:
        assert QKeySequence(action.key).toString(QKeySequence.SequenceFormat.PortableText) == action.key
    assert QKeySequence("Ctrl+L").toString(QKeySequence.SequenceFormat.NativeText) == "Strg+L"


def test_that_no_two_entries_of_a_german_menu_share_their_letter(german):
    names = [tr(name) for name in ("&Case", "&Ask", "&View", "&Help")]
    letters = [name[name.index("&") + 1].lower() for name in names]
    assert len(set(letters)) == len(letters)
