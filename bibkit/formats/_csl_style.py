"""CSL styles said so that citeproc-py (0.11) does what they mean; each rule goes when it understands the original.

- `initialize="false"` is not known there, so `initialize-with` moves from the style to the names it is meant for.
- The `delimiter` of a date that a style lays out for a language is not used, so it becomes prefixes.
- Ordinals are sought in another language (English, "2nd Aufl.") before the plain one of the language itself ("2.").
"""

from __future__ import annotations

from typing import Any

_CSL = "{http://purl.org/net/xbiblio/csl}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_INITIALIZE = "initialize-with"


def adapted(style: bytes, etree: Any) -> bytes:
    """The style's XML. Raises lxml's XMLSyntaxError when it is none."""
    root = etree.fromstring(style, etree.XMLParser(resolve_entities=False, no_network=True))
    _move_initials(root)
    for date in root.iterfind(f"{_CSL}locale/{_CSL}date[@delimiter]"):
        delimiter = date.attrib.pop("delimiter")
        for part in date.findall(f"{_CSL}date-part")[1:]:
            part.set("prefix", delimiter + part.get("prefix", ""))
    return bytes(etree.tostring(root))


def _move_initials(root: Any) -> None:
    names = list(root.iter(f"{_CSL}name"))
    mark = root.get(_INITIALIZE)
    if mark is None or all(name.get("initialize") != "false" for name in names):
        return
    del root.attrib[_INITIALIZE]
    for people in root.iter(f"{_CSL}names"):
        # Those in cs:substitute take after the names they stand for.
        if people.find(f"{_CSL}name") is None and people.getparent().tag != f"{_CSL}substitute":
            people.insert(0, people.makeelement(f"{_CSL}name", {_INITIALIZE: mark}))
    for name in names:
        if name.get("initialize") != "false" and name.get(_INITIALIZE) is None:
            name.set(_INITIALIZE, mark)


def drop_foreign_ordinals(locales: list[Any]) -> None:
    """Of the locales in the order of their search: once a language has its ordinal, no other language's is left."""
    languages = [str(locale.get(_LANG) or "").partition("-")[0].lower() for locale in locales]
    main = next(filter(None, languages), "")
    own = [locale for locale, language in zip(locales, languages, strict=True) if language in ("", main)]
    if not any(locale.find(f".//{_CSL}term[@name='ordinal']") is not None for locale in own):
        return
    for locale, language in zip(locales, languages, strict=True):
        if language not in ("", main):
            for term in list(locale.iter(f"{_CSL}term")):
                if str(term.get("name", "")).startswith("ordinal"):
                    term.getparent().remove(term)
