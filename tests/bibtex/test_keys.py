import pytest

from bibkit.bibtex.keys import TakenKeys, default_key, unique_key
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name


def entry(title: str, *authors: Name, year: int | None = 2015, **more: object) -> Entry:
    return Entry(title=title, author=authors, issued=Date.of(year) if year else None, **more)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (entry("The Sower", Name(family="Gogh", non_dropping_particle="van"), year=1888), "VanGogh1888Sower"),
        (
            entry("Méditations", Name(family="Lamartine", given="A.", dropping_particle="de")),
            "Lamartine2015Meditations",
        ),
        (entry("Über die <i>Peer-Hilfe</i> der Menschen", Name(family="Müller")), "Muller2015Peer"),
        (entry("X-ray of a lung", Name(family="O’Brien")), "OBrien2015Xray"),
        (entry("L’étude des rayons", Name(family="Smith-Jones")), "SmithJones2015Etude"),
        (entry("A to the", Name(family="Łoś")), "Los2015A"),
        (entry("Health", Name(literal="World Health Organization")), "WorldHealthOrganization2015Health"),
        (entry("Health", Name(literal="Office of the Director of Public Health")), "ODPH2015Health"),
        (entry("北京大学的研究", Name(family="王", given="力宏")), "Wang2015Beijing"),
        (entry("О политике языка", Name(family="Шапиро")), "Shapiro2015Politike"),
        (entry("In press", Name(family="Li"), year=None), "Lind" + "Press"),
        (entry("The cat in the hat"), "Cat2015Hat"),
        (entry("Papers", editor=(Name(family="Ed"),)), "Ed2015Papers"),
        (entry("PROTEIN MEASUREMENT WITH THE FOLIN REAGENT", Name(family="LOWRY")), "Lowry2015Protein"),
        (entry("DNA of peas", Name(family="WHO")), "WHO2015DNA"),
        (Entry(title="Eels", issued=Date(literal="1985 (revised)")), "Eels1985"),
        (Entry(title="Eels", issued=Date(literal="1985 or 1986")), "Eelsnd"),
        (Entry(), "Anonnd"),
        (Entry(title="A one-year longitudinal study"), "OnendLongitudinal"),
    ],
)
def test_default_key(given: Entry, key: str) -> None:
    assert default_key(given) == key


def test_a_taken_key_gets_a_letter_whatever_its_case() -> None:
    taken = TakenKeys(["LI2015Word", "li2015worda"])
    assert unique_key("Li2015Word", taken) == "Li2015Wordb"
    assert unique_key("Wu2015Word", taken) == "Wu2015Word"


def test_suffixes_go_on_after_z() -> None:
    taken = TakenKeys(["k", *("k" + chr(code) for code in range(ord("a"), ord("z") + 1))])
    assert unique_key("k", taken) == "kaa"
    taken.add("KAA")
    assert unique_key("k", taken) == "kab"
