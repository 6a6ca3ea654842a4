from typing import Any

import pytest

from bibkit.errors import InputError
from bibkit.keys.betterbibtex import Formula
from bibkit.keys.options import FormulaOptions

ITEM: dict[str, Any] = {
    "itemType": "journalArticle",
    "title": "On the <i>Peer-review</i> of: 12 Monkeys",
    "creators": [
        {"creatorType": "editor", "lastName": "Ed", "firstName": "Ita"},
        {"creatorType": "author", "lastName": "van Dähl", "firstName": "Bo Émile"},
        {"creatorType": "author", "name": "Cox"},
        {"creatorType": "author", "lastName": "Fox", "firstName": "E."},
    ],
    "date": "2015-03-07T08:09:10Z",
    "publicationTitle": "Journal of Monkeys",
    "pages": "12-34",
    "tags": [{"tag": "b"}, {"tag": "a"}],
    "language": "en-GB",
    "extra": "Original Date: 1901\ntex.shortconf: SC\nEditor: Second || Ed",
}


def key(formula: str, item: dict[str, Any] | None = None, **options: Any) -> str:
    return Formula.parse(formula, FormulaOptions(**options)).draft(ITEM if item is None else item).plain


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("auth.lower + year", "vandahl2015"),
        ("auth(3) + auth(n=2, m=2)", "vanCo"),
        ("auth(initials=true)", "vanDahlBE"),
        ("authorsn(2) + shortyear", "vanDahlCoxEtAl15"),
        ("authEtAl", "vanDahlEtAl"),
        ("authEtal2", "vanDahl.etal"),
        ("authAuthEa", "vanDahl.Cox.ea"),
        ("authorsAlpha(sep='')", "DCF"),
        ("creatornames('%(F)s') + authEtAl", "DahlEtAl"),
        ("creatornames('%(I)s%(F).2s') + auth + authorLast", "BEDaEFo"),
        ("creators(n=1, name='%(F)s')", "Dahl"),
        ("authorIni", "vanD.C.F"),
        ("authIni(2)", "va.Co.Fo"),
        ("authshort", "v.C.F"),
        ("authorLast + authForeIni + authorLastForeIni", "FoxBEE"),
        ("auth(creator=editor)", "Ed"),
        ("creators(type=editor, name='%(I)s%(f)s', sep='-')", "IEd-ESecond"),
        ("creators(n=1, etal=EtAl, sep='-')", "vanDahl-EtAl"),
        ("shorttitle", "Peerreview12Monkeys"),
        ("shorttitle(1, 1)", "Peerreview"),
        ("veryshorttitle.lower", "peerreview"),
        ("Title.skipwords.select(1,1)", "Peer-review"),
        ("title.lower.abbr", "p1m"),
        ("Title.nopunct.skipwords.select(-1,1)", "Monkeys"),
        ("journal.abbr + journal.skipwords.abbr", "JoMJM"),
        ("origyear + date('%d.%m.%Y')", "190107.03.2015"),
        ("Date.formatDate('%Y-%m-%d.%H:%M:%S')", "2015-03-07.08:09:10"),
        ("date('%Y-%oY').prefix('.')", ".2015-1901"),
        ("month + keyword(0) + firstpage + lastpage", "mara1234"),
        ("extra(shortconf) + extra('tex.shortconf').lower", "SCsc"),
        ("Volume.default(none) + Volume.prefix('v')", "none"),
        ("auth.replace(find=/a/g, replace='').condense", "vnDahl"),
        ("auth.replace(/(\\w+) (\\w+)/, '$2-$1')", "Dahl-van"),
        ("auth.replace(/\\p{Lu}\\p{Ll}+/, 'X').condense", "vanX"),
        ("journal.condense('_').substring(1, 7)", "Journal"),
        ("Pages.numeric + auth.postfix(_)", "12-34vanDahl_"),
        ("auth.discard + year.len('=', 4)", "2015"),
        ("auth.len('<', 3) + year; shortyear", "15"),
        ("auth + len('>', 99); year", "2015"),
        ("type(book) + auth | type(journalArticle, book) + year", "2015"),
        ("language(de) + auth; language(english) + year", "2015"),
        ("ShortTitle || veryshorttitle", "Peerreview"),
        ("(ShortTitle || year) + 'x'", "2015x"),
        ("ShortTitle && auth || year", "2015"),
        ("type(book) ? auth : year", "2015"),
        ("type(journalArticle) ? auth : year", "vanDahl"),
        ("(auth.match(/^x/), year)", "2015"),
        ("auth.match(/n (.*)/)", "Dahl"),
        ("inspirehep | year", "2015"),
        ("creatortypes(/2primary/) + year", "2015"),
        ("field('Publication Title').upper.abbr", "JOM"),
    ],
)
def test_formulas(formula: str, expected: str) -> None:
    assert key(formula) == expected


