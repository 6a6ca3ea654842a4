"""Identifiers as value classes made by parsing: `Doi.parse("https://doi.org/10.1000/ABC")` -> `Doi("10.1000/abc")`.

`parse` takes a whole string that should be the identifier and gives None when it is not; `find` looks for the
first one inside running text. `str(x)` is the canonical form, and `parse(str(x)) == x`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import unquote

from bibkit.text.patterns import lazy_pattern

_DOI_PREFIX = lazy_pattern(
    r"^(?:https?://(?:(?:dx|www)\.)?doi\.org/|info:doi/|urn:doi:|doi\s*[:=]?\s*|DOI\s*[:=]?\s*)+", re.I
)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+){0,9}/\S+")
# In running text an identifier ends where the sentence goes on; brackets and quotes belong to it only in pairs. SICIs
# have an angled middle: "10.1002/(sici)…17:15/16<1661::aid-sim968>3.0.co;2-2".
_DOI_IN_TEXT = lazy_pattern(
    r"\b10\.\d{4,9}(?:\.\d+)*/(?:[^\s\"“”<>«»，。；、]|<\d{1,6}::?[a-z]+(?:-[a-z]*\d+)?>(?=\d))+", re.I
)


@dataclass(frozen=True, slots=True)
class _Identifier:
    """What the classes share; equal are two of one class with one value."""

    value: str

    def __str__(self) -> str:
        return self.value


class Doi(_Identifier):
    """A DOI without its resolver, lower-cased (DOIs are case-insensitive: DOI Handbook 2.4)."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """From a bare DOI, `doi:…`, `DOI 10.…` or a resolver URL (percent-escapes undone); None when it is none.

        >>> str(Doi.parse("https://dx.doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O"))
        '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o'
        """
        bare = _unescaped(text).strip()
        stripped = _DOI_PREFIX.sub("", bare)
        if stripped != bare and "%" in stripped and "doi.org" in bare.lower():
            stripped = unquote(stripped)
        stripped = stripped.strip().rstrip(",")
        if not _DOI.fullmatch(stripped):
            return None
        return cls(stripped.lower())

    @classmethod
    def find(cls, text: str) -> Self | None:
        """The first DOI inside running text, without the punctuation that closes the sentence around it."""
        match = _DOI_IN_TEXT.search(text)
        return cls.parse(_trim_sentence_end(match.group())) if match else None

    @property
    def url(self) -> str:
        return f"https://doi.org/{self.value}"


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    import html  # its table of names takes a millisecond

    return html.unescape(text)


def _trim_sentence_end(text: str) -> str:
    while text:
        last = text[-1]
        if last in ".,;:!?'’*…" or (last in ")]}" and text.count(last) > text.count("([{"[")]}".index(last)])):
            text = text[:-1]
        else:
            break
    return text


class Issn(_Identifier):
    """An ISSN as `1932-6203`, its check digit verified."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self | None:
        digits = re.sub(r"^\s*(?:urn:)?(?:[ep]-?)?issn[\s:]*|[^0-9Xx]", "", text, flags=re.I).upper()
        if not re.fullmatch(r"\d{7}[\dX]", digits):
            return None
        total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), digits, strict=False))
        if (11 - total % 11) % 11 != (10 if digits[7] == "X" else int(digits[7])):
            return None
        return cls(f"{digits[:4]}-{digits[4:]}")


class Isbn(_Identifier):
    """An ISBN of 10 or 13 digits without hyphens, its check digit verified."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Also from `ISBN-13: 978-…`, `urn:isbn:…`, and with a remark behind it, `0306406152 (pbk.)`."""
        bare = re.sub(r"^\s*(?:urn:)?isbn(?:-1[03])?[\s:]*", "", text, flags=re.I)
        digits = re.sub(r"[\s\u2010-\u2015-]", "", re.sub(r"[(\[:].*", "", bare)).upper()
        if re.fullmatch(r"97[89]\d{10}", digits):
            total = sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(digits))
            return cls(digits) if total % 10 == 0 else None
        if re.fullmatch(r"\d{9}[\dX]", digits):
            total = sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits))
            return cls(digits) if total % 11 == 0 else None
        return None

    @property
    def isbn13(self) -> str:
        """The 13-digit form, by which a 10-digit and a 13-digit spelling of one book agree."""
        if len(self.value) == 13:
            return self.value
        body = "978" + self.value[:9]
        total = sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(body))
        return body + str(-total % 10)


_ARXIV = r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"


class ArxivId(_Identifier):
    """An arXiv identifier, new (`2101.00001`) or old style (`hep-th/9901001`), with its version when given."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self | None:
        match = re.fullmatch(
            rf"\s*(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv\s*[:/.]?\s*|10\.48550/arxiv\.)?({_ARXIV})"
            r"(?:\.pdf)?(?:\s*\[[\w.-]+\])?\s*",
            text,
            re.I,
        )
        return cls(match.group(1)) if match else None

    @classmethod
    def find(cls, text: str) -> Self | None:
        """The first one inside running text; a bare number counts only behind "arXiv" or in an arXiv address."""
        match = re.search(rf"arxiv(?:\.org/(?:abs|pdf)/|\s*:\s*)({_ARXIV})", text, re.I)
        return cls(match.group(1)) if match else None

    @property
    def without_version(self) -> str:
        return re.sub(r"v\d+$", "", self.value)

    @property
    def doi(self) -> str:
        """The DOI that arXiv registers with DataCite, for all versions together.

        Old ids stand in it without their subject class: `math.GT/0309136` -> `10.48550/arxiv.math/0309136`.
        """
        bare = re.sub(r"\.[A-Za-z]{2}/", "/", self.without_version)
        return f"10.48550/arxiv.{bare}".lower()


class Pmid(_Identifier):
    """A PubMed identifier: up to eight digits."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self | None:
        match = re.fullmatch(
            r"\s*(?:https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/|pmid[\s:]*)?(\d{1,8})/?\s*",
            text,
            re.I,
        )
        return cls(match.group(1)) if match else None


class Pmcid(_Identifier):
    """A PubMed Central identifier with its letters: `PMC4627791`."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self | None:
        match = re.fullmatch(r"\s*(?:pmcid[\s:]*)?(?:https?://\S+/)?(?:PMC)?(\d{1,9})/?\s*", text, re.I)
        return cls(f"PMC{match.group(1)}") if match else None
