"""Names abbreviated by the rules of ISO 4, and those that the rules do not decide."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from bibkit.journals.doubt import Doubt
from bibkit.journals.iso4 import abbreviate
from bibkit.journals.lists import undotted
from bibkit.journals.ltwa import title_words
from tests.journals.title_words import WORDS

needs_list = pytest.mark.skipif(find_spec("pyiso4") is None, reason="the list of title words is not installed")


@pytest.mark.parametrize(
    ("title", "abbreviation"),
    [
        ("The Journal of Chemical Physics", "J. Chem. Physics"),  # physics is not in this little list
        ("journal of the chemical society", "j. chem. soc."),
        ("Physical Review. E", "Phys. Rev. E"),
        ("Physical Review A", "Phys. Rev. A"),
        ("Plants, Health, and Society", "Plants Health Soc."),
        ("Science & Society", "Sci. Soc."),
        ("Letters in Mathematics and Its Real Societies", "Lett. Math. Real Soc."),
        ("South African Journal of Science", "S. Afr. J. Sci."),
        ("Weather Letters", "Weather Lett."),  # one letter less is no abbreviation
        ("Physico-Chemical Letters", "Physico-Chem. Lett."),
        ("IEEE/ACM Letters", "IEEE/ACM Lett."),
        ("ACS Science Au", "ACS Sci. Au"),
        ("Zeitschrift für Physik", "Z. Phys."),
        ("Journal de l’Académie", "J. Acad."),
        # A single word stays, whatever stands around it.
        ("The Annals", "Annals"),
        ("Nature", "Nature"),
        ("Physica A", "Physica A"),
        ("Die Mathematik", "Die Mathematik"),
    ],
)
def test_by_the_rules(title: str, abbreviation: str) -> None:
    assert abbreviate(title, WORDS) == abbreviation


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Phys. Rev. Lett.", "abbreviated already"),
        ("J Chem Phys", "abbreviated already"),
        ("Nature Commun", "'Commun' may be an abbreviation already"),
        ("Physical Review. E, Science", "abbreviated already"),
        ("Physical Rev. E", "abbreviated already"),
        ("Journal of Physics: Condensed Matter", "a part behind ':'"),
        ("Science (New York)", "a part behind '\\('"),
        ("Health Letters - Science", "a part behind '-'"),
        ("Health Letters--Science", "a part behind '--'"),
        ("Health Letters / Science", "a part behind '/'"),
        ("Health Letters and", "cut off"),
        ("Health Letters" + "s" * 400, "too long"),
        ("Acta Mathematica Section A", "a part of a journal"),
        ("Science Series A", "a part of a journal"),
        ("Toxicology in Vitro", "a preposition"),
        ("Under Physical Science", "begins with a preposition"),
        ("Journal de l'Anatomie", "'Anatomie' is not in the list"),
        ("Journal of the Académie de Zeitschrift", "language is not clear"),
        ("Journal of Workshops", "may or may not be"),
        ("Zhurnal Khimii Physik", "'Zhurnal' is not in the list"),
        ("JOURNAL OF SOCIETY LETTERS", "in capitals"),
        ("State-of-the-Art Reviews", "more than one word"),
        ("Journal w Science", "is no word"),
        ("Web2Journal of Science", "is no word"),
    ],
)
def test_left(title: str, reason: str) -> None:
    with pytest.raises(Doubt, match=reason):
        abbreviate(title, WORDS)


@needs_list
@pytest.mark.parametrize(
    ("title", "abbreviation"),
    [
        ("Proceedings of the National Academy of Sciences of the United States of America", "Proc. Natl. Acad. Sci. U. S. A."),
        ("New England Journal of Medicine", "N. Engl. J. Med."),
        ("Journal of Public Health Policy", "J. Public Health Policy"),
        ("Frontiers in Plant Science", "Front. Plant Sci."),
        ("IEEE Transactions on Information Theory", "IEEE Trans. Inf. Theory"),
        ("Monthly Weather Review", "Mon. Weather Rev."),
        ("Angewandte Chemie International Edition", "Angew. Chem. Int. Ed."),
        ("Comptes Rendus de l'Académie des Sciences", "C. R. Acad. Sci."),
        ("Acta Biochimica et Biophysica Sinica", "Acta Biochim. Biophys. Sin."),
        ("Annual Review of Statistics and Its Application", "Annu. Rev. Stat. Appl."),
        ("Journal of Nanobiotechnology", "J. Nanobiotechnology"),
        ("Ugeskrift for Laeger", "Ugeskr. Laeg."),
        ("Ugeskrift for Læger", "Ugeskr. Læg."),
    ],
)  # fmt: skip
def test_well_known_journals(title: str, abbreviation: str) -> None:
    assert abbreviate(title, title_words()) == abbreviation


@needs_list
def test_what_is_abbreviated_stays(shared_titles: list[str]) -> None:
    words = title_words()
    for title in shared_titles:
        try:
            abbreviation = abbreviate(title, words)
            for again in {abbreviation, undotted(abbreviation)} - {title}:
                assert _or_left(again) == again, title
        except Doubt:
            continue


def _or_left(title: str) -> str:
    try:
        return abbreviate(title, title_words())
    except Doubt:
        return title


@pytest.fixture
def shared_titles() -> list[str]:
    cases = Path(__file__).resolve().parents[3] / "shared" / "formats" / "cases"
    if not cases.is_dir():
        pytest.skip("the shared format cases are not here")
    items = [
        json.loads(line.strip().rstrip(","))
        for path in sorted((cases / "webrt").glob("*.json"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith("{") and line.strip().rstrip(",").endswith("}")
    ]
    titles = sorted({item["publicationTitle"] for item in items if item.get("publicationTitle")})
    assert len(titles) > 100
    return titles
