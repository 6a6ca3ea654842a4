"""How fast .bib files are read, written and edited, beside the libraries people use for it. Run by hand:

    python tests/benchmarks/bib.py                 # all of it, some two minutes
    python tests/benchmarks/bib.py --big 20000     # smaller large file

Each peer gets an environment of its own, made on first use in a temporary folder (`--environments` keeps it
elsewhere). Every figure is CPU time of a process that does nothing else, the best of a few rounds; ratios are against
the peer in the same run. "latex" is reading with LaTeX turned into Unicode, which bibkit always does.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

PEERS = {
    "bibtexparser 2.1": ("bibtexparser==2.1.0",),
    "bibtexparser 1.4": ("bibtexparser==1.4.4",),
    "pybtex": ("pybtex==0.26.1", "setuptools<81"),
}
# What each child process runs: `setup` untimed, then `run` timed. `path` is the file, `text` its content.
PROGRAMS: dict[str, dict[str, tuple[str, str]]] = {
    "bibkit": {
        "tree": (
            """
            from bibkit.bibtex.tree import parse_bib
            data = text.encode()
            """,
            """
            bib = parse_bib(data)
            for entry in bib.entries:
                [bib.expand(field) for field in entry.fields]
            """,
        ),
        "parse": (
            """
            from bibkit.bibtex.read import read_bib
            data = text.encode()
            """,
            "[record.entry for record in read_bib(data).records]",
        ),
        "write": (
            """
            from bibkit.formats import _registry
            from bibkit.formats._base import RenderOptions
            records = _registry.read(text.encode(), "bibtex", name="x.bib").records
            """,
            "_registry.render(records, 'bibtex', RenderOptions())",
        ),
        "edit": (
            """
            from pathlib import Path
            from bibkit.bibtex.edits import set_field
            from bibkit.bibtex.tree import parse_bib
            from bibkit.files import load, save
            """,
            """
            snapshot = load(Path(path))
            bib = parse_bib(snapshot.data)
            set_field(bib.entry("key77"), "note", f"edited {round}")
            save(snapshot, bib.dumps())
            """,
        ),
    },
    "bibtexparser 2.1": {
        "parse": ("import bibtexparser", "bibtexparser.parse_string(text)"),
        "latex": (
            """
            import bibtexparser
            from bibtexparser.middlewares import LatexDecodingMiddleware
            """,
            "bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])",
        ),
        "write": (
            """
            import bibtexparser
            library = bibtexparser.parse_string(text)
            """,
            "bibtexparser.write_string(library)",
        ),
    },
    "bibtexparser 1.4": {
        "parse": (
            """
            import bibtexparser
            from bibtexparser.bparser import BibTexParser
            """,
            "bibtexparser.loads(text, BibTexParser(common_strings=True))",
        ),
        "write": (
            """
            import bibtexparser
            from bibtexparser.bparser import BibTexParser
            database = bibtexparser.loads(text, BibTexParser(common_strings=True))
            """,
            "bibtexparser.dumps(database)",
        ),
    },
    "pybtex": {
        "parse": ("from pybtex.database import parse_string", "parse_string(text, 'bibtex')"),
        "write": (
            """
            from pybtex.database import parse_string
            data = parse_string(text, "bibtex")
            """,
            "data.to_string('bibtex')",
        ),
    },
}
PROGRAMS["bibkit"]["latex"] = PROGRAMS["bibkit"]["parse"]
CHILD = """
import json, re, sys, time
path, rounds = sys.argv[1], int(sys.argv[2])
text = open(path, encoding="utf-8", newline="").read() if {needs_text} else ""
{setup}
times = []
for round in range(rounds):
    start = time.process_time()
{run}
    times.append(time.process_time() - start)
