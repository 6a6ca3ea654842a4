"""Which words of a title keep their capitals whatever a style does to case."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\s]+")


def protected_spans(title: str, *, language: str = "", dialect: str = "bibtex") -> list[tuple[int, int]]:
    if language and not language.lower().startswith("en"):
        return []
    out=[]
    first=True
    for m in re.finditer(r"[^\W_](?:[\w'’\-‐–./]*[^\W_])?", title):
        w=m.group()
        if first:
            first=False
            if not re.search(r'[A-Z]',w[1:]): continue
        if re.search(r'[^\W\d_]', w) and w!=w.lower(): out.append(m.span())
    return out
