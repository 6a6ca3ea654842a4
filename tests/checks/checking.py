"""Short ways to check a piece of .bib in a test."""

from __future__ import annotations

import datetime
from typing import Any

from bibkit.bibtex.tree import parse_bib
from bibkit.checks.finding import Finding
from bibkit.checks.fixes import fix_file
from bibkit.checks.run import check_file
from bibkit.checks.subject import CheckSettings

TODAY = datetime.date(2026, 11, 25)


def settings(**changes: Any) -> CheckSettings:
    return CheckSettings(today=TODAY, **changes)


def check(bib: str | bytes, **changes: Any) -> list[Finding]:
    return check_file(parse_bib(bib, "refs.bib"), settings(**changes))


def codes(bib: str | bytes, **changes: Any) -> list[str]:
    """The codes that are found, without `check.`."""
    return [finding.code.removeprefix("check.") for finding in check(bib, **changes)]


def in_field(name: str, value: str, **changes: Any) -> list[str]:
    """The codes that are found about one field of an entry in which all else is well."""
    return [item.code.removeprefix("check.") for item in check(entry(**{name: value}), **changes) if item.field == name]


def entry(**fields: str) -> str:
    """An article with these fields, complete but for what they say otherwise."""
    whole = {
        "author": "Fox, Eve and Hill, Tom",
        "title": "Deep monsters of the northern seas",
        "journal": "Marine Letters",
        "year": "2011",
        **fields,
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in whole.items())
    return f"@article{{fox2011,\n{body}}}\n"


def fixed(bib: str) -> str:
    """The text after all fixes."""
    return fix_file(parse_bib(bib, "refs.bib"), settings(), lambda finding: True).data.decode()


def fixed_field(name: str, value: str) -> str | None:
    """What a field's value is after all fixes; None when nothing was changed."""
    before = entry(**{name: value})
    after = fixed(before)
    if after == before:
        return None
    block = parse_bib(after).entries[0]
    field = block.field(name)
    return block.file.expand(field) if field else ""
