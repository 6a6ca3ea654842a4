"""Small charts as inline SVG: bars for counts, a histogram for years. Colours are the page's, by class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

_WIDTH = 560
_ROW = 26
_LABEL = 150


class Bar(NamedTuple):
    """A labelled count; `kind` is its class in the style sheet."""

    label: str
    number: int
    kind: str = "plain"


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Horizontal bars, one below the other, each with its count; "" without rows."""
    if not rows:
        return ""
    most = max(row.number for row in rows)
    room = _WIDTH - _LABEL - 60
    drawn = []
    for place, row in enumerate(rows):
        y = place * _ROW
        width = max(2, round(room * row.number / most))
        drawn.append(
            f'<text x="{_LABEL - 8}" y="{y + 17}" text-anchor="end">{escape(row.label)}</text>'
            f'<rect class="bar {row.kind}" x="{_LABEL}" y="{y + 4}" width="{width}" height="{_ROW - 9}" rx="3"/>'
            f'<text class="count" x="{_LABEL + width + 7}" y="{y + 17}">{row.number:,}</text>'
        )
    said = "; ".join(f"{row.label}: {row.number}" for row in rows)
    return _svg(title, said, len(rows) * _ROW, drawn)


def histogram(title: str, years: Mapping[int, int]) -> str:
    """Works by year; by five or more years where the span is long. "" without years."""
    if not years:
        return ""
    start, end, step = _span(years)
    counts = [0] * ((end - start) // step + 1)
    for year, count in years.items():
        counts[max(0, year - start) // step] += count
    most = max(counts)
    height, width = 130, _WIDTH / len(counts)
    drawn = []
    for place, count in enumerate(counts):
        first = start + place * step
        label = str(first) if step == 1 else f"{first}–{first + step - 1}"
        tall = round(height * count / most) if count else 0
        if count:
            tall = max(tall, 2)
            drawn.append(
                f'<rect class="bar plain" x="{place * width + 0.5:.1f}" y="{height - tall + 14}" '
                f'width="{max(1.0, width - 1.5):.1f}" height="{tall}"><title>{label}: {count}</title></rect>'
            )
    drawn.append(f'<line class="axis" x1="0" x2="{_WIDTH}" y1="{height + 14.5}" y2="{height + 14.5}"/>')
    drawn += _ticks(start, step, len(counts), width, height + 30)
    drawn.append(f'<text class="count" x="0" y="10">up to {most:,} {_each(step)}</text>')
    said = "; ".join(f"{year}: {count}" for year, count in years.items())
    return _svg(title, said, height + 36, drawn)


def _each(step: int) -> str:
    return "a year" if step == 1 else f"in {step} years"


def _span(years: Mapping[int, int]) -> tuple[int, int, int]:
    """First and last year of the axis, and how many years a bar holds; the few oldest works share the first bar."""
    known = sorted(year for year, count in years.items() for _ in range(count))
    # A single work of 1687 would press the rest into a corner.
    oldest = known[len(known) // 50] if len(known) >= 50 else known[0]
    start, end = max(known[0], oldest - 10), known[-1]
    step = next((size for size in (1, 2, 5, 10, 25, 50, 100) if (end - start) // size < 60), 1000)
    return start - start % step, end, step


def _ticks(start: int, step: int, count: int, width: float, y: int) -> list[str]:
    every = next((size for size in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500) if count * step / size <= 9), 1000)
    ticks = []
    for place in range(count):
        year = start + place * step
        if year % every < step:
            x = min(max((place + 0.5) * width, 16), _WIDTH - 16)
            ticks.append(
                f'<text class="tick" x="{x:.1f}" y="{y}" text-anchor="middle">{year - year % every or year}</text>'
            )
    return ticks


def _svg(title: str, said: str, height: int, drawn: Sequence[str]) -> str:
    name = escape(title)
    return (
        f'<figure><figcaption>{name}</figcaption><svg viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{name}"><desc>{escape(said)}</desc>{"".join(drawn)}</svg></figure>'
    )
