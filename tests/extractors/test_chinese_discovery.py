"""Chinese discovery pages as they are copied, and what their labels and lists may look like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bibkit.extractors import extract_page
from bibkit.extractors._chinese import labels, listed, people, sources
from bibkit.model.names import Name
from bibkit.model.record import Record
from bibkit.pages.read import read_page

PAGE = """A Study of Help on Three Wards
被引:12
|
作者
Walker, Gill [1 ]
van Dijk, Tom [1 ,2 ]
机构
[1] Univ A, Dept B, London, England
[2] Univ C, Utrecht, Netherlands
关键词
peer support; wards; PEER WORKERS; HOSPITAL STAFF;
D O I
10.5555/Help.1
中图分类号
R749 [精神病学];
学科分类号
100205 ;
摘要
Objectives: Three wards were followed for a year.
引用
收藏
页码:28 / 34
页数:7
相关论文
共 50 条
  • [21] The first
    Lane, Grace
    JOURNAL OF EXAMPLE HEALTH, 2021, 30 (01) : 261 - 273
  • [23] The third
    DIGITAL HEALTH, 2020, 6
"""
LABELS = ("作者", "机构", "关键词", "D O I", "中图分类号", "学科分类号", "摘要")


def record(text: str, **options: str) -> Record:
    return extract_page(read_page(text.encode(), input="page", **options)).records[0]


def test_main_work() -> None:
    found = record(PAGE)
    entry = found.entry
    assert found.extractor == "chinese_discovery"
    assert entry.title == "A Study of Help on Three Wards"
    assert entry.author == (
        Name(family="Walker", given="Gill"),
        Name(family="Dijk", given="Tom", non_dropping_particle="van"),
    )
    assert (entry.doi, entry.page, entry.keyword) == ("10.5555/help.1", "28-34", ("peer support", "wards"))
    assert not entry.container_title
    assert entry.issued is None
    assert found.provenance["doi"].locator == "line 12 'DOI'"


def test_facts() -> None:
    facts = record(PAGE).notes.facts
    assert facts["cited_by"] == 12
    assert facts["affiliations"] == {"1": "Univ A, Dept B, London, England", "2": "Univ C, Utrecht, Netherlands"}
    assert facts["author_affiliations"] == {"Walker, Gill": ["1"], "van Dijk, Tom": ["1", "2"]}
    assert facts["index_keywords"] == ["PEER WORKERS", "HOSPITAL STAFF"]
    assert facts["clc"] == "R749 [精神病学]"
    assert facts["subject_codes"] == ["100205"]
    assert (facts["page_count"], facts["related_total"]) == (7, 50)


def test_related_works_are_records_of_their_own() -> None:
    first, third = record(PAGE).related
    assert first.extra["citation-number"] == "21"
    assert (first.title, first.container_title, first.issue) == ("The first", "Journal of Example Health", "1")
    assert (third.container_title, third.volume, third.page, third.author) == ("Digital Health", "6", "", ())


def test_a_listed_work_of_the_same_title_is_a_work_of_its_own() -> None:
    found = record(PAGE + "  • [24] A STUDY OF HELP ON THREE WARDS\n    Roe, Ann\n    EXAMPLE, 1999, 1 : 2 - 3\n")
    assert [work.extra["citation-number"] for work in found.related] == ["21", "23", "24"]


@pytest.mark.parametrize(
    "source",
    ["来源\nPLOS ONE\n|\n2015年\n/ 10卷\n/ 03期\n", "来源\nPLOS ONE | 2015年 / 10卷 / 03期\n"],
)
def test_journal_year_volume_and_issue_where_the_page_has_them(source: str) -> None:
    entry = record(PAGE.replace("关键词", source + "关键词")).entry
    assert (entry.container_title, entry.volume, entry.issue) == ("PLOS ONE", "10", "3")
    assert entry.issued is not None
    assert entry.issued.year == 2015
    assert entry.page == "28-34"


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("help; wards; PEER WORKERS; STAFF;", ("help", "wards")),
        # Acronyms are the authors' own where the page has them in capitals, or where nobody could speak them.
        ("help; OECD; GNSS; STAFF; PEER WORKERS;", ("help", "OECD", "GNSS")),
        ("help; CARE; STAFF; WORK;", ("help",)),
        ("help; HIV; help; ART", ("help", "HIV", "ART")),
    ],
)
def test_key_words_of_the_authors_and_of_the_index(words: str, own: tuple[str, ...]) -> None:
    text = PAGE.replace("peer support; wards; PEER WORKERS; HOSPITAL STAFF;", words)
    assert record(text.replace("Three wards were", "Wards in the OECD were")).entry.keyword == own


def test_gap_and_count_are_told() -> None:
    issues = {issue.code: issue.message for issue in record(PAGE).issues}
    assert issues["extract.related-gap"] == "related item 22 is missing from the list"
    assert issues["extract.related-partial"] == "2 of 50 related items are on the page"
    assert "extract.no-container" in issues


def on_one_line(between: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        for label in LABELS:
            text = text.replace(f"{label}\n", f"{label}{between}")
        return text

    return change


@pytest.mark.parametrize(
    "change",
    [
        on_one_line(":"),
        on_one_line("： "),
        on_one_line("\t"),
        lambda text: text.replace("D O I", "DOI").replace("作者\n", "作　者\n").replace("摘要\n", "【摘　要】\n"),
        lambda text: text.replace("被引:", "被引：").replace("页码:", "页码："),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("•", "●"),
        lambda text: text.replace("  • ", "").replace("\n    ", "\n"),
        lambda text: text.replace("[1 ]\nvan", "[1 ]; van"),
        lambda text: text.replace("[21] The", "[21]\n    The").replace("(01) : 261", "（01）：261"),
        lambda text: text.replace("相关论文\n共 50 条", "相关论文（共 50 条）"),
        lambda text: "首页\n登录\n" + text + "\n上一页\n1\n2\n下一页\n关于我们\n",
        lambda text: text.replace("关键词\n", "基金\n某基金（123）\n关键词\n"),
    ],
)
def test_same_entry_however_it_is_laid_out(change: Callable[[str], str]) -> None:
    plain, changed = record(PAGE), record(change(PAGE))
    assert changed.entry == plain.entry
    assert changed.related == plain.related
    assert changed.notes.facts["affiliations"] == plain.notes.facts["affiliations"]


@pytest.mark.parametrize("value", ["", "暂无", "暂无摘要\n", "无\n"])
def test_a_value_that_is_missing_stays_empty(value: str) -> None:
    text = PAGE.replace("Objectives: Three wards were followed for a year.\n", value)
    assert not record(text).entry.abstract
    assert not record(PAGE.replace("10.5555/Help.1\n", value)).entry.doi


def test_address_of_the_platform_is_enough_with_three_labels() -> None:
    text = "题目一则\n作者\n李静\n关键词\n帮助\n摘要\n讲互助。\n"
    assert not extract_page(read_page(text.encode())).extractor
    assert record(text, url="https://www.zhixidata.com/details/1/17").extractor == "chinese_discovery"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Walker, Gill [1 ]", ["Walker, Gill"]),
        ("Walker, Gill [1 ] Bryant, Wendy [2 ]", ["Walker, Gill", "Bryant, Wendy"]),
        ("李静 [1 ]; 王芳 [2 ]", ["李静", "王芳"]),
        ("李静1,2，王芳3", ["李静", "王芳"]),
        ("李静 王芳 赵敏", ["李静", "王芳", "赵敏"]),
        ("李　静", ["李静"]),
        ("WALKER, G", ["Walker, G"]),
        ("王芳(通讯作者)", ["王芳"]),
        # Web of Science glues initials, which may look like degrees.
        ("LANE, MA [1 ]", ["Lane, MA"]),
        ("Lane, MD", ["Lane, MD"]),
        ("McFARLANE, WR", ["McFarlane, WR"]),
        ("Park, S. -H.", ["Park, S.-H."]),
        ("Lane, GH, Jr.", ["Lane, Jr., GH"]),
        ("ORCID", []),
        ("https://orcid.org/0000-0002-1825-0097", []),
        ("[Anonymous]", []),
        ("不详", []),
    ],
)
def test_author_lines(line: str, expected: list[str]) -> None:
    assert [author.name.display() for author in people.authors_of([line])] == expected


def test_chinese_names_are_split_where_it_is_certain() -> None:
    assert people.name_of("李静") == Name(family="李", given="静")
    assert people.name_of("欧阳明华") == Name(family="欧阳", given="明华")
    for whole in ("买买提·艾力", "村上春樹", "示例大学课题组"):
        assert people.name_of(whole) == Name(literal=whole)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ADOLESCENTS, 2021, 1 (04): : 400 - 411", ("ADOLESCENTS", "2021", "1", "04", "400 - 411")),
        ("FRONTIERS IN PSYCHIATRY, 2020, 11", ("FRONTIERS IN PSYCHIATRY", "2020", "11", "", "")),
        ("PLOS ONE, 2015, 10 (10):", ("PLOS ONE", "2015", "10", "10", "")),
        ("示例医学杂志，2018，（12）：34－36", ("示例医学杂志", "2018", "", "12", "34－36")),
        ("CHEST, 2019, 155 (04) : 860 - +", ("CHEST", "2019", "155", "04", "860 - +")),
        (
            "2019 IEEE CONFERENCE ON THINGS (ICT), 2019, : 1 - 6",
            ("2019 IEEE CONFERENCE ON THINGS (ICT)", "2019", "", "", "1 - 6"),
        ),
        (
            "JOURNAL OF SOUND, SERIES A, 2010, 12 (SUPPL 1) : S12 - S15",
            ("JOURNAL OF SOUND, SERIES A", "2010", "12", "SUPPL 1", "S12 - S15"),
        ),
        ("EXAMPLE PRESS, 2004", ("EXAMPLE PRESS", "2004", "", "", "")),
        # Some journals count their volumes in years; meetings have none.
        ("EXAMPLE WORLD JOURNAL, 2014, 2014", ("EXAMPLE WORLD JOURNAL", "2014", "2014", "", "")),
        ("CONFERENCE ON THINGS, 2018, 2018, : 1 - 5", ("CONFERENCE ON THINGS", "2018", "", "", "1 - 5")),
    ],
)
def test_source_lines(line: str, expected: tuple[str, ...]) -> None:
    assert listed.source_of(line) == listed.Source(*expected)


@pytest.mark.parametrize(
    "line", ["Lane, Grace", "Smith, J", "A study, 2010, of help in three wards and what came of it"]
)
def test_other_lines_are_no_sources(line: str) -> None:
    assert listed.source_of(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28 / 34", "28-34"),
        ("1110 - 1110", "1110"),
        ("860 - +", "860"),
        ("e12", "e12"),
        ("S12 - S15", "S12-S15"),
        ("+", ""),
        ("IX - XII", "IX-XII"),
        ("12 - 14+", "12-14"),
        ("0 - 0", ""),
    ],
)
def test_page_ranges(text: str, expected: str) -> None:
    assert listed.page_range(text) == expected


def test_kinds_of_listed_works() -> None:
    lines = """[1] A paper
