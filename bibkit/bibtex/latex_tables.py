"""What LaTeX commands mean as text, and how characters are written as commands.

Sources: the LaTeX2e kernel, T1/TS1 and textcomp encodings (LaTeX news 2020), amssymb, biblatex 3.20's markup commands,
AASTeX 6.31's journal names. Whatever is not here, pylatexenc's larger table is asked for (bibkit.bibtex.latex_decode).
"""

from __future__ import annotations

from bibkit.text.markup import Style
from bibkit.text.wordlists import word_set

# Accent commands -> combining character put behind the letter.
ACCENTS: dict[str, str] = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "d": "\u0323",
    "b": "\u0331",
    "k": "\u0328",
    "r": "\u030a",
    "t": "\u0361",
    "h": "\u0309",  # Vietnamese hook
    "G": "\u030f",
    "f": "\u0311",
    "U": "\u030e",
    "textcommabelow": "\u0326",
    "textogonekcentered": "\u0328",
    "textdotbelow": "\u0323",
    "textsubring": "\u0325",
    "textsubbreve": "\u032e",
    "spreadlips": "\u034d",
    "whistle": "\u034e",
    "sliding": "\u0362",
    "capitalcedilla": "\u0327",
    "newtie": "\u0361",
}
MATH_ACCENTS: dict[str, str] = {
    "acute": "\u0301",
    "grave": "\u0300",
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0305",
    "breve": "\u0306",
    "dot": "\u0307",
    "ddot": "\u0308",
    "check": "\u030c",
    "vec": "\u20d7",
    "mathring": "\u030a",
    "underline": "\u0332",
}

# Commands for single characters and fixed words in text.
SYMBOLS: dict[str, str] = {
    "ss": "ß", "SS": "SS", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
    "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ", "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"', "quotedblbase": "„",
    "quotesinglbase": "‚", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹",
    "frq": "›", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "lq": "‘", "rq": "’", "dots": "…", "ldots": "…", "textellipsis": "…",
    "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textasciiacute": "´",
    "textasciidieresis": "¨", "textasciimacron": "¯", "textasciibreve": "˘", "textasciicaron": "ˇ",
    "textbackslash": "\\", "textbar": "|", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}",
    "textless": "<", "textgreater": ">", "textunderscore": "_", "textdollar": "$", "textampersand": "&",
    "textpercent": "%", "textnumbersign": "#", "textregistered": "®", "texttrademark": "™", "textcopyright": "©",
    "copyright": "©", "textordfeminine": "ª", "textordmasculine": "º", "textdegree": "°", "textcelsius": "℃",
    "textmu": "µ", "textohm": "Ω", "texttimes": "×", "textdiv": "÷", "textpm": "±", "textminus": "−",
    "textperiodcentered": "·", "textbullet": "•", "textsection": "§", "S": "§", "textparagraph": "¶", "P": "¶",
    "textdagger": "†", "textdaggerdbl": "‡", "dag": "†", "ddag": "‡", "textexclamdown": "¡", "textquestiondown": "¿",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢",
    "textcurrency": "¤", "textflorin": "ƒ", "textwon": "₩", "textonehalf": "½", "textonequarter": "¼",
    "textthreequarters": "¾", "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³",
    "textlnot": "¬", "textbrokenbar": "¦", "textnumero": "№", "textperthousand": "‰", "textpertenthousand": "‱",
    "textreferencemark": "※", "textestimated": "℮", "textservicemark": "℠", "textvisiblespace": "␣",
    "textrightarrow": "→", "textleftarrow": "←", "textuparrow": "↑", "textdownarrow": "↓", "textsurd": "√",
    "textfractionsolidus": "⁄", "textschwa": "ə", "textesh": "ʃ", "textglotstop": "ʔ",
    "nobreakspace": "\u00a0", "space": " ", "quad": "\u2003", "qquad": "\u2003\u2003", "enspace": "\u2002",
    "thinspace": "\u2009", "slash": "/", "hyphen": "-", "textnonbreakinghyphen": "‑", "TeX": "TeX", "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX", "par": "\n\n", "newline": " ",
    "linebreak": " ", "bibrangedash": "–", "bibinitperiod": ".", "bibinitdelim": " ", "bibnamedelima": " ",
    "autodot": ".", "isdot": "", "adddot": ".", "addspace": " ", "addcomma": ",", "addcolon": ":",
    "lbrack": "[", "rbrack": "]", "texttildelow": "~", "textasteriskcentered": "*", "psq": "sq.", "psqq": "sqq.",
    "cprime": "ʹ", "cdprime": "ʺ", "Cprime": "ʹ", "Cdprime": "ʺ", "lasp": "ʽ", "rasp": "ʼ",
}  # fmt: skip

