"""Names on Chinese pages: in characters or in Latin letters, with affiliation numbers behind them."""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.extractors._tables import words
from bibkit.model.nameparse import family_and_given, parse_name
from bibkit.model.names import Name, is_cjk
from bibkit.text.case import recase_name_part
from bibkit.text.patterns import lazy_pattern

# Family names of two characters; all others have one (Baijiaxing, and the commoner modern ones).
_COMPOUND = frozenset(
    words("""
        all: 欧阳 | 太史 | 端木 | 上官 | 司马 | 东方 | 独孤 | 南宫 | 万俟 | 闻人 | 夏侯 | 诸葛 | 尉迟 | 公羊
        all: 赫连 | 澹台 | 皇甫 | 宗政 | 濮阳 | 公冶 | 太叔 | 申屠 | 公孙 | 慕容 | 仲孙 | 钟离 | 长孙 | 宇文
        all: 司徒 | 鲜于 | 司空 | 闾丘 | 子车 | 亓官 | 司寇 | 巫马 | 公西 | 颛孙 | 壤驷 | 公良 | 漆雕 | 乐正
        all: 宰父 | 谷梁 | 拓跋 | 夹谷 | 轩辕 | 令狐 | 段干 | 百里 | 呼延 | 东郭 | 南门 | 羊舌 | 微生 | 公户
        all: 公玉 | 公仪 | 梁丘 | 公仲 | 公上 | 公门 | 公山 | 公坚 | 左丘 | 公伯 | 西门 | 公祖 | 第五 | 公乘
        all: 贯丘 | 公皙 | 南荣 | 东里 | 东宫 | 仲长 | 子书 | 子桑 | 即墨 | 达奚 | 褚师 | 歐陽 | 司馬 | 諸葛
        all: 東方 | 鍾離 | 長孫 | 鮮于
    """)
)


class Author(NamedTuple):
    """A name and the numbers of its affiliations."""

    name: Name
    marks: tuple[str, ...] = ()


# What stands among the names on some pages: a person's identifier, or the word that nobody is named.
_NO_AUTHOR = re.compile(
    r"\W*(?:orcid(?:\s*id)?|(?:https?://)?(?:orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]|"
    r"anon(?:ymous)?|et\.?\s*al|不详|佚名|未知|无)\W*",
    re.I,
)
# Behind the family name these are no degrees: "Smith, MD", "Ross, M. A.".
_WITH_INITIALS = re.compile(
    r"(?P<family>[^,]+), ?(?P<given>[A-Z]{1,4}|[A-Z]{1,2}-[A-Z]{1,2}|(?:[A-Z]\.[ -]{0,2}){1,4}|[A-Z](?: [A-Z]){1,3}|Md)"
    r"(?:,? ?(?P<suffix>Jr\.?|Sr\.?|JR|SR|I{2,3}))?"
)
_MARKED = lazy_pattern(r"(?:^|(?<=[\[\]])|(?<=[\[\]]\s))(?P<name>[^\[\]]+?)\s*(?P<marks>(?:\[[\s\d,，;；*]*\]\s*)+)")
_BARE_MARKS = re.compile(r"(?<=[^\W\d])\s*(?P<marks>\d{1,2}(?:\s*[,，]\s*\d{1,2})*)\s*[*#]?$")
_SEPARATORS = re.compile(r"\s*[;；、]\s*")


def authors_of(lines: list[str]) -> list[Author]:
    """Authors from lines as pages print them: `Walker, Gill [1 ]`, `李静 [1 ,2 ]`, `李静1,2；王芳`."""
    out: list[Author] = []
    for line in lines:
        if _BEGINS_WITH_NUMBER.match(line):
            break  # an affiliation: the label between was not copied
        if _NO_AUTHOR.fullmatch(line):
            continue
        line = _without_transcription(line)
        line = re.sub(r"\s*[(（](?:通讯作者|通信作者)[)）]", "", line)
        if "[" in line:
            rest = _MARKED.sub("", line).strip(" ;；,，、")
            for match in _MARKED.finditer(line):
                out.append(_author(match["name"], re.findall(r"\d+", match["marks"])))
            out += _unmarked(rest) if rest else []
        elif not (";" in line and any(author.marks for author in out)):  # key words, below names with numbers
            out += _unmarked(line)
    marked = any(author.marks for author in out)
    return [author for author in out if author.name and (author.marks or not marked or author.name.family)]


