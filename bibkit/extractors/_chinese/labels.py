"""What Chinese discovery pages print beside their values: zhixidata, CNKI, Wanfang, CQVIP, NSTL (seen 2026-11)."""

from __future__ import annotations

import re

# field -> the labels it has on the various platforms, without blanks (they are spaced at will: 作　者, D O I).
_LABELS: dict[str, str] = {
    "title": "题名|标题|篇名|中文题名|中文标题|论文题名|论文题目|文献题名|标题名称",
    "other_title": "英文题名|英文标题|英文篇名|外文题名|外文标题|译名|Title|并列题名|翻译题名",
    "author": "作者|著者|责任者|作者姓名|论文作者|全部作者|学位论文作者|发明人|发明设计人|主编|编者",
    "other_author": "英文作者|外文作者|作者英文名|Author|Authors",
    "affiliation": "机构|作者机构|机构地区|作者单位|单位|所在单位|第一作者单位|完成单位|申请人|专利权人|申请专利权人",
    "corresponding": "通讯作者|通信作者|通讯作者简介",
    "fund": "基金|基金项目|基金资助|资助基金|资助项目|项目基金",
    "keyword": "关键词|关键字|中文关键词|主题词|自由词",
    "other_keyword": "英文关键词|外文关键词|Keyword|Keywords|KeyWords|机标关键词|机标主题词",
    "doi": "DOI|DOI号|doi|唯一标识|数字对象标识",
    "clc": "中图分类号|分类号|中图分类|机标分类号|CLC",
    "subject": "学科分类号|学科分类|学科|学科专业|专题|专辑|栏目|栏目名称|学科领域",
    "abstract": "摘要|文摘|内容摘要|中文摘要|内容提要|简介|内容简介",
    "other_abstract": "英文摘要|外文摘要|Abstract",
    "journal": "刊名|期刊|期刊名称|期刊名|来源|来源期刊|文献来源|刊物名称|出处|来源出版物|母体文献|所属期刊|来源刊名|所在期刊",
    "other_journal": "英文刊名|外文刊名|Journal",
    "yearvolume": "年卷期|年，卷\\(期\\)|年,卷\\(期\\)|年卷期号|年/卷/期|年\\(卷\\)期|卷期",
    "year": "年|年份|出版年|出版年份|发表年份|发表年|年度|学位年度|授予年份|学位授予年份|授予学位年度",
    "volume": "卷|卷号|卷次|出版卷",
    "issue": "期|期号|期次|刊期|出版期",
    "date": "出版日期|发表时间|发表日期|出版时间|刊出日期|发布时间|在线出版日期|网络首发时间|网络出版时间|公开日期|日期|论文提交日期|在线公开时间",
    "pages": "页码|起止页码|页|页次|页码范围|起止页|所在页码",
    "page_count": "页数|总页数|文献页数",
    "issn": "ISSN|国际标准刊号|国际刊号|ISSN号",
    "cn": "CN|国内统一刊号|国内刊号|CN号",
    "isbn": "ISBN|国际标准书号|ISBN号|书号",
    "publisher": "出版社|出版者|出版单位|出版商|主办单位",
    "place": "出版地|出版地点",
    "language": "语种|正文语种|语言|文种",
    "kind": "文献类型|资源类型|文章类型|文献种类|文献类别|类型|出版物类型",
    "school": "授予单位|学位授予单位|学位授予机构|学位授予机关|培养单位|毕业院校|授予学位单位",
    "degree": "学位|授予学位|学位类型|学位级别|学位名称|学历级别",
    "advisor": "导师|导师姓名|指导教师|指导老师",
    "conference": "会议名称|会议|会议名|会议录名称|会议论文集|会议录|母体文献名称",
    "conference_place": "会议地点|会议地址|会议举办地",
    "conference_date": "会议时间|会议日期|会议年份|召开时间",
    "cited_by": "被引|被引次数|被引频次|被引量|引用次数|被引用次数|总被引",
    # Labels that end what stands before them and say nothing of the work.
    "": (
        "引用|收藏|分享|下载|导出|打印|全文|在线阅读|下载全文|PDF下载|CAJ下载|手机阅读|HTML阅读|在线看全文|引证文献|参考文献|二级参考文献|"
        "共引文献|同被引文献|节点文献|二级引证文献|期刊信息|作者简介|收稿日期|修回日期|接收日期|文章编号|文献标识码|浏览|浏览量|"
        "下载次数|下载量|阅读|下载频次|收录|核心收录|相关主题|相关学者|相关机构|相关词|推荐|评论|展开|收起|更多|版权|关注|"
        "来源数据库|数据库|馆藏|馆藏号|索书号|文献传递|原文传递|原文获取|操作|摘要点击|影响因子|复合影响因子|综合影响因子|"
        "作者相关|机构相关|知网节|被引文献|相似度|语音阅读|查看|引文网络|核心文献推荐|读者推荐|攻读期成果|目录|文内图片"
    ),
    "related": "相关论文|相似文献|相关文献|相似论文|相关文献推荐|相关推荐|推荐文章|相关期刊论文|相关文章",
}


