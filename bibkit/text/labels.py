"""Labels and headings made comparable: "1. Abstract:" and "ABSTRACT" are the same."""

from __future__ import annotations

import re
from functools import lru_cache

_EDGE = re.compile(r"^[\s\W\d]{0,4}(?=\w)|(?<![\s:：.\-–—†*|▾▼▲►»›⇑⇓↑↓])[\s:：.\-–—†*|▾▼▲►»›⇑⇓↑↓]+$")


def label_key(text: str) -> str:
    """A label for comparison: case folded, without number, colon and ornaments; "" for what is too long to be one."""
    return _cached_key(text) if len(text) <= 60 else ""


@lru_cache(maxsize=8192)
def _cached_key(text: str) -> str:
    if not (text[:1].isalpha() and text[-1].isalnum()):
        text = _EDGE.sub("", text)
    return text.casefold().replace("’", "'")
