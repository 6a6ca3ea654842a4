import pytest

from bibkit.bibtex.read import read_entry
from bibkit.bibtex.tree import parse_bib
from bibkit.errors import InputError
from bibkit.keys.patterns import parse_pattern
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.record import Record

RECORD = Record(
    entry=Entry(
        type="paper-conference",
        title="On Müller's <i>well-kept</i> secrets",
        author=(Name(family="Gogh", given="Vincent", non_dropping_particle="van"), Name(family="Fox", given="E.")),
        issued=Date.of(2015, 3),
        container_title="Proceedings of Secrets",
        page="7-9",
    )
)


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("", "VanGogh2015Mullers"),
        ("[auth][year]", "Gogh2015"),
        ("[entrytype][authFirstFull:lower]_[firstpage]", "InProceedingsvangogh_7"),
        ("auth.lower + year + '_' + veryshorttitle.lower", "vangogh2015_mullers"),
        ("creators(n=[1,2], sep='-') + month", "vanGogh-Foxmar"),
        ("PublicationTitle.abbr", "PoS"),
    ],
)
def test_one_door_to_all_languages(pattern: str, key: str) -> None:
    assert parse_pattern(pattern).draft(RECORD).plain == key


def test_in_a_bib_the_entry_itself_is_asked() -> None:
    bib = parse_bib("@string{j = {Journal of X}}\n@Article{k, journal = j, myfield = {Ä b}, date = {2001-02-03}}")
    block = bib.entries[0]
    draft = parse_pattern("[entrytype][journal:abbr][myfield][year][month]").draft(read_entry(bib, block), block)
    assert draft.plain == "ArticleJoXAeb2001February"


@pytest.mark.parametrize("pattern", ["auth.nofilter", "[auth:nomodifier]", "auth +", "[auth"])
def test_what_is_in_no_language_is_refused(pattern: str) -> None:
    with pytest.raises(InputError, match="key pattern"):
        parse_pattern(pattern)


def test_letters_of_other_scripts_are_spelt_in_both_languages() -> None:
    record = Record(entry=RECORD.entry.with_(author=(Name(family="Чехов", given="Антон"),)))
    for pattern in ("[auth][year]", "auth + year"):
        assert parse_pattern(pattern).draft(record).plain == "Chekhov2015"


def test_what_transliteration_brings_in_is_cleaned_like_the_rest() -> None:
    record = Record(entry=RECORD.entry.with_(author=(Name(family="Гоголь", given="Николай"),), title="Das „Ёль“ (№ 3)"))
    for pattern in ("[auth][year][title]", "auth + year + title"):
        key = parse_pattern(pattern).draft(record).plain
        assert key.startswith("Gogol2015"), key
        assert not set(key) & set("{}(),=\\\"#%~'"), key
