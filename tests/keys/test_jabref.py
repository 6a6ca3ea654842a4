import pytest

from bibkit.errors import InputError
from bibkit.keys.jabref import Pattern, expand_plain, split_marker
from bibkit.keys.work import Work


def work(type_: str = "Article", **fields: str) -> Work:
    return Work(type_, fields)


AUTHORS = "Ada de la Cruz and Bo Dähl and {World Trade Organization} and Eve Fox and others"


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("[auth][year]", "Cruz1999"),
        ("[auth:lower]_[shortyear]", "cruz_99"),
        ("[authFirstFull]", "delaCruz"),
        ("[authors]", "CruzDaehlWTOFoxEtAl"),
        ("[authors2]", "CruzDaehlEtAl"),
        ("[authorsAlpha]", "dlCDW+"),
        ("[authIni6]", "CrDWF+"),
        ("[authorIni]", "CruzDWF+"),
        ("[auth2_2]", "Da"),
        ("[auth.etal]", "Cruz.etal"),
        ("[auth.auth.ea]", "Cruz.Daehl.ea"),
        ("[authEtAl]", "CruzEtAl"),
        ("[authForeIni]", "A"),
        ("[edtr]", "Gold"),
        ("[edtrIni3][editors]", "GolGold"),
        ("[shorttitle]", "wellkept"),
        ("[veryshorttitle:upper]", "WELL"),
        ("[camel]", "OnAWellKeptSecret"),
        ("[camel2]", "OnA"),
        ("[title]", "OnaWellKeptSecret"),
        ("[title:abbr]", "OaWKS"),
        ("[fulltitle:truncate4]", "Ona"),
        ("[firstpage]-[lastpage]", "iv120"),
        ("[pageprefix]", "L"),
        ("[keyword2:(none)]", "two"),
        ("[keyword7:(none)]", "none"),
        ("[volume:(v[year])]", "v1999"),
        ('[journal:regex("(\\\\w)\\\\w*", "$1")]', "JoF"),
        ("[entrytype]", "Article"),
        ("[month]", "March"),
        ("[DOI]x", "10.1/ABx"),
    ],
)
def test_patterns(pattern: str, key: str) -> None:
    pages = "L7--9" if "prefix" in pattern else "iv--x, 100--120"
    entry = work(
        author=AUTHORS,
        editor="Gold, G.",
        year="1999",
        title="On a well-kept {\\em secret}" if "[shorttitle]" not in pattern else "On a well-kept",
        pages=pages,
        keywords="one, two; three four",
        journaltitle="Journal of Fish",
        month="mar",
        doi="10.1/AB",
    )
    assert Pattern.parse(pattern).draft(entry).plain == key


def test_without_an_author_the_editor_stands_in_unless_pure() -> None:
    entry = work(editor="Gold, G.")
    assert Pattern.parse("[auth]").draft(entry).plain == "Gold"
    assert Pattern.parse("[pureauth:(Anon)]").draft(entry).plain == "Anon"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("{The Attributed Graph Grammar System ({AGG})}", "AGG"),
        ('{Link{\\"o}ping University}', "UniLinkoeping"),
        ("{Technical University of Vienna}", "TUV"),
        ("{Department of Informatics, University of Oslo}", "UniOsloI"),
        ("{University of Oslo, Oslo School of Law}", "UniOsloOL"),
        ("{Big Company Ltd.}", "BigCompany"),
    ],
)
def test_institutions_have_short_forms(name: str, short: str) -> None:
    assert Pattern.parse("[auth]").draft(work(author=name)).plain == short


def test_filling_in_without_cleaning_keeps_blanks_and_punctuation() -> None:
    assert expand_plain("[title:lower]: [YEAR]", work(title="A Tale", year="2001")) == "a tale: 2001"


def test_the_documentations_own_example_of_regular_expressions() -> None:
    pattern = Pattern.parse(r'[auth.etal:regex("\\.etal","EtAl"):regex("\\.","And")]')
    assert pattern.draft(work(author="Newton, I. and Maxwell, J.")).plain == "NewtonAndMaxwell"
    assert pattern.draft(work(author="Newton, I. and Maxwell, J. and Bohr, N.")).plain == "NewtonEtAl"


@pytest.mark.parametrize(("pages", "prefix"), [("L7--9", "L"), ("e12", "e"), ("xii--xv", ""), ("7", ""), ("", "")])
def test_prefixes_of_pages(pages: str, prefix: str) -> None:
    assert Pattern.parse("[pageprefix]").draft(work(pages=pages)).plain == prefix


def test_a_date_gives_its_parts() -> None:
    entry = work(date="2020-09-05")
    assert Pattern.parse("[year][month][day]").draft(entry).plain == "2020September5"


def test_a_colon_in_parentheses_belongs_to_the_modifier() -> None:
    assert split_marker('auth:regex("a:b","c"):(x:y)') == ["auth", 'regex("a:b","c")', "(x:y)"]


@pytest.mark.parametrize("pattern", ["", "[auth", "[auth:lowr]", '[title:regex("(","x")]'])
def test_what_is_no_pattern_is_refused_with_a_reason(pattern: str) -> None:
    with pytest.raises(InputError, match="key pattern"):
        Pattern.parse(pattern)


def test_transliteration_leaves_ascii_only() -> None:
    entry = work(author="Шапиро, А. and 王, 力宏")
    assert Pattern.parse("[authors]").draft(entry).plain == "Шапиро王"
    assert Pattern.parse("[authors]", transliterate=True).draft(entry).plain == "ShapiroWang"
