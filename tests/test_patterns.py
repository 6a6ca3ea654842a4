"""No regular expression that reads pages backtracks: its time grows with the text, not with the text's square."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.hostile import strings

ROOMS = ("bibkit.text", "bibkit.model", "bibkit.pages", "bibkit.extractors")


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


def patterns() -> list[Used]:
    """All patterns of these rooms: those with a name, those in tables, and those written where they are used."""
    found: dict[tuple[Any, int, str], Used] = {}
    sources = {module.__name__: ast.parse(Path(module.__file__).read_text(encoding="utf-8")) for module in modules()}
    methods: dict[str, set[str]] = {}
    for tree in sources.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                name = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                methods.setdefault(name, set()).add(node.attr)
    for module in modules():
        for name, pattern in _held(module):
            used = methods.get(name.split(".")[-1], set()) & {
                "search",
                "match",
                "fullmatch",
                "sub",
                "subn",
                "split",
                "findall",
                "finditer",
            }
            how = (
                "fullmatch"
                if used == {"fullmatch"}
                else "match"
                if used and used <= {"match", "fullmatch"}
                else "search"
            )
            found.setdefault((pattern.pattern, pattern.flags, how), Used(f"{module.__name__}:{name}", pattern, how))
        for line, method, pattern in _written(sources[module.__name__]):
            how = method if method in ("match", "fullmatch") else "search"
            found.setdefault((pattern.pattern, pattern.flags, how), Used(f"{module.__name__}:{line}", pattern, how))
    return list(found.values())


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
    elif depth < 4 and isinstance(value, dict | list | tuple | set | frozenset):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _patterns_in(item, name, depth + 1)


def _written(tree: ast.AST) -> Iterator[tuple[int, str, re.Pattern[Any]]]:
    """The patterns given as text to a function of `re` inside functions; those compiled outside are held by a name."""
    inside = [inner for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for inner in ast.walk(node)]
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
            yield node.lineno, node.func.attr, re.compile(node.args[0].value, flags)


# ---------------------------------------------------------------- time

_SHORT, _LONG = 1_500, 6_000
_WORTH_A_LOOK = 0.002  # seconds for the short one: no linear pattern takes a microsecond a character
_SLOW = 0.015
_HOPELESS = 0.2  # seconds for the short one
_GROWTH = 8  # the long string is four times the short one: linear is 4, quadratic 16


def superlinear(used: Used, *, one_line: bool) -> str:
    """The beginning of a string on which the pattern's time outgrows the text, "" when there is none."""
    for text in strings(used.pattern, _SHORT):
        if _seconds(used, _as_seen(text, one_line), 1) < _WORTH_A_LOOK:
            continue
        unit = text[:60]
        short = _seconds(used, _as_seen(text, one_line), 3)
        if short > _HOPELESS:
            return f"{unit[:40]!r}: {short * 1e3:.0f} ms"
        longer = next(
            other for other in strings(used.pattern, _LONG) if other.startswith(unit) and other[-1] == text[-1]
        )
        long = _seconds(used, _as_seen(longer, one_line), 1)
        if long > _SLOW and long > _GROWTH * short and _seconds(used, _as_seen(longer, one_line), 3) > _GROWTH * short:
            return f"{unit[:40]!r}: {short * 1e3:.1f} ms, four times as long {long * 1e3:.0f} ms"
    return ""


def _as_seen(text: str, one_line: bool) -> str:
    return " ".join(text.split()) if one_line else text


def _seconds(used: Used, text: str, rounds: int) -> float:
    subject: Any = text.encode("utf-8") if isinstance(used.pattern.pattern, bytes) else text
    run: Callable[[Any], Any] = used.pattern.match if used.anchored == "match" else used.pattern.fullmatch
    if used.anchored == "search":
        run = lambda subject: [None for _ in used.pattern.finditer(subject)]  # noqa: E731
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        run(subject)
        best = min(best, time.process_time() - start)
    return best
