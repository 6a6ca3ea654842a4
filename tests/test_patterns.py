"""No regular expression that reads pages backtracks: its time grows with the text, not with the text's square."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import pytest

from bibkit.text.patterns import LazyPattern
from tests.hostile import runs

# How patterns are used that a loop or a variable hands on.
HOW = {
    "bibkit.text.headings:_STUCK": "match",
    "bibkit.text.headings:_STUCK_TO_CAPITALS": "match",
    "bibkit.extractors._vufind.values:_CAPITALS_FIRST": "fullmatch",
    "bibkit.extractors._vufind.values:_CAPITALS_LAST": "fullmatch",
    "bibkit.extractors.scite:_OTHER_SIGNS": "fullmatch",
}
# Modules and patterns that see nothing longer than so many characters: the code in front of them looks.
BOUNDED = {
    "bibkit.model.dateparse": 100,
    "bibkit.model.dateterms": 100,
    "bibkit.extractors._lists.cited:_LINKS": 200,
    "bibkit.extractors._vufind.record:_THESIS": 2000,
}
# Rooms whose readers collapse white space first; the others meet it as it stands in the file.
IN_ONE_LINE = ("bibkit.text", "bibkit.model", "bibkit.pages", "bibkit.extractors")
AS_IT_STANDS = (
    "bibkit.bibtex", "bibkit.formats", "bibkit.checks", "bibkit.enrichment", "bibkit.manuscripts", "bibkit.keys",
    "bibkit.zotero", "bibkit.sources", "bibkit.dedupe",
)  # fmt: skip
ROOMS = IN_ONE_LINE + AS_IT_STANDS


class Used(NamedTuple):
    """A pattern, where it stands, and whether it is tried at one place only (`match`, `fullmatch`)."""

    where: str
    pattern: re.Pattern[Any]
    anchored: str


def modules() -> Iterator[Any]:
    for room in ROOMS:
        package = importlib.import_module(room)
        for info in pkgutil.walk_packages(package.__path__, f"{room}."):
            yield importlib.import_module(info.name)


@cache
def patterns() -> list[Used]:
    """All patterns of these rooms: those with a name, those in tables, and those written where they are used."""
    found: dict[tuple[Any, int, str], Used] = {}
    sources = {module.__name__: ast.parse(Path(module.__file__).read_text(encoding="utf-8")) for module in modules()}
    here = {name: _methods([tree]) for name, tree in sources.items()}
    anywhere = _methods(sources.values())
    for module in modules():
        for name, pattern in _held(module):
            used = here[module.__name__].get(name.split(".")[-1]) or anywhere.get(name.split(".")[-1], set())
            how = (
                "fullmatch"
                if used == {"fullmatch"}
                else "match"
                if used and used <= {"match", "fullmatch"}
                else "search"
            )
            how = HOW.get(f"{module.__name__}:{name}", how)
            found.setdefault((pattern.pattern, pattern.flags, how), Used(f"{module.__name__}:{name}", pattern, how))
        for line, method, pattern in _written(sources[module.__name__]):
            how = method if method in ("match", "fullmatch") else "search"
            found.setdefault((pattern.pattern, pattern.flags, how), Used(f"{module.__name__}:{line}", pattern, how))
    return list(found.values())


_METHODS = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}


def _methods(trees: Iterable[ast.AST]) -> dict[str, set[str]]:
    """Name -> the methods of patterns that are called on it."""
    methods: dict[str, set[str]] = {}
    for node in (node for tree in trees for node in ast.walk(tree)):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in _METHODS
            and isinstance(node.value, ast.Name | ast.Attribute)
        ):
            name = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            methods.setdefault(name, set()).add(node.attr)
    return methods


def _held(module: Any) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns in a module's names, its classes and its tables."""
    for name, value in vars(module).items():
        if isinstance(value, type) and value.__module__ == module.__name__:
            for inner, held in vars(value).items():
                yield from _patterns_in(held, f"{name}.{inner}", 0)
        elif not name.startswith("__"):
            yield from _patterns_in(value, name, 0)


def _patterns_in(value: Any, name: str, depth: int) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, LazyPattern):
        yield name, value.compiled
    elif depth < 4 and isinstance(value, dict | list | tuple | set | frozenset):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _patterns_in(item, name, depth + 1)
    elif depth < 4 and type(value).__module__.startswith("bibkit.") and not isinstance(value, type):
        for item in vars(value).values() if hasattr(value, "__dict__") else ():
            yield from _patterns_in(item, name, depth + 1)


def _written(tree: ast.AST) -> Iterator[tuple[int, str, re.Pattern[Any]]]:
    """The patterns given as text to a function of `re` inside functions; those compiled outside are held by a name."""
    inside = [inner for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for inner in ast.walk(node)]
    used = {id(node.value): node.attr for node in inside if isinstance(node, ast.Attribute)}
    for node in inside:
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str | bytes)
            and node.func.attr != "escape"
        ):
            flags = sum(
                (
                    getattr(re, name.attr)
                    for arg in [*node.args[1:], *(key.value for key in node.keywords)]
                    for name in ast.walk(arg)
                    if isinstance(name, ast.Attribute) and name.attr.isupper() and hasattr(re, name.attr)
                ),
                re.NOFLAG,
            )
            method = used.get(id(node), "search") if node.func.attr == "compile" else node.func.attr
            yield node.lineno, method, re.compile(node.args[0].value, flags)


# ---------------------------------------------------------------- start-up

_WIDE = 3000  # characters beyond Latin-1, each of which `re` walks when it compiles a range: 0.3 ms


