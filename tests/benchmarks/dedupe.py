"""Planted duplicates in real entries: how many `bibkit dedupe` finds, how many it invents, how long it takes.

    python -m tests.benchmarks.dedupe [--count 10000] [--seed 1] [--misses 20] [--time 100000]

Real Crossref works and Zotero items; a third of the list are copies spoilt the way bibliographies are (typos, dropped
subtitles, initials, abbreviated journals, missing fields), and works that only look alike: preprints, other parts,
other editions, corrections, replies, other titles by the same people. Needs the shared data beside the repository.
"""

from __future__ import annotations

import argparse
import random
import string
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bibkit.dedupe.group import find_duplicates
from bibkit.formats import crossref, zotero
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.text.fold import fold
from bibkit.text.markup import strip_markup
from bibkit.text.translit import to_ascii

SHARED = Path(__file__).resolve().parents[3] / "shared"


def real_entries() -> list[Entry]:
    """Every work once: by DOI, and by the first fifty letters of its title with the first author."""
    found: dict[object, Entry] = {}
    for entry in _all_entries():
        family = fold(entry.author[0].family_with_particles) if entry.author else ""
        same_title = (fold(entry.title).replace(" ", "")[:50], family)
        if entry.title and same_title not in found and (not entry.doi or entry.doi.lower() not in found):
            found[same_title] = entry
            if entry.doi:
                found[entry.doi.lower()] = entry
    return list({id(entry): entry for entry in found.values()}.values())


def _all_entries() -> Iterator[Entry]:
    for name in ("works.jsonl.gz", "works_old_format.jsonl.gz"):
        yield from (record.entry for record in crossref.read((SHARED / "crossref" / name).read_bytes()).records)
    for path in sorted((SHARED / "formats" / "cases" / "webrt").glob("*.json")):
        yield from (record.entry for record in zotero.read(path.read_bytes()).records)


# --- spoiling a copy -----------------------------------------------------------------------------------------------

Change = Callable[[Entry, random.Random], Entry]


def _typo(text: str, rng: random.Random) -> str:
    letters = [place for place, char in enumerate(text) if char.isalpha()]
    if len(letters) < 8:
        return text
    place = rng.choice(letters)
    kind = rng.randrange(4)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + rng.choice(string.ascii_lowercase) + text[place:]
    if kind == 2:
        return text[:place] + rng.choice(string.ascii_lowercase) + text[place + 1 :]
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def title_typos(entry: Entry, rng: random.Random) -> Entry:
    title = _typo(strip_markup(entry.title), rng)
    return entry.with_(title=_typo(title, rng) if rng.random() < 0.3 else title)


def subtitle_dropped(entry: Entry, rng: random.Random) -> Entry:
    head = entry.title.split(": ")[0]
    return entry.with_(title=head) if len(head) > 25 else entry


def title_cut(entry: Entry, rng: random.Random) -> Entry:
    return entry.with_(title=entry.title[:70].rstrip()) if len(entry.title) > 90 and "<" not in entry.title else entry


def title_case(entry: Entry, rng: random.Random) -> Entry:
    change = rng.choice([str.upper, str.lower, str.title])
    return entry.with_(title=change(strip_markup(entry.title)) + rng.choice(["", ".", " "]))


def accents_lost(entry: Entry, rng: random.Random) -> Entry:
    if not fold(entry.title).isascii():
        return entry
    names = tuple(
        Name(family=to_ascii(name.family), given=to_ascii(name.given), literal=to_ascii(name.literal))
        for name in entry.author
    )
    return entry.with_(title=to_ascii(entry.title), author=names)


def initials(entry: Entry, rng: random.Random) -> Entry:
    names = tuple(
        Name(family=n.family, given=". ".join(word[0] for word in n.given.split()) + "." if n.given else "",
             non_dropping_particle=n.non_dropping_particle, literal=n.literal)
        for n in entry.author
    )  # fmt: skip
    return entry.with_(author=names)


def first_author_only(entry: Entry, rng: random.Random) -> Entry:
    return entry.with_(author=(*entry.author[:1], Name(literal="others"))) if len(entry.author) > 1 else entry


def family_typo(entry: Entry, rng: random.Random) -> Entry:
    if not entry.author or len(entry.author[0].family) < 6:
        return entry
    first = entry.author[0]
    return entry.with_(author=(Name(family=_typo(first.family, rng), given=first.given), *entry.author[1:]))


def journal_abbreviated(entry: Entry, rng: random.Random) -> Entry:
    words = [word for word in entry.container_title.split() if word.lower() not in ("of", "the", "and", "for", "in")]
    if len(words) < 2:
        return entry
    short = entry.container_title_short or " ".join(word[:5] + ("." if len(word) > 5 else "") for word in words)
    return entry.with_(container_title=short, container_title_short="")


def without(*attributes: str) -> Change:
    def change(entry: Entry, rng: random.Random) -> Entry:
        return Entry(**{key: value for key, value in entry.__dict__.items() if key not in attributes})

    return change


def doi_spelled(entry: Entry, rng: random.Random) -> Entry:
    return entry.with_(doi=rng.choice(["https://doi.org/", "doi:", ""]) + entry.doi.upper()) if entry.doi else entry


