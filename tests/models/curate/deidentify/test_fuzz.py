"""Whatever the text is: no crash, places that are those of the original, and facts that stay."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from radonc_models.curate.deidentify import Known, deidentify
from radonc_models.curate.deidentify.mending import mended
from radonc_models.curate.gold import read_gold

NOTES = read_gold(Path(__file__).parents[3] / "gold" / "notes_dev.txt")
MORE = [note.text for note in read_gold(Path(__file__).parents[3] / "gold" / "notes_dev_more.txt")]
FACTS = (
    "60 Gy in 30 fractions",
    "cT2N1M0",
    "Gleason 4+3=7",
    "PSA 11.4",
    "3.4 x 2.9 cm",
    "Hodgkin lymphoma",
    "cisplatin",
)
ROW = Known(("Okafor, Mary-Ann J",), ("Dr. Paget",), ("North Clinic",), ("4417", "A-551 902"), ("1950-01-31", "spring"))

pieces = st.one_of(
    st.sampled_from([note.text for note in NOTES]).flatmap(
        lambda text: st.integers(0, len(text)).map(lambda at: text[at : at + 60])
    ),
    st.sampled_from(
        [*FACTS, "Dr. ", "MRN ", "Mrs. O", "\n", "\x00", "3/4", "12.", "+1 480", "[NAME]", "’s", "\U0001f600", "İ"]
    ),
    st.text(max_size=12),
)


def check(text, known):
    redaction = deidentify(text, known)
    parts, last = [], 0
    for span in redaction.spans:
        assert last <= span.start < span.end <= len(text)
        parts += [text[last : span.start], span.kind.replacement]
        last = span.end
    assert redaction.text == "".join([*parts, text[last:]])
    for kept in redaction.kept:
        assert 0 <= kept.start < kept.end <= len(text)
        assert not any(span.start < kept.end and kept.start < span.end for span in redaction.spans)
    return redaction


@settings(max_examples=60, deadline=None)
@given(st.lists(pieces, max_size=8).map("".join))
@example("")
@example("\x00\n\x00")
@example("Dr. ")
@example("1/1/1/1 1.1.1. 01-01 -- : : : ::1 @@ #")
def test_that_any_text_is_taken_apart_without_a_crash_and_put_together_again(text):
    check(text, Known())
    check(text, ROW)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NOTES), st.sampled_from(FACTS), st.data())
def test_that_a_fact_survives_wherever_it_stands_between_sentences(note, fact, data):
    text = note.text
    ends = [at + 2 for at in range(len(text)) if text.startswith(". ", at) and text[at - 2 : at].islower()]
    at = data.draw(st.sampled_from([0, *ends]))
    text = f"{text[:at]}Noted: {fact}. {text[at:]}"
    assert fact in check(text, note.known).text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(MORE), max_size=4).map("\n".join), st.integers(0, 400), st.integers(0, 400))
def test_that_lines_cut_and_swapped_anywhere_are_taken_apart_without_a_crash(text, one, other):
    a, b = sorted((min(one, len(text)), min(other, len(text))))
    check(text[a:b] + text[:a], ROW)
    swapped = text[:a] + text[a : a + 2][::-1] + text[a + 2 :]
    assert len(mended(swapped)) == len(swapped)
    check(swapped.lower(), ROW)
    check(swapped.upper(), Known())


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NOTES))
def test_that_a_clean_text_is_hardly_changed_a_second_time(note):
    once = deidentify(note.text, note.known).text
    twice = deidentify(once, note.known).text
    marks = sum(once.count(f"[{word}]") for word in ("NAME", "DATE", "GEOGRAPHIC"))
    assert sum(twice.count(f"[{word}]") for word in ("NAME", "DATE", "GEOGRAPHIC")) >= marks
