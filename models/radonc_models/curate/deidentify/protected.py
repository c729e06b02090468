"""The clinical facts that no rule may touch: doses, stages, scores, sizes, ages, drugs, genes and eponyms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from radonc_models.curate.deidentify.lexicon import is_drug_form, lexicon
from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.model import Kept
from radonc_models.curate.deidentify.tokens import Token, Tokens

__all__ = ["protected"]

_NUM = r"\d+(?:[.,]\d+)?"
_WORD_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty)"
_GY = r"(?:c?gy(?:e|[ \-]?\(?rbe\)?)?|(?:centi)?grays?|cge)(?![a-z])(?:\s*\(?rbe\)?)?"
_FX = r"(?:fractions?|fracs?|fxs?|fr|f|#|treatments?|sessions?|séances|seances|fraktionen|insertions?)(?!\w)"
_HOW = r"(?:\s*(?:weekly|daily|bid|b\.?d\.?|total|hdr|once|twice))?"
_COUNT = rf"(?:\d{{1,3}}(?:\s*[-–]\s*\d{{1,3}})?|{_WORD_COUNT})"
_DOSE = (
    rf"{_NUM}(?:\s*(?:[-–/]|to|v|vs|or|of)\s*{_NUM})*\s*-?\s*{_GY}(?:\s*(?:/|per)\s*{_FX})?"
    rf"(?:\s*(?:in|en|over|/|x|×|@|,|for)\s*{_COUNT}{_HOW}\s*-?{_FX}|\s*(?:in|/|x|×)\s*{_COUNT}(?![\d./]))?"
)
_FRACTIONS = rf"{_NUM}(?:\s*(?:/|of|in|x|×)\s*\d{{1,3}})?{_HOW}\s*-?\s*{_FX}"
_MEDICINE = (
    rf"{_NUM}\s*-?(?:mg|mcg|µg|ug|g|ml|units?|iu|meq|m?ci|mbq)(?![a-z])(?:\s*/\s*(?:m2|m²|kg|day|d|dl|ml|l|min))?"
)
_SIZE = (
    rf"{_NUM}(?:\s*[x×]\s*{_NUM}){{0,2}}\s*-?\s*(?:cm|mm|cc|ml|kg|lbs?|g|%|mev|mv|kv|ng|u|k|bpm|mmhg|"
    rf"l)(?![a-z])(?:/[a-z]{{1,4}}\d?)?"
)
_AGE = (
    r"(?<!\d)\d{1,2}\s*-?\s*(?:y\.?\s*/?-?o\b\.?|y\.?o\.?|yrs?\b|years?|months?|mos?\b|weeks?|wks?|days?|y\b|"
    r"m\b|f\b)(?:\s*-?\s*old)?"
)
_AFTER_RATIO = (
    r"(?:\w+\s+)?(?:nodes?|lns?|lymph\w*|cores?|strength|involved|positive|murmur|sentinel|slns?|pain|weeks?|cycles?|"
    r"quadrants?|levels?|bilat\w*|throughout|systolic)\b"
)
_RATIO = rf"\d{{1,3}}\s*(?:/|of|out of)\s*\d{{1,3}}\+?\s*{_AFTER_RATIO}"
_NO_DATE = (
    r"(?:(?:3[2-9]|[4-9]\d|\d{3,4}|\d+\.\d+)/\d{1,2}(?:\.\d+)?|\d{1,2}/(?:3[2-9]|[4-9]\d|\d{3})|(?:1[3-9]|"
    r"[23]\d)/(?:1[3-9]|[23]\d))(?![\d/.-]*\d)"
)
_SUM = r"\d\s*\+\s*\d(?:\s*=\s*\d{1,2})?"
_VOLUME = r"\d+(?:\.\d+)?\s*(?:v|vs\.?)\s*\d+(?:\.\d+)?"
_AT_NUMBER = re.compile(
    "|".join(
        f"(?P<{kind}>{words})"
        for kind, words in (
            ("dose", _DOSE),
            ("fractions", _FRACTIONS),
            ("nodes", _RATIO),
            ("medicine", _MEDICINE),
            ("size", _SIZE),
            ("age", _AGE),
            ("gleason", _SUM),
            ("pair", _NO_DATE),
        )
    ),
    re.IGNORECASE,
)
_KIND = {"fractions": "dose", "medicine": "dose", "pair": "dose"}

_FILL = (
    r"(?:[\s:=~<>≤≥,(\-]|is\b|of\b|was\b|at\b|now\b|score|grade|group|level|index|status|mean|max\w*|total|"
    r"stage|about|up to)*"
)
_TAIL = r"(?!\d*[/.\-]\d)"
_MEASURE = re.compile(rf"{_FILL}(?P<value>{_NUM}{_TAIL}(?:\s*(?:%|ng/ml|g/dl|mg/dl))?)", re.IGNORECASE)
_SCORE = re.compile(
    rf"{_FILL}(?P<value>[ivx]+\b|[a-d]\d{{0,2}}\b|{_NUM}(?:\s*/\s*\d+|(?:\s*[+=]\s*\d+){{1,2}}|\s*[-–]\s*\d+)?{_TAIL})",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?P<dose>\d{2})/(?P<n>\d{1,2})(?![\d/.\-]*\d)")
_COURSES = frozenset(
    (dose, n)
    for dose, counts in {
        14: (1, 2, 4), 15: (1,), 16: (1, 2, 4, 8), 18: (1, 2, 3, 6), 20: (1, 4, 5, 10), 21: (1, 3, 7),
        22: (1,), 24: (1, 2, 3, 6, 12),
        25: (1, 5, 10), 26: (5,), 27: (3,), 28: (4,), 30: (3, 5, 6, 10, 12),
    }.items()
    for n in counts
)  # fmt: skip
_TNM = re.compile(
    r"(?:y?[cpmurai]|mr|yp|yc|y)?[tTN](?:\d[a-e]?\d?|is|x|X)(?:mi)?(?:\([a-z+\-\d]{1,6}\))?"
    r"(?:[\s,]*(?:y?[cp])?[NM](?:\d[a-d]?\d?|[xX])(?:mi|\([a-z+\-\d/]{1,6}\))?){0,3}(?:\s*\(\d+/\d+\))?"
)
_STAGE = re.compile(r"(?:\s+(?:stage|grade))?[\s:]*(?P<value>[ivxIVX]{1,4}[a-eA-E]?\d?\b|\d[a-eA-E]?\d?\b)")
_TNM_WORDS = frozenset(
    f"{prefix}{letter}" for prefix in ("", "c", "p", "yp", "yc", "y", "mr", "u", "r", "a", "i", "m") for letter in "tn"
) - {"mrn", "in", "an", "at"}
_TNM_MORE = ("tis", "tx", "ptis", "ctis", "pt", "cn", "pn", "ptx")
_PLAIN_CUES = frozenset(listed("plain_cues"))
_RATIO_CUES = frozenset(listed("ratio_cues"))
_TAKING = frozenset(listed("taking"))
_STAGES = frozenset(listed("stages"))
_GENE = re.compile(
    r"(?:EGFR|ALK|ROS|BRAF|[KNH]RAS|HER|ERBB|BRCA|TP|MGMT|IDH|TERT|ATRX|PTEN|MYCN?|BCL|RET|MET|NTRK|STK|"
    r"PALB|CHEK|ATM|CDK\w*|"
    r"PIK\w*|MSI|MSS|[dp]?MMR|PDL?|PD-L|CPS|TPS|HPV|EBV|JAK|FLT|NPM|SMARC\w*|INI|WNT|SHH|PFA|PFB|POLE|RAD|"
    r"SS|DDIT|GNAQ|BAP|NF|"
    r"VHL|RB|APC|MLH|MSH|PMS|EPCAM|WT|EWSR|FGFR|KIT|PDGFRA|AR|ER|PR|GEP|DPYD)"
)
_MIXED_GENE = re.compile(r"[dp]MMR|mr[TN]|c?MET|c?KIT|[cp]53")
_DRUG_TAILS = frozenset({"wort", "etto", "ntin", "wash", "epot"})
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "doctor", "drs"})
_NOUN_OF_THING = re.compile(
    r"(?:['’]s)? (?:cysts?|sleeve|syndrome|disease|lymphoma|sign|procedure|repair|(?:o?e)?sophagectomy|"
    r"nodule|neuroma|myotomy|applicator|"
    r"catheter|drain|forceps|retractor|palsy|classification|criteria|regimen|reflex|manoeuvre|maneuver)\b"
)
_PHRASES = re.compile(
    r"(?i:sister mary joseph(?:['’]?s)?(?: nod\w+)?|ann[ -]arbor|van[ -]nuys|ivor[ -]lewis|von hippel|"
    r"st\.? john['’]?s wort|saw palmetto|ms contin|"
    r"gamma ?knife|alpha ?cradle|cyber ?knife|magic mouthwash|lupron depot|chance fracture|"
    r"still['’]s disease|grey turner|"
    r"de[ -]escalate|fast[ -]forward|import low|miami (?:applicator|pouch|j\b)|mount vernon regimen|"
    r"royal marsden (?:score|scoring|index)|"
    r"edmonton (?:symptom|frail|staging|scale|score)\w*|toronto (?:score|system)|"
    r"memorial sloan kettering (?:nomogram|score))\b"
)
_PHRASE_HEADS = frozenset(listed("first_words_of_phrases"))
_GENE_WORDS = frozenset(listed("gene_words"))
_NOUN_AFTER = re.compile(
    r"(?:['’]?s)?[ \t\-–]*(?:\n[ \t]*(?=(?-i:[a-z])))?(?:non-)?"
    r"(?:lymphoma|sarcoma|disease|syndrome|tumou?rs?|score|scale|stage|staging|grade|class|criteria|"
    r"index|cell|carcinoma|procedure|operation|resection|surgery|regimen|protocol|trial|sign|cysts?|"
    r"catheter|performance|status|"
    r"ca\b|level|thickness|depth|n(?:a)?evus|angle|ring|thyroiditis|ophthalm|orbitopathy|o?esophagus|"
    r"canal|fascia|nodes?\b|"
    r"chromosome|palsy|contracture|phenomenon|man(?:o)?euv|line|tube|smear|stain|virus|technique|type|"
    r"duct|gland|space|risk|"
    r"neuroma|repair|myotomy|drains?\b|wires?\b|rods?\b|sleeve|system\b|retractor|forceps|needle|knife|"
    r"nodule|method|equation|"
    r"bod(?:y|ies)\b|ganglion|ligament|pouch|reservoir|anastomosis|approach|esophagectomy|oesophagectomy|ring|"
    r"formula|gangrene|transformation|stain|angle|test|position|incision|fractures?|flap|jones|hunt\b|"
    r"brackmann|classification|histology|group|lobe|node|pattern|arbor|pugh|richardson|salmon|barr|lindau|"
    r"hogg|lewis|applicator|template|"
    r"[ivx]+[ab]?\b|[a-d]\d\b|\d)",
    re.IGNORECASE,
)


def protected(tokens: Tokens, is_person: Callable[[int], bool]) -> list[Kept]:
    """Return the places of clinical facts, in order and without overlap.

    Args:
        tokens: The note.
        is_person: Tells of a token, by its number, that a title, a first name or the database row makes it a person.

    """
    found = sorted(_candidates(tokens, is_person), key=lambda kept: (kept.start, -kept.end))
    made: list[Kept] = []
    for kept in found:
        if made and kept.start < made[-1].end:
            if kept.end > made[-1].end:
                made[-1] = Kept(made[-1].start, kept.end, made[-1].kind)
        else:
            made.append(kept)
    return made


def _candidates(tokens: Tokens, is_person: Callable[[int], bool]) -> Iterator[Kept]:
    text = tokens.text
    skip = -1
    for number, token in enumerate(tokens.all):
        if token.shape == "number":
            if token.start >= skip and (match := _at_number(text, token)):
                kind = str(match.lastgroup)
                skip = match.end()
                yield Kept(token.start, skip, _KIND.get(kind, kind))
            continue
        yield from _at_word(tokens, number, token, is_person)


def _course(text: str, token: Token) -> re.Match[str] | None:
    """Take "26/5" for a usual course of radiation; what could be month and day in this order stays a date."""
    match = _PAIR.match(text, token.start)
    return match if match and (int(match["dose"]), int(match["n"])) in _COURSES else None


def _at_number(text: str, token: Token) -> re.Match[str] | None:
    if token.start and text[token.start - 1] in "/.-" and token.start > 1 and text[token.start - 2].isdigit():
        return None  # the tail of a date, a code or a longer number
    match = _AT_NUMBER.match(text, token.start) or _course(text, token)
    if match and match.lastgroup == "age" and int(token.text) > 89:
        return None
    return match


def _at_word(tokens: Tokens, number: int, token: Token, is_person: Callable[[int], bool]) -> Iterator[Kept]:
    text, low = tokens.text, token.low
    if low in _PHRASE_HEADS and (match := _PHRASES.match(text, token.start)):
        yield Kept(match.start(), match.end(), "drug" if match[0][-4:].lower() in _DRUG_TAILS else "eponym")
        return
    if low in {"tis", "ptis", "ctis"}:
        yield Kept(token.start, token.end, "tnm")
    elif (
        (low in _TNM_WORDS or low in _TNM_MORE) and (match := _TNM.match(text, token.start)) and match.end() > token.end
    ):
        yield Kept(match.start(), match.end(), "tnm")
    elif low in _STAGES and (match := _STAGE.match(text, token.end)):
        yield Kept(token.start, match.end(), "tnm")
    elif low in _RATIO_CUES and (match := _SCORE.match(text, token.end)):
        person = "+" not in match["value"] and token.is_capital and is_person(number)
        if not _has_title(tokens, number) and not person:
            yield Kept(token.start, match.end(), "gleason" if low in {"gleason", "gs", "gg"} else "score")
    elif (
        low in _PLAIN_CUES
        and not (low == "bed" and token.shape != "upper")
        and (match := _MEASURE.match(text, token.end))
    ):
        yield Kept(token.start, match.end(), "psa" if low == "psa" else "lab")
    elif (token.is_capital or low in lexicon().drugs) and (kind := _word_kind(tokens, number, token, is_person)):
        noun = _NOUN_AFTER.match(text, token.end) if kind == "eponym" else None
        yield Kept(token.start, noun.end() if noun else token.end, kind)


def _word_kind(tokens: Tokens, number: int, token: Token, is_person: Callable[[int], bool]) -> str:
    lists, low = lexicon(), token.low
    if token.shape == "upper" and _GENE.match(token.text):
        return "" if is_person(number) else "gene"
    if low in _GENE_WORDS:
        return "gene"
    base = low if low in lists.eponyms or low in lists.eponyms_with_noun else low.removesuffix("s")
    plain, with_noun = base in lists.eponyms, base in lists.eponyms_with_noun
    if (plain or with_noun) and _NOUN_AFTER.match(tokens.text, token.end) and not _has_title(tokens, number):
        return "eponym"
    if plain and not is_person(number):
        return "eponym"
    if "-" in low and any(piece in lists.eponyms for piece in low.split("-")) and not _has_title(tokens, number):
        return "eponym"
    if token.shape == "mixed" and _MIXED_GENE.match(token.text):
        return "gene"
    if _is_taken(tokens, number) and not is_person(number):
        return "drug"
    if token.shape == "title" and _NOUN_OF_THING.match(tokens.text, token.end) and not lists.is_common(low):
        return "" if is_person(number) or _has_title(tokens, number) else "eponym"
    if low in lists.drugs or (is_drug_form(low) and low not in lists.given):
        return "" if is_person(number) else "drug"
    return ""


def _is_beside_drug(tokens: Tokens, number: int) -> bool:
    """Tell whether a stroke or a plus sign joins the word to a drug, as in "Cabometyx/Opdivo"."""
    words, drugs = tokens.all, lexicon().drugs
    joined = {"/", "+", " + ", " / "}
    if number and words[number].gap in joined and words[number - 1].low in drugs:
        return True
    return number + 1 < len(words) and words[number + 1].gap in joined and words[number + 1].low in drugs


def _is_taken(tokens: Tokens, number: int) -> bool:
    """Tell whether an unknown capitalised word stands where a drug does: "takes Genvoya", "failed Spiriva"."""
    token, lists = tokens.all[number], lexicon()
    if _is_beside_drug(tokens, number):
        return True
    if token.shape != "title" or not number or token.gap != " " or token.line in tokens.heading_lines:
        return False
    low = token.low
    known = lists.is_common(low) or lists.is_first_name(low)
    after = tokens.all[number + 1] if number + 1 < len(tokens.all) else None
    alone = after is None or not (after.gap == " " and after.is_capital)
    return tokens.all[number - 1].low in _TAKING and not known and alone


def _has_title(tokens: Tokens, number: int) -> bool:
    before = tokens.all[max(0, number - 2) : number]
    if len(before) == 2 and len(before[1].text) == 1 and tokens.all[number].gap == ". ":
        before = before[:1]
    return bool(before) and before[-1].low in _TITLES