# ... of which these are BibLaTeX's own and change with its settings.
OF_BIBLATEX = word_set(
    "psq psqq bibrangedash bibinitperiod bibinitdelim bibnamedelima autodot isdot adddot addspace addcomma addcolon"
)

MATH_SYMBOLS: dict[str, str] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "varkappa": "ϰ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ",
    "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "varGamma": "Γ", "varDelta": "Δ", "varOmega": "Ω", "varSigma": "Σ",
    "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "⋅", "cdotp": "·", "ast": "∗", "star": "⋆",
    "bullet": "•", "circ": "∘", "degree": "°", "sim": "∼", "simeq": "≃", "cong": "≅", "approx": "≈", "equiv": "≡",
    "propto": "∝", "neq": "≠", "ne": "≠", "le": "≤", "leq": "≤", "leqslant": "⩽", "ge": "≥", "geq": "≥",
    "geqslant": "⩾", "ll": "≪", "gg": "≫", "lesssim": "≲", "gtrsim": "≳", "less": "<", "greater": ">", "lt": "<",
    "gt": ">", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇",
    "cup": "∪", "cap": "∩", "setminus": "∖", "emptyset": "∅", "varnothing": "∅", "forall": "∀", "exists": "∃",
    "neg": "¬", "lnot": "¬", "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨", "oplus": "⊕", "otimes": "⊗",
    "odot": "⊙", "perp": "⊥", "parallel": "∥", "angle": "∠", "nabla": "∇", "partial": "∂", "infty": "∞",
    "sum": "∑", "prod": "∏", "int": "∫", "oint": "∮", "surd": "√", "prime": "′", "hbar": "ℏ", "ell": "ℓ",
    "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "wp": "℘", "imath": "ı", "jmath": "ȷ", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔",
    "longrightarrow": "⟶", "longleftarrow": "⟵", "mapsto": "↦", "uparrow": "↑", "downarrow": "↓",
    "rightleftharpoons": "⇌", "iff": "⇔", "implies": "⟹", "gets": "←", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊",
    "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "vert": "|", "mid": "∣", "Vert": "‖", "|": "‖", "cdots": "⋯",
    "vdots": "⋮", "ddots": "⋱", "square": "□", "Box": "□", "triangle": "△", "diamond": "⋄", "clubsuit": "♣",
    "heartsuit": "♡", "spadesuit": "♠", "diamondsuit": "♢", "sharp": "♯", "flat": "♭", "natural": "♮",
    "checkmark": "✓", "dagger": "†", "ddagger": "‡", "top": "⊤", "bot": "⊥", "vdash": "⊢", "models": "⊨",
    "rtimes": "⋊", "ltimes": "⋉", "lhd": "⊲", "rhd": "⊳", "wr": "≀", "sqcup": "⊔", "sqcap": "⊓", "uplus": "⊎",
    "therefore": "∴", "because": "∵", "backslash": "\\", "colon": ":", "ldotp": ".",
    "sin": "sin", "cos": "cos", "tan": "tan", "log": "log", "ln": "ln", "exp": "exp", "min": "min", "max": "max",
    "lim": "lim", "inf": "inf", "det": "det", "dim": "dim", "ker": "ker", "deg": "deg", "gcd": "gcd", "mod": "mod",
    "Pr": "Pr", "arg": "arg", "hom": "hom", "tanh": "tanh", "sinh": "sinh", "cosh": "cosh", "arctan": "arctan",
}  # fmt: skip

