"""Better BibTeX's key formulas as syntax trees: `auth.lower + shorttitle(3,3) + year; title.condense`.

The language is a small part of JavaScript's expressions (Better BibTeX 7 and 8, documentation of 2026-08): calls
chained with dots, `+`, `||`, `&&`, `? :`, parentheses, named arguments, strings, numbers, regular expressions, lists.
Alternatives are separated by `;` or `|`; the first that yields a key wins.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field

from bibkit.errors import InputError


@dataclass(frozen=True, slots=True)
class Text:
    value: str


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a call; `name` is empty for a positional one. Values are str, int, bool, None, Pattern, list."""

    value: object
    name: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A function, a field (its name begins with a capital), or a filter when it stands in a chain."""

    name: str
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """A value that is passed through filters, left to right."""

    base: Node
    filters: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """`a || b`: the first that is not empty."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """`a && b`: the last, if none before it is empty."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`test ? then : otherwise`; a test that skips counts as failed."""

    test: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Attempts:
    """`(a, b)`: the first that does not skip."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Length:
    """`a > 3`: the value itself if its length stands in this relation, else skip."""

    value: Node
    relation: str
    length: int


Node = Text | Call | Chain | Sum | Either | Both | Choice | Attempts | Length

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)
    | (?P<number>\d+)
    | (?P<name>[^\W\d]\w*)
    | (?P<operator>\|\||&&|[<>=!]==?|[<>]|[-+.,;|?:()\[\]=])
    | (?P<slash>/)
    )""",
    re.X,
)
_REGEX = re.compile(r"/((?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)/([a-z]*)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_MOST_NESTED = 60


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int
    value: object = None


def parse_formula(text: str) -> tuple[Node, ...]:
    """The alternatives of a formula, in order. InputError naming the place for whatever is not the language."""
    return _Parser(text).program()


@dataclass(slots=True)
class _Parser:
    text: str
    tokens: list[_Token] = field(default_factory=list)
    place: int = 0
    depth: int = 0

    def __post_init__(self) -> None:
        self.tokens = _tokenise(self.text)

    def program(self) -> tuple[Node, ...]:
        alternatives = []
        while self.peek.kind != "end":
            if self.take(";") or self.take("|"):
                continue
            alternatives.append(self.conditional())
            if self.peek.kind != "end" and self.peek.text not in (";", "|"):
                self.fail(f"unexpected {self.peek.text!r}")
        if not alternatives:
            raise InputError("the key pattern is empty")
        return tuple(alternatives)

    @property
    def peek(self) -> _Token:
        return self.tokens[self.place]

    def take(self, operator: str) -> bool:
        if self.peek.kind == "operator" and self.peek.text == operator:
            self.place += 1
            return True
        return False

    def expect(self, operator: str) -> None:
        if not self.take(operator):
            self.fail(f"expected {operator!r}" + (f", found {self.peek.text!r}" if self.peek.text else ""))

    def fail(self, message: str) -> None:
        raise InputError(f"key pattern, position {self.peek.at + 1}: {message}")

    def conditional(self) -> Node:
        self.depth += 1
        if self.depth > _MOST_NESTED:
            self.fail("nested too deeply")
        node = self.joined("||", lambda: self.joined("&&", self.comparison, Both), Either)
        if self.take("?"):
            then = self.conditional()
            self.expect(":")
            node = Choice(node, then, self.conditional())
        self.depth -= 1
        return node

    def joined(self, operator: str, operand: Callable[[], Node], make: Callable[[tuple[Node, ...]], Node]) -> Node:
        operands = [operand()]
        while self.take(operator):
            operands.append(operand())
        return operands[0] if len(operands) == 1 else make(tuple(operands))

    def comparison(self) -> Node:
        node = self.joined("+", self.chain, Sum)
        if self.peek.kind == "operator" and self.peek.text in ("<", "<=", ">", ">=", "==", "===", "!=", "!=="):
            relation = self.peek.text
            self.place += 1
            if self.peek.kind != "number":
                self.fail("a length can only be compared with a number")
            node = Length(node, relation[:2].replace("==", "="), int(self.peek.text))
            self.place += 1
        return node

    def chain(self) -> Node:
        base = self.primary()
        filters = []
        while self.take("."):
            filters.append(self.call())
        return Chain(base, tuple(filters)) if filters else base

    def primary(self) -> Node:
        if self.peek.kind == "string":
            self.place += 1
            return Text(str(self.tokens[self.place - 1].value))
        if self.take("("):
            options = [self.conditional()]
            while self.take(","):
                options.append(self.conditional())
            self.expect(")")
            return options[0] if len(options) == 1 else Attempts(tuple(options))
        return self.call()

    def call(self) -> Call:
        token = self.peek
        if token.kind != "name":
            self.fail(f"unexpected {token.text!r}" if token.text else "something is missing at the end")
        self.place += 1
        if not self.take("("):
            return Call(token.text)
        arguments: list[Argument] = []
        while not self.take(")"):
            if arguments:
                self.expect(",")
            arguments.append(self.argument())
        return Call(token.text, tuple(arguments))

    def argument(self) -> Argument:
        following = self.tokens[min(self.place + 1, len(self.tokens) - 1)]
        if self.peek.kind == "name" and following.kind == "operator" and following.text == "=":
            name = self.peek.text
            self.place += 2
            return Argument(self.value(), name)
        return Argument(self.value())

    def value(self) -> object:
        if self.take("["):
            values: list[object] = []
            while not self.take("]"):
                if values:
                    self.expect(",")
                values.append(self.value())
            return values
        negative = self.take("-")
        token = self.peek
        if token.kind == "number":
            self.place += 1
            return -int(token.text) if negative else int(token.text)
        if negative or token.kind not in ("string", "name", "regex"):
            self.fail(f"{token.text!r} cannot be an argument" if token.text else "an argument is missing")
        self.place += 1
        if token.kind == "name":
            # A bare word is a string (`prefix(_)`), but for JavaScript's constants.
            return {"true": True, "false": False, "undefined": None}.get(token.text, token.text)
        return token.value


def _tokenise(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if not match:
            place = at + len(text[at:]) - len(text[at:].lstrip())
            raise InputError(f"key pattern, position {place + 1}: {text[place]!r} is not part of the language")
        kind = match.lastgroup or ""
        start = match.start(kind)
        if kind == "slash":
            token = _regex_token(text, start)
        elif kind == "string":
            token = _Token(kind, match.group(kind), start, _unescape(match.group(kind)[1:-1]))
        else:
            token = _Token(kind, match.group(kind), start)
        tokens.append(token)
        at = start + len(token.text)
    tokens.append(_Token("end", "", len(text)))
    return tokens


def _unescape(body: str) -> str:
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match.group(1), match.group(1)), body, flags=re.S)