Lane, G
PROCEEDINGS OF THE 5TH CONFERENCE ON HELP, 2010, : 1 - 5
[2] A book
EXAMPLE UNIVERSITY PRESS, 2004
[3] Nothing more
[4] With a name
Lane, Grace"""
    works = listed.listed_works(lines.split("\n"))
    assert [work.type for work in works] == ["paper-conference", "book", "document", "document"]
    assert works[1].publisher == "Example University Press"
    assert works[3].author == (Name(family="Lane", given="Grace"),)


def test_labels_are_read_in_their_variants() -> None:
    assert labels.read_label("作　者：李静") == ("作者", "author", "李静")
    assert labels.read_label("页码:28 / 34") == ("页码", "pages", "28 / 34")
    assert labels.read_label("出　处\t《示例学报》2019年第5期") == ("出处", "journal", "《示例学报》2019年第5期")
    assert labels.read_label("这是一个普通的句子：没有标签") is None
    assert labels.read_label("年") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国示例卫生杂志 . 2019 ,33 (05)", ("中国示例卫生杂志", "2019", "33", "5", "")),
        ("《示例学报》 北大核心 CSSCI 2019年第5期321-325,共5页 Journal", ("示例学报", "2019", "", "5", "321-325")),
        ("示例学报,2018,32(4):201-205.", ("示例学报", "2018", "32", "4", "201-205")),
        ("示例学报 2018年32卷04期", ("示例学报", "2018", "32", "4", "")),
    ],
)
def test_the_main_works_source(text: str, expected: tuple[str, ...]) -> None:
    found = sources.source_line(text)
    assert found is not None
    assert (found[0], *found[1]) == expected


@pytest.mark.parametrize("text", ["示例学报", "发表于 2019 年春天", "同伴支持在社区精神康复中的应用"])
def test_other_lines_are_no_source_of_the_main_work(text: str) -> None:
    assert sources.source_line(text) is None


def test_references_in_the_national_form() -> None:
    lines = ["[1]李静,王芳.同伴支持研究[J].示例学报,2018,32(4):201-205.", "[2]赵敏.认同研究[D].北京:示例大学,2018."]
    article, thesis = listed.listed_works(lines)
    assert (article.title, article.container_title, article.volume, article.page) == (
        "同伴支持研究",
        "示例学报",
        "32",
        "201-205",
    )
    assert [name.display() for name in article.author] == ["李静", "王芳"]
    assert (thesis.type, thesis.publisher_place, thesis.publisher) == ("thesis", "北京", "示例大学")


def test_a_journals_own_page_is_not_claimed() -> None:
    text = "基于示例的方法\n王伟, 李静\n摘要: 本文提出一种方法。\n关键词: 传感器\n中图分类号: TP212\n"
    text += "基金项目: 某基金\nDOI: 10.5555/x\n"
    assert not extract_page(read_page(text.encode())).extractor


def test_labels_in_traditional_characters() -> None:
    text = PAGE
    for simple, traditional in (
        ("机构", "機構"), ("关键词", "關鍵詞"), ("中图分类号", "中圖分類號"), ("学科分类号", "學科分類號"),
        ("页码", "頁碼"), ("页数", "頁數"), ("相关论文", "相關論文"), ("共 50 条", "共 50 條"),
    ):  # fmt: skip
        text = text.replace(simple, traditional)
    found, simplified = record(text), record(PAGE)
    assert found.entry == simplified.entry
    assert found.related == simplified.related
    assert found.notes.facts == simplified.notes.facts


def test_a_source_without_year_ends_the_affiliations() -> None:
    found = record(PAGE.replace("关键词\n", "来源\n某某数据库\n关键词\n"))
    assert found.notes.facts["affiliations"] == {
        "1": "Univ A, Dept B, London, England",
        "2": "Univ C, Utrecht, Netherlands",
    }
    assert not found.entry.container_title


def test_a_paper_in_proceedings() -> None:
    found = record(PAGE.replace("关键词\n", "来源\n2018 CONFERENCE ON HELP (ICH) | 2018年\n关键词\n"))
    assert found.entry.type == "paper-conference"
    assert found.entry.container_title == "2018 Conference on Help (ICH)"
    journal = record(PAGE.replace("关键词\n", "来源\nPROCEEDINGS OF THE IEEE | 2018年 / 3卷\n关键词\n"))
    assert journal.entry.type == "article-journal"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Growth of <i>Escherichia coli</i> on wards", "Growth of <i>Escherichia coli</i> on wards"),
        ("帮助行为与心理健康的关系研究综述", "帮助行为与心理健康的关系研究综述"),
        ("HELP ON THREE WARDS", "Help on three wards"),
    ],
)
def test_titles_as_printed(printed: str, title: str) -> None:
    assert record(PAGE.replace("A Study of Help on Three Wards", printed)).entry.title == title


def test_a_title_below_the_count_of_citations() -> None:
    text = PAGE.replace("A Study of Help on Three Wards\n被引:12\n|\n", "被引:12\n|\nA Study of Help: how?\n")
    found = record(text)
    assert found.entry.title == "A Study of Help: how?"
    assert found.notes.facts["cited_by"] == 12


def test_buttons_and_names_that_stand_beside_each_other() -> None:
    rows = "".join(f"<div>{line}</div>" for line in PAGE.split("\n"))
    rows = rows.replace("<div>引用</div><div>收藏</div>", "<button>引用</button><button>收藏</button>")
    rows = rows.replace("Lane, Grace", "<a>Lane, G</a><a>Bock, T. H.</a>")
    found = record(f"<html><body>{rows}</body></html>")
    assert found.entry.abstract == "Objectives: Three wards were followed for a year."
    assert [name.family for name in found.related[0].author] == ["Lane", "Bock"]


def test_nobody_is_called_et_al() -> None:
    found = record(PAGE.replace("    Lane, Grace\n", "    Lane, Grace\n    et al.\n"))
    assert found.related[0].author == (Name(family="Lane", given="Grace"),)


def test_two_authors_of_one_name_keep_their_affiliations() -> None:
    found = record(PAGE.replace("van Dijk, Tom [1 ,2 ]", "Walker, Gill [2 ]"))
    assert found.notes.facts["author_affiliations"] == {"Walker, Gill": ["1", "2"]}


def test_marks_and_buttons_above_the_title() -> None:
    cnki = (
        "示例杂志. 2021,35(08) 查看该刊数据库收录来源\n北大核心CSSCI\n同伴支持的效果研究\n李静1 王芳2\n摘要：有效。\n"
    )
    entry = record(cnki + "关键词：支持；康复；\n专辑：医药\n专题：精神病学\n分类号：R749\n").entry
    assert entry.title == "同伴支持的效果研究"
    assert [name.display() for name in entry.author] == ["李静", "王芳"]

    cqvip = (
        "同伴支持研究进展 被引量：5\nProgress of Help on Wards\n在线阅读 下载PDF\n作者 李静 王芳\n机构地区 示例大学\n"
    )
    found = record(
        cqvip + "出处 《示例研究》 2020年第12期2153-2157,共5页\n关键词 支持 护理\n分类号 R473\n摘要 综述。\n"
    )
    assert found.entry.title == "同伴支持研究进展"
    assert found.notes.facts["cited_by"] == 5


def test_pages_behind_their_count_and_marks_behind_the_journal() -> None:
    text = "同伴支持研究进展\n摘要：\n一种干预。\n关键词：\n支持 综述\n作者：\n李静 王芳\n刊名：\n示例杂志 PKU CSSCI\n"
    entry = record(text + "年，卷(期)：\n2021, 35(8)\n分类号：\nR749\n页数：\n6（621-626）\n").entry
    assert (entry.container_title, entry.page) == ("示例杂志", "621-626")


def test_listed_books_schools_and_abbreviated_journals() -> None:
    lines = """[1] A part