_BEGINS_WITH_NUMBER = re.compile(r"\s*[\[【]\s*\d{1,2}\s*[\]】]\s*\S")


def _without_transcription(line: str) -> str:
    """`李静 王芳 Li Jing; Wang Fang(Example Univ)` (CQVIP) without the part in Latin letters."""
    match = re.match(r"(?P<names>[\u3400-\u9fff·\d\[\]\s,，;；、*]{2,}?)\s*(?=[A-Z][A-Za-z]+[\s,-]+[A-Z][a-z]).*", line)
    return match["names"] if match and re.search(r"[\u3400-\u9fff]", match["names"]) else line


def _unmarked(line: str) -> list[Author]:
    pieces = [piece for piece in _SEPARATORS.split(line) if piece.strip()]
    if len(pieces) == 1:
        bare = re.sub(r"[\d\s,，*#]", "", line)
        if is_cjk(bare):
            # Blanks and commas part Chinese names, unless the blank only spreads a name of two characters.
            pieces = [line] if re.fullmatch(r"\s*[\u3400-\u9fff]\s+[\u3400-\u9fff]\s*", line) else _cjk_pieces(line)
    return [_author(piece, []) for piece in pieces]


def _cjk_pieces(line: str) -> list[str]:
    """`李静1,2,王芳3 张伟` -> three pieces with their numbers."""
    return [
        piece for piece in re.findall(r"[^\d\s,，*#]+\s*(?:[\d*#]+(?:\s*[,，]\s*[\d*#]+)*)?", line) if piece.strip()
    ]


def _author(text: str, marks: list[str]) -> Author:
    text = text.strip(" ,，;；*#　")
    found = _BARE_MARKS.search(text)
    if found:
        marks = [*marks, *re.findall(r"\d+", found["marks"])]
        text = text[: found.start()].strip(" ,，")
    return Author(name_of(text), tuple(dict.fromkeys(marks)))


def name_of(text: str) -> Name:
    """A name: `李静` -> 李 静, `欧阳修` -> 欧阳 修, `Walker, Gill`, `WALKER, G`; what cannot be split stays whole.

    Nobody ("[Anonymous]", "不详") is the empty name.
    """
    text = re.sub(r"\s*等\.?$", "", text.strip())
    if _NO_AUTHOR.fullmatch(text):
        return Name()
    bare = re.sub(r"\s+", "", text)
    if is_cjk(bare):
        return _chinese(bare)
    initials = _WITH_INITIALS.fullmatch(text)
    if initials:
        suffix = (initials["suffix"] or "").replace("JR", "Jr").replace("SR", "Sr")
        name = family_and_given(initials["family"], initials["given"], suffix)
    else:
        name = parse_name(text)
    if name.literal:
        return name
    return Name(
        family=_MC.sub(lambda match: match[1] + match[2].lower(), recase_name_part(name.family)),
        given=re.sub(r"\. -(?=\w)", ".-", recase_name_part(name.given, initials=True)),
        dropping_particle=name.dropping_particle,
        non_dropping_particle=name.non_dropping_particle,
        suffix=name.suffix,
    )


_MC = re.compile(r"(?<![^\W\d_])(Ma?c[A-Z])([A-Z]{2,})")  # "McFARLANE"


def _chinese(text: str) -> Name:
    length = 2 if text[:2] in _COMPOUND else 1
    if "·" in text or "・" in text or not 2 <= len(text) <= length + 2 or len(text) == length:
        return Name(literal=text)
    if re.search(r"[\u3040-\u30ff\uac00-\ud7a3]", text) or re.search(
        r"(?:大学|学院|公司|研究所|中心|委员会|编辑部|课题组|协会|学会)$", text
    ):
        return Name(literal=text)
    return Name(family=text[:length], given=text[length:])
