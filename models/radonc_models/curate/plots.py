"""Bar charts as inline SVG, without a library and without a script, readable in light and dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

__all__ = ["bars", "histogram"]

_WIDTH, _LABEL, _ROW, _NUMBER = 640, 210, 24, 80


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
    return _figure(title, height + 8, "".join(rows))


def histogram(title: str, values: Sequence[int], first: float, step: float) -> str:
    """Return upright bars for numbers of cases in bins of ``step`` from ``first``."""
    top, height = max([*values, 1]), 160
    width = (_WIDTH - 40) / max(1, len(values))
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
    return _figure(title, height, "".join(parts))


def _bar(name: str, count: float, top: float, y: float, kind: str) -> str:
    length = round((_WIDTH - _LABEL - _NUMBER) * count / top, 1)
    tall, below = (14, 14) if kind == "bar" else (8, 11)
    return (
        f'<text x="{_LABEL - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>'
        f'<rect class="{kind}" x="{_LABEL}" y="{y + 3}" width="{max(length, 1)}" height="{tall}"/>'
        f'<text x="{_LABEL + length + 6}" y="{y + below}">{count:,.0f}</text>'
    )


def _figure(title: str, height: float, content: str) -> str:
    name = escape(title, quote=True)
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{name}">{content}</svg></figure>'
    )
