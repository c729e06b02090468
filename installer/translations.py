"""Gather the visible strings of the app for Qt Linguist, and compile what is translated: `make translations`.

Qt's own lupdate takes the context of a short call from the class around it, which a function of a module does not know
at run time. Here the strings are found in the syntax trees, as one context, and each language is written as a .ts file
that Qt Linguist edits; what was translated is kept, what is said no more is dropped. Qt's lrelease compiles it.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import window_findings
import window_sentences

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop" / "radonc_desktop"
SOURCES = ROOT / "desktop" / "languages"
COMPILED = PACKAGE / "languages"
SENTENCES = COMPILED / "sentences.txt"
"""The list in which a window finds the sentence of an error again."""
WORDS = COMPILED / "words.txt"
"""The words of the checks' tables, which can stand in a finding."""
WORD = "word of a finding"
CONTEXT = "RadOnc-GPT"
LANGUAGES = ("de",)
FORMS = {"de": 2}
"""How many forms a language has for counts: one, and all others."""


@dataclass(frozen=True)
class Text:
    """One string: English, a note that tells it from the same words elsewhere, and whether it counts something."""

    english: str
    note: str = ""
    counts: bool = False


@dataclass(frozen=True)
class Said:
    """What a language says for a text: one form, or one for each way to count; empty while nobody translated it."""

    forms: tuple[str, ...]
    finished: bool


def texts(package: Path = PACKAGE) -> dict[Text, str]:
    """Return every string that is said through the translation, with the first module that says it.

    With them go the sentences of errors that can reach a window, and what findings are made of.

    Raises:
        ValueError: A text is not a literal, and so cannot be found by a translator.

    """
    found: dict[Text, str] = {}
    for path in sorted(package.rglob("*.py")):
        for text in _of_module(ast.parse(path.read_text("utf-8")), path.name):
            found.setdefault(text, path.relative_to(package).as_posix())
    for one in window_sentences.said():
        found.setdefault(Text(one.text), f"{one.module.replace('.', '/')}.py")
    clinical = "radonc_models/clinical/"
    for text in window_findings.entries():
        found.setdefault(Text(text), f"{clinical}catalogue.toml")
    for word in window_findings.words():
        found.setdefault(Text(word, WORD), clinical)
    return found


def sentences() -> str:
    """Return the content of the list of sentences of errors in which something is filled in, one a line."""
    return "".join(f"{one.text}\n" for one in window_sentences.said() if "{" in one.text)


def _of_module(tree: ast.Module, name: str) -> Iterator[Text]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        function = call.func.id  # type: ignore[attr-defined]
        if function == "marked":
            yield Text(_literal(call.args[0], name))
        elif function == "tr" and isinstance(call.args[0], ast.Constant | ast.JoinedStr | ast.BinOp):
            yield Text(_literal(call.args[0], name), _literal(call.args[1], name) if len(call.args) > 1 else "")
        elif function == "counted" and len(call.args) > 2:  # the case store has another one, in English alone
            yield Text(_literal(call.args[2], name), counts=True)
            if len(call.args) > 3:
                yield Text(_literal(call.args[3], name))


def _literal(node: ast.expr, name: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return node.value
    raise ValueError(f"{name}, line {node.lineno}: a visible text is a literal; what changes stands in named braces")


def read(path: Path) -> dict[Text, Said]:
    """Return what the .ts file ``path`` holds."""
    known: dict[Text, Said] = {}
    if path.is_file():
        for message in ET.parse(path).iterfind("context/message"):  # noqa: S314 - our own file
            counts = message.get("numerus") == "yes"
            text = Text(message.findtext("source") or "", message.findtext("comment") or "", counts)
            told = message.find("translation")
            assert told is not None
            forms = tuple(one.text or "" for one in told.iterfind("numerusform")) if counts else (told.text or "",)
            known[text] = Said(forms, told.get("type") != "unfinished")
    return known


def write(path: Path, language: str, found: dict[Text, str], known: dict[Text, Said]) -> None:
    """Write the .ts file ``path``: all of ``found``, with the translations of ``known``."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, module in sorted(found.items(), key=lambda item: (item[1], item[0].english, item[0].note)):
        message = ET.SubElement(context, "message", {"numerus": "yes"} if text.counts else {})
        ET.SubElement(message, "location", filename=f"../radonc_desktop/{module}")
        ET.SubElement(message, "source").text = text.english
        if text.note:
            ET.SubElement(message, "comment").text = text.note
        _say(message, text, known.get(text, Said(("",) * (FORMS[language] if text.counts else 1), False)))
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def _say(message: ET.Element, text: Text, said: Said) -> None:
    finished = said.finished and all(said.forms)
    translation = ET.SubElement(message, "translation", {} if finished else {"type": "unfinished"})
    if text.counts:
        for form in said.forms:
            ET.SubElement(translation, "numerusform").text = form
    else:
        translation.text = said.forms[0]


def main() -> int:
    """Bring the .ts files up to date and compile them; 1 when something is not translated yet."""
    found, missing = texts(), 0
    SENTENCES.write_text(sentences(), "utf-8")
    WORDS.write_text("".join(f"{word}\n" for word in window_findings.words()), "utf-8")
    for language in LANGUAGES:
        source = SOURCES / f"radonc_{language}.ts"
        write(source, language, found, read(source))
        known = read(source)
        missing += sum(not said.finished for said in known.values())
        COMPILED.mkdir(exist_ok=True)
        compiled = COMPILED / f"radonc_{language}.qm"
        release = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([str(release), "-silent", "-compress", str(source), "-qm", str(compiled)], check=True)
        print(f"{compiled.name}: {len(known)} texts, {compiled.stat().st_size} bytes")
    if missing:
        print(f"{missing} texts are not translated yet: open the .ts file in Qt Linguist.", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
