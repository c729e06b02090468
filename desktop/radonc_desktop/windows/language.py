"""The language of the window: how a visible string is written, and what is loaded to translate it.

Identifiers, the audit trail, stored data and exported files are never translated; they do not pass through here.
Numbers keep the decimal point in every language: "50.4 Gy" stands so in the model's text, in the record and in the
checks, and a comma on one of two screens could be read as a thousand.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from radonc_desktop.marking import marked

__all__ = ["CONTEXT", "FOLDER", "NAMES", "Language", "counted", "grouped", "marked", "speak", "spoken", "tr"]

Language = Literal["system", "en", "de"]

CONTEXT = "RadOnc-GPT"
"""One context for all strings: what is said the same way in two windows is translated once."""
FOLDER = Path(__file__).parent.parent / "languages"
"""Where the compiled translations lie, `radonc_de.qm` for German."""
NAMES = {"en": "English", "de": "Deutsch"}
"""What the app speaks, each in its own words."""

_log = logging.getLogger(__name__)


def tr(text: str, note: str = "", /, **values: object) -> str:
    """Return ``text`` in the language of the app, with ``values`` in its named places.

    Args:
        text: English, a literal where it is first said; what ``marked`` has marked may come as a variable.
        note: Tells two uses of the same English words apart, for the translator.
        **values: What stands in ``{braces}``; numbers and times come formatted.

    """
    said = QCoreApplication.translate(CONTEXT, text, note or None)
    return said.format(**values) if values else said


def counted(number: int, one: str, many: str, none: str = "", /, **values: object) -> str:
    """Return ``one`` or ``many``, as the language counts, with ``{n}`` for the number in it; ``none`` for zero."""
    if not number and none:
        return tr(none, **values)
    said = QCoreApplication.translate(CONTEXT, many, None, number)
    if said == many and number == 1:
        said = one
    return said.format(n=grouped(number), **values)


def grouped(number: int) -> str:
    """Return a count with its thousands apart; a comma only where it cannot be read as a decimal one."""
    return f"{number:,}".replace(",", tr(",", "between thousands"))


def spoken(language: Language, wanted: Sequence[str] | None = None) -> str:
    """Return the language that is meant: the chosen one, or the first of the system's that the app speaks.

    Args:
        language: What was chosen.
        wanted: The system's languages such as ``de-AT``, the dearest first; by default, as Qt knows them.

    """
    if language != "system":
        return language
    names = (name.partition("-")[0] for name in (QLocale.system().uiLanguages() if wanted is None else wanted))
    return next((name for name in names if name in NAMES), "en")


def speak(qt: QCoreApplication, language: Language) -> tuple[QTranslator, ...]:
    """Let the app speak ``language`` from now on: windows that are made later show it.

    Without the file of a language the app goes on in English and says so in the log.
    """
    QLocale.setDefault(QLocale.c())
    name = spoken(language)
    if name == "en":
        return ()
    own = _loaded(qt, FOLDER / f"radonc_{name}.qm")
    if own is None:
        _log.warning("the translation for %r cannot be loaded: the app speaks English", name)
        return ()
    dialogs = _loaded(qt, Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{name}.qm")
    return (own,) if dialogs is None else (dialogs, own)


def _loaded(qt: QCoreApplication, file: Path) -> QTranslator | None:
    made = QTranslator(qt)
    if made.load(str(file)) and qt.installTranslator(made):
        return made
    made.deleteLater()
    return None
