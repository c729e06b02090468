"""The papers for IT as HTML and PDF, from the Markdown in docs/.

The HTML is one file without a link to any other address. The PDF needs PySide6: run this with `.venv/bin/python`.
"""

import html
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ("it-guide", "security-white-paper", "mds2-sheet", "screen-reader")
OUT = ROOT / "build" / "package" / "papers"
STYLE = """
body { font-family: "DejaVu Sans", Arial, sans-serif; font-size: 10pt; line-height: 1.4; }
body { max-width: 60em; margin: 2em auto; }
h1 { font-size: 17pt; } h2 { font-size: 13pt; margin-top: 1.4em; } h3 { font-size: 11pt; }
table { border-collapse: collapse; margin: 0.7em 0; }
td, th { border: 1px solid #999; padding: 3px 6px; text-align: left; vertical-align: top; }
th { background: #e8eef2; }
pre { background: #f3f3f3; padding: 6px; font-size: 8pt; white-space: pre-wrap; } code { font-size: 9pt; }
"""


def as_html(markdown: str) -> str:
    """Give a whole HTML page; the title is that of the first heading."""
    title = next((line[2:] for line in markdown.splitlines() if line.startswith("# ")), "RadOnc-GPT")
    body = "\n".join(_blocks(markdown.splitlines()))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{html.escape(title)}</title>\n'
        f"<style>{STYLE}</style></head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _blocks(lines: list[str]) -> Iterator[str]:
    """Yield one element for each block: what the papers use of Markdown, and nothing else."""
    place = 0
    while place < len(lines):
        line, start = lines[place], place
        if line.startswith("```"):
            place = next(index for index in range(place + 1, len(lines)) if lines[index].startswith("```")) + 1
            code = "\n".join(lines[start + 1 : place - 1])
            yield f"<pre>{html.escape(code)}</pre>"
        elif heading := re.match(r"(#{1,4}) (.+)", line):
            level = len(heading[1])
            yield f"<h{level}>{inline(heading[2])}</h{level}>"
            place += 1
        elif line.startswith("|"):
            place = _end(lines, place, lambda one: one.startswith("|"))
            yield _table(lines[start:place])
        elif line.startswith("- "):
            place = _end(lines, place, lambda one: one.startswith(("- ", "  ")))
            items = (item.split() for item in re.split(r"\n- ", "\n".join(lines[start:place])[2:]))
            yield "<ul>" + "".join(f"<li>{inline(' '.join(item))}</li>" for item in items) + "</ul>"
        elif line.strip():
            place = _end(lines, place, lambda one: bool(one.strip()) and not one.startswith(("|", "- ", "```", "#")))
            yield f"<p>{inline(' '.join(lines[start:place]))}</p>"
        else:
            place += 1


def _end(lines: list[str], place: int, belongs: Callable[[str], bool]) -> int:
    """Give the place of the first line after ``place`` that belongs to the block no more."""
    return next((index for index in range(place + 1, len(lines)) if not belongs(lines[index])), len(lines))


def _table(lines: list[str]) -> str:
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))] for line in lines]
    head, body = rows[0], rows[2:]
    shown = [f"<tr>{''.join(f'<th>{inline(cell)}</th>' for cell in head)}</tr>"] if any(head) else []
    shown += [f"<tr>{''.join(f'<td>{inline(cell)}</td>' for cell in row)}</tr>" for row in body]
    return "<table>" + "\n".join(shown) + "</table>"


def inline(text: str) -> str:
    """Give the words of a line: code, strong words and links; everything else is text."""
    parts = re.split(r"(`[^`]+`)", text)
    return "".join(
        f"<code>{html.escape(part[1:-1])}</code>" if part.startswith("`") and len(part) > 2 else _words(part)
        for part in parts
    )


def _words(text: str) -> str:
    safe = html.escape(text, quote=False)
    safe = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", safe)
    # A paper lies alone: a link to another file is its words.
    return re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", safe)


def as_pdf(page: str, target: Path) -> None:
    """Print a page to A4."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

    application = QGuiApplication.instance() or QGuiApplication(["guide", "-platform", "offscreen"])
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)  # printing adds 2 cm
    writer.setTitle(re.search(r"<title>(.*)</title>", page)[1])  # type: ignore[index]
    document = QTextDocument()
    document.setHtml(page)
    document.print_(writer)
    del document, writer, application


def pages() -> dict[str, str]:
    """Give every paper as HTML, by the name of its file."""
    return {f"{name}.html": as_html((ROOT / "docs" / f"{name}.md").read_text("utf-8")) for name in PAPERS}


def main() -> int:
    """Write every paper as HTML and PDF."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, page in pages().items():
        (OUT / name).write_text(page, "utf-8")
        target = (OUT / name).with_suffix(".pdf")
        as_pdf(page, target)
        print(f"radonc: {OUT / name}, {target.name} ({target.stat().st_size // 1024} kB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