def _width(tree: Any) -> int:
    """How many characters the ranges of a parsed pattern have that `re` walks."""
    if isinstance(tree, tuple) and len(tree) == 2 and str(tree[0]) == "RANGE":
        first, last = tree[1]
        return max(0, min(last, 0xFFFF) - max(first, 0xFF))
    return sum(map(_width, tree)) if isinstance(tree, list | tuple | _parser.SubPattern) else 0


def test_wide_ranges_wait_for_a_text_that_needs_them() -> None:
    """A class such as `[\u4e00-\u9fff]` takes milliseconds to compile: `lazy_pattern`, with a cheaper look before."""
    early = [
        f"{module.__name__}:{name}"
        for module in modules()
        for name, value in vars(module).items()
        if isinstance(pattern := getattr(value, "__self__", value), re.Pattern)
        and isinstance(pattern.pattern, str)
        and _width(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)) > _WIDE
    ]
    assert early == []


def test_a_lazy_pattern_is_given_to_nothing_that_wants_a_compiled_one() -> None:
    """`re.sub(_NAME, …)` would raise, `match.re is _NAME` and `isinstance` be false: `_NAME.sub(…)` instead."""
    wrong: list[str] = []
    for module in modules():
        lazy = {name for name, value in vars(module).items() if isinstance(value, LazyPattern)}
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                asked = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
                given = node.args[:1] if asked else []
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance":
                given = node.args[:1]
            elif isinstance(node, ast.Compare):
                given = [node.left, *node.comparators]
            else:
                continue
            if any(isinstance(arg, ast.Name) and arg.id in lazy for arg in given):
                wrong.append(f"{module.__name__}:{node.lineno}")
    assert wrong == []


# ---------------------------------------------------------------- time

_FEW = (12, 18, 25, 45)  # repeats: what doubles with each is caught before it takes for ever
_TINY, _SHORT, _LONG = 300, 2_000, 8_000  # characters
_WORTH_A_LOOK = 0.0006  # seconds for the short one: linear is less than 0.3 microseconds a character
_SLOW = 0.008
_HOPELESS = 0.1  # seconds for the short one, which need not be tried with the long one
_BOUNDED_SLOW = 0.05
_GROWTH = 8  # the long string is four times the short one: linear is 4, quadratic 16


def superlinear(used: Used, *, one_line: bool = True) -> str:
    """The beginning of a string on which the pattern's time outgrows the text, "" when there is none.

    `one_line`: white space is collapsed, as readers do before they look.
    """
    suspicious = _WORTH_A_LOOK
    bound = BOUNDED.get(used.where, BOUNDED.get(used.where.partition(":")[0], 0))
    for run in runs(used.pattern):
        for text in (*map(run.times, _FEW), run.text(_TINY)):
            if (taken := _seconds(used, text, one_line)) > _SLOW:
                return f"{run}: {len(text)} characters take {taken * 1e3:.0f} ms"
        if (short := _seconds(used, run.text(bound or _SHORT), one_line)) < suspicious:
            continue
        if short > (_BOUNDED_SLOW if bound else _HOPELESS):
            return f"{run}: {short * 1e3:.0f} ms"
        if bound:
            continue
        suspicious = max(suspicious, 1.3 * short)  # a pattern of many words is slow by itself
        long = _seconds(used, run.text(_LONG), one_line)
        if long > _SLOW and long > _GROWTH * short:
            return f"{run}: {short * 1e3:.1f} ms, four times as long {long * 1e3:.0f} ms"
    return ""


def _seconds(used: Used, text: str, one_line: bool) -> float:
    """CPU time; what looks slow is taken three times, for the machine may be busy."""
    if one_line:
        text = " ".join(text.split())
    subject: Any = text.encode("utf-8") if isinstance(used.pattern.pattern, bytes) else text
    run: Callable[[Any], Any] = used.pattern.match if used.anchored == "match" else used.pattern.fullmatch
    if used.anchored == "search":
        run = lambda subject: deque(used.pattern.finditer(subject), maxlen=0)  # noqa: E731
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run(subject)
        best = min(best, time.process_time() - start)
        if best < _WORTH_A_LOOK or best > 0.5:
            break
    return best


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_time_grows_with_the_text(room: str) -> None:
    """A pattern fails here by its name and by the string that shows it. See tests/hostile.py for how they are made.

    A leading `\\s*` or `[\\s,]+` wants `(?<!\\s)` or the like in front, so that a run is tried from its start only; two
    neighbours that could share a run want a possessive `*+`.
    """
    slow = [
        f"{used.where}: {found}"
        for used in patterns()
        if used.where.startswith(f"{room}.")
        and superlinear(used, one_line=room in IN_ONE_LINE)
        # Once more: a busy machine may look like a slow pattern, but not twice.
        and (found := superlinear(used, one_line=room in IN_ONE_LINE))
    ]
    assert slow == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "pattern",
    [r"\s+$", r"(?:a|b)*c", r"<!--.*?-->", r"(\d+)+x", r"[^,]+, x", r"\W*(?:n/a)?\W*y", r"(?:\s*,\s*)+$", r"a*?\.b"],
)
def test_a_backtracking_pattern_is_found(pattern: str) -> None:
    assert superlinear(Used("here", re.compile(pattern), "search"), one_line=pattern != r"\s+$")


@pytest.mark.parametrize(
    "pattern", [r"(?<!\s)\s+$", r"<!--[^<]*-->", r"(?<!\d)\d++x", r"(?:^|, )[^,]+, x", r"\b(?:of|the)\b|\W+"]
)
def test_a_linear_pattern_is_not(pattern: str) -> None:
    assert superlinear(Used("here", re.compile(pattern), "search"), one_line=False) == ""