# Linux only: elsewhere, and in ru_maxrss, the peak of the process that started this one is in the figure.
peak = re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())
print(json.dumps([min(times), int(peak[1]) * 1024]))
"""
# work, entries ("big" is the large file), peer, bibkit must be that many times faster
GOALS = (
    ("parse", "small", "bibtexparser 2.1", 3),
    ("latex", "small", "bibtexparser 2.1", 30),
    ("parse", "small", "bibtexparser 1.4", 50),
    ("parse", "small", "pybtex", 5),
    ("write", "small", "bibtexparser 2.1", 10),
    ("write", "small", "bibtexparser 1.4", None),
    ("write", "small", "pybtex", None),
)


def corpus(count: int, *, tail: str = "") -> str:
    """A bibliography of some 400 bytes an entry, the same on every run."""
    draw = random.Random(20261101)
    words = re.findall(
        r"\S+",
        "analysis networks {DNA} in the learning quantum field study effects rats survey deep "
        "graph protein folding climate change {Bayesian} rivers on models under temperature",
    )
    names = [
        "Smith, Anna B.",
        'M{\\"u}ller, J{\\"o}rg',
        "Garc{\\'i}a, Luis",
        "Li, Wei",
        "O'Neil, Pat",
        "van Dam, H. J.",
    ]
    entries = ['@string{jph = "Journal of Things"}\n\n']
    for number in range(count):
        title = " ".join(draw.choice(words) for _ in range(10))
        author = " and ".join(draw.choice(names) for _ in range(3))
        page = draw.randint(1, 900)
        entries.append(
            f"@article{{key{number},\n  author = {{{author}}},\n  title = {{{title}}},\n  journal = jph,\n"
            f"  year = {{{draw.randint(1950, 2025)}}},\n  month = {draw.choice(('jan', 'may', 'oct'))},\n"
            f"  volume = {{{draw.randint(1, 90)}}},\n  number = {draw.randint(1, 12)},\n"
            f"  pages = {{{page}--{page + draw.randint(1, 30)}}},\n  doi = {{10.1000/xyz.{number}}},\n"
            f"  url = {{https://example.org/articles/{number}}},\n  publisher = {{A Press \\& Sons}},\n}}\n\n"
        )
    return "".join(entries) + tail


class Lab:
    """Runs the programs, each in its environment, and remembers nothing."""

    def __init__(self, folder: Path, environments: Path) -> None:
        self.folder = folder
        self.environments = environments
        self._pythons: dict[str, Path] = {}

    def measure(self, who: str, work: str, path: Path, rounds: int = 3) -> tuple[float, int]:
        """Seconds of the best round, and the peak memory of the process in bytes."""
        setup, run = PROGRAMS[who][work]
        program = CHILD.format(
            setup=textwrap.dedent(setup),
            run=textwrap.indent(textwrap.dedent(run).strip(), "    "),
            needs_text=work != "edit",
        )
        command = [str(self._python(who)), "-c", program, str(path), str(rounds)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
        if done.returncode:
            raise SystemExit(f"{who}, {work}: {done.stderr.strip().splitlines()[-1]}")
        seconds, peak_bytes = json.loads(done.stdout.splitlines()[-1])
        return seconds, peak_bytes

    def _python(self, who: str) -> Path:
        if who == "bibkit":
            return Path(sys.executable)
        if who not in self._pythons:
            place = self.environments / who.replace(" ", "-")
            python = place / "bin" / "python"
            if not python.exists():
                subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
                subprocess.run([str(python), "-m", "pip", "install", "-q", *PEERS[who]], check=True)
            self._pythons[who] = python
        return self._pythons[who]


def write_corpus(folder: Path, count: int, *, tail: str = "") -> Path:
    path = folder / f"{count}{'-emoji' if tail else ''}.bib"
    path.write_text(corpus(count, tail=tail), encoding="utf-8", newline="")
    return path


def compare(lab: Lab, count: int) -> None:
    """Reading and writing beside the peers."""
    path = write_corpus(lab.folder, count)
    print(f"\n{count:,} entries, {path.stat().st_size / count:.0f} bytes each; entries a second")
    mine = {work: lab.measure("bibkit", work, path)[0] for work in ("tree", "parse", "latex", "write")}
    print(f"  {'tree with fields':<24}{'bibkit':<18}{count / mine['tree']:>10,.0f}")
    for work, _, peer, goal in GOALS:
        seconds, _ = lab.measure(peer, work, path, rounds=1 if peer == "bibtexparser 1.4" else 2)
        ratio = seconds / mine[work]
        verdict = "" if goal is None else f"goal {goal}x {'met' if ratio >= goal else 'NOT MET'}"
        print(
            f"  {work:<24}{peer:<18}{count / seconds:>10,.0f}   bibkit {count / mine[work]:>10,.0f}"
            f"   {ratio:>6.1f}x  {verdict}"
        )


def edit_large_file(lab: Lab, count: int) -> None:
    """Open, edit a field, save: time against the peer's mere parse, and memory, without and with an emoji."""
    path = write_corpus(lab.folder, count)
    size = path.stat().st_size
    theirs, their_peak = lab.measure("bibtexparser 2.1", "parse", path, rounds=1)
    print(f"\n{count:,} entries, {size / 1e6:.0f} MB: open, edit one field, save")
    print(f"  bibtexparser 2.1, parse alone  {theirs:>7.2f} s   peak {their_peak / size:.1f}x the file")
    for tail, label in (("", "bibkit"), ("@misc{e, title = {\N{GRINNING FACE}}}\n", "bibkit, one emoji")):
        path = write_corpus(lab.folder, count, tail=tail)
        mine, _ = lab.measure("bibkit", "edit", path)
        _, peak = lab.measure("bibkit", "edit", path, rounds=1)
        ratio = theirs / mine
        print(
            f"  {label:<30} {mine:>7.2f} s   peak {peak / size:.1f}x the file   1/{ratio:.0f} of the time"
            f"   goals 1/20 {'met' if ratio >= 20 else 'NOT MET'}, 5x {'met' if peak <= 5 * size else 'NOT MET'}"
        )


def flatness(lab: Lab, largest: int) -> None:
    """Microseconds an entry as files grow."""
    print(f"\nmicroseconds an entry {'':<10}{'tree':>10}{'parse':>10}{'edit':>10}")
    count = 1_000
    while count <= largest:
        path = write_corpus(lab.folder, count)
        figures = [lab.measure("bibkit", work, path)[0] / count * 1e6 for work in ("tree", "parse", "edit")]
        print(f"  {count:>10,} entries {'':<12}" + "".join(f"{figure:>10.1f}" for figure in figures))
        count *= 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=2_000, help="entries of the small file")
    parser.add_argument("--big", type=int, default=100_000, help="entries of the large file")
    parser.add_argument("--environments", type=Path, help="where the peers are installed, kept for the next run")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bibkit-bench-") as folder:
        environments = arguments.environments or Path(folder) / "environments"
        lab = Lab(Path(folder), environments)
        compare(lab, arguments.entries)
        edit_large_file(lab, arguments.big)
        flatness(lab, arguments.big)


if __name__ == "__main__":
    main()