def next_year(entry: Entry, rng: random.Random) -> Entry:
    if not entry.issued or entry.issued.year is None or entry.type != "article-journal":
        return entry
    return entry.with_(issued=Date.of(entry.issued.year + rng.choice([-1, 1])))


def year_only(entry: Entry, rng: random.Random) -> Entry:
    return entry.with_(issued=Date.of(entry.issued.year)) if entry.issued and entry.issued.year else entry


def first_page_only(entry: Entry, rng: random.Random) -> Entry:
    return entry.with_(page=entry.page.split("-")[0].split("–")[0])


def loose_type(entry: Entry, rng: random.Random) -> Entry:
    return entry.with_(type=rng.choice(["document", entry.type, entry.type]))


SPOILERS: tuple[tuple[Change, float], ...] = (
    (without("doi"), 0.65), (doi_spelled, 0.3), (title_typos, 0.35), (title_case, 0.3), (subtitle_dropped, 0.15),
    (title_cut, 0.05), (accents_lost, 0.3), (initials, 0.4), (first_author_only, 0.15), (family_typo, 0.07),
    (journal_abbreviated, 0.3), (without("container_title"), 0.08), (without("volume", "issue"), 0.1),
    (without("page"), 0.15), (without("issued"), 0.05), (next_year, 0.05), (year_only, 0.4), (first_page_only, 0.2),
    (loose_type, 0.2), (without("isbn", "issn", "abstract", "publisher"), 0.5), (without("author"), 0.02),
)  # fmt: skip


def spoilt(entry: Entry, rng: random.Random) -> Entry:
    for change, chance in SPOILERS:
        if rng.random() < chance:
            entry = change(entry, rng)
    return entry


# --- what only looks alike -----------------------------------------------------------------------------------------


def preprint(entry: Entry, rng: random.Random) -> Entry:
    number = f"{rng.randrange(10, 24)}{rng.randrange(1, 13):02d}.{rng.randrange(100000):05d}"
    bare = without("doi", "container_title", "container_title_short", "volume", "issue", "page", "publisher")(
        entry, rng
    )
    return bare.with_(type="article", eprint=number, eprint_type="arxiv", issued=_later(entry, rng.choice([-1, 0])))


def _later(entry: Entry, years: int) -> Date | None:
    return Date.of(entry.issued.year + years) if entry.issued and entry.issued.year else None


def _elsewhere(entry: Entry, rng: random.Random) -> dict[str, object]:
    """Another place in the same journal, another DOI or none."""
    pages = str(rng.randrange(1000, 9000)) if entry.page else ""
    doi = entry.doi + ".x" if entry.doi and rng.random() < 0.5 else ""
    return {"page": pages, "doi": doi, "isbn": (), "eprint": "", "url": ""}


def other_part(entry: Entry, rng: random.Random) -> tuple[Entry, Entry]:
    style = rng.choice([("I", "II"), ("Part 1", "Part 2"), ("Part II", "Part III"), ("1", "2"), ("Teil 1", "Teil 2")])
    head = entry.title.rstrip(".")
    return entry.with_(title=f"{head}: {style[0]}"), entry.with_(title=f"{head}: {style[1]}", **_elsewhere(entry, rng))


def other_edition(entry: Entry, rng: random.Random) -> tuple[Entry, Entry]:
    book = entry.with_(type="book", edition="2")
    return book, without("doi", "isbn")(book, rng).with_(edition="3", issued=_later(entry, 6))


def correction(entry: Entry, rng: random.Random) -> Entry:
    title = rng.choice(["Correction to: {}", "Erratum: {}", "Correction: {}", "{} (Erratum)", 'Corrigendum to "{}"'])
    return entry.with_(title=title.format(entry.title), **_elsewhere(entry, rng))


def reply(entry: Entry, rng: random.Random) -> Entry:
    title = rng.choice(["Reply to: {}", "Comment on “{}”", "Review of {}", "Response to {}"])
    return entry.with_(title=title.format(entry.title), **_elsewhere(entry, rng))


_OTHER_WORDS = (
    "children",
    "adults",
    "mice",
    "women",
    "elderly",
    "spectral",
    "temporal",
    "boundary",
    "asymptotic",
    "rural",
)


def other_title(entry: Entry, rng: random.Random) -> Entry:
    words = strip_markup(entry.title).split()
    long = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if len(long) < 3:
        return reply(entry, rng)
    for place in rng.sample(long, rng.choice([1, 2])):
        words[place] = rng.choice([word for word in _OTHER_WORDS if word != words[place].lower()])
    return entry.with_(title=" ".join(words), **_elsewhere(entry, rng))


def conference_version(entry: Entry, rng: random.Random) -> Entry:
    other = "paper-conference" if entry.type == "article-journal" else "article-journal"
    place = {"container_title": "Proceedings of the 12th Symposium", "volume": "", "issue": ""}
    return entry.with_(type=other, **place, **_elsewhere(entry, rng))