def _compact(text: str) -> str:
    """Without blanks and brackets: `【摘　要】` -> `摘要`, `D O I` -> `DOI`."""
    return re.sub(r"[\s\u3000【】\[\]〔〕「」《》]", "", text)


FIELD_OF: dict[str, str] = {
    label.replace("\\", "").casefold(): field for field, labels in _LABELS.items() for label in labels.split("|")
}
_LONGEST = max(map(len, FIELD_OF))
_COLON = re.compile(r"[:：]")
_BRACKETED = re.compile(r"[【\[〔]([^】\]〕]{1,12})[】\]〕]\s*[:：]?\s*(.*)", re.S)
# Labels that are ordinary words as well count only with a colon, or alone on their line in a page of labels.
_PLAIN_WORDS = frozenset(
    (
        "年",
        "卷",
        "期",
        "页",
        "学位",
        "会议",
        "来源",
        "类型",
        "日期",
        "单位",
        "学科",
        "阅读",
        "推荐",
        "更多",
        "标题",
        "简介",
    )
)


def read_label(text: str) -> tuple[str, str, str] | None:
    """(label, field, value behind it) when a line is or begins with a known label: `页码:28 / 34`, `作　者：李静`, `摘要`."""
    cell, tab, rest = text.partition("\t")
    if tab and (name := _compact(cell).rstrip(":：")).casefold() in FIELD_OF:
        return name, FIELD_OF[name.casefold()], rest.replace("\t", " ").strip()
    if len(text) <= 3 * _LONGEST:
        name = _compact(text).rstrip(":：")
        if name.casefold() in FIELD_OF and (name not in _PLAIN_WORDS or text.rstrip().endswith((":", "："))):
            return name, FIELD_OF[name.casefold()], ""
    match = _BRACKETED.match(text)
    if match and (name := _compact(match.group(1))).casefold() in FIELD_OF:
        return name, FIELD_OF[name.casefold()], match.group(2).strip()
    colon = _COLON.search(text)
    if colon and colon.start() <= 3 * _LONGEST:
        name = _compact(text[: colon.start()])
        if name.casefold() in FIELD_OF:
            return name, FIELD_OF[name.casefold()], text[colon.end() :].strip()
    return None


def is_related_heading(text: str) -> bool:
    """`相关论文（共 50 条）`, `相关论文 共50条`: the heading of the list below, with its count on the same line."""
    match = re.fullmatch(r"(\S{4,8}?)\s*[:：(（]?\s*共\s*\d+\s*[条篇]\s*[)）]?", text)
    return match is not None and FIELD_OF.get(match.group(1)) == "related"


# Values by which a page says that it has none.
ABSENT = re.compile(r"暂无(?:数据|摘要|信息|.{0,4})?|无|没有|未知|不详|空|[-—–/]+|n/?a|null|none|undefined", re.I)

# Lines that belong to the platform and not to the work.
FURNITURE = re.compile(
    r"[\W_]*|首页|登录|注册|登录/注册|退出|检索|搜索|高级检索|返回.*|上一[篇页条]|下一[篇页条]|我的.*|帮助.*|会员.*|充值.*|客服.*|关于我们|"
    r"(?:查看|下载|在线)?(?:全文|原文|阅读)|english|中文|简体|繁體|期刊论文|学位论文|会议论文|论文详情|文献详情|详情|外文期刊|中文期刊|"
    r"导航|数据库|资源|主页|当前位置.*|您的位置.*|.*>.*>.*|免费|开放获取|open access|北大核心|cssci|cscd|ei|sci|ssci|核心期刊|hot|new",
    re.I,
)

_KINDS: tuple[tuple[str, str], ...] = (
    ("thesis", r".*(?:学位论文|博士论文|硕士论文|博士|硕士|博硕士|dissertation|thesis).*"),
    ("paper-conference", r".*(?:会议|proceedings|conference).*"),
    ("patent", r".*专利.*"),
    ("standard", r".*标准.*"),
    ("article-newspaper", r".*报纸.*"),
    ("book", r".*(?:图书|专著|书籍).*|book"),
    ("report", r".*(?:科技报告|研究报告|报告).*"),
    ("dataset", r".*数据集.*"),
    ("article-journal", r".*(?:期刊|杂志|journal|article).*|j"),
)
_KIND_PATTERNS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _KINDS)


def kind_of_work(text: str) -> str:
    """The CSL type that 文献类型 names, "" when none."""
    return next((kind for kind, pattern in _KIND_PATTERNS if pattern.fullmatch(text.strip())), "")


_LANGUAGES = {
    "zh": "中文|汉语|汉文|简体中文|chi|zho|chinese", "en": "英文|英语|eng|english", "de": "德文|德语|ger", "fr": "法文|法语|fre",
    "ja": "日文|日语|jpn", "ru": "俄文|俄语|rus", "es": "西班牙文|西班牙语", "ko": "韩文|韩语|朝鲜语",
}  # fmt: skip


def language_code(text: str) -> str:
    """`中文(简体)` -> zh; "" for unknown ones."""
    word = re.sub(r"[(（].*", "", text).strip(" ;；").casefold()
    return next((code for code, names in _LANGUAGES.items() if word in names.split("|")), "")
