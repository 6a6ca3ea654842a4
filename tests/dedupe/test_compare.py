import pytest

from bibkit.dedupe.compare import compare
from bibkit.dedupe.sketch import Sketch
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name

BASE = Entry(
    type="article-journal",
    title="Deep learning for the prediction of harmful monsters: a systematic review",
    author=(Name(family="García Márquez", given="Ana"), Name(family="Wu", given="Bo")),
    issued=Date.of(2015, 3),
    container_title="Journal of the American Monster Society",
    volume="12",
    issue="3",
    page="45-67",
    doi="10.1000/abc",
)


def without(*attributes: str, **changes: object) -> Entry:
    return Entry(**{key: value for key, value in (BASE.__dict__ | changes).items() if key not in attributes})


def finding(one: Entry, other: Entry) -> str:
    verdicts = [compare(Sketch(0, first), Sketch(1, second)) for first, second in ((one, other), (other, one))]
    names = [verdict.finding if verdict else "" for verdict in verdicts]
    assert names[0] == names[1], "the order of the entries must not matter"
    return names[0]


@pytest.mark.parametrize(
    "other",
    [
        without(),
        without(doi="https://doi.org/10.1000/ABC"),
        Entry(title="Deep learning for the prediction of harmful monsters", doi="10.1000/abc"),
        without("doi"),
        without("doi", title="DEEP LEARNING FOR THE PREDICTION OF HARMFUL MONSTERS: A SYSTEMATIC REVIEW."),
        without("doi", title="Deep learnnig for the predicton of harmful monsters: a systematic review"),
        without("doi", title="Deep learning for the prediction of harmful monsters"),
        without("doi", "volume", "issue", "page", container_title="J. Am. Monster Soc."),
        without("doi", "container_title", "issued"),
        without("doi", "author"),
        without("doi", author=(Name(family="Garcia-Marquez", given="A."),)),
        without("doi", issued=Date.of(2014), type="document"),
        without("doi", "volume", "issue", "page", "container_title", "issued"),
        without("doi", page="45", title=BASE.title.replace("Deep", "<i>Deep</i>")),
    ],
)
def test_one_work_in_other_words(other: Entry) -> None:
    assert finding(BASE, other) == "same"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (without(doi="10.1000/xyz"), ""),
        (without("doi", page="99-120"), ""),
        (without("doi", volume="13", page="1-9", issued=Date.of(2016)), ""),
        (without("doi", author=(Name(family="Petrov"),)), ""),
        (without("doi", title="Deep learning for the prediction of small spectra: a systematic review", page="9"), ""),
        (without("doi", title="Correction to: " + BASE.title, page="99"), "correction"),
        (without("doi", title="Reply to: Deep learning for the prediction of harmful monsters"), ""),
        (without("doi", title=BASE.title + ", part II", page="99"), "part"),
        (without("doi", title=BASE.title + " 2", page="99"), "part"),
        (
            without("doi", "volume", "issue", "page", "container_title", type="article", eprint="1502.01234",
                    eprint_type="arxiv", issued=Date.of(2014)),
            "preprint",
        ),
        (without("volume", "issue", "page", doi="10.1101/2014.02.03.123456", container_title="bioRxiv"), "preprint"),
        (without("doi", "volume", "page", type="thesis", container_title=""), "version"),
        (without("doi", "page", type="paper-conference", container_title="Proceedings of X", volume=""), "version"),
        (without(title="Quite another matter altogether", author=(Name(family="Zed"),)), "identifier"),
    ],
)  # fmt: skip
def test_what_only_looks_alike(other: Entry, expected: str) -> None:
    assert finding(BASE, other) == expected


def book(**values: object) -> Entry:
    known = {"type": "book", "title": "The art of monsters", "author": (Name(family="Knuth"),), "issued": Date.of(1997)}
    return Entry(**(known | values))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (book(isbn=("0-306-40615-2",)), book(isbn=("9780306406157",), issued=None), "same"),
        (book(edition="2"), book(edition="Second"), "same"),
        (book(edition="2"), book(edition="3", issued=Date.of(2010)), "edition"),
        (book(), book(issued=Date.of(2010)), "edition"),
        (book(isbn=("9780306406157",), volume="1"), book(isbn=("9780306406157",), volume="2"), "part"),
        (
            book(isbn=("9780306406157",), title="Art of libraries, vol. 4: the North"),
            book(isbn=("9780306406157",), title="Art of libraries, vol. 6: the South and the East"),
            "part",
        ),
        (book(isbn=("9780306406157",)), Entry(type="chapter", title="Beasts", isbn=("9780306406157",)), ""),
        (book(title="Monsters I"), book(title="Monsters II"), "part"),
    ],
)
def test_books(one: Entry, other: Entry, expected: str) -> None:
    assert finding(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Entry(title="Editorial", issued=Date.of(2015)), Entry(title="Editorial", issued=Date.of(2015)), ""),
        (
            Entry(title="Editorial", container_title="J", volume="3", page="1", issued=Date.of(2015)),
            Entry(title="Editorial", container_title="J", volume="3", page="1", issued=Date.of(2015)),
            "same",
        ),
        (Entry(title=""), Entry(title=""), ""),
        (Entry(title="北京大学的历史研究与展望", author=(Name(literal="王力宏"),), issued=Date.of(2015)),
         Entry(title="北京大学的历史研究与展望。", author=(Name(literal="王力宏"),), issued=Date.of(2015)), "same"),
    ],
)  # fmt: skip
def test_titles_that_say_little(one: Entry, other: Entry, expected: str) -> None:
    assert finding(one, other) == expected


def test_a_preprint_by_its_identifier_and_its_article() -> None:
    preprint = Entry(title="Monsters", eprint="1502.01234v2", eprint_type="arXiv")
    assert finding(preprint, Entry(title="Monsters!", eprint="arXiv:1502.01234", eprint_type="arxiv")) == "same"
    article = Entry(type="article-journal", title="Monsters", eprint="1502.01234", container_title="J", doi="10.1/x")
    assert finding(preprint, article) == "preprint"
