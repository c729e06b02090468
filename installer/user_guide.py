"""Print docs/guide.md with its pictures as a PDF (`make guide`); Qt's own text layout does it."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide.md"
_PICTURE = re.compile(r"^!\[(?P<words>[^\]]*)\]\((?P<path>[^)]+)\)$", re.MULTILINE)
_WIDTH = 600.0  # pixels (96 to an inch) that a picture takes at most on an A4 page
_SHARE = 0.5  # of a picture's own size: small windows stay small
_DPI = 96


def main() -> int:
    """Write the PDF; 2 when a picture is missing."""
    parser = argparse.ArgumentParser(description="Write the guide as PDF.")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "package" / "papers" / "guide.pdf")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    text = GUIDE.read_text("utf-8")
    missing = [path for path in pictures(text) if not path.is_file()]
    if missing:
        print(f"The picture {missing[0].name} is missing: run make screens first.", file=sys.stderr)
        return 2
    options.out.parent.mkdir(parents=True, exist_ok=True)
    print_guide(text, options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


def pictures(text: str) -> list[Path]:
    """Return the files of the pictures in the guide, in their order."""
    return [GUIDE.parent / found["path"] for found in _PICTURE.finditer(text)]


def print_guide(text: str, out: Path) -> None:
    """Lay ``text`` (Markdown) out on A4 pages and write it as PDF to ``out``."""
    from PySide6.QtCore import QMarginsF, QUrl
    from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    document = QTextDocument()
    document.setDefaultFont(QFont("DejaVu Sans", 10))
    document.setBaseUrl(QUrl.fromLocalFile(f"{GUIDE.parent}/"))
    document.setMarkdown(text)
    _fit_pictures(document)
    writer = QPdfWriter(str(out))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)  # Qt adds its own two centimetres
    writer.setResolution(_DPI)
    writer.setTitle("RadOnc-GPT in ten minutes")
    document.print_(writer)
    del app


def _fit_pictures(document: QTextDocument) -> None:
    """Give every picture a width that fits on the page."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QImage, QTextCursor, QTextDocument

    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().isImageFormat():
                shape = piece.charFormat().toImageFormat()
                picture = QImage(str(GUIDE.parent / shape.name()))
                document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(shape.name()), picture)
                width = min(_WIDTH, picture.width() * _SHARE)
                shape.setWidth(width)
                shape.setHeight(width * picture.height() / picture.width())
                cursor = QTextCursor(document)
                cursor.setPosition(piece.position())
                cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(shape)
                break  # a picture stands alone in its paragraph, and the pieces have just changed
            pieces += 1
        block = block.next()


if __name__ == "__main__":
    sys.exit(main())