Lane, G
HANDBOOK OF HELP, 2ND EDITION, 2011, : 33 - 50
[2] A thesis
Lane, G
UNIVERSITY OF GRAZ, 2014
[3] A note
Lane, G
J. Help Stud., 2009, 5 (01) : 12 - 15"""
    part, thesis, note = listed.listed_works(lines.split("\n"))
    assert (part.type, part.container_title, part.page) == ("chapter", "Handbook of Help, 2nd Edition", "33-50")
    assert (thesis.type, thesis.publisher) == ("thesis", "University of Graz")
    assert note.container_title == "J. Help Stud."


def test_an_affiliation_without_text_is_none() -> None:
    found = record(PAGE.replace("[2] Univ C, Utrecht, Netherlands", "[2]"))
    assert found.notes.facts["affiliations"] == {"1": "Univ A, Dept B, London, England"}


def test_a_copy_that_lacks_lines_gives_less_and_nothing_else() -> None:
    lines = PAGE.split("\n")
    whole = record(PAGE).entry
    pieces = [lines[:at] + lines[at + count :] for at in range(len(lines)) for count in (1, 2, 4)]
    pieces += [lines[at:] for at in range(1, 22)]
    for piece in pieces:
        for found in extract_page(read_page("\n".join(piece).encode())).records:
            assert found.entry.title in ("", whole.title)
            assert set(found.entry.author) <= set(whole.author)
            assert set(found.entry.keyword) <= {*whole.keyword, "PEER WORKERS", "HOSPITAL STAFF"}
            assert found.entry.page in ("", whole.page)
