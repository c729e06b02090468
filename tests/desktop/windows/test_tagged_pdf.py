"""The tags of a paper: read again from the finished bytes, they hold all its text in the order in which it is seen."""

import re
import zlib
from itertools import pairwise

import pytest
from PySide6.QtCore import QSizeF

from radonc_desktop.vault.exchange.errors import ExportRefused
from radonc_desktop.windows import case_pdf
from radonc_desktop.windows.pdf_pages import Line, in_pages, write_pdf
from radonc_desktop.windows.tagged_pdf import Piece, Role, tag_pdf

PASSPHRASE = "four words that differ"
FOOT = "Case 1 · nothing but a test"


class Paper:
    """What a screen reader finds in a PDF."""

    def __init__(self, data):
        start = int(re.search(rb"startxref\s+(\d+)", data)[1])
        rows = re.findall(rb"(\d{10}) 00000 n ", data[start:])
        for number, row in enumerate(rows, 1):
            assert data.startswith(b"%d 0 obj" % number, int(row)), "the table of objects leads to each of them"
        places = [*map(int, rows), start]
        ends = dict(pairwise(sorted(places)))
        self.objects = {number: data[place : ends[place]] for number, place in enumerate(places[:-1], 1)}
        self.catalog = self.objects[int(re.search(rb"/Root (\d+)", data[start:])[1])]
        self.root = self.at(self.catalog, b"StructTreeRoot")
        pages = re.search(rb"/Kids\s*\[([^\]]*)\]", self.at(self.catalog, b"Pages"))[1]
        self.pages = [int(one) for one in re.findall(rb"(\d+) 0 R", pages)]
        self.parts, self.artifacts = {}, []
        for page in self.pages:
            self._read(page)

    def at(self, body, key):
        return self.objects[int(re.search(rb"/%s (\d+) 0 R" % key, body)[1])]

    def tree(self, body=None):
        """Return (name, text) of the leaves and (name, [..]) of the rest, in their order."""
        body = self.at(self.root.replace(b"[", b""), b"K") if body is None else body
        name, kids = re.search(rb"/S /(\w+)", body)[1].decode(), re.search(rb"/K \[(.*)\]", body)[1]
        if parts := re.findall(rb"/Pg (\d+) 0 R /MCID (\d+)", kids):
            seen = "".join(self.parts[int(page), int(number)] for page, number in parts)
            if told := re.search(rb"/ActualText <FEFF(\w+)>", body):
                words = bytes.fromhex(told[1].decode()).decode("utf-16-be")
                assert words.replace(" ", "") == seen.replace(" ", ""), "what is read is what is seen"
                return name, words
            return name, seen
        return name, [self.tree(self.objects[int(one)]) for one in re.findall(rb"(\d+) 0 R", kids)]

    def _read(self, page):
        body = self.objects[page]
        fonts = {}
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", self.at(body, b"Resources")):
            said = re.search(rb"<0001> <[0-9A-F]{4}> \[(.*?)\]", self.at(self.objects[int(number)], b"ToUnicode"))[1]
            fonts[name] = dict(enumerate((chr(int(one, 16)) for one in re.findall(rb"<(\w+)>", said)), 1))
        stream = zlib.decompress(self.at(body, b"Contents").partition(b"stream\n")[2].rpartition(b"\nendstream")[0])
        assert b"-90000" not in stream, "no mark is left"
        tag, text, font = None, "", {}
        for line in stream.split(b"\n"):
            if line.endswith(b" BDC"):
                assert tag is None, "no tag begins in another"
                tag, text = line, ""
            elif line == b"EMC":
                if number := re.search(rb"/MCID (\d+)", tag):
                    self.parts[page, int(number[1])] = text
                else:
                    assert tag.startswith(b"/Artifact")
                    self.artifacts.append(text)
                tag = None
            elif line == b"BT" or re.fullmatch(rb"[fFsSbB]\*?", line):
                assert tag is not None, "nothing is drawn outside of a tag or an artifact"
            elif chosen := re.match(rb"/(F\d+) ", line):
                font = fonts[chosen[1]]
            text += "".join(font[int(one, 16)] for one in re.findall(rb"<(\w{4})> Tj", line))
        assert tag is None


def leaves(tree):
    name, kids = tree
    return [(name, kids)] if isinstance(kids, str) else [leaf for kid in kids for leaf in leaves(kid)]


def expected(lines):
    """Return name and words of each paragraph, as the lines say it."""
    names = {Role.ITEM: "LBody"}
    return [
        (names.get(line.role, line.role.value), words)
        for line in lines
        for words in line.text.split("\n")
        if words.strip()
    ]


def drawn(lines, watermark="", foot=FOOT):
    return Paper(write_pdf("Title", lambda size: in_pages(lines, size), foot, watermark))


@pytest.fixture
def report(vault):
    vault.sign(vault.save_draft(1, "modality", "photon", None).id, PASSPHRASE)
    vault.save_draft(
        1, "regimen", "<b>SBRT</b> & 5 x 10 Gy = 45 Gy in 5 fractions ≥ 2.\n\n  A second\nand a third.", None
    )
    return vault.exchange.report(1)


def test_that_the_tags_of_the_one_page_hold_its_text_in_its_order(qapp, report):
    paper = Paper(case_pdf.one_page_pdf(report))
    lines = case_pdf._sheet(report, case_pdf._SIZES[0])
    *found, foot = leaves(paper.tree())
    assert found == expected(lines)
    assert foot == ("P", case_pdf._foot(report))
    assert [name for name, _ in found if name in {"H1", "H2"}] == ["H1", "H2", "H2"]
    assert paper.tree()[0] == "Document"
    lists = [kids for name, kids in paper.tree()[1] if name == "L"]
    assert lists
    assert all(kid == ("LI", [("LBody", kid[1][0][1])]) for kids in lists for kid in kids)
    assert "STOP" in str(lists)


