"""Plain text out of RTF and HTML: what is shown stays, what is not shown goes, and nothing is read by half."""

import time
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from radonc_models.curate.sections import cut_note
from radonc_models.extract.markup import MarkupError, is_markup, plain_text

RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}{\stylesheet{\s0 Normal;}}"
    r"{\*\generator Word;}{\info{\author Nobody}}{\header Page 1}\uc1\f0\fs24 A 70-year-old man, PSA 8, seen with his "
    r"wife.\par\b PLAN:\b0\par 60 Gy in 20 fractions\par{\pict 010203}}"
)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (r"Fran\'e7ois", "François"),
        (r"\ansicpg1250 \'f8", "ř"),
        (r"\ansicpg932 \'93\'fa", "日"),
        (r"\u8217?s", "’s"),
        (r"\uc2\u945??b", "αb"),
        (r"{\uc0\u945 }b", "αb"),
        (r"\uc1\u945\'61b", "αb"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"a\line b\tab c\~d\_e\emdash f", "a\nb\tc d-e—f"),
        (r"\{1\}\\", "{1}\\"),
        (r"a\v hidden\v0  b", "a b"),
        (r"a{\v hidden}b", "ab"),
        (r"a{\deleted old}b", "ab"),
        (r"{\*\unknown words}b", "b"),
        (r"{\field{\*\fldinst HYPERLINK}{\fldrslt a link}}", "a link"),
        (r"a{\pict\bin5 }}{{\}b", "ab"),
        ("a\r\nb", "ab"),
        ("a\\\nb", "a\nb"),
        (r"\trowd a\cell b\cell\row c", "a\tb\t\nc".replace("\t\n", "\n")),
    ],
)
def test_that_rtf_gives_the_words_that_it_shows(body, words):
    assert plain_text(rf"{{\rtf1\ansi {body}}}") == words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("a &lt;5 &amp; b&nbsp;c &#8804; &alpha;", "a <5 & b c ≤ α"),
        ("PSA < 4 and <0.1", "PSA < 4 and <0.1"),
        ("<ul><li>a<li>b</ul>c", "- a\n- b\nc"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("<b>60</b> Gy in\n  20", "60 Gy in 20"),
        ("<pre>a\n  b</pre>c", "a\n  b\nc"),
        ("a<script>if (x<y) {}</script><style>p{}</style>b", "ab"),
        ("a<span style='display: none'><span>x</span>y</span>b", "ab"),
        ("a<p hidden>x</p>b", "ab"),
        ("a<img src='x>y'>b<a title=\"5 > 4\">c</a>", "abc"),
        ("a<!-- <p>x</p> -->b", "ab"),
        ("&#99999999999999999999;", "\ufffd"),
    ],
)
def test_that_html_gives_the_words_that_it_shows(body, words):
    assert plain_text(f"<html><head><title>t</title></head><body>{body}</body></html>") == words


@pytest.mark.parametrize("note", ["", "Seen <today>.", "{not rtf}", "a <p> b", "PSA < 4", "x" * 5_000_000])
def test_that_a_plain_note_stays_as_it_is(note):
    assert not is_markup(note)
    assert plain_text(note) == note


@pytest.mark.parametrize(
    "note", ["<p>Seen", "<DIV class=x>Seen</DIV>", "\ufeff<html>Seen", "{\\rtf1 Seen}", "<h1>Seen</h1>"]
)
def test_that_fragments_are_known_as_well(note):
    assert plain_text(note) == "Seen"


def test_that_the_plan_of_a_note_in_rtf_is_found_in_its_plain_text():
    text = plain_text(RTF)
    assert text == "A 70-year-old man, PSA 8, seen with his wife.\nPLAN:\n60 Gy in 20 fractions"
    assert text[cut_note(text).start :].startswith("PLAN:")


@pytest.mark.parametrize(
    "note",
    ["{\\rtf1 Seen", "{\\rtf1 {Seen}", "{\\rtf1 Seen\\", "{\\rtf1" + "{" * 5000, "<html><!-- x", "<html><script>x",
     "<html>" + "x" * (4 << 20), "{\\rtf1 \\ansicpg77 x}"],
)  # fmt: skip
def test_that_what_breaks_off_is_refused_without_a_word_of_it(note):
    with pytest.raises(MarkupError) as refusal:
        plain_text(note)
    assert "Seen" not in str(refusal.value)


@pytest.mark.parametrize(
    "piece", ["<", "<!", "</", "<div>", "<a b='", '<a b=">', "&#", "<![CDATA[", "<p hidden>", "<!---->"]
)
def test_that_broken_markup_takes_time_that_grows_with_its_length_alone(piece):
    started = time.process_time()
    with suppress(MarkupError):
        plain_text("<html>" + piece * (200_000 // len(piece)))
    assert time.process_time() - started < 5


@given(st.text("<>/!-&#;'\"abp \n\\{}ru01", max_size=120))
@example("{\\rtf1\\u55357?}")
@example("<p></pre></pre>x")
def test_that_no_text_crashes_the_reader(text):
    for note in (text, f"<html>{text}", f"{{\\rtf1 {text}}}"):
        try:
            assert isinstance(plain_text(note).encode("utf-8"), bytes)
        except MarkupError:
            continue
