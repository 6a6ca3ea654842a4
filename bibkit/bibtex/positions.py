"""Line and column of a place in bytes, worked out only when somebody asks."""

from __future__ import annotations

from bibkit.bibtex.encoding import Encoding

_STEP_BYTES = 1 << 13


class Positions:
    """Lines and columns from 1, columns in characters. Files of CR line ends only (old Macs) are counted too."""

    def __init__(self, data: bytes, encoding: Encoding) -> None:
        self._data = data
        self._encoding = encoding
        self._newline = b"\n" if b"\n" in data else b"\r"
        self._lines_before = [0]

    def line(self, offset: int) -> int:
        step = offset // _STEP_BYTES
        known = self._lines_before
        while len(known) <= step:
            start = (len(known) - 1) * _STEP_BYTES
            known.append(known[-1] + self._data.count(self._newline, start, start + _STEP_BYTES))
        return known[step] + self._data.count(self._newline, step * _STEP_BYTES, offset) + 1

    def line_and_column(self, offset: int) -> tuple[int, int]:
        start = self._data.rfind(self._newline, 0, offset) + 1
        before = self._encoding.decode(self._data[start:offset])
        return self.line(offset), len(before.removeprefix("\ufeff")) + 1  # no editor counts the mark