# Commands with one argument that the shared inline markup can say.
STYLES: dict[str, Style] = {
    "emph": "i", "textit": "i", "textsl": "i", "mkbibemph": "i", "mkbibitalic": "i",
    "textbf": "b", "mkbibbold": "b", "textsc": "sc",
    "textsuperscript": "sup", "mkbibsuperscript": "sup", "textsubscript": "sub", "mkbibsubscript": "sub",
}  # fmt: skip
# Switches that hold to the end of their group.
SWITCHES: dict[str, Style] = {
    "em": "i", "it": "i", "itshape": "i", "sl": "i", "slshape": "i", "bf": "b", "bfseries": "b", "sc": "sc",
    "scshape": "sc",
}  # fmt: skip
# Commands that change the look in a way the inline markup cannot say: their argument stays, they go.
TRANSPARENT = word_set(
    "textrm textsf texttt textnormal textup textmd text mbox hbox fbox makebox framebox underline uline uuline "
    "bibnamefont bibfnamefont MakeUppercase MakeLowercase uppercase lowercase textlatin textlf texttf foreignword "
    "mkbibnamefamily mkbibnamegiven mkbibparens NoCaseChange MakeSentenceCase MakeTitlecase phantomsection nocase "
    "smash bibcyr textcyr textgreek textcyrillic"
)
# ... and those that are a switch, or do nothing that can be read.
IGNORED = word_set(
    "rm rmfamily sf sffamily tt ttfamily normalfont upshape mdseries md tiny scriptsize footnotesize small normalsize "
    "large Large LARGE huge Huge relax protect noindent centering raggedright unskip ignorespaces nolinebreak "
    "allowbreak bibopenparen bibcloseparen sloppy displaystyle textstyle scriptstyle null nobreak xspace "
    "cyrchar selectfont boldmath unboldmath leavevmode newblock smallskip medskip bigskip"
)
# Commands whose argument is not to be read at all: (number of arguments that go).
DROPPED_ARGUMENTS: dict[str, int] = {
    "noopsort": 1, "NOOPSORT": 1, "Noopsort": 1, "noop": 1, "SortNoop": 1, "hspace": 1, "vspace": 1, "label": 1,
    "index": 1, "phantom": 1, "vphantom": 1, "hphantom": 1, "fontsize": 2, "fontfamily": 1, "fontencoding": 1,
    "color": 1, "selectlanguage": 1, "discretionary": 3,
}  # fmt: skip
# Commands of two arguments of which only the second is text.
SECOND_ARGUMENT = word_set(
    "textcolor href hyperref foreignlanguage bibinfo bibfield colorbox otherlanguage texorpdfstring raisebox "
    "resizebox scalebox foreigntext"
)
# Commands whose one argument is taken as it stands, `~` and `%` included.
VERBATIM = word_set("url path nolinkurl doi burl detokenize")
QUOTES: dict[str, tuple[str, str]] = {
    "enquote": ("“", "”"), "mkbibquote": ("“", "”"), "textquote": ("“", "”"), "enquote*": ("‘", "’"),
}  # fmt: skip