def test_another_type_calls_the_field_by_its_own_name() -> None:
    item = {"itemType": "bookSection", "bookTitle": "Big Book", "creators": [], "tags": []}
    assert key("PublicationTitle.abbr + BookTitle.lower", item) == "BBbigbook"


def test_the_primary_creator_depends_on_the_type() -> None:
    item = {
        "itemType": "film",
        "creators": [
            {"creatorType": "scriptwriter", "lastName": "Writer"},
            {"creatorType": "director", "lastName": "Boss"},
        ],
    }
    assert key("auth", item) == "Boss"


@pytest.mark.parametrize(
    ("language", "expected"), [("de-AT", "Mueller"), ("german", "Mueller"), ("en", "Muller"), ("", "Muller")]
)
def test_umlauts_are_spelled_out_in_german(language: str, expected: str) -> None:
    item = {"itemType": "book", "creators": [{"creatorType": "author", "lastName": "Müller"}], "language": language}
    assert key("auth", item) == expected


def test_other_scripts_become_ascii_unless_keys_shall_not_be_folded() -> None:
    item = {"itemType": "book", "title": "北京大学", "creators": [{"creatorType": "author", "lastName": "Шапиро"}]}
    assert key("auth + title", item) == "ShapiroBeiJingDaXue"
    assert key("auth + title", item, fold=False) == "Шапиро北京大学"
    assert key("title.ideographs.select(1,2)", item, fold=False) == "北京"


def test_unsafe_characters_go_and_can_be_chosen() -> None:
    assert key("'a(b)~c' + year") == "abc2015"
    assert key("'a(b)~c'", unsafe="~") == "a(b)c"


def test_the_distinguisher_goes_where_the_formula_says() -> None:
    draft = Formula.parse("auth.lower + infix('_%(n)02s') + '-' + year").draft(ITEM)
    assert draft.plain == "vandahl-2015"
    assert draft.unique({"vandahl-2015"}) == "vandahl_01-2015"
    draft = Formula.parse("year + postfix('-%(n)s', 1)").draft(ITEM)
    assert draft.unique(set()) == "2015-1"
    assert Formula.parse("year").draft(ITEM).unique({"2015", "2015a"}) == "2015b"


@pytest.mark.parametrize("formula", ["year + postfix('x')", "infix('%(n)s%(a)s') + year"])
def test_a_distinguisher_must_distinguish(formula: str) -> None:
    with pytest.raises(InputError, match="exactly one"):
        Formula.parse(formula).draft(ITEM)


def test_without_any_alternative_the_draft_is_empty() -> None:
    assert key("type(book) + year") == ""


@pytest.mark.parametrize(
    "formula",
    [
        "", "auth +", "auth..lower", "auht", "auth.lwoer", "auth(n='x')", "auth(1,2,3,4,5,6)", "auth(x=1)",
        "auth.prefix",
        "'open", "/re", "auth & year",
        "auth.replace(/(/, '')", "auth.replace(/\\p{Script}/, '')", "Title(1)", "(" * 200 + "year" + ")" * 200, "auth year",
        "year > auth", "auth(n=1, n=2)",
    ],
)  # fmt: skip
def test_what_is_no_formula_is_refused_with_a_reason(formula: str) -> None:
    with pytest.raises(InputError, match="key pattern"):
        Formula.parse(formula)


def test_preferences_come_by_their_own_names() -> None:
    options = FormulaOptions.from_preferences({"citekeyFold": False, "skipWords": "Peer-review, on", "other": 1})
    assert (options.fold, options.skip_words) == (False, frozenset({"peer-review", "on"}))
    assert Formula.parse("shorttitle(1)", options).draft(ITEM).plain == "the"
