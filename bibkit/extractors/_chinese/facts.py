"""What Chinese pages say beside the entry: affiliations, counts, classes, funds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._chinese.blocks import Block

_NUMBERED = re.compile(r"\s*[\[【(]?\s*(\d{1,2})\s*[\]】).、]?\s*(?=\D)(.+)")


def read_facts(blocks: Sequence[Block], draft: Draft) -> None:
    """Everything that is no field of an entry, under plain names; the first value of a kind counts."""
    for block in blocks:
        text = block.text.strip(" ;；")
        if not text:
            continue
        if block.field == "cited_by" and (match := re.match(r"(\d[\d,]*)", text)):
            draft.facts.setdefault("cited_by", int(match.group(1).replace(",", "")))
        elif block.field == "affiliation":
            draft.facts.setdefault("affiliations", _affiliations(block))
        elif block.field == "clc":
            draft.facts.setdefault("clc", text)
        elif block.field == "subject":
            draft.facts.setdefault("subject_codes" if re.match(r"\d", text) else "subjects", _pieces(text))
        elif block.field == "fund":
            draft.facts.setdefault("funding", _pieces(text))
        elif block.field == "corresponding":
            draft.facts.setdefault("corresponding_author", text)
        elif block.field == "page_count" and (match := re.search(r"\d+", text)):
            draft.facts.setdefault("page_count", int(match.group()))
        elif block.field in ("advisor", "cn"):
            draft.facts.setdefault(block.field, text)


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in re.split(r"[;；]", text) if piece.strip()]


def _affiliations(block: Block) -> dict[str, str] | list[str]:
    lines = [piece for line in block.lines for piece in _NEXT_NUMBER.split(line) if re.search(r"[^\W\d]", piece)]
    numbered = [_NUMBERED.fullmatch(line) for line in lines]
    if all(numbered):
        return {match.group(1): match.group(2).strip(" ;；") for match in numbered if match}
    return [piece for line in lines for piece in _pieces(line)]


_NEXT_NUMBER = re.compile(r"(?<![\s;；])[\s;；]++(?=\[\d{1,2}\])")
