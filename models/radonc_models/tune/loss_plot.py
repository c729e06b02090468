"""The loss curves of a run as a small SVG beside the adapter."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from radonc_models.tune.train import Run

__all__ = ["loss_plot"]

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 720, 360, 56, 44, 32, 16
_SMOOTH = 0.9
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#38424d}.axis{stroke:#9aa5b1;fill:none}.grid{stroke:#e4e8ec}"
    ".train{stroke:#9ab7c0;stroke-width:1.5;fill:none}.held{stroke:#0b6174;stroke-width:2;fill:none}"
    ".dot{fill:#0b6174}"
)


def loss_plot(run: Run, title: str) -> str:
    """Return an SVG of the smoothed training loss and the validation loss by step, in nats per answer token."""
    smooth = list(_smoothed(run.losses))
    values = [*smooth, *run.curve.values()]
    ticks = _ticks(min(values), max(values))
    low, high = ticks[0], ticks[-1]

    def x(step: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * step / max(1, run.steps)

    def y(value: float) -> float:
        return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (high - value) / (high - low)

    grid = "".join(
        f'<path class="grid" d="M{_LEFT} {y(tick):.1f}H{_WIDTH - _RIGHT}"/>'
        f'<text x="{_LEFT - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:g}</text>'
        for tick in ticks
    )
    held = [(x(step), y(value)) for step, value in run.curve.items()]
    dots = "".join(f'<circle class="dot" cx="{left:.1f}" cy="{top:.1f}" r="3"/>' for left, top in held)
    train = [(x(step), y(value)) for step, value in enumerate(smooth, start=1)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        f' aria-label="{title}: loss by step"><style>{_STYLE}</style>'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>{grid}'
        f'<path class="axis" d="M{_LEFT} {_TOP}V{_HEIGHT - _BOTTOM}H{_WIDTH - _RIGHT}"/>'
        f'<path class="train" d="{_path(train)}"/><path class="held" d="{_path(held)}"/>{dots}'
        f'<text x="{_LEFT}" y="18">{title}: nats an answer token; light training, dark validation</text>'
        f'<text x="{_LEFT}" y="{_HEIGHT - 24}">0</text>'
        f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 24}" text-anchor="end">{run.steps} steps</text></svg>\n'
    )


def _smoothed(losses: Sequence[float]) -> Iterable[float]:
    mean, weight = 0.0, 0.0
    for loss in losses:
        mean, weight = _SMOOTH * mean + (1 - _SMOOTH) * loss, _SMOOTH * weight + (1 - _SMOOTH)
        yield mean / weight


def _ticks(low: float, high: float) -> list[float]:
    """Return round numbers from below ``low`` to above ``high``."""
    spread = max(high - low, 1e-6)
    unit = 10 ** math.floor(math.log10(spread))
    step = next(unit * part for part in (0.2, 0.5, 1, 2, 5) if spread / (unit * part) <= 6)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(step * number, 10) for number in range(first, max(last, first + 1) + 1)]


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "".join(f"{'L' if place else 'M'}{left:.1f} {top:.1f}" for place, (left, top) in enumerate(points))
