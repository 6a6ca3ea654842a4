"""Text that may be shown on a terminal."""

from __future__ import annotations

import re

from bibkit.text.patterns import lazy_pattern

# Controls could drive a terminal, bidirectional overrides could show a text as another; joiners are spelling.
_UNSAFE = lazy_pattern("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text without what could drive a terminal; line ends and tabs become blanks."""
    if text.isprintable():  # as nearly all of it is
        return text
    return _UNSAFE.sub("\ufffd", re.sub(r"[\n\t]", " ", text))
