"""Labels and headings made comparable: "1. Abstract:" and "ABSTRACT" are the same."""

from __future__ import annotations

import re

# The longest known label has 38 characters; what is longer is none.
LONGEST_LABEL = 40
_LONGEST_PRINTED = 60
_START = re.compile(r"[\s\W\d]{0,4}(?=\w)")
_ENDS = (
    ":：.-–—†*|▾▼▲►»›⇑⇓↑↓ \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)


def label_key(text: str) -> str:
    """A label for comparison: case folded, without number, colon and ornaments; "" for what is too long to be one."""
    if len(text) > _LONGEST_PRINTED:
        return ""
    if not (text[:1].isalpha() and text[-1].isalnum()):
        start = _START.match(text)
        text = text[start.end() if start else 0 :].rstrip(_ENDS)
    return text.casefold().replace("’", "'") if len(text) <= LONGEST_LABEL else ""
