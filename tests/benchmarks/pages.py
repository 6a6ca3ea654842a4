"""How fast pages are read, beside a bare parse of their HTML and beside extruct. Run by hand:

    python tests/benchmarks/pages.py               # all of it, some ten minutes
    python tests/benchmarks/pages.py --pages 500   # memory over fewer pages
    python tests/benchmarks/pages.py --worst 10    # and which pages cost most

The pages are the shared ones when they lie beside the repository, else those of sample_inputs. Every figure is CPU time
of a process that does nothing else, the best of a few rounds over all pages. extruct gets an environment of its own,
made on first use in a temporary folder (`--environments` keeps it elsewhere). "Share" is the time that a page of that
size would take at the speed measured on the real pages.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "pages" / "html"
PEER = ("extruct==0.18.0", "setuptools<81")
BARE_GOAL, PEER_GOAL, SHARE_GOAL, GROWTH_GOAL = 8, 10, 5, 1.1

# Each program: what is done once, then what is done with the bytes of a page, `data`.
PROGRAMS = {
    "lexbor": ("from selectolax.lexbor import LexborHTMLParser", "LexborHTMLParser(data)"),
    "bibkit": (
        """
        from bibkit.extractors import extract_page
        from bibkit.pages.read import read_page
        """,
        "extract_page(read_page(data))",
    ),
    "extruct": (
        """
        import logging, warnings
        import extruct
        warnings.simplefilter("ignore")
        logging.disable(logging.CRITICAL)
        """,
        'extruct.extract(data, base_url="https://example.org/", errors="ignore")',
    ),
}
CHILD = """
import json, sys, time
from pathlib import Path
{setup}
pages = [Path(name).read_bytes() for name in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
best = [float("inf")] * len(pages)
failed = 0
for round in range(int(sys.argv[2])):
    for number, data in enumerate(pages):
        start = time.process_time()
        try:
            {work}
        except Exception:
            failed += not round
        best[number] = min(best[number], time.process_time() - start)
print(json.dumps([best, failed]))
"""
# Pages like those of the corpus, no two alike, so that whatever is remembered of strings grows if it can.
MEMORY = """
import json, re, sys
from pathlib import Path
from bibkit.cli.batch import read_row
names = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
names = sorted(names, key=lambda name: Path(name).stat().st_size)[: len(names) * 3 // 4]
count, folder = int(sys.argv[2]), Path(sys.argv[3])
page = folder / "page.html"
seen = {}
for number in range(1, count + 1):
    data = Path(names[number % len(names)]).read_bytes()
    page.write_bytes(re.sub(rb"(?<=>)([A-Z])|(?<= )(of|the|in) ", rb"\\g<1>\\g<2>%d " % number, data))
    read_row(str(page))
    if number * 10 % count == 0:
        memory = Path("/proc/self/status").read_text(encoding="utf-8")
        seen[number] = int(re.search(r"VmRSS:\\s*(\\d+)", memory)[1])
print(json.dumps(seen))
"""


class Lab:
    """Runs programs over lists of pages, each program in its environment."""

    def __init__(self, folder: Path, environments: Path) -> None:
        self.folder = folder
        self.environments = environments

    def seconds(self, who: str, pages: list[Path], rounds: int) -> list[float]:
        """CPU seconds for each page."""
        setup, work = PROGRAMS[who]
        program = CHILD.format(setup=textwrap.dedent(setup), work=work)
        best, failed = self.run(program, pages, str(rounds), python=self._python(who))
        if failed:
            print(f"  ({who} failed on {failed} pages)")
        return best

    def run(self, program: str, pages: list[Path], *arguments: str, python: Path = Path(sys.executable)) -> Any:
        names = self.folder / "names"
        names.write_text("".join(f"{page}\n" for page in pages), encoding="utf-8")
        command = [str(python), "-c", program, str(names), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
        if done.returncode:
            raise SystemExit(f"{' '.join(command[:1])}: {done.stderr.strip()[-2000:]}")
        return json.loads(done.stdout.splitlines()[-1])

    def _python(self, who: str) -> Path:
        if who != "extruct":
            return Path(sys.executable)
        place = self.environments / who
        python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
            subprocess.run([str(python), "-m", "pip", "install", "-q", *PEER], check=True)
        return python


def corpus() -> list[Path]:
    return sorted(SHARED.glob("*.html")) or sorted((ROOT / "sample_inputs").rglob("page.html"))


def verdict(met: bool, goal: str) -> str:
    return f"goal {goal} {'met' if met else 'NOT MET'}"


def compare(lab: Lab, pages: list[Path], worst: int) -> float:
    """The whole path beside the parse and beside the peer; gives CPU seconds a byte."""
    size = sum(page.stat().st_size for page in pages)
    bare, ours = lab.seconds("lexbor", pages, 5), lab.seconds("bibkit", pages, 5)
    peer = lab.seconds("extruct", pages, 1)
    print(f"\n{len(pages)} pages, {size / len(pages) / 1e3:.0f} kB each; pages a CPU second")
    for who, times in (("lexbor alone", bare), ("bibkit", ours), ("extruct, all syntaxes", peer)):
        print(f"  {who:<24}{len(pages) / sum(times):>8,.1f}")
    ratio, gain = sum(ours) / sum(bare), sum(peer) / sum(ours)
    print(f"  bibkit / lexbor alone   {ratio:>8.1f}x   {verdict(ratio <= BARE_GOAL, f'at most {BARE_GOAL}x')}")
    print(f"  extruct / bibkit        {gain:>8.1f}x   {verdict(gain >= PEER_GOAL, f'at least {PEER_GOAL}x')}")
    if worst:
        print("\n  milliseconds (of them more than the goal allows), ratio")
    excess = [
        (mine - BARE_GOAL * parse, mine, parse, page) for mine, parse, page in zip(ours, bare, pages, strict=True)
    ]
    for over, mine, parse, page in sorted(excess, reverse=True)[:worst]:
        name = page.name if page.name != "page.html" else page.parent.name
        print(f"  {mine * 1e3:>8.1f} ({over * 1e3:>6.1f})  {mine / parse:>6.1f}x  {name}")
    return sum(ours) / size


# ---------------------------------------------------------------- large and hostile pages

_HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>A very long study | Journal of Lengths</title>
<meta name="citation_title" content="A very long study"><meta name="citation_author" content="Garc\u00eda, Luis">
<meta name="citation_doi" content="10.1000/long.1"></head><body><h1>A very long study</h1><p>Luis Garc\u00eda</p>
"""


def _filled(piece: Callable[[int], str], size: int, before: str = _HEAD, after: str = "</body></html>") -> str:
    return before + "".join(_until(piece, size)) + after


def _until(piece: Callable[[int], str], size: int) -> Iterator[str]:
    number = 0
    while size > 0:
        text = piece(number)
        yield text
        size -= len(text)
        number += 1


def _sentence(number: int) -> str:
    return f"In {1900 + number % 125} the lake rose by {number} cm (Smith et al., {number % 90}), and fell again. "


def _paragraph(number: int) -> str:
    return f"<p>{_sentence(number) * 8}</p>\n"


def _reference(number: int) -> str:
    return (
        f'<li id="r{number}">Smith, J., & Li, W. ({1950 + number % 70}). On lakes, part {number}. <i>Journal of Lakes</i>, '
        f"{number % 90}({number % 12}), {number}\u2013{number + 9}. "
        f'<a href="https://doi.org/10.1000/x.{number}">https://doi.org/10.1000/x.{number}</a></li>\n'
    )


def _row(number: int) -> str:
    return f"<tr><td>{number}</td><td><a href='/r/{number}'>Lake {number}</a></td><td>Smith, J.</td><td>{1950 + number % 70}</td></tr>\n"


def _nested(tag: str, count: int) -> str:
    return _HEAD + f"<{tag}>" * count + "deep" + f"</{tag}>" * count + "</body></html>"


def large_pages(size: int) -> dict[str, str]:
    """Pages of a size, each of one kind of content, and deep ones."""
    return {
        "paragraphs": _filled(_paragraph, size),
        "one paragraph": _filled(_sentence, size, _HEAD + "<p>"),
        "a list of references": _filled(_reference, size, _HEAD + "<h2>References</h2><ol>"),
        "a list without heading": _filled(_reference, size, "<title>Our papers</title><ol>"),
        "a table": _filled(_row, size, _HEAD + "<table>"),
        "a script": _filled(lambda n: f'{{"name": "{n}", "doi": "10.1000/{n}"}},', size, _HEAD + "<script>x=[", "]</script>"),
        "metas": _filled(lambda n: f'<meta name="citation_author" content="Li, W{n}">\n', size, "<html><head>"),
        "pasted text": _filled(lambda n: _sentence(n) * 4 + "\n", size, "A very long study\nLuis Garc\u00eda\n", ""),
        "pasted references": _filled(lambda n: f"Smith, J. On lakes {n}. J Lakes {n % 90}, {n}\u2013{n + 9} ({n % 70 + 1950}).\n", size, "", ""),
        "100,000 nested <div>": _nested("div", 100_000),
        "100,000 nested <span>": _nested("span", 100_000),
        "100,000 nested <b>": _nested("b", 100_000),
        "100,000 nested <li>": _nested("ul><li", 50_000).replace("</ul><li>", "</li></ul>"),
        "100,000 open <div>": _HEAD + "<div>" * 100_000,
    }  # fmt: skip


def large(lab: Lab, size: int, rate: float) -> None:
    print(f"\npages of {size / 1e6:g} MB and of 100,000 tags; goal {SHARE_GOAL}x their share")
    page = lab.folder / "large.html"
    for name, text in large_pages(size).items():
        page.write_text(text, encoding="utf-8", newline="")
        # Twice, for the first reading imports the readers, which a run over many pages does once.
        (ours,), (bare,) = lab.seconds("bibkit", [page], 2), lab.seconds("lexbor", [page], 1)
        share = ours / (rate * page.stat().st_size)
        met = "met" if share <= SHARE_GOAL else "NOT MET"
        print(f"  {name:<24}{ours:>8.2f} s   lexbor {bare:>6.2f} s   {share:>7.2f}x its share   {met}", flush=True)


# ---------------------------------------------------------------- memory


def memory(lab: Lab, pages: list[Path], count: int) -> None:
    """Resident memory as ever new pages are read by one process, and the peak of the command over many files."""
    seen = {int(key): value for key, value in lab.run(MEMORY, pages, str(count), str(lab.folder)).items()}
    print(f"\nmemory, reading {count:,} pages one after the other, MB")
    print("  after " + "  ".join(f"{number:,}: {kib / 1024:.0f}" for number, kib in seen.items()))
    early, late = seen[min(seen)], seen[max(seen)]
    print(
        f"  the last beside the first{late / early:>6.2f}x   {verdict(late <= GROWTH_GOAL * early, f'{GROWTH_GOAL}x')}"
    )


def command_memory(lab: Lab, count: int) -> None:
    folder, peaks = lab.folder / "many", {}
    folder.mkdir()
    for number in range(count):
        page = _HEAD.replace("very long", f"very long {number}") + _paragraph(number)
        (folder / f"{number:06}.html").write_text(page, encoding="utf-8")
        if number + 1 in (count // 10, count):
            command = ["-m", "bibkit", "extract", str(folder), "-o", str(lab.folder / f"{number}.jsonl"), "--jobs", "2"]
            program = (
                "import json, resource, subprocess, sys; subprocess.run([sys.executable, *sys.argv[2:]], check=True); "
                "print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))"
            )
            peaks[number + 1] = lab.run(program, [], *command)
    early, late = peaks.values()
    print(
        "  peak of a process of `bibkit extract --jobs 2`, "
        + ", ".join(f"{n:,}: {kib / 1024:.0f}" for n, kib in peaks.items())
    )
    print(
        f"  ten times the pages      {late / early:>6.2f}x   {verdict(late <= GROWTH_GOAL * early, f'{GROWTH_GOAL}x')}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--only", choices=("compare", "large", "memory"), help="one part; large needs a comparison first"
    )
    parser.add_argument("--pages", type=int, default=10_000, help="over how many pages memory is watched")
    parser.add_argument("--size", type=float, default=20.0, help="of the large page, in MB")
    parser.add_argument("--worst", type=int, default=0, help="how many of the costliest pages to name")
    parser.add_argument("--environments", type=Path, help="where extruct is installed, kept for the next run")
    arguments = parser.parse_args()
    pages = corpus()
    with tempfile.TemporaryDirectory(prefix="bibkit-bench-") as folder:
        lab = Lab(Path(folder), arguments.environments or Path(folder) / "environments")
        if arguments.only != "memory":
            rate = compare(lab, pages, arguments.worst)
            if arguments.only != "compare":
                large(lab, int(arguments.size * 1e6), rate)
        if arguments.only in (None, "memory"):
            memory(lab, pages, arguments.pages)
            command_memory(lab, arguments.pages)


if __name__ == "__main__":
    main()
