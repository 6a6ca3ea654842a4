"""Personal and corporate names in CSL's parts, and the careful reading of a name as a page prints it.

BibTeX's own rules for names live in bibkit.bibtex; this module knows plain text only.
"""

from __future__ import annotations

from dataclasses import dataclass

from bibkit.text.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class Name:
    """A name by CSL 1.0.2: either `literal` (an organisation, or a name nobody could split), or parts.

    `dropping_particle` goes when only the family name is shown ("de" of Alphonse de Lamartine),
    `non_dropping_particle` stays ("van" of Vincent van Gogh, "von" where the style keeps it).
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""

    def __bool__(self) -> bool:
        return bool(self.family or self.given or self.literal)

    @property
    def family_with_particles(self) -> str:
        """Particle and family name as one text, "van Gogh"; the literal when there are no parts."""
        if self.literal:
            return self.literal
        return join_particle(self.non_dropping_particle or self.dropping_particle, self.family)

    def to_csl(self) -> dict[str, str]:
        """The CSL-JSON object, only with the parts that are known."""
        pairs = (
            ("family", self.family),
            ("given", self.given),
            ("dropping-particle", self.dropping_particle),
            ("non-dropping-particle", self.non_dropping_particle),
            ("suffix", self.suffix),
            ("literal", self.literal),
        )
        return {key: value for key, value in pairs if value}

    def display(self) -> str:
        """ "Family, Given" for people to read; CJK names close up without comma or blank."""
        if self.literal:
            return self.literal
        if is_cjk(self.family):
            return self.family + self.given
        family = join_particle(self.non_dropping_particle, self.family)
        given = " ".join(part for part in (self.given, self.dropping_particle) if part)
        return ", ".join(part for part in (family, self.suffix, given) if part)


def join_particle(particle: str, family: str) -> str:
    """`("d'", "Alembert")` -> "d'Alembert", `("van", "Gogh")` -> "van Gogh"."""
    if not particle:
        return family
    return particle + family if particle[-1] in "'’-" else f"{particle} {family}"


_CJK = lazy_pattern(r"[\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_CJK_ONLY = lazy_pattern(rf"(?:{_CJK.pattern}|[·・•\s])+")


def is_cjk(text: str) -> bool:
    """Whether the text is written in Chinese, Japanese or Korean characters throughout."""
    # Most names are in other scripts, and this asks less than the patterns, which take 4 ms to compile.
    if text.isascii() or max(text) < "\u2e80":
        return False
    return bool(_CJK.search(text)) and bool(_CJK_ONLY.fullmatch(text))