def same_title_by_others(entry: Entry, rng: random.Random) -> Entry:
    people = (Name(family=rng.choice(["Ogawa", "Petrov", "Nwosu", "Lindqvist"]), given="X."),)
    return entry.with_(author=people, **_elsewhere(entry, rng))


# The preprint comes first: it is made of articles only.
TWINS: tuple[Callable[[Entry, random.Random], Entry], ...] = (
    preprint, correction, reply, other_title, other_title, conference_version, same_title_by_others,
)  # fmt: skip


def build(count: int, seed: int) -> tuple[list[Entry], set[tuple[int, int]], dict[int, str]]:
    """`count` entries, the pairs that are one work, and how each made entry was made."""
    rng = random.Random(seed)
    entries = real_entries()[: count * 2 // 3]
    originals = [place for place, entry in enumerate(entries) if len(entry.title) > 25 and entry.author]
    pairs: set[tuple[int, int]] = set()
    made: dict[int, str] = {}
    rng.shuffle(originals)
    while len(entries) < count and originals:
        place = originals.pop()
        original = entries[place]
        if rng.random() < 0.35:
            twins = _twins(original, rng)
            entries[place] = twins[0]
            made[len(entries)] = twins[2]
            entries.append(twins[1])
            continue
        family = [place]
        for _ in range(rng.choice([1, 1, 1, 2])):
            pairs |= {(member, len(entries)) for member in family}
            family.append(len(entries))
            made[len(entries)] = "copy"
            entries.append(spoilt(original, rng))
    order = list(range(len(entries)))
    rng.shuffle(order)
    new = {old: at for at, old in enumerate(order)}
    moved = {tuple(sorted((new[a], new[b]))) for a, b in pairs}
    return [entries[old] for old in order], {(a, b) for a, b in moved}, {new[at]: how for at, how in made.items()}


def _twins(entry: Entry, rng: random.Random) -> tuple[Entry, Entry, str]:
    choice = rng.randrange(len(TWINS) + 2)
    if choice == 0 and (entry.type != "article-journal" or entry.eprint):
        choice = 1
    if choice == len(TWINS):
        return *other_part(entry, rng), "part"
    if choice == len(TWINS) + 1:
        return *other_edition(entry, rng), "edition"
    return entry, TWINS[choice](entry, rng), TWINS[choice].__name__


def measure(count: int = 10_000, seed: int = 1) -> dict[str, object]:
    entries, truth, made = build(count, seed)
    start = time.process_time()
    found = find_duplicates(entries)
    seconds = time.process_time() - start
    pairs = {(a, b) for group in found.groups for at, a in enumerate(group.members) for b in group.members[at + 1 :]}
    right = len(pairs & truth)
    return {
        "entries": len(entries), "planted": len(truth), "found": len(pairs),
        "recall": right / len(truth), "precision": right / len(pairs), "seconds": seconds,
        "missed": sorted(truth - pairs), "invented": sorted(pairs - truth), "list": entries, "made": made,
        "lookalikes": found.lookalikes,
    }  # fmt: skip


def _shown(entry: Entry) -> str:
    names = "; ".join(name.family or name.literal for name in entry.author[:3])
    when = entry.issued.year if entry.issued else "-"
    where = f"{entry.container_title[:40]} {entry.volume}({entry.issue}):{entry.page}"
    return f"[{entry.type}] {names} {when} {entry.title[:110]!r} {where} {entry.doi} {entry.edition}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--time", type=int, default=0, help="also time a list of so many entries")
    options = parser.parse_args()
    result = measure(options.count, options.seed)
    entries, made = result.pop("list"), result.pop("made")
    missed, invented, lookalikes = result.pop("missed"), result.pop("invented"), result.pop("lookalikes")
    print(result, "lookalikes:", len(lookalikes))
    for title, pairs in (("missed", missed), ("invented", invented)):
        for a, b in pairs[: options.misses]:
            print(f"\n{title} {made.get(a, 'real')} / {made.get(b, 'real')}")
            print(f"  {_shown(entries[a])}\n  {_shown(entries[b])}")
    if options.time:
        _time(options.time)


def many_works(count: int, seed: int = 5) -> list[Entry]:
    """So many different works, made of the real ones' words, names and numbers, and one copy for every twenty."""
    rng = random.Random(seed)
    base = real_entries()
    words = [word for entry in base for word in entry.title.split() if "<" not in word]
    entries: list[Entry] = []
    while len(entries) < count:
        one, other = rng.choice(base), rng.choice(base)
        title = " ".join(rng.sample(words, max(3, len(one.title.split()))))
        page = str(rng.randrange(3000)) if one.page else ""
        issued = Date.of(rng.randrange(1950, 2026))
        work = one.with_(title=title, author=other.author, page=page, issued=issued, doi="", isbn=(), eprint="")
        entries.append(work)
        if rng.random() < 0.05:
            entries.append(spoilt(work, rng))
    return entries[:count]


def _time(count: int) -> None:
    entries = many_works(count)
    start = time.process_time()
    found = find_duplicates(entries)
    print(f"{len(entries)} entries, {len(found.groups)} groups: {time.process_time() - start:.2f} s")


if __name__ == "__main__":
    main()
