"""The little TeX that metadata carries (`$\\hbox{GeO}_{2}$`) into inline markup. Not a TeX: no macros, no displays."""

from __future__ import annotations

import re

from bibkit.text.wordlists import word_set

_GREEK = dict(
    pair.split("=")
    for pair in [
        "alpha=α",
        "beta=β",
        "gamma=γ",
        "delta=δ",
        "epsilon=ε",
        "varepsilon=ε",
        "zeta=ζ",
        "eta=η",
        "theta=θ",
        "vartheta=ϑ",
        "iota=ι",
        "kappa=κ",
        "lambda=λ",
        "mu=μ",
        "nu=ν",
        "xi=ξ",
        "pi=π",
        "varpi=ϖ",
        "rho=ρ",
        "varrho=ϱ",
        "sigma=σ",
        "varsigma=ς",
        "tau=τ",
        "upsilon=υ",
        "phi=φ",
        "varphi=φ",
        "chi=χ",
        "psi=ψ",
        "omega=ω",
        "Gamma=Γ",
        "Delta=Δ",
        "Theta=Θ",
        "Lambda=Λ",
        "Xi=Ξ",
        "Pi=Π",
        "Sigma=Σ",
        "Upsilon=Υ",
        "Phi=Φ",
        "Psi=Ψ",
        "Omega=Ω",
    ]
)
_SIGNS = {
    **_GREEK,
    "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "cdots": "⋯", "ldots": "…", "dots": "…", "infty": "∞", "to": " → ",
    "rightarrow": " → ", "leftarrow": " ← ", "leftrightarrow": " ↔ ", "longrightarrow": " → ", "Rightarrow": " ⇒ ",
    "leq": " ≤ ", "le": " ≤ ", "geq": " ≥ ", "ge": " ≥ ", "ll": " ≪ ", "gg": " ≫ ", "neq": " ≠ ", "ne": " ≠ ",
    "approx": " ≈ ", "simeq": " ≃ ", "equiv": " ≡ ", "sim": "∼", "propto": " ∝ ", "in": " ∈ ", "subset": " ⊂ ",
    "cup": " ∪ ", "cap": " ∩ ", "otimes": "⊗", "oplus": "⊕", "circ": "°", "prime": "′", "ell": "ℓ", "hbar": "ℏ",
    "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "forall": "∀", "exists": "∃", "emptyset": "∅",
    "ast": "*", "star": "⋆", "dagger": "†", "ddagger": "‡", "bullet": "•", "langle": "⟨", "rangle": "⟩", "perp": "⊥",
    "parallel": "∥", "textregistered": "®", "texttrademark": "™", "copyright": "©", "textdegree": "°", "degree": "°",
    "textendash": "–", "textemdash": "—", "AA": "Å", "aa": "å", "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ",
    "%": "%", "&": "&", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "~": " ",
    ",": " ", ";": " ", ":": " ", "!": "", " ": " ", "quad": " ", "qquad": " ", "\\": " ",
}  # fmt: skip
_ACCENTS = {
    "bar": "\u0304", "overline": "\u0304", "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "vec": "\u20d7",
    "widetilde": "\u0303", "dot": "\u0307", "ddot": "\u0308", "check": "\u030c", "breve": "\u0306",
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "=": "\u0304", ".": "\u0307", "c": "\u0327",
    "v": "\u030c", "u": "\u0306", "H": "\u030b", "r": "\u030a", "k": "\u0328",
}  # fmt: skip
_UPRIGHT = word_set(
    "mathrm text textrm hbox mbox rm textup mathsf textsf mathtt texttt operatorname mathbb mathcal mathfrak "
    "mathscr textnormal ensuremath mathop bm boldsymbol mathbf textbf bf textsc"
)
_TOKEN = re.compile(r"\\[A-Za-z]+\s*|\\.|[{}_^~]|[^\\{}_^~]")
_DOCUMENT = re.compile(r"\A(?>.*?\\begin\{document\})(.*?)\\end\{document\}", re.S)
# $…$ is read as mathematics only when it looks like it: prices stand in titles, too.
_DOLLARS = re.compile(
    r"(?<![\\$\w])\$\$?\s?([^$\n]{1,120}?)\s?\$\$?(?![\w$])|(?<=\w)\$([^$\s][^$\n]{0,80}?)\$|\\\((.{1,120}?)\\\)"
)
_MATHEMATICAL = re.compile(r"[\\_^]|^[A-Za-z]['′]?$|^[A-Za-z0-9]{0,3}\s?[=<>+×(]\s?[\w.,()+-]{1,12}$")


