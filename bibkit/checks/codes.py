"""The table of codes: how grave each is and what it means. Codes are stable: programs and baselines match on them."""

from __future__ import annotations

from typing import NamedTuple

from bibkit.checks.finding import Severity


class Code(NamedTuple):
    """`error`: TeX or biber stops, or the work must not be cited; `warning`: something is wrong; `info`: look at it."""

    severity: Severity
    meaning: str


CODES: dict[str, Code] = {
    # what cannot be read
    "bibtex.unclosed-entry": Code("error", "A block is never closed; nothing in it is read."),
    "bibtex.unreadable-field": Code("error", "Something in an entry is no field."),
    "bibtex.unreadable-value": Code("error", "A value is followed by something unreadable, as by a missing comma."),
    "check.undecodable": Code("warning", "Bytes that are not of the file's encoding."),
    "check.not-utf8": Code("warning", "The file is not UTF-8 and does not say so."),
    "check.commented-out": Code("warning", "A comment that stops BibTeX: an @ outside entries, a % inside one."),
    # keys
    "check.duplicate-key": Code("error", "A citation key is used twice."),
    "check.key-case": Code("warning", "Two keys differ in case only; BibTeX takes them for one."),
    "check.key-missing": Code("error", "An entry without a key."),
    "check.key-odd": Code("warning", "A key that LaTeX cannot cite."),
    "check.missing-parent": Code("warning", "crossref, xdata or related names an entry that is not there."),
    "check.parent-order": Code("warning", "BibTeX needs the parent of a crossref behind its children."),
    "check.undefined-key": Code("error", "A manuscript cites a key that no entry has."),
    "check.unused-entry": Code("info", "No manuscript cites the entry."),
    # macros
    "check.undefined-macro": Code("warning", "A bare word that no @string defines."),
    "check.macro-redefined": Code("warning", "An @string gets a second value."),
    # fields
    "check.missing-field": Code("warning", "A field that the type of entry needs is missing or blank."),
    "check.unknown-type": Code("warning", "A misspelt type of entry."),
    "check.misspelt-field": Code("warning", "A misspelt name of a field; nothing prints it."),
    "check.repeated-field": Code("warning", "A field is given twice with different values."),
    "check.placeholder": Code("warning", "A word stands where a value is to come: ???, TODO, n/a."),
    # identifiers
    "check.doi-malformed": Code("warning", "What doi holds is no DOI."),
    "check.doi-prefix": Code("info", "doi holds an address or a label, not the bare DOI."),
    "check.doi-in-url": Code("info", "The DOI stands in url only."),
    "check.isbn-check-digit": Code("warning", "An ISBN whose check digit is wrong."),
    "check.isbn-malformed": Code("warning", "An ISBN of a wrong length."),
    "check.issn-check-digit": Code("warning", "An ISSN whose check digit is wrong."),
    "check.issn-malformed": Code("warning", "An ISSN of a wrong length."),
    "check.eprint-malformed": Code("warning", "What eprint, pmid or pmcid holds is no such identifier."),
    "check.url-malformed": Code("warning", "An address with a blank in it."),
    # dates and pages
    "check.year-future": Code("warning", "A year after the next one."),
    "check.year-odd": Code("warning", "A year that cannot be."),
    "check.month-odd": Code("warning", "A month beyond the twelfth."),
    "check.date-malformed": Code("warning", "A date in another form than BibLaTeX's."),
    "check.date-conflict": Code("warning", "date and year disagree."),
    "check.pages-reversed": Code("warning", "Pages that run backwards."),
    "check.pages-odd": Code("info", "Pages without an end, page 0, thousands of pages."),
    "check.pages-prefix": Code("warning", "Pages that bring their own “pp.”."),
    # names
    "check.et-al": Code("warning", "“et al.” in a list of names, where “and others” is meant."),
    "check.others-misplaced": Code("warning", "“and others” that is not the end of the list."),
    "check.name-empty": Code("warning", "An “and” or a comma with no name beside it."),
    "check.names-separator": Code("warning", "Names parted by something else than “and”."),
    "check.name-parts": Code("warning", "A name with more commas than its parts need."),
    "check.name-organisation": Code("warning", "A body without braces, read as a person."),
    "check.name-capitals": Code("info", "Names in capitals."),
    # titles and text
    "check.title-capitals": Code("info", "A title in capitals."),
    "check.title-braced": Code("info", "A whole title in double braces."),
    "check.title-full-stop": Code("info", "A full stop at the end of a title."),
    "check.braces-unbalanced": Code("error", "Braces that do not balance as BibTeX counts them."),
    "check.math-unbalanced": Code("warning", "A $ without its partner."),
    "check.unescaped-special": Code("warning", "& % # _ or ^ in text, which TeX takes for a command."),
    "check.mojibake": Code("warning", "UTF-8 that was read as Windows-1252."),
    "check.replacement-character": Code("warning", "U+FFFD: a letter was lost."),
    "check.lost-letter": Code("warning", "A question mark inside a word: a letter was lost."),
    "check.html-entity": Code("warning", "A character reference of HTML."),
    "check.html-tag": Code("warning", "Markup of HTML in a printed field."),
    "check.invisible-character": Code("warning", "A character that nobody sees and TeX cannot set."),
    "check.decomposed": Code("warning", "A letter with a combining mark, where one character would do."),
    "check.ligature": Code("info", "A ligature as a character, as copied from a PDF."),
    # works
    "check.duplicate-entry": Code("warning", "One work under two keys."),
    "check.shared-identifier": Code("warning", "Two works with one identifier."),
    "check.preprint-and-published": Code("info", "A preprint beside what was published of it."),
    # what sources say (--online)
    "check.retracted": Code("error", "The work was retracted."),
    "check.concern": Code("warning", "An expression of concern stands on the work."),
    "check.wrong-doi": Code("error", "The DOI is registered for another work."),
    "check.differs": Code("warning", "The registered record says otherwise."),
    "check.detail": Code("info", "The registered record says otherwise in a detail."),
    "check.corrected": Code("info", "A correction of the work was published."),
    "check.superseded": Code("info", "A preprint of which a published version exists."),
    "check.not-found": Code("info", "No source that was asked knows the work; it may exist all the same."),
    "check.unknown": Code("info", "It could not be found out."),
}  # fmt: skip