# Journals as ADS exports them.
JOURNALS: dict[str, str] = {
    "aap": "Astronomy and Astrophysics", "aapr": "Astronomy and Astrophysics Reviews",
    "aaps": "Astronomy and Astrophysics Supplement", "actaa": "Acta Astronomica", "aj": "Astronomical Journal",
    "ao": "Applied Optics", "apj": "Astrophysical Journal", "apjl": "Astrophysical Journal, Letters",
    "apjlett": "Astrophysical Journal, Letters", "apjs": "Astrophysical Journal, Supplement",
    "aplett": "Astrophysics Letters", "apss": "Astrophysics and Space Science",
    "araa": "Annual Review of Astron and Astrophys", "baas": "Bulletin of the AAS", "icarus": "Icarus",
    "jcap": "Journal of Cosmology and Astroparticle Physics", "jgr": "Journal of Geophysical Research",
    "memras": "Memoirs of the RAS", "mnras": "Monthly Notices of the RAS", "na": "New Astronomy",
    "nar": "New Astronomy Review", "nat": "Nature", "pasa": "Publications of the Astron. Soc. of Australia",
    "pasj": "Publications of the ASJ", "pasp": "Publications of the ASP", "physrep": "Physics Reports",
    "planss": "Planetary Space Science", "pra": "Physical Review A", "prb": "Physical Review B",
    "prc": "Physical Review C", "prd": "Physical Review D", "pre": "Physical Review E",
    "prl": "Physical Review Letters", "qjras": "Quarterly Journal of the RAS", "skytel": "Sky and Telescope",
    "solphys": "Solar Physics", "sovast": "Soviet Astronomy", "ssr": "Space Science Reviews",
    "zap": "Zeitschrift fuer Astrophysik",
}  # fmt: skip

# ---------------------------------------------------------------------------------------------------- writing
# What has a meaning to TeX, in running text. Braces as commands: BibTeX counts them even behind a backslash.
SPECIALS: dict[str, str] = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "%": r"\%", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "\u00a0": "~", "\u00ad": r"\-",
}  # fmt: skip

# Unicode -> command, where ASCII is asked for; accented letters come from their decomposition. In text mode.
ASCII_TEXT: dict[str, str] = {
    "ß": r"{\ss}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}", "ø": r"{\o}", "Ø": r"{\O}",
    "ł": r"{\l}", "Ł": r"{\L}", "å": r"{\aa}", "Å": r"{\AA}", "ı": r"{\i}", "ȷ": r"{\j}", "ð": r"{\dh}",
    "Ð": r"{\DH}", "đ": r"{\dj}", "Đ": r"{\DJ}", "þ": r"{\th}", "Þ": r"{\TH}", "ŋ": r"{\ng}", "Ŋ": r"{\NG}",
    "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "„": r"{\quotedblbase}", "‚": r"{\quotesinglbase}",
    "«": r"{\guillemotleft}", "»": r"{\guillemotright}", "‹": r"{\guilsinglleft}", "›": r"{\guilsinglright}",
    "…": r"{\dots}", "®": r"{\textregistered}", "™": r"{\texttrademark}", "©": r"{\textcopyright}",
    "ª": r"{\textordfeminine}", "º": r"{\textordmasculine}", "°": r"{\textdegree}", "µ": r"{\textmu}",
    "·": r"{\textperiodcentered}", "•": r"{\textbullet}", "§": r"{\S}", "¶": r"{\P}", "†": r"{\textdagger}",
    "‡": r"{\textdaggerdbl}", "¡": r"{\textexclamdown}", "¿": r"{\textquestiondown}", "£": r"{\pounds}",
    "€": r"{\texteuro}", "¥": r"{\textyen}", "¢": r"{\textcent}", "½": r"{\textonehalf}", "¼": r"{\textonequarter}",
    "¾": r"{\textthreequarters}", "№": r"{\textnumero}", "‰": r"{\textperthousand}", "¬": r"{\textlnot}",
    "\u2009": r"\,", "\u202f": r"\,", "\u2003": r"{\quad}", "\u2002": r"{\enspace}", "\u200a": r"\,",
    "‐": "-", "‑": "-", "‒": "--", "―": "---", "´": r"{\textasciiacute}", "¨": r"{\textasciidieresis}",
    "¯": r"{\textasciimacron}", "¦": r"{\textbrokenbar}", "¤": r"{\textcurrency}", "ə": r"{\textschwa}",
    "ʼ": "'", "⁄": r"{\textfractionsolidus}", "Ĳ": r"{\IJ}", "ĳ": r"{\ij}", "ơ": r"{\ohorn}", "ư": r"{\uhorn}",
    "Ơ": r"{\OHORN}", "Ư": r"{\UHORN}",
}  # fmt: skip
# Characters that say nothing to a reader of the printed page, left out where ASCII is asked for.
ASCII_DROPPED = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u2061\u2062\u2063")
