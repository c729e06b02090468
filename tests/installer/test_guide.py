"""The papers as HTML and PDF: every word of the Markdown, nothing that is fetched."""

import html
import re

import guide
import pytest


@pytest.mark.parametrize("name", guide.PAPERS)
def test_that_a_paper_has_all_its_words_and_no_address(root, name):
    markdown = (root / "docs" / f"{name}.md").read_text("utf-8")
    page = guide.as_html(markdown)
    assert not re.search(r"https?://|src=|href=", page)
    assert page.count("<table>") == len(re.findall(r"(?m)^\|[ :|-]*-[ :|-]*\|$", markdown))
    assert page.count("<h2>") == len(re.findall(r"(?m)^## ", markdown))
    shown = re.sub(r"<style>.*?</style>|<title>.*?</title>|<[^>]+>", " ", page, flags=re.DOTALL)
    said = re.sub(r"\W+", " ", html.unescape(shown))
    words = re.sub(r"\]\([^)]+\)", "]", re.sub(r"(?m)^```\w*$", "", markdown))
    assert said.split() == re.sub(r"\W+", " ", words).split()


def test_that_code_is_never_read_as_words_and_signs_are_escaped():
    assert guide.inline("`a < b ** c`, **x** & [y](z.md)") == "<code>a &lt; b ** c</code>, <strong>x</strong> &amp; y"
    page = guide.as_html("# T\n\n- one\n  two\n- `three`\n\n```sh\nif a < b\n```\n")
    assert "<ul><li>one two</li><li><code>three</code></li></ul>" in page
    assert "<pre>if a &lt; b</pre>" in page


def test_that_a_paper_is_printed(tmp_path, qapp):
    guide.as_pdf(guide.as_html("# Paper\n\nwords\n"), tmp_path / "paper.pdf")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
