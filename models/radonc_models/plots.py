"""Charts as inline SVG, without library or script, and the page that holds them, in light, in dark and on paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

__all__ = ["WIDTH", "bars", "figure", "histogram", "page", "rates"]

_STYLE = """
:root{color-scheme:light dark;--ink:#1c2430;--soft:#55606e;--paper:#fff;--bar:#2f6f9f;--bad:#b4552d;--line:#8a94a3}
@media(prefers-color-scheme:dark){
:root{--ink:#e7ebf0;--soft:#a8b2bf;--paper:#14181e;--bar:#6aa9d8;--bad:#e2905f;--line:#77818f}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
body{max-width:720px;margin:2em auto;padding:0 1em}
h1,h2{line-height:1.25}
figure{margin:1.5em 0}figcaption{font-weight:600;margin-bottom:.3em}svg{width:100%;height:auto;display:block}
svg text{font-size:13px;fill:var(--ink)}svg .soft{fill:var(--soft)}
.bar{fill:var(--bar)}.bad{fill:var(--bad)}.other{fill:none;stroke:var(--line)}
.axis{fill:none;stroke:var(--line)}.grid{fill:none;stroke:var(--line);stroke-opacity:.3}
.dash{fill:none;stroke:var(--line);stroke-dasharray:5 4}.span{fill:none;stroke:var(--ink);stroke-width:1.5}
.curve{fill:none;stroke:var(--bar);stroke-width:2}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
td,th{padding:.2em .8em .2em 0;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
.wide{overflow-x:auto}.wide table{font-size:13px}.wide td{white-space:nowrap}.wide .r{text-align:right}
.note{color:var(--soft)}
@page{size:A4;margin:16mm 14mm}
@media print{
:root{color-scheme:light;--ink:#000;--soft:#444;--paper:#fff;--bar:#2f6f9f;--bad:#b4552d;--line:#8a94a3}
body{font-size:10.5pt;max-width:none;margin:0;padding:0}.wide table{font-size:7.5pt}.wide{overflow:visible}
figure,tr{break-inside:avoid}h1,h2,h3,figcaption{break-after:avoid}thead{display:table-header-group}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
_PLAIN = {
    "bar": 'fill="#2f6f9f"',
    "bad": 'fill="#b4552d"',
    "other": 'fill="none" stroke="#8a94a3"',
    "axis": 'fill="none" stroke="#8a94a3"',
    "grid": 'fill="none" stroke="#8a94a3" stroke-opacity=".3"',
    "dash": 'fill="none" stroke="#8a94a3" stroke-dasharray="5 4"',
    "span": 'fill="none" stroke="#1c2430" stroke-width="1.5"',
    "curve": 'fill="none" stroke="#2f6f9f" stroke-width="2"',
    "soft": 'fill="#55606e"',
}
"""The colours again, for programs that do not apply a page's style to the drawings in it."""
WIDTH = 640
"""Width of every chart in its own units."""
_LABEL, _ROW, _NUMBER = 210, 24, 80


def bars(title: str, counts: Mapping[str, float], *, compared: Mapping[str, float] | None = None) -> str:
    """Return horizontal bars with their numbers; ``compared`` draws a second, hollow bar under each."""
    other = compared or {}
    top = max([*counts.values(), *other.values(), 1])
    rows, height = [], 8
    for name, count in counts.items():
        rows.append(_bar(name, count, top, height, "bar"))
        height += _ROW
        if name in other:
            rows.append(_bar("", other[name], top, height - 4, "other"))
            height += _ROW - 6
    return figure(title, height + 8, "".join(rows))


def histogram(title: str, values: Sequence[int], first: float, step: float) -> str:
    """Return upright bars for numbers of cases in bins of ``step`` from ``first``."""
    top, height = max([*values, 1]), 160
    width = (WIDTH - 40) / max(1, len(values))
    parts = []
    for place, value in enumerate(values):
        tall = round((height - 50) * value / top, 1)
        left = 20 + place * width
        parts.append(
            f'<rect class="bar" x="{left:.1f}" y="{height - 24 - tall}" width="{width - 2:.1f}" height="{tall}">'
            f"<title>{first + place * step:g} to {first + (place + 1) * step:g}: {value:,}</title></rect>"
        )
        if place % max(1, len(values) // 10) == 0:
            parts.append(f'<text x="{left:.1f}" y="{height - 8}">{first + place * step:g}</text>')
    return figure(title, height, "".join(parts))


def rates(title: str, rows: Sequence[tuple[str, float, float, float, int]], *, bad: bool = False) -> str:
    """Return horizontal bars of shares from 0 to 1, with their intervals as lines and the number of cases.

    Args:
        title: What is shown.
        rows: Name, share, lower and upper end of its interval, and number of cases.
        bad: Draw in the colour of errors.

    """
    parts, room = [], WIDTH - _LABEL - 2 * _NUMBER + 10
    for place, (name, share, low, high, n) in enumerate(rows):
        y = 8 + place * _ROW
        left, right = (_LABEL + room * end for end in (low, high))
        parts.append(
            f'<text x="{_LABEL - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>'
            f'<rect class="{"bad" if bad else "bar"}" x="{_LABEL}" y="{y + 3}" width="{max(room * share, 1):.1f}" '
            f'height="14"/><path class="span" d="M{left:.1f} {y + 10}H{right:.1f}M{left:.1f} {y + 6}v8'
            f'M{right:.1f} {y + 6}v8"/>'
            f'<text x="{_LABEL + room + 12}" y="{y + 14}">{100 * share:.0f} %</text>'
            f'<text class="soft" x="{WIDTH}" y="{y + 14}" text-anchor="end">n = {n:,}</text>'
        )
    return figure(title, 16 + _ROW * len(rows), "".join(parts))


def page(title: str, parts: Sequence[str]) -> str:
    """Return a whole page: self-contained, without a script, for the screen and for A4 paper."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1>{''.join(parts)}</body></html>\n"
    )


def _bar(name: str, count: float, top: float, y: float, kind: str) -> str:
    length = round((WIDTH - _LABEL - _NUMBER) * count / top, 1)
    tall, below = (14, 14) if kind == "bar" else (8, 11)
    return (
        f'<text x="{_LABEL - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>'
        f'<rect class="{kind}" x="{_LABEL}" y="{y + 3}" width="{max(length, 1)}" height="{tall}"/>'
        f'<text x="{_LABEL + length + 6}" y="{y + below}">{count:,.0f}</text>'
    )


def figure(title: str, height: float, content: str) -> str:
    """Return ``content``, drawn ``height`` high and ``WIDTH`` wide, under ``title``."""
    name = escape(title, quote=True)
    content = re.sub(r'class="(\w+)"', lambda found: f"{found[0]} {_PLAIN[found[1]]}", content)
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<svg viewBox="0 0 {WIDTH} {height:g}" font-size="13" role="img" aria-label="{name}">{content}</svg></figure>'
    )
