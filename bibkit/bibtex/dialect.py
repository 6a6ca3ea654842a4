"""Which of the two dialects a .bib is kept in: BibTeX's, or the one that only BibLaTeX understands."""

from __future__ import annotations

import re

from bibkit.bibtex.aliases import Dialect
from bibkit.bibtex.tree import BibFile, CommentBlock
from bibkit.text.wordlists import word_set

# biblatex takes BibTeX's names, too (`journal`, `@phdthesis`): a few stray `urldate`s make no file BibLaTeX's.
_BIBLATEX_FIELDS = word_set("date journaltitle location urldate langid eprinttype eventtitle origdate shortjournal")
_BIBTEX_FIELDS = word_set("year journal address school archiveprefix")
_BIBLATEX_TYPES = word_set("online report thesis collection mvbook dataset software mvcollection inreference reference")
_BIBTEX_TYPES = word_set("phdthesis mastersthesis techreport conference")
_JABREF = re.compile(r"jabref-meta:\s*databaseType:\s*(biblatex|bibtex)\b", re.I)


def dialect_of(file: BibFile, default: Dialect = "bibtex") -> Dialect:
    """The dialect a file is written in: what JabRef notes in it, else what most of its names of fields and types are.

    The default where nothing tells.
    """
    for block in file.blocks:
        if isinstance(block, CommentBlock) and (match := _JABREF.search(block.raw)):
            return "biblatex" if match[1].lower() == "biblatex" else "bibtex"
    balance = 0
    for entry in file.entries[:200]:
        balance += (entry.type.lower() in _BIBLATEX_TYPES) - (entry.type.lower() in _BIBTEX_TYPES)
        for field in entry.fields:
            name = field.name.lower()
            balance += (name in _BIBLATEX_FIELDS) - (name in _BIBTEX_FIELDS)
    if balance == 0:
        return default
    return "biblatex" if balance > 0 else "bibtex"
