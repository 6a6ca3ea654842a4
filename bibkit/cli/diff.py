"""What `--diff` shows: a unified diff of two versions of a file, in colour on a terminal only."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator, Sequence

from bibkit.bibtex.encoding import detect
from bibkit.files import for_terminal

_CONTEXT_LINES = 3
_COLOURS = {b"+": b"\x1b[32m", b"-": b"\x1b[31m", b"@": b"\x1b[36m"}


def show_diff(old: bytes, new: bytes, name: str) -> None:
    """Print how `new` differs from `old` to standard output; nothing when it does not."""
    diff = unified_diff(old, new, name)
    if sys.stdout.isatty():
        diff = b"".join(_for_terminal(line) for line in diff.splitlines(keepends=True))
    sys.stdout.flush()
    sys.stdout.buffer.write(diff)
    sys.stdout.buffer.flush()


def unified_diff(old: bytes, new: bytes, name: str) -> bytes:
    """A diff that `patch` takes, empty for equal bytes. UTF-16 files are shown as UTF-8."""
    if old == new:
        return b""
    before, after = (detect(data)[1].splitlines(keepends=True) for data in (old, new))
    label = name.encode("utf-8", "surrogateescape")
    head = b"--- " + label + b"\n+++ " + label + b"\n"
    return head + b"".join(_hunks(before, after))


def _hunks(before: Sequence[bytes], after: Sequence[bytes]) -> Iterator[bytes]:
    # The comparison is slow; it is spared what is alike at both ends, which is most of a file as a rule.
    top = _common_length(before, after)
    bottom = _common_length(before[top:][::-1], after[top:][::-1])
    start = max(0, top - _CONTEXT_LINES)
    ends = (len(part) - max(0, bottom - _CONTEXT_LINES) for part in (before, after))
    old, new = (part[start:end] for part, end in zip((before, after), ends, strict=True))
    for group in difflib.SequenceMatcher(None, old, new).get_grouped_opcodes(_CONTEXT_LINES):
        first, last = group[0], group[-1]
        yield _header(first[1] + start, last[2] + start, first[3] + start, last[4] + start)
        for tag, i, j, k, m in group:
            if tag == "equal":
                yield from (_line(b" ", line) for line in old[i:j])
                continue
            yield from (_line(b"-", line) for line in old[i:j])
            yield from (_line(b"+", line) for line in new[k:m])


def _common_length(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def _header(old_start: int, old_end: int, new_start: int, new_end: int) -> bytes:
    def span(start: int, end: int) -> str:
        count = end - start
        return f"{start + 1 if count else start}" + (f",{count}" if count != 1 else "")

    return f"@@ -{span(old_start, old_end)} +{span(new_start, new_end)} @@\n".encode()


def _line(sign: bytes, line: bytes) -> bytes:
    if line.endswith(b"\n"):
        return sign + line
    if line.endswith(b"\r"):
        return sign + line + b"\n"
    return sign + line + b"\n\\ No newline at end of file\n"


def _for_terminal(line: bytes) -> bytes:
    """A line without control characters that would command the terminal, in colour unless NO_COLOR is set."""
    body = for_terminal(line.rstrip(b"\r\n"))
    colour = b"" if os.environ.get("NO_COLOR") else _COLOURS.get(line[:1], b"")
    return (colour + body + b"\x1b[0m\n") if colour else body + b"\n"
