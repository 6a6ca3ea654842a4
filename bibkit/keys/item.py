"""A Zotero item as key formulas see it: fields under any of their names, creators by role, a date in pieces.

Item types, base fields and primary creators follow Zotero's schema (version 41, read 2026-11).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bibkit.keys.dates import DateParts, parse_date_parts
from bibkit.text.markup import strip_markup

# A type's own name for a field -> the base field, by which formulas (and Zotero itself) ask for it.
_BASE_FIELDS = {
    "publicationTitle": (
        "bookTitle proceedingsTitle encyclopediaTitle dictionaryTitle blogTitle forumTitle websiteTitle programTitle"
    ),
    "title": "caseName nameOfAct subject",
    "date": "dateDecided dateEnacted issueDate",
    "publisher": "company label distributor institution university studio network repository",
    "number": (
        "billNumber docketNumber documentNumber episodeNumber patentNumber publicLawNumber reportNumber archiveID "
        "identifier"
    ),
    "type": "genre letterType manuscriptType mapType postType presentationType reportType thesisType websiteType",
    "volume": "codeVolume reporterVolume",
    "pages": "codePages firstPage",
    "medium": "artworkMedium audioRecordingFormat videoRecordingFormat interviewMedium audioFileType format",
    "authority": "court legislativeBody issuingAuthority organization",
    "place": "repositoryLocation",
    "originalDate": "priorityDate",
    "status": "legalStatus",
    "versionNumber": "version",
}
_ALIASES: dict[str, tuple[str, ...]] = {
    base.lower(): (base, *names.split()) for base, names in _BASE_FIELDS.items()
} | {name.lower(): (name, base) for base, names in _BASE_FIELDS.items() for name in names.split()}

_PRIMARY_CREATORS = {
    "artwork": "artist",
    "audioRecording": "performer",
    "bill": "sponsor",
    "computerProgram": "programmer",
    "film": "director",
    "hearing": "contributor",
    "interview": "interviewee",
    "map": "cartographer",
    "patent": "inventor",
    "podcast": "podcaster",
    "presentation": "presenter",
    "radioBroadcast": "director",
    "tvBroadcast": "director",
    "videoRecording": "director",
}

# `Label: value`, `tex.label= value` and the old `{:label: value}`, as Zotero's users write them into "extra".
_EXTRA_LINE = re.compile(r"\s*+(?:\{:\s*+)?([A-Za-z][\w. -]*+)\s*+[:=]\s*+(.+)")
_TAGS = re.compile(r"</?[a-zA-Z][^<>]*>")
_TEX = re.compile(r"(?:bib(?:la)?)?tex\.", re.I)


@dataclass(frozen=True, slots=True)
class Creator:
    family: str
    given: str
    role: str


@dataclass(frozen=True)
class Item:
    """One Zotero item, as the API or an export gives it (`{"itemType", "creators", "tags", …}`)."""

    data: Mapping[str, Any]

    @property
    def type(self) -> str:
        return str(self.data.get("itemType") or "document")

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {key.lower(): str(value) for key, value in self.data.items() if isinstance(value, str | int) and value}

    @cached_property
    def extra(self) -> dict[str, str]:
        """The labelled lines of "extra" by label, in lower case without hyphens and blanks (`originaldate`)."""
        return {label: value for label, value in self._extra_lines if not _is_creator(label, value)}

    @cached_property
    def _extra_lines(self) -> list[tuple[str, str]]:
        lines = str(self.data.get("extra") or "").splitlines()
        found = [match.groups() for line in reversed(lines) if (match := _EXTRA_LINE.fullmatch(line.rstrip()))]
        return [(_label(label), value[:1] + value[1:].removesuffix("}").rstrip()) for label, value in found]

    def field(self, name: str) -> str:
        """A field by name whatever its case: the item's own, its base field's, one given in "extra"; "" when absent."""
        names = _ALIASES.get(name.lower(), (name,))
        value = next((self._folded[key.lower()] for key in names if key.lower() in self._folded), "")
        if not value and name.lower() != "extra":
            value = next((self.extra[_label(key)] for key in names if _label(key) in self.extra), "")
        return _TAGS.sub("", value).strip()

    @property
    def title(self) -> str:
        return self.field("title")

    @cached_property
    def language(self) -> str:
        """The two-letter code of the item's language, "" when not given; zh-hant for traditional Chinese."""
        return language_code(self.field("language"))

    @cached_property
    def creators(self) -> tuple[Creator, ...]:
        people = []
        given: Sequence[Any] = self.data.get("creators") or ()
        for creator in given:
            if isinstance(creator, Mapping):
                family = str(creator.get("lastName") or creator.get("name") or "")
                first = str(creator.get("firstName") or "")
                people.append(Creator(_unquote(family), _unquote(first), str(creator.get("creatorType") or "author")))
        for label, value in reversed(self._extra_lines):
            if _is_creator(label, value):
                family, _, first = (part.strip() for part in value.partition("||"))
                people.append(Creator(family, first, label))
        return tuple(people)

    @property
    def primary_role(self) -> str:
        return _PRIMARY_CREATORS.get(self.type, "author")

    @cached_property
    def date(self) -> DateParts:
        date = parse_date_parts(self.field("date"))
        original = self.extra.get("originaldate", "") or self.extra.get("origdate", "")
        return date.with_original(parse_date_parts(original)) if original else date

    @property
    def tags(self) -> list[str]:
        tags: Sequence[Any] = self.data.get("tags") or ()
        return sorted(str(tag.get("tag", "")) if isinstance(tag, Mapping) else str(tag) for tag in tags)


def without_particles(family: str) -> str:
    """`Berg` for `van den Berg`, `Alembert` for `d'Alembert`: a family name without the small letters before it."""
    return re.sub(r"^(?:[^\W\d_A-Z][\w.]*[’']?\s+|[dl][’'](?=[^\W\d_]))+(?=\S)", _small, family)


def _small(match: re.Match[str]) -> str:
    return "" if match.group().islower() else match.group()


def _is_creator(label: str, value: str) -> bool:
    """Zotero reads `Editor: Family || Given` in "extra" as a creator."""
    return "||" in value and label in ("author", "editor", "translator", "contributor", "director", "reviewedauthor")


def _label(text: str) -> str:
    bare = re.sub(r"[\s-]", "", text).lower()
    return "tex." + _TEX.sub("", bare, count=1) if _TEX.match(bare) else bare


def _unquote(name: str) -> str:
    """A name without the quotes that keep Zotero from splitting it, and without markup."""
    name = strip_markup(name).strip()
    return name[1:-1] if len(name) > 1 and name[0] == name[-1] == '"' else name


_LANGUAGES = {
    name: code
    for code, names in {
        "ar": "arabic ara",
        "de": "german ngerman deutsch austrian naustrian swissgerman nswissgerman ger deu",
        "en": "english american british eng",
        "fr": "french français francais fre fra",
        "ja": "japanese jpn 日本語",
        "mn": "mongolian mon",
        "ru": "russian русский rus",
        "uk": "ukrainian українська ukr",
        "zh": "chinese 中文 chi zho",
    }.items()
    for name in names.split()
}
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def language_code(text: str) -> str:
    """`de-AT`, `ger`, `German`, `deutsch` -> `de`; "" for nothing."""
    bare = text.strip().lower().replace("_", "-")
    if bare.startswith(_TRADITIONAL):
        return "zh-hant"
    first = re.split(r"[-;,\s]", bare)[0]
    return _LANGUAGES.get(first) or (first if len(first) == 2 else "")
