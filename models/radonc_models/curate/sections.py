"""Where the plan of a note begins and ends, by its headers, with a confidence.

The paper looked for the word "Plan" and split by hand (arXiv 2309.10160, section 3.1). Here every header that may open
a plan is a candidate; the first that opens a treatment wins, and whatever speaks against it lowers the confidence.
Notes below the threshold go to a person, so a rule that is unsure says so and does not guess better.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

__all__ = ["Cut", "cut_note", "history_of", "plan_of", "without_header"]

_LEAD = r"(?:^|\n)[ \t]*(?:[#*=_>•\-]+[ \t]*)?(?:(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)][ \t]*)?[*_]{0,2}"
_TREAT = r"(?:radiation|radiotherapy|radiation oncology|radonc|rad onc|RT|treatment|therapy|tx|management|XRT)"
_AND = " (?:and|adn|nad) "
_RECOMMENDATIONS = "(?:rec+om+[ae]?nd?[ae]?tions?|rec+om+[ae]ndations?)"  # the doubled letters are often misspelt
_OPENING = (
    rf"(?:(?:our |my |proposed |current |recommended |initial |overall |clinical |action |final |revised |updated |"
    rf"new |agreed |today['’]s |mdt |mdm |(?:tumou?r )?board |{_TREAT} )*"
    rf"(?:plan of (?:care|treatment|management)|plan|plans|{_RECOMMENDATIONS}|management|recs?|consensus)"
    rf"(?:(?: ?[/&+] ?|{_AND}| or |, )(?:{_RECOMMENDATIONS}|plans?|discussion|summary|counsell?ing|disposition))*"
    r"(?: (?:of (?:the )?(?:board|mdt|meeting|conference|panel)|by (?:problem|diagnosis)|now|today))?"
    r"|(?:impression|ass?ess?e?s?m?e?n?t|discussion|summary|conclusions?|opinion|impr?|decision making|dx|"
    r"diagnosis)"
    rf"(?:(?: ?[/&+,] ?|{_AND}| with )(?:assessment|impression|discussion|medical decision making))*"
    rf"(?: ?[/&+,] ?|{_AND}| with |: ?)(?:treatment |management |radiation )?"
    rf"(?:plans?|{_RECOMMENDATIONS}|recs?|management|decision)"
    r"|plans? (?:per|by|for|from|after|as|of)\b[^:\n]{0,40}(?=:)|(?-i:P|Tx|Rx|TX|RX)(?=[:/])|proposition|"
    r"plan(?= colon\b)"
    r"|(?:A ?[/&+] ?P|A and P|I ?/ ?P|A ?[/&+] ?R)(?: by (?:problem|diagnosis))?|"
    r"(?:proposed |recommended |planned |radiation |radiotherapy )(?:treatment|radiotherapy|therapy|course|regimen)"
    r"|(?:course of )?treatment(?: delivered| given| summary| proposal| decision| details)?"
    r"|RT prescription|prescription|radiation prescription|conclusions?|disposition|what we will do|next steps|decision"
    r"|(?:mdt |mdm |board |meeting )?outcome|action points?|"
    r"suggest(?:ion|ed)?s?(?: treatment)?|advice|proposal|intent(?:ion)? to treat)"
)
_END = (
    r"(?:[*_]{0,2}[ \t]*(?:\([^()\n]{0,40}\)[ \t]*)?(?:[:/]| colon\b|[–—-](?=[ \t])|\.(?=[ \t])|(?=\n)|"
    r"[ \t]*[=#*_~–—-]+[ \t]*(?=\n))[*_]{0,2})"
)
_PLAN_HEADER = re.compile(rf"{_LEAD}(?P<name>{_OPENING}){_END}", re.IGNORECASE)
_INLINE = re.compile(
    r"(?<=[.;!?)\]]\s)(?P<name>(?:(?:Assessment|Impression|A)\s?(?:/|&|and)\s?(?:Plan|P|Recommendations?)|"
    r"(?:ASSESSMENT|IMPRESSION|A)\s?(?:/|&|AND)\s?(?:PLAN|P|RECOMMENDATIONS?)|Plan|PLAN|"
    r"Recommendations?|RECOMMENDATIONS?|Recs?|REC|Rx|Treatment [Pp]lan|TREATMENT PLAN|Plan of care|Our plan|Consensus)"
    r"\s?(?::|[–—-]\s)|(?:Assessment (?:and|&) Plan|ASSESSMENT AND PLAN|Treatment Plan|TREATMENT PLAN)(?=\n))"
)
# How a dictated note says a header, and the last letter of "subjective, objective, assessment, plan".
_SPOKEN = re.compile(
    r"(?:\bperiod[ \n]+|\n[ \t]*)"
    r"(?P<name>(?i:(?:assessment and )?plan|recommendations?)(?= (?:colon|is)\b)|P(?= [A-Z0-9]))"
)
# Shorthand often leaves the colon out: "A/P chemoRT 45/25", "Rec SBRT", "**A&P** adjuvant".
_BARE = re.compile(rf"{_LEAD}(?P<name>(?:A ?[/&] ?P|A/R|RECS?|Recs?|Rec\.|Plan|PLAN)\b)[*_]{{0,2}}[ \t]+(?=[^\s:])")
_HISTORY_HEADER = re.compile(
    rf"{_LEAD}(?P<name>history of (?:the )?present(?:ing)? (?:illness|complaint)|hpi|(?:past |relevant )?"
    r"(?:medical|surgical|social|family|oncolog\w+|gyn\w*|interval) (?:history|hx)|history|pmhx?|pshx?|shx?|fhx?|"
    r"(?:current )?medications?|meds|allerg(?:y|ies)|review of systems|ros|(?:physical )?exam(?:ination)?|vitals?|"
    r"labs?|laboratory(?: data)?|imaging|radiology|pathology|path|chief complaint|reason for (?:visit|consult\w*)|"
    r"background|clinical details|presentation|staging)[*_]{0,2}[ \t]*(?::|(?=\n))",
    re.IGNORECASE,
)
_STALE = re.compile(
    r"\b(?:prior|previous|old|earlier|copied|outdated|superseded|last (?:visit|note|year)|from \d{1,2}[/.]|"
    r"historical)\b",
    re.IGNORECASE,
)
_TREATMENT = re.compile(
    r"\b(?:c?gy|grays?|fractions?|fxs?|sbrt|sabr|srs|imrt|vmat|brachy\w*|radiation|radiotherapy|irradiation|chemo\w*|"
    r"xrt|rt|protons?|photons?|electrons?|hdr|ldr|crt|simulat\w+|sim|boost|treat\w*|wbrt|ebrt|tbi|csi|plaque)\b|\d#",
    re.IGNORECASE,
)
_DOSE = re.compile(r"\d\s*(?:c?gy|grays?)\b|\d\s*(?:/|in|x)\s*\d+\s*(?:fx|#|fractions?)", re.IGNORECASE)
_INTENT = re.compile(
    r"\b(?:recommend\w*|we (?:will|shall|plan|propose|suggest|offer\w*|discussed|have (?:talked|discussed|agreed))|"
    r"i (?:will|shall|propose|suggest|plan|have (?:offered|suggested)|would)|will (?:receive|proceed|be treated|treat)|"
    r"plan(?:ned)? (?:is|to|for)|is for|proceed with|to receive|agreed (?:to|on)|she will|he will|they will)\b",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"\n[ \t]*(?:(?:electronically|digitally) signed|e-?signed|signed(?: by)?\b|(?:kind|best|warm|with) (?:kind )?"
    r"(?:regards|wishes)|yours (?:sincerely|faithfully|truly)|sincerely|dictated|transcribed|cc:?\s|attending:|"
    r"thank you for (?:the|this|your) referral|tel\b|page \d|\[?end of note|"
    r"(?:dr\.? )?(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}),? (?:m\.?d\b|d\.?o\b|frcr|ph\.?d\b|mbbs|pa-c|np\b))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:^|\n[ \t]*|(?<=[.!?])[ \t]+)(?=[A-Z0-9])")
_ANY_LABEL = re.compile(rf"{_LEAD}(?P<name>[A-Z][\w /&'-]{{0,30}}){_END}")
_GIVEN = re.compile(
    r"\b(?:prior|previous\w*|earlier|received|completed|finished|underwent|had|was treated|were treated|s/p|"
    r"status post|(?:years?|months?) ago|outdated|superseded)\b",
    re.IGNORECASE,
)
_SHORTEST_HISTORY = 40
_SHORTEST_HEADING = 60
_SHORTEST_BEFORE = 30
_SHORT_LINE = 40
_CONFIDENCE = {"header": 0.98, "inline": 0.93, "bare": 0.92, "paragraph": 0.88, "spoken": 0.8}
_UNSURE_WORD = 0.1  # "Plan" without a colon also opens sentences of a history


@dataclass(frozen=True)
class Cut:
    """The plan of a note as offsets.

    Attributes:
        start: First character of the plan, its header included; the length of the note where there is none.
        stop: Character behind the plan.
        resume: Where the history goes on behind the plan; the length of the note where it does not.
        rule: The rule that found it.
        confidence: 0 to 1, how often such a cut is right.

    """

    start: int
    stop: int
    resume: int
    rule: str
    confidence: float


def cut_note(text: str) -> Cut:
    """Return where the plan of ``text`` is; a note without any sign of a plan has confidence 0."""
    headers = [(match.start("name"), match["name"]) for match in _PLAN_HEADER.finditer(text)]
    lines = {start for start, _ in headers}
    inline = [(m.start("name"), m["name"]) for m in _INLINE.finditer(text) if m.start("name") not in lines]
    lines |= {start for start, _ in inline}
    spoken = [m.start("name") for m in _SPOKEN.finditer(text) if m.start("name") not in lines]
    bare = [m.start("name") for m in _BARE.finditer(text) if m.start("name") not in lines]
    places = [(at, rule) for rule, found in (("header", headers), ("inline", inline)) for at, _ in found]
    places += [(at, rule) for rule, found in (("spoken", spoken), ("bare", bare)) for at in found]
    candidates = _judged(text, sorted(places))
    if candidates:
        return _best(text, candidates)
    return _without_header(text)


def plan_of(text: str, start: int, stop: int) -> str:
    """Return the plan of a note without its outer white space."""
    return text[start:stop].strip()


def without_header(plan: str) -> str:
    """Return a plan without the header that opens it."""
    header = _PLAN_HEADER.match(plan)
    return plan[header.end() :].strip() if header and plan[header.end() :].strip() else plan


def history_of(text: str, start: int, resume: int) -> str:
    """Return what stands before the plan and what goes on behind it."""
    parts = (text[:start].strip(), text[resume:].strip())
    return "\n\n".join(part for part in parts if part)


def _judged(text: str, places: list[tuple[int, str]]) -> list[Cut]:
    """Return a cut for each candidate, from it to the next history header or the signature."""
    cuts = []
    for at, rule in places:
        start = _line_start(text, at) if rule in {"header", "bare"} else at
        stop, resume = _close(text, at)
        words = text[start:stop]
        confidence = _CONFIDENCE[rule]
        if not _TREATMENT.search(words):
            confidence -= 0.35
        elif not _DOSE.search(words):
            confidence -= 0.06
        if _STALE.search(_heading(text, start)):
            confidence -= 0.4
        if rule == "bare" and (text[at : at + 4].lower() == "plan" or _below_a_heading(text, start)):
            confidence -= _UNSURE_WORD
        cuts.append(Cut(start, stop, resume, rule, confidence))
    return cuts


def _best(text: str, cuts: list[Cut]) -> Cut:
    """Return the first cut that opens a treatment; what follows inside its plan does not compete with it."""
    top = max(cut.confidence for cut in cuts)
    chosen = next(cut for cut in cuts if cut.confidence >= top - 0.1)
    rivals = [cut for cut in cuts if cut.start < chosen.start and cut.confidence > 0.5]
    rivals += [cut for cut in cuts if cut.start >= chosen.resume and cut.confidence > 0.5 and chosen.resume < len(text)]
    confidence = chosen.confidence - 0.12 * len(rivals)
    before = history_of(text, chosen.start, chosen.resume)
    if len(before) < _SHORTEST_HISTORY:
        confidence -= 0.3
    if any(_DOSE.search(sentence) and _INTENT.search(sentence) for sentence in re.split(r"(?<=[.!?])\s|\n", before)):
        confidence -= 0.1  # something above the header already sounds like a prescription
    return replace(chosen, confidence=round(max(0.05, min(1.0, confidence)), 3))


def _without_header(text: str) -> Cut:
    """Return where a treatment is decided or a dose stands without a header; mostly for a person to look at."""
    for rule, confidence, places in (
        ("label", 0.7, (match.start("name") for match in _ANY_LABEL.finditer(text))),
        ("sentence", 0.5, (match.end() for match in _SENTENCE.finditer(text))),
    ):
        starts = [start for start in places if start >= _SHORTEST_BEFORE]
        for start, end in pairwise([*starts, len(text)]):
            words = _first_line(text[start:end]) if rule == "label" else text[start:end]
            if _decides(words) and not _GIVEN.search(words):
                place = _paragraph_start(text, start)
                stop, resume = _close(text, place)
                if rule == "sentence" and _opens_a_paragraph(text, start, words):
                    return Cut(place, stop, resume, "paragraph", _CONFIDENCE["paragraph"])
                return Cut(place, stop, resume, rule, confidence)
    return Cut(len(text), len(text), len(text), "none", 0.0)


def _opens_a_paragraph(text: str, start: int, words: str) -> bool:
    """Tell whether a sentence that says what will be done, and the dose of it, begins a paragraph behind a history."""
    alone = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    decides = bool(_DOSE.search(words) and _INTENT.search(words))
    return alone and decides and start >= _SHORTEST_HISTORY and not _below_a_heading(text, start)


def _below_a_heading(text: str, start: int) -> bool:
    """Tell whether the last line above ``start`` looks like a heading of its own, which may belong to the plan."""
    above = text[:start].rstrip().rpartition("\n")[2].strip()
    return 0 < len(above) <= _SHORT_LINE and not above.endswith((".", "!", "?", ")", ","))


def _first_line(words: str) -> str:
    """Return the line of a label, with the next one where the label stands alone."""
    first, _, rest = words.partition("\n")
    return first if len(first) > _SHORT_LINE else f"{first}\n{rest.partition(chr(10))[0]}"


def _decides(words: str) -> bool:
    """Tell whether words name a dose, or say what will be done and a treatment."""
    return bool(_DOSE.search(words) or (_INTENT.search(words) and _TREATMENT.search(words)))


def _heading(text: str, start: int) -> str:
    """Return the words of a header up to its colon, with a heading right above it."""
    above = text[:start].rpartition("\n")[0].rpartition("\n")[2].strip()
    header = text[start : start + 80].partition(":")[0].partition("\n")[0]
    return f"{above} {header}" if len(above) < _SHORTEST_HEADING and above.endswith((":", "-", "=", ")")) else header


def _close(text: str, start: int) -> tuple[int, int]:
    """Return where a plan that starts at ``start`` ends, and where the history goes on."""
    end = len(text)
    signature = _SIGNATURE.search(text, start)
    history = next((match for match in _HISTORY_HEADER.finditer(text, start) if match.start() > start), None)
    if history is not None and (signature is None or history.start() < signature.start()):
        return history.start(), history.start()
    return (signature.start(), end) if signature is not None else (end, end)


def _line_start(text: str, at: int) -> int:
    line = text.rfind("\n", 0, at) + 1
    return line + (len(text[line:at]) - len(text[line:at].lstrip(" \t")))


def _paragraph_start(text: str, at: int) -> int:
    """Return the start of the paragraph of ``at`` where the sentence opens it, else ``at``."""
    line = text.rfind("\n", 0, at) + 1
    return line if not text[line:at].strip() else at
