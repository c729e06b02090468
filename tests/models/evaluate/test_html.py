"""The page of an evaluation: self-contained, well-formed, and its charts show the figures of the report."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from radonc_models.errors import RadOncError
from radonc_models.evaluate import charts, html, report
from radonc_models.plots import rates
from radonc_models.records import write_cases

from .conftest import ScriptedEngine, a_pack, make_cases, measured_by
from .test_report import arguments


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A report and its page, of a model that gets every seventh case wrong."""
    folder = tmp_path_factory.mktemp("page")
    test, validation = make_cases(60, "test"), make_cases(30, "validation")
    write_cases(folder / "cases.jsonl", [*make_cases(60, "train"), *validation, *test])
    words = [
        "--pack",
        "p",
        "--cases",
        str(folder / "cases.jsonl"),
        "--out",
        str(folder / "e.json"),
        "--base-limit",
        "5",
    ]
    engine = ScriptedEngine([*test, *validation], lambda _, case: "photon" if int(case.id[-4:]) % 7 == 0 else None)
    assert measured_by(arguments(*words, "--html", str(folder / "e.html")), a_pack(folder), engine) == 0
    return report.read(folder / "e.json"), (folder / "e.html").read_text()


class Tags(HTMLParser):
    """Checks that tags are closed in their order, and collects their names and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_that_the_page_stands_alone_and_runs_nothing(written) -> None:
    _, page = written
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    names = {name for name, _ in tags.seen}
    assert not names & {"script", "link", "img", "iframe", "object", "embed"}
    assert not any(key in {"src", "href"} or key.startswith("on") for _, attributes in tags.seen for key in attributes)
    assert "http" not in page
    assert "url(" not in page
    assert "@import" not in page
    assert "@page{size:A4" in page
    assert "prefers-color-scheme:dark" in page


def test_that_the_page_shows_every_chart_and_no_word_of_a_case(written) -> None:
    _, page = written
    pictures = re.findall(r"<svg.*?</svg>", page)
    for picture in pictures:
        ElementTree.fromstring(picture)
    titles = re.findall(r"<figcaption>(.*?)</figcaption>", page)
    for words in ("F1 of each part", "ROUGE-L of plans", "right label", "as often right", "fewer cases", "by site"):
        assert any(words in title for title in titles), words
    assert len(titles) == len(pictures) == 8
    assert "SYNTHETIC CASE" not in page
    assert "test-0001" not in page


def test_that_table_and_warnings_are_on_the_page(written) -> None:
    told, page = written
    assert "Table 1 of arXiv 2309.10160" in page
    assert "Only 60 held-out cases" in page
    assert told["verdict"][:20] in page
    assert told["models"]["regimen"]["sha256"] in page


def test_that_an_old_report_without_details_has_a_page_too(written) -> None:
    told, _ = written
    old = {key: value for key, value in told.items() if key not in {"details", "outcomes", "verdict"}}
    assert "<svg" in html.html(old)


def test_that_text_of_the_report_cannot_become_markup(written) -> None:
    told, _ = written
    assert "<b>x" not in html.html({**told, "warnings": ["<b>x</b>"], "device": "<b>x"})


def test_that_bars_are_as_long_as_their_shares() -> None:
    drawn = rates("t", [("a & b", 0.25, 0.1, 0.5, 8), ("c", 1.0, 0.7, 1.0, 9)])
    widths = [float(width) for width in re.findall(r'<rect[^>]*width="([\d.]+)"', drawn)]
    assert widths[1] == 4 * widths[0]
    assert "a &amp; b" in drawn
    assert "25 %" in drawn


def test_that_a_cell_of_the_confusion_is_as_dark_as_its_share_of_the_row() -> None:
    drawn = charts.confusion("t", ["photon", "proton"], [[3, 1, 0], [0, 2, 2]])
    shares = re.findall(r'fill-opacity="([\d.]+)"', drawn)
    assert [float(one) for one in shares] == [0.45, 0.15, 0, 0, 0.3, 0.3]
    assert charts.confusion("t", ["a"], [[0, 0]]).count("<rect") == 4


def test_that_right_answers_are_above_the_line_of_rouge_and_wrong_ones_below() -> None:
    drawn = charts.rouge_by_truth("t", [1.0, 0.99, 0.96, 0.1], [True, True, False, False])
    assert "facts right: 2" in drawn
    assert "facts wrong: 2" in drawn
    up = [float(height) for height in re.findall(r'class="bar"[^>]*height="([\d.]+)"', drawn)]
    down = [float(height) for height in re.findall(r'class="bad"[^>]*height="([\d.]+)"', drawn)]
    assert (up[-1], down[-1], down[2]) == (90, 45, 45)
    assert sum(up) == sum(down) == 90


def test_that_a_page_that_cannot_be_written_is_one_sentence(written, tmp_path) -> None:
    with pytest.raises(RadOncError, match=r"e\.html cannot be written"):
        html.write_html(tmp_path / "missing" / "e.html", written[0])
