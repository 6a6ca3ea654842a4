"""DOI, ISBN, ISSN, arXiv and PubMed identifiers: their form and their check digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bibkit.bibtex.latex import decode_verbatim
from bibkit.bibtex.values import read_identifiers
from bibkit.checks.finding import Fix
from bibkit.checks.subject import Note, Subject
from bibkit.model.identifiers import ArxivId, Doi, Isbn, Issn, Pmcid, Pmid
from bibkit.text.patterns import lazy_pattern

_SEVERAL_DOIS = lazy_pattern(
    r"(?<!\S)(?>\S*?10\.\d{4,9}/)\S+(?<![\s,;])[\s,;]++(?:and\s++)?(?:https?://[^\s,;]{0,100}?|doi:?\s*)?10\.\d{4,9}/"
)

# Publishers' own resolvers: doi.acm.org, doi.wiley.com, a library's proxy before doi.org.
_RESOLVER = lazy_pattern(r"^https?://[\w.-]*\bdoi\b[\w.-]*/(?=10\.\d{4,9}/\S+$)", re.I)
_SHORT_DOI = lazy_pattern(r"(?:https?://(?:dx\.)?doi\.org/)?10/[a-z0-9]+", re.I)


def doi(subject: Subject) -> Iterator[Note]:
    """A DOI that is none, or that carries its resolver: styles put that in front themselves."""
    value = subject.values.get("doi", "")
    if not value.strip() or value.startswith("\\href"):
        return
    text = decode_verbatim(value)
    if _SEVERAL_DOIS.search(text):
        yield Note("check.doi-malformed", f"doi holds more than one DOI: {_short(text)}", "doi", values={"value": text})
        return
    found = Doi.parse(_RESOLVER.sub("", text))
    if found is None and _SHORT_DOI.fullmatch(text):
        return
    if found is None:
        inside = Doi.find(text)
        hint = f"; the DOI in it seems to be {inside}" if inside else ""
        yield Note("check.doi-malformed", f"{_short(text)!r} is no DOI{hint}", "doi", values={"value": text})
        return
    bare = _as_written(text, found)
    if " " in bare or "\n" in bare:
        return
    if bare != text:
        fix = Fix("set", "doi", bare)
        yield Note("check.doi-prefix", f"doi holds {_short(text)!r}, not the bare DOI", "doi", 0, {"value": text}, fix)
    elif bare.endswith((".", ",", ";")) or "…" in bare:
        message = f"the DOI ends in {bare[-1]!r}: {_short(bare)}"
        yield Note("check.doi-malformed", message, "doi", 0, {"value": bare}, severity="info")


def _as_written(text: str, found: Doi) -> str:
    """The DOI itself in the letters of the file."""
    import html  # its table of names takes a millisecond

    plain = html.unescape(text)
    at = plain.lower().find(found.value)
    return plain[at : at + len(found.value)] if at >= 0 else found.value


def doi_in_url(subject: Subject) -> Iterator[Note]:
    """An address that is a DOI's, with no doi beside it: what goes by DOIs passes the entry over."""
    url = subject.values.get("url", "")
    if "doi.org/10." not in url.lower() or subject.has("doi"):
        return
    found = Doi.parse(decode_verbatim(url))
    if found is not None and not found.value.startswith("10.48550/"):
        bare = _as_written(decode_verbatim(url), found)
        fix = Fix("set", "doi", bare)
        yield Note("check.doi-in-url", f"the DOI {bare} stands in url only", "url", 0, {"value": bare}, fix)


def isbn(subject: Subject) -> Iterator[Note]:
    """ISBNs with a wrong check digit, or of a wrong length."""
    yield from _numbers(subject, "isbn", _is_isbn, (10, 13))


def issn(subject: Subject) -> Iterator[Note]:
    """ISSNs with a wrong check digit, or of a wrong length."""
    yield from _numbers(subject, "issn", lambda text: Issn.parse(text) is not None, (8,))


_REMARK = lazy_pattern(
    r"[(\[][^()\[\]]*[)\]]|\b[ep]?-?(?:isbn|issn)(?:-1[03])?\b:?|\b(?:print|online|electronic|linking)\b", re.I
)
_NUMBER = lazy_pattern(r"[0-9][0-9Xx\s\u2010-\u2015-]*[0-9Xx]")


def _numbers(subject: Subject, name: str, is_right: Callable[[str], bool], lengths: tuple[int, ...]) -> Iterator[Note]:
    value = subject.values.get(name, "")
    if not value.strip():
        return
    for part in read_identifiers(_REMARK.sub(" ", value)):
        if is_right(part) or not (match := _NUMBER.search(part)):
            continue
        shown = match.group().strip()
        digits = re.sub(r"[^0-9Xx]", "", shown)
        what = name.upper()
        values = {"value": shown}
        at = max(0, value.find(shown))
        if len(digits) in lengths:
            yield Note(f"check.{name}-check-digit", f"{what} {shown}: the check digit is wrong", name, at, values)
        elif len(digits) >= 4:
            message = f"{what} {shown} has {len(digits)} digits, not {' or '.join(map(str, lengths))}"
            if name == "isbn" and Issn.parse(shown) is not None:
                message = f"{shown} is an ISSN, not an ISBN"
            elif name == "issn" and Isbn.parse(shown) is not None:
                message = f"{shown} is an ISBN, not an ISSN"
            yield Note(f"check.{name}-malformed", message, name, at, values)


def _is_isbn(text: str) -> bool:
    """Also the nine digits of a Standard Book Number, as printed before 1970."""
    if Isbn.parse(text) is not None:
        return True
    digits = re.sub(r"[\s\u2010-\u2015-]", "", text)
    return len(digits) == 9 and Isbn.parse(f"0{digits}") is not None


def eprint(subject: Subject) -> Iterator[Note]:
    """arXiv and PubMed identifiers that cannot be."""
    text = decode_verbatim(subject.values.get("eprint", ""))
    kind = (subject.get("archiveprefix") or subject.get("eprinttype")).lower()
    if text and kind == "arxiv" and ArxivId.parse(text) is None and ArxivId.find(text) is None:
        yield Note("check.eprint-malformed", f"{_short(text)!r} is no arXiv identifier", "eprint", 0, {"value": text})
    for name, parse in (("pmid", Pmid.parse), ("pmcid", Pmcid.parse)):
        text = decode_verbatim(subject.values.get(name, ""))
        if text and parse(text) is None:
            message = f"{_short(text)!r} is no {name.upper()}"
            yield Note("check.eprint-malformed", message, name, 0, {"value": text})


def url(subject: Subject) -> Iterator[Note]:
    """An address with blanks in it, or more than one."""
    text = decode_verbatim(subject.values.get("url", ""))
    if not text or text.startswith("\\"):
        return
    if re.search(r"\s", text):
        many = len(re.findall(r"https?://", text)) > 1
        message = "url holds more than one address" if many else f"there is a blank in the address {_short(text)!r}"
        yield Note("check.url-malformed", message, "url", values={"value": text}, severity="info" if many else None)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