@dataclass(frozen=True, slots=True)
class Replaceable:
    """A regular expression argument: the compiled pattern, and whether it is meant for all matches (`/…/g`)."""

    pattern: re.Pattern[str]
    everywhere: bool


def _regex_token(text: str, start: int) -> _Token:
    match = _REGEX.match(text, start)
    if not match:
        raise InputError(f"key pattern, position {start + 1}: a regular expression that does not end")
    return _Token("regex", match.group(), start, compile_js(match.group(1), match.group(2)))


def compile_js(pattern: str, flags: str) -> Replaceable:
    """A JavaScript regular expression as Python's; InputError for what Python has no counterpart of."""
    source = re.sub(r"\(\?<(?=[A-Za-z_])", "(?P<", pattern)
    source = re.sub(r"\\k<(\w+)>", r"(?P=\1)", source)
    source = re.sub(r"\\p\{(\w+)\}", _property, source)
    source = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda hexa: re.escape(chr(int(hexa.group(1), 16))), source)
    options = (re.I if "i" in flags else 0) | (re.M if "m" in flags else 0) | (re.S if "s" in flags else 0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # "[[" is no set of sets in JavaScript either
            return Replaceable(re.compile(source, options), "g" in flags)
    except (re.error, RecursionError, OverflowError) as error:
        raise InputError(f"key pattern: the regular expression /{pattern}/ cannot be used: {error}") from None


def _property(match: re.Match[str]) -> str:
    known = {"L": r"[^\W\d_]", "N": r"\d", "P": r"[^\w\s]", "Lu": "[A-ZÀ-ÖØ-Þ]", "Ll": "[a-zß-öø-ÿ]"}
    if match.group(1) not in known:
        raise InputError(f"key pattern: \\p{{{match.group(1)}}} is not supported in regular expressions")
    return known[match.group(1)]