def replace_tex(text: str) -> str:
    """A text whose `$…$` and `\\(…\\)` are turned into inline markup; a dollar sign that is money stays.

    Springer deposits a formula twice, as TeX and in plain characters behind it: it is kept once.
    """
    if "$" not in text and "\\(" not in text:
        return text
    out: list[str] = []
    end = 0
    for match in _DOLLARS.finditer(text):
        body = next(group for group in match.groups() if group is not None)
        if match.group(3) is None and not _MATHEMATICAL.search(body):
            continue
        shown = tex_to_inline(body)
        rest = text[match.end() :]
        out.append(text[end : match.start()])
        if not _repeated_behind(shown, rest):
            out.append(shown)
            if re.match(r"\s+-\w", rest):  # "$h$ -spacetimes"
                end = match.end() + len(rest) - len(rest.lstrip())
                continue
        end = match.end()
    out.append(text[end:])
    return "".join(out)


def _repeated_behind(shown: str, rest: str) -> bool:
    plain = re.sub(r"<[^<>]*>|\s", "", shown)
    return bool(plain) and re.sub(r"\s", "", rest[: 3 * len(plain) + 3]).startswith(plain)


def tex_to_inline(tex: str) -> str:
    """One formula in inline markup: `\\hbox{GeO}_{2}` -> `GeO<sub>2</sub>`, `h` -> `<i>h</i>`. Unknown commands
    vanish."""
    document = _DOCUMENT.search(tex)
    if document:
        tex = document.group(1)
    tokens = _TOKEN.findall(tex.strip().strip("$"))
    shown = _Reader(tokens).read_all()
    return re.sub(r"\s+", " ", shown.replace("</i><i>", "")).strip()


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.place = 0

    def read_all(self) -> str:
        parts = []
        while self.place < len(self.tokens):
            parts.append(self.read_one(upright=False))
        return "".join(parts)

    def read_one(self, *, upright: bool) -> str:
        """The next token or group, rendered; an empty string at the end."""
        if self.place >= len(self.tokens):
            return ""
        token = self.tokens[self.place]
        self.place += 1
        if token == "{":
            return self._group(upright)
        if token == "}":
            return ""
        if token in "_^":
            tag = "sub" if token == "_" else "sup"
            inner = self.read_one(upright=upright)
            return f"<{tag}>{inner}</{tag}>" if inner.strip() else ""
        if token == "~":
            return " "
        if token.startswith("\\"):
            return self._command(token[1:].strip() or " ", upright)
        if token.isalpha() and not upright:
            return f"<i>{token}</i>"
        if token in "<>=":
            return f" {token} "
        return "−" if token == "-" and not upright else token

    def _group(self, upright: bool) -> str:
        parts = []
        while self.place < len(self.tokens) and self.tokens[self.place] != "}":
            token = self.tokens[self.place].strip()
            if token in ("\\rm", "\\bf", "\\sf", "\\tt"):
                upright = True
                self.place += 1
                continue
            parts.append(self.read_one(upright=upright))
        self.place += 1
        return "".join(parts)

    def _command(self, name: str, upright: bool) -> str:
        if name in _ACCENTS:
            base = self.read_one(upright=upright)
            return _accented(base, _ACCENTS[name])
        if name in _SIGNS:
            sign = _SIGNS[name]
            return f"<i>{sign}</i>" if name in _GREEK and not upright and name[0].islower() else sign
        if name in _UPRIGHT:
            return self.read_one(upright=True)
        if name in ("mathit", "textit", "it", "emph"):
            return self.read_one(upright=False)
        if name in ("frac", "dfrac", "tfrac"):
            return f"{self.read_one(upright=upright)}/{self.read_one(upright=upright)}"
        if name == "sqrt":
            return f"√{self.read_one(upright=upright)}"
        if len(name) > 1 and name in (
            "sin",
            "cos",
            "tan",
            "log",
            "ln",
            "exp",
            "max",
            "min",
            "lim",
            "det",
            "sup",
            "inf",
        ):
            return name
        return ""


_TAG_OR_LETTER = re.compile(r"<[^<>]*>|[^\W\d_]")


def _accented(base: str, accent: str) -> str:
    """The accent on the last letter, tags not counted."""
    end = max((match.end() for match in _TAG_OR_LETTER.finditer(base) if match.group()[0] != "<"), default=0)
    return base[:end] + accent + base[end:] if end else base
