"""Lines of a report that belong to the page: furniture, and the labels below the header."""

from __future__ import annotations

import re

from bibkit.text.patterns import lazy_pattern

FURNITURE = lazy_pattern(
    r"\W*|scite_?(?:\.ai)?|view (?:full text|pdf)|full text|pdf|cite|share|save|export|download|"
    r"sign ?up(?: to set email alerts)?|sign in|log ?in|set email alerts?|register|pricing|product|home|menu|search|"
    r"(?:show|see) (?:more|less)|add to dashboard|search for articles(?:, people.*|\W*)|smart citations?|"
    r"reports?|dashboards?|assistant|solutions|resources|blog|skip to (?:main )?content|loading\W*|extension|"
    r"cookie(?:s?| (?:policy|settings|preferences|notice|consent).*)|accept(?: all)?",
    re.I,
)
BODY = lazy_pattern(
    r"help me understand this report|search citation statements|order by\b.*|paper sections|citation types|"
    r"year published|publication types|cited by [\d,.]+ (?:publications?|papers?)\b.*|citations|cited by",
    re.I,
)
# Lines of the filters and of the list below, which no work is called: what remains where a copy began in the middle.
NO_TITLE = lazy_pattern(
    r"[\d,.\s]+|select\W*|relationship|authors|journals|references(?: [\d,.]+ publications?)?|citations?|"
    r"\(?[\d,.]+ (?:citation|reference) statements?\)?|section\s*:.*|confidence\s*:?\s*\d.*%|"
    r"see \d+ more smart citations?|[“\"„«]\s*(?:…|\.\.\.).*|.*(?:…|\.\.\.)\s*[”\"“»]",
    re.I,
)
