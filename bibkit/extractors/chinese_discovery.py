"""Chinese discovery pages: zhixidata.com (`/details/1/<number>`), CNKI, Wanfang, CQVIP, NSTL (seen 2026-11).

The text copied from zhixidata names its platform nowhere, so it is known by its labels: 被引:N, 作者 (names with
affiliation numbers), 机构, 关键词, `D O I`, 中图分类号, 学科分类号, 摘要, 引用, 收藏, 页码, 相关论文, 共 N 条. There
the main work's journal, volume and year are not on the page; the other platforms have them behind labels of their own,
CNKI above the title. What is listed under 相关论文 are other works: related records, never fields of the main one; a
gap in their numbers is a gap on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.pages.lines import Line, copied_lines
from bibkit.pages.page import Page
from bibkit.text.patterns import lazy_pattern

_HOSTS = lazy_pattern(
    r"https?://(?:[\w-]+\.)*(?:zhixidata\.com|cnki\.(?:net|com\.cn)|wanfangdata\.com(?:\.cn)?|cqvip\.com|nstl\.gov\.cn)/",
    re.I,
)


class ChineseDiscoveryReader:
    """Reads Chinese discovery pages, pasted or saved."""

    name = "chinese_discovery"
    priority = 45

    def recognise(self, page: Page) -> bool:
        # 关键词 or 相关 stands on every such page, 关 and 關 on no Japanese one; and of 作者, 被引 and 摘要 one does. A
        # single sign is found much faster than a word, and 关 slowest of these: half of it is the letter s.
        if not any(sign in page.source for sign in "作引摘") or not any(sign in page.source for sign in "关關"):
            return False
        from bibkit.extractors._chinese import labels

        lines = copied_lines(page)
        fields = {found[1] for line in lines if (found := labels.read_label(line.text))}
        if _HOSTS.match(page.url):
            return len(fields & _COMMON) >= 3
        if len(fields & _COMMON) >= 2 and "related" in fields and _zhixidata_signs(lines) >= 2:
            return True
        return len(fields & _COMMON) >= 4 and (_zhixidata_signs(lines) >= 2 or _other_platform(lines))

    def marks_record(self, text: str) -> bool:
        from bibkit.extractors._chinese import labels

        found = labels.read_label(text)
        return found is not None and found[1] in ("author", "abstract")

    def extract(self, page: Page, draft: Draft) -> None:
        from bibkit.extractors._chinese.details import read_details

        read_details(page, draft)


EXTRACTOR = ChineseDiscoveryReader()

_COMMON = frozenset(
    (
        "author",
        "affiliation",
        "keyword",
        "doi",
        "clc",
        "subject",
        "abstract",
        "pages",
        "cited_by",
        "related",
        "journal",
        "yearvolume",
        "school",
        "conference",
        "fund",
    )
)


def _zhixidata_signs(lines: Sequence[Line]) -> int:
    """How many of the marks that tell this platform from a journal's own page the lines have."""
    texts = [line.text for line in lines]
    compact = {text.replace(" ", "") for text in texts}
    return (
        any(re.match(r"被引\s*[:：]\s*\d", text) for text in texts)
        + any(re.match(r"D\s+O\s+I\b", text) for text in texts)
        + any(re.match(r"学科分类号|學科分類號", text) for text in texts)
        + (
            any(re.search(r"共\s*\d+\s*[条條]\W*$", text) for text in texts)
            and any(text.startswith(("相关论文", "相關論文")) for text in texts)
        )
        + ({"引用", "收藏"} <= compact)
    )


# Labels that only one platform uses together.
_PLATFORMS = (
    frozenset(("机构地区", "出处")),  # CQVIP
    frozenset(("专辑", "专题", "分类号")),  # CNKI
    frozenset(("年，卷(期)", "刊名")),  # Wanfang, articles
    frozenset(("年，卷(期)", "在线出版日期")),
    frozenset(("学位授予单位", "授予学位")),  # Wanfang, theses
    frozenset(("母体文献", "会议名称")),  # Wanfang, papers
    frozenset(("馆藏单位", "作者单位")),  # NSTL
    frozenset(("年/卷/期", "文献类型")),
)


def _other_platform(lines: Sequence[Line]) -> bool:
    from bibkit.extractors._chinese import labels

    found = {label[0] for line in lines if (label := labels.read_label(line.text))}
    return any(marks <= found for marks in _PLATFORMS)
