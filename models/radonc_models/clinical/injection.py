"""Text in patient details that speaks to a model instead of about a patient.

Pasted notes are data. What looks like a special token in them is never one (the tokenizer does not parse them), and
a line that opens a section of a prompt is refused; what is found here is shown, or ends a question before it is
asked. The patterns are for English, with the usual opening in five other languages.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator

from radonc_models.clinical.findings import Finding, Span
from radonc_models.clinical.hidden_text import Folded, find_hidden, fold, without_hidden
from radonc_models.clinical.vocabulary import patterns

__all__ = ["defuse", "find_injections"]


def find_injections(details: str) -> list[Finding]:
    """Return what in ``details`` tries to steer a model; empty for a note about a patient.

    A ``stop`` is text that no note has by accident, or that speaks to a model; a question is refused for it. A
    ``caution`` may be an accident of copying.
    """
    folded = fold(details)
    return [
        *_hidden(details, folded),
        *_tokens(folded),
        *_spoken(folded),
        *_dictated(folded),
        *_disguised(details),
    ]


def defuse(details: str) -> str:
    """Return ``details`` without invisible characters, and with every template token broken by a visible sign.

    The words stay what they are: this keeps a token from being one, it does not take an instruction away.
    """
    return patterns("injection")["tokens"].sub(
        lambda match: "\u00b7".join(match[0]) if len(match[0]) > 1 else " ", without_hidden(details)
    )


def _hidden(details: str, folded: Folded) -> Iterator[Finding]:
    runs = list(find_hidden(details))
    steering = [Span("details", run.start, run.end) for run in runs if run.sort == "steering"]
    blank = [Span("details", run.start, run.end) for run in runs if run.sort == "blank"]
    if steering:
        sentence = f"The details hold invisible characters that change or hide text ({_places(len(steering))})."
        yield Finding("stop", "injection.hidden", sentence, tuple(steering))
    if blank:
        sentence = f"The details hold invisible characters ({_places(len(blank))}), often left over from copying."
        yield Finding("caution", "injection.hidden", sentence, tuple(blank))
    markup = _found("hidden_markup", folded)
    if markup:
        yield Finding("caution", "injection.hidden", "The details hold markup that hides text from a reader.", markup)


def _tokens(folded: Folded) -> Iterator[Finding]:
    tokens = _found("tokens", folded)
    if tokens:
        sentence = "The details hold control tokens of a language model; they are read as plain text."
        yield Finding("stop", "injection.token", sentence, tokens)


def _spoken(folded: Folded) -> Iterator[Finding]:
    orders, wipes = _found("orders", folded), _found("wipes", folded)
    if orders:
        sentence = "The details tell a reader to set instructions aside, as an attack on a model does."
        yield Finding("stop", "injection.override", sentence, orders)
    elif wipes:
        sentence = "The details ask to set the text or the task aside: make sure that this is about the patient."
        yield Finding("caution", "injection.override", sentence, wipes)
    machine = _found("machine", folded, but_after="written_by")
    if machine:
        yield Finding("caution", "injection.machine", "The details speak of or to a language model.", machine)
    roles = _found("roles", folded) + _found("speaker_tags", folded) + _speaker_lines(folded)
    if roles:
        yield Finding("stop", "injection.role", "The details play a conversation or a role for a model.", roles)
    headings = _found("headings", folded)
    if headings:
        yield Finding("caution", "injection.heading", "The details imitate the sections of a prompt.", headings)


def _dictated(folded: Folded) -> Iterator[Finding]:
    dictated = _found("dictated", folded)
    if dictated:
        yield Finding("caution", "injection.answer", "The details dictate an answer instead of a history.", dictated)


def _disguised(details: str) -> Iterator[Finding]:
    mixed = tuple(
        Span("details", *match.span()) for match in re.compile(r"[^\W\d_]{2,}").finditer(details) if _mixed(match[0])
    )
    if mixed:
        sentence = "Words of the details mix letters of several alphabets that look alike."
        yield Finding("caution", "injection.lookalike", sentence, mixed)
    encoded = [Span("details", *match.span()) for match in patterns("injection")["encoded"].finditer(details)]
    encoded += [
        Span("details", *match.span())
        for match in patterns("injection")["base64"].finditer(details)
        if _spells_words(match[0])
    ]
    if encoded:
        yield Finding("caution", "injection.encoded", "The details hold text in an encoded form.", tuple(encoded))


def _speaker_lines(folded: Folded) -> tuple[Span, ...]:
    """Return the lines of a played conversation: two speakers, or one that says what only a model would."""
    lines = list(patterns("injection")["speaker_lines"].finditer(folded.text))
    speaks = patterns("injection")["speaks"]
    if len(lines) < 2:
        lines = [line for line in lines if speaks.search(line["said"])]
    return tuple(Span("details", *folded.span(line)) for line in lines)


def _mixed(word: str) -> bool:
    """Tell whether a word has Latin letters beside Cyrillic or Greek ones, or letters of a mathematical alphabet."""
    if word.isascii():
        return False
    names = [unicodedata.name(letter, "") for letter in word]
    if any(name.startswith(("MATHEMATICAL", "FULLWIDTH", "MODIFIER LETTER CAPITAL")) for name in names):
        return True
    # A single Greek letter is a quantity or a protein (TGF, NFkB): only look-alikes in longer words count.
    cyrillic = any(name.startswith("CYRILLIC") for name in names)
    return cyrillic and any(name.startswith("LATIN") for name in names)


def _spells_words(encoded: str) -> bool:
    try:
        text = base64.b64decode(encoded + "=" * (-len(encoded) % 4), validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return False
    return text.isprintable() and " " in text


def _found(name: str, folded: Folded, but_after: str = "") -> tuple[Span, ...]:
    """Return where the words of ``name`` are, less the places shortly after ``but_after``."""
    return tuple(
        Span("details", *folded.span(match))
        for match in patterns("injection")[name].finditer(folded.text)
        if not (
            but_after
            and patterns("injection")[but_after].search(folded.text, max(0, match.start() - 60), match.start())
        )
    )


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"
