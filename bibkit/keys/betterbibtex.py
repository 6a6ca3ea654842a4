"""Keys by Better BibTeX's formulas: `Formula.parse("auth.lower + shorttitle(3,3) + year").draft(item)`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bibkit.errors import InputError
from bibkit.keys import formula as syntax
from bibkit.keys.context import Context, SkipAlternative
from bibkit.keys.draft import KeyDraft
from bibkit.keys.filters import FILTERS
from bibkit.keys.filters import length as keep_if_long
from bibkit.keys.functions import FUNCTIONS
from bibkit.keys.functions import field as field_function
from bibkit.keys.item import Item
from bibkit.keys.options import FormulaOptions


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that can be asked for keys. Functions, filters and their arguments are checked when it is parsed."""

    alternatives: tuple[syntax.Node, ...]
    options: FormulaOptions = field(default_factory=FormulaOptions)

    @classmethod
    def parse(cls, text: str, options: FormulaOptions | None = None) -> Formula:
        """InputError with the place, or the name of what is unknown."""
        alternatives = syntax.parse_formula(text)
        for node in alternatives:
            _check(node)
        return cls(alternatives, options or FormulaOptions())

    def draft(self, item: Mapping[str, Any]) -> KeyDraft:
        """The key of a Zotero item before it is made unique; an empty draft when no alternative yields one."""
        ctx = Context(Item(item), self.options)
        for node in self.alternatives:
            ctx.suffix_template, ctx.suffix_start, ctx.name_template = "%(a)s", 0, ""
            try:
                text = _value(node, ctx)
            except SkipAlternative:
                continue
            if self.options.fold:
                text = ctx.to_ascii(text)
            text = re.sub(r"\s", "", ctx.without_unsafe(text))
            if text:
                return KeyDraft(text, ctx.suffix_template, ctx.suffix_start)
        return KeyDraft("")


def _value(node: syntax.Node, ctx: Context) -> str:
    match node:
        case syntax.Text(text):
            return text
        case syntax.Call():
            return _call(node, ctx)
        case syntax.Chain(base, filters):
            text = _value(base, ctx)
            for one in filters:
                text = FILTERS[one.name.lower()](ctx, text, **_keywords(FILTERS[one.name.lower()], one))
            return text
        case syntax.Sum(terms):
            return _sum(terms, ctx)
        case syntax.Either(options):
            return next((text for option in options if (text := _value(option, ctx))), "")
        case syntax.Both(parts):
            values = [_value(part, ctx) for part in parts]
            return values[-1] if all(values) else ""
        case syntax.Choice(test, then, otherwise):
            return _value(then if _holds(test, ctx) else otherwise, ctx)
        case syntax.Attempts(options):
            return _first_that_applies(options, ctx)
        case syntax.Length(value, relation, length):
            return keep_if_long(ctx, _value(value, ctx), relation, length)


def _sum(terms: tuple[syntax.Node, ...], ctx: Context) -> str:
    text = ""
    for term in terms:
        if isinstance(term, syntax.Call) and term.name.lower() == "len":
            # `… + len(">", 1)` looks at all that stands before it.
            text = keep_if_long(ctx, text, **_keywords(keep_if_long, term))
        else:
            text += _value(term, ctx)
    return text


# Functions that only test give no text; as a condition they hold when they do not skip.
_TESTS = frozenset(("type", "language", "library", "group", "creators", "authors", "creatortypes", "len", "match"))


def _holds(test: syntax.Node, ctx: Context) -> bool:
    try:
        text = _value(test, ctx)
    except SkipAlternative:
        return False
    return bool(text) or (isinstance(test, syntax.Call) and bool(test.arguments) and test.name.lower() in _TESTS)


def _first_that_applies(options: tuple[syntax.Node, ...], ctx: Context) -> str:
    for option in options[:-1]:
        try:
            return _value(option, ctx)
        except SkipAlternative:
            continue
    return _value(options[-1], ctx)