@pytest.mark.parametrize("draw", [case_pdf.case_pdf, case_pdf.one_page_pdf])
def test_that_the_watermark_is_an_artifact_and_its_meaning_is_read(qapp, vault, report, draw):
    paper = Paper(draw(report))
    assert "DRAFT" in paper.artifacts
    assert ("P", case_pdf._UNSIGNED) in leaves(paper.tree())
    assert set(paper.artifacts) <= {"DRAFT", "", "Page 1 of 1"}
    signed = vault.save_draft(
        1, "regimen", "SBRT to the lung, 54 Gy in 3 fractions.", None, vault.draft(1, "regimen").version
    )
    vault.sign(signed.id, PASSPHRASE)
    paper = Paper(draw(vault.exchange.report(1)))
    assert "DRAFT" not in paper.artifacts
    assert "DRAFT" not in str(paper.tree())


def test_that_a_letter_has_its_subject_as_heading_and_its_prescription_as_list(qapp, vault):
    vault.sign(vault.save_draft(1, "regimen", "SBRT to the lung, 54 Gy in 3 fractions.", None).id, PASSPHRASE)
    report = vault.exchange.report(1)
    paper = Paper(case_pdf.letter_pdf(report))
    assert leaves(paper.tree())[:-1] == expected(case_pdf._letter(report))
    assert [words[:3] for name, words in leaves(paper.tree()) if name == "H1"] == ["Re:"]


def test_that_a_paragraph_that_goes_on_on_the_next_page_is_one_element(qapp):
    words = "many words " * 1300
    paper = drawn([Line("Head", Role.HEAD), Line(words)])
    pages = len(paper.pages)
    assert pages > 1
    assert leaves(paper.tree()) == [("H1", "Head"), ("P", words), ("P", FOOT)]
    assert paper.artifacts.count(FOOT) == pages - 1, "the foot is read once"
    assert f"Page {pages} of {pages}" in paper.artifacts
    assert b"/StructParents 1" in paper.objects[paper.pages[1]]


def test_that_each_part_of_a_page_leads_to_its_element(qapp):
    paper = drawn([Line("One\nTwo"), Line("a", Role.ITEM), Line("b", Role.ITEM), Line("Three " * 1500)])
    rows = re.findall(rb"(\d+) \[([^\]]*)\]", re.search(rb"/Nums \[(.*)\] >>", paper.root)[1])
    assert len(rows) == len(paper.pages)
    for page, (place, held) in zip(paper.pages, rows, strict=True):
        assert b"/StructParents %s\n" % place in paper.objects[page]
        for number, element in enumerate(re.findall(rb"(\d+) 0 R", held)):
            assert b"/Pg %d 0 R /MCID %d >>" % (page, number) in paper.objects[int(element)]


def test_that_what_two_letters_say_is_read_as_two_and_a_space_is_a_space(qapp):
    line = "ff 0ff1 confirm difficult flag, α/β 3 – ≥ 2 Gy × 5 · µ"
    assert leaves(drawn([Line(line)]).tree())[0] == ("P", line)


def test_that_the_file_says_its_title_its_language_and_that_it_has_tags(qapp, report):
    data = case_pdf.one_page_pdf(report)
    paper = Paper(data)
    for entry in (b"/MarkInfo << /Marked true >>", b"/Lang (en)", b"/DisplayDocTitle true", b"/OutputIntents"):
        assert entry in paper.catalog
    for claim in (b'pdfaid:part="1"', b'pdfaid:conformance="B"'):
        assert claim in data
    assert b"/ID [" in data[data.rindex(b"trailer") :]
    assert not re.search(rb"/(Tabs|ObjStm|XRef)\b", data), "PDF/A-1 is PDF 1.4"


def test_that_a_file_of_another_make_is_refused_with_a_sentence(qapp):
    data = write_pdf("Title", lambda size: in_pages([Line("words")], size), FOOT)
    for strange in (b"", b"%PDF-1.4", data.replace(b"\nxref\n", b"\nxReF\n"), data.replace(b"/Contents", b"/Contends")):
        with pytest.raises(ExportRefused, match="plain text"):
            tag_pdf(strange, [Piece(Role.TEXT)])


def test_that_a_blank_line_has_no_tag(qapp):
    assert leaves(drawn([Line("one\n\n  \ntwo")]).tree())[:-1] == [("P", "one"), ("P", "two")]


def test_that_a_page_is_laid_out_with_the_rooms_that_its_lines_ask_for(qapp):
    lines = [Line("one"), Line("two", above=10, left=12, bold=True, points=12, leading=200)]
    document = in_pages(lines, QSizeF(964, 1457)).document
    assert document.pageCount() == 1
    second = document.lastBlock()
    assert second.blockFormat().topMargin() == 20
    assert second.layout().lineAt(0).x() == 24
    assert second.charFormat().font().pixelSize() == 24


def test_that_a_paragraph_longer_than_a_string_may_be_is_read_from_its_lines(qapp):
    paper = drawn([Line("many words " * 1600)])
    assert leaves(paper.tree())[0][1].replace(" ", "") == "manywords" * 1600
    assert all(len(body) < 65_535 for body in paper.objects.values() if b"/StructElem" in body)