def _call(node: syntax.Call, ctx: Context) -> str:
    if node.name[0].isupper():
        return field_function(ctx, node.name)
    function = FUNCTIONS[node.name.lower()]
    if node.name.lower() in ("type", "language"):
        return function(ctx, *(argument.value for argument in node.arguments))
    return function(ctx, **_keywords(function, node))


def _check(node: syntax.Node) -> None:
    match node:
        case syntax.Text():
            return
        case syntax.Call():
            _check_call(node)
        case syntax.Chain(base, filters):
            _check(base)
            for one in filters:
                if one.name.lower() not in FILTERS:
                    raise InputError(f"key pattern: there is no filter {one.name!r}", _nearest(one.name, FILTERS))
                _keywords(FILTERS[one.name.lower()], one)
        case syntax.Sum(parts) | syntax.Either(parts) | syntax.Both(parts) | syntax.Attempts(parts):
            for part in parts:
                if isinstance(node, syntax.Sum) and isinstance(part, syntax.Call) and part.name.lower() == "len":
                    _keywords(keep_if_long, part)
                else:
                    _check(part)
        case syntax.Choice(test, then, otherwise):
            for part in (test, then, otherwise):
                _check(part)
        case syntax.Length(value):
            _check(value)


def _check_call(node: syntax.Call) -> None:
    if node.name[0].isupper():
        if node.arguments:
            raise InputError(f"key pattern: the field {node.name} takes no arguments")
        return
    name = node.name.lower()
    if name == "len":
        raise InputError("key pattern: 'len' stands behind a '+', or as a filter behind a dot")
    if name not in FUNCTIONS:
        raise InputError(f"key pattern: there is no function {node.name!r}", _nearest(node.name, FUNCTIONS))
    if name not in ("type", "language"):
        _keywords(FUNCTIONS[name], node)


def _nearest(name: str, known: Mapping[str, object]) -> str:
    import difflib

    near = difflib.get_close_matches(name.lower(), known, n=1)
    return f"did you mean {near[0]!r}?" if near else ""


@cache
def _parameters(function: Callable[..., str]) -> tuple[inspect.Parameter, ...]:
    ours = ("ctx", "text")
    return tuple(p for p in inspect.signature(function).parameters.values() if p.name not in ours)


def _keywords(function: Callable[..., str], call: syntax.Call) -> dict[str, Any]:
    """The arguments of a call by parameter; InputError for one too many, unknown, missing or of the wrong kind."""
    parameters = _parameters(function)
    names = [parameter.name for parameter in parameters]
    given: dict[str, Any] = {}
    for place, argument in enumerate(call.arguments):
        name = argument.name or (names[place] if place < len(names) else "")
        if name not in names or name in given:
            raise InputError(f"key pattern: {call.name} does not take {argument.name or argument.value!r} there")
        if argument.value is not None:
            given[name] = _of_kind(argument.value, parameters[names.index(name)], call.name)
    missing = [p.name for p in parameters if p.default is inspect.Parameter.empty and p.name not in given]
    if missing:
        raise InputError(f"key pattern: {call.name} needs {missing[0]!r}")
    return given


def _of_kind(value: object, parameter: inspect.Parameter, owner: str) -> object:
    kind = str(parameter.annotation)
    fits = {
        "int": isinstance(value, int) and not isinstance(value, bool),
        "int | None": isinstance(value, int) and not isinstance(value, bool),
        "str": isinstance(value, str),
        "bool": isinstance(value, bool),
        "str | Replaceable": isinstance(value, str | syntax.Replaceable),
        "Replaceable | None": isinstance(value, syntax.Replaceable),
    }.get(kind, True)
    if not fits:
        wanted = {"int": "a number", "int | None": "a number", "str": "a text", "bool": "true or false"}
        raise InputError(
            f"key pattern: {parameter.name!r} of {owner} must be {wanted.get(kind, 'a text or /regular expression/')}"
        )
    return value
