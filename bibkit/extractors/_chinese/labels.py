"""What Chinese platforms print beside their values: zhixidata, CNKI, Wanfang, CQVIP, NSTL (seen 2026-11).

A line of a table holds what several platforms share ("all") or one has of its own.
"""

from __future__ import annotations

import re

from bibkit.extractors._tables import table

# field -> labels without blanks (they are spaced at will: 作　者, D O I).
LABELS: dict[str, tuple[str, ...]] = {
    "title": table("""
        all: 题名 | 标题 | 篇名 | 中文题名 | 中文标题 | 论文题名 | 论文题目 | 文献题名
    """),
    "other_title": table("""
        all: 英文题名 | 英文标题 | 英文篇名 | 外文题名 | 外文标题 | 译名 | Title | 并列题名 | 翻译题名
    """),
    "author": table("""
        all: 作者 | 著者 | 责任者 | 作者姓名 | 论文作者 | 全部作者 | 学位论文作者 | 主编 | 编者
    """),
    "other_author": table("""
        all: 英文作者 | 外文作者 | 作者英文名 | Author | Authors
    """),
    "affiliation": table("""
        zhixidata, wanfang: 机构 | 作者机构 | 作者单位 | 单位 | 所在单位 | 第一作者单位 | 完成单位
        cqvip: 机构地区
    """),
    "corresponding": table("""
        all: 通讯作者 | 通信作者
    """),
    "fund": table("""
        all: 基金 | 基金项目 | 基金资助 | 资助基金 | 资助项目 | 项目基金
    """),
    "keyword": table("""
        all: 关键词 | 关键字 | 中文关键词 | 主题词 | 自由词
    """),
    "other_keyword": table("""
        all: 英文关键词 | 外文关键词 | Keyword | Keywords | KeyWords | 机标关键词
    """),
    "doi": table("""
        all: DOI | DOI号 | DOI码 | 唯一标识 | 数字对象标识
    """),
    "clc": table("""
        all: 中图分类号 | 分类号 | 中图分类 | 机标分类号 | CLC
    """),
    "subject": table("""
        all: 学科分类号 | 学科分类 | 学科 | 学科专业 | 栏目 | 栏目名称 | 所属期刊栏目 | 学科领域
        cnki: 专题 | 专辑
    """),
    "abstract": table("""
        all: 摘要 | 文摘 | 内容摘要 | 中文摘要 | 内容提要 | 简介 | 内容简介
    """),
    "other_abstract": table("""
        all: 英文摘要 | 外文摘要 | Abstract
    """),
    "journal": table("""
        all: 刊名 | 期刊 | 期刊名称 | 期刊名 | 来源 | 来源期刊 | 文献来源 | 刊物名称 | 来源出版物 | 所属期刊 | 来源刊名
        cqvip, nstl: 出处 | 母体文献
    """),
    "other_journal": table("""
        all: 英文刊名 | 外文刊名 | Journal
    """),
    "yearvolume": table("""
        wanfang: 年，卷(期) | 年,卷(期) | 年、卷(期) | 年卷期
        nstl: 年/卷/期 | 年卷期号 | 年(卷)期 | 卷期 | 年，卷（期）
    """),
    "year": table("""
        all: 年 | 年份 | 出版年 | 出版年份 | 发表年份 | 发表年 | 年度 | 学位年度 | 授予年份 | 学位授予年份
        all: 授予学位年度
    """),
    "volume": table("""
        all: 卷 | 卷号 | 卷次
    """),
    "issue": table("""
        all: 期 | 期号 | 期次 | 刊期
    """),
    "date": table("""
        all: 出版日期 | 发表时间 | 发表日期 | 出版时间 | 刊出日期 | 发布时间 | 公开日期 | 日期 | 论文发表日期
    """),
    "online_date": table("""
        all: 在线出版日期 | 网络首发时间 | 网络出版时间 | 在线公开时间 | 论文提交日期
    """),
    "pages": table("""
        all: 页码 | 起止页码 | 页 | 页次 | 页码范围 | 起止页 | 所在页码
    """),
    "page_count": table("""
        all: 页数 | 总页数 | 文献页数
    """),
    "issn": table("""
        all: ISSN | 国际标准刊号 | 国际刊号 | ISSN号
    """),
    "cn": table("""
        all: CN | 国内统一刊号 | 国内刊号 | CN号
    """),
    "isbn": table("""
        all: ISBN | 国际标准书号 | ISBN号 | 书号
    """),
    "publisher": table("""
        all: 出版社 | 出版者 | 出版单位 | 出版商
    """),
    "place": table("""
        all: 出版地 | 出版地点
    """),
    "language": table("""
        all: 语种 | 正文语种 | 语言 | 文种
    """),
    "kind": table("""
        all: 文献类型 | 资源类型 | 文章类型 | 文献种类 | 文献类别 | 类型 | 出版物类型
    """),
    "school": table("""
        all: 授予单位 | 学位授予单位 | 学位授予机构 | 学位授予机关 | 培养单位 | 毕业院校 | 授予学位单位
    """),
    "degree": table("""
        all: 学位 | 授予学位 | 学位类型 | 学位级别 | 学位名称
    """),
    "advisor": table("""
        all: 导师 | 导师姓名 | 指导教师 | 指导老师
    """),
    "conference": table("""
        all: 会议名称 | 会议 | 会议名
    """),
    "proceedings": table("""
        all: 会议录名称 | 会议论文集 | 会议录 | 母体文献名称
    """),
    "conference_place": table("""
        all: 会议地点 | 会议地址 | 会议举办地
    """),
    "conference_date": table("""
        all: 会议时间 | 会议日期 | 会议年份 | 召开时间
    """),
    "cited_by": table("""
        all: 被引 | 被引次数 | 被引频次 | 被引量 | 被引用次数 | 总被引 | 引用次数
    """),
    "related": table("""
        zhixidata: 相关论文
        others: 相似文献 | 相关文献 | 相似论文 | 相关文献推荐 | 相关推荐 | 推荐文章 | 相关期刊论文 | 相关文章
    """),
    # Labels that end what stands before them and say nothing of the work.
    "": table("""
        all: 引用 | 收藏 | 分享 | 下载 | 导出 | 打印 | 全文 | 在线阅读 | 下载全文 | PDF下载 | 下载PDF | 手机阅读
        all: HTML阅读
        all: 引证文献 | 参考文献 | 二级参考文献 | 共引文献 | 同被引文献 | 节点文献 | 二级引证文献 | 期刊信息 | 作者简介
        all: 收稿日期 | 修回日期 | 接收日期 | 文章编号 | 文献标识码 | 浏览 | 浏览量 | 下载次数 | 下载量 | 阅读
        all: 下载频次
        all: 收录 | 核心收录 | 相关主题 | 相关学者 | 相关机构 | 相关作者 | 推荐 | 评论 | 展开 | 收起 | 更多 | 版权
        all: 关注 | 大小
        all: 来源数据库 | 数据库 | 馆藏 | 馆藏号 | 馆藏单位 | 索书号 | 文献传递 | 原文传递 | 原文获取 | 操作 | 影响因子
        all: 复合影响因子 | 综合影响因子 | 被引文献 | 相似度 | 查看 | 引文网络 | 目录 | 文内图片 | 主办单位
        all: 职称材料 | 知识脉络
        cnki: CAJ下载 | 知网节 | 整本下载 | 分页下载 | 分章下载 | AI辅助阅读 | 核心文献推荐 | 读者推荐 | 攻读期成果
        cnki: 语音阅读
        cnki: 网络出版投稿人 | 网络出版年期 | 攻读期成果
    """),
}


# The characters of the labels as they are written in Taiwan and Hong Kong.
_TRADITIONAL = str.maketrans(
    "題標譯責編機構單關鍵詞獻號數識類學導師補簡內開項資誌處錄頁碼碩會議發時間點區參與論條來語種級稱圖書專輯載閱讀傳輸",
    "题标译责编机构单关键词献号数识类学导师补简内开项资志处录页码硕会议发时间点区参与论条来语种级称图书专辑载阅读传输",
)


def _compact(text: str) -> str:
    """Without blanks and brackets, in simplified characters: `【摘　要】` -> `摘要`, `機　構` -> `机构`."""
    return re.sub(r"[\s\u3000【】\[\]〔〕「」《》]", "", text).translate(_TRADITIONAL)


FIELD_OF: dict[str, str] = {label: field for field, labels in LABELS.items() for label in labels}
_LONGEST = max(map(len, FIELD_OF))
_COLON = re.compile(r"[:：]")
_BRACKETED = re.compile(r"[【\[〔]([^】\]〕]{1,12})[】\]〕]\s*[:：]?\s*(.*)", re.S)
# CQVIP prints label and value with a blank between them.
_SPACED = re.compile(r"(作\s{0,4}者|机构地区|出\s{0,4}处|关键词|分类号|基\s{0,4}金|摘\s{0,4}要)\s+(\S.*)", re.S)
# Labels that are ordinary words as well count only with a colon.
_PLAIN_WORDS = frozenset(
    ("年", "卷", "期", "页", "学位", "会议", "来源", "类型", "日期", "单位", "学科", "阅读", "推荐",
     "更多", "标题", "简介", "大小", "期刊")
)  # fmt: skip


def read_label(text: str) -> tuple[str, str, str] | None:
    """(label, field, value behind it) when a line begins with a known label: `页码:28 / 34`, `作　者：李静`, `摘要`."""
    cell, tab, rest = text.partition("\t")
    if tab and (name := _compact(cell).rstrip(":：")).casefold() in FIELD_OF:
        return name, FIELD_OF[name.casefold()], rest.replace("\t", " ").strip()
    if len(text) <= 3 * _LONGEST:
        name = _compact(text).rstrip(":：")
        if name.casefold() in FIELD_OF and (name not in _PLAIN_WORDS or text.rstrip().endswith((":", "："))):
            return name, FIELD_OF[name.casefold()], ""
    for match in (_BRACKETED.match(text), _SPACED.fullmatch(text)):
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
    match = re.fullmatch(r"(\S{4,8}?)\s*[:：(（]?\s*共\s*\d+\s*[条條篇]\s*[)）]?", text)
    return match is not None and FIELD_OF.get(_compact(match.group(1))) == "related"


def is_run_of_buttons(text: str) -> bool:
    """`引用 收藏`: several labels on one line that say nothing of the work, as a page's row of buttons."""
    pieces = text.split()
    return len(pieces) > 1 and all(FIELD_OF.get(_compact(piece).casefold()) == "" for piece in pieces)


# Values by which a page says that it has none.
ABSENT = re.compile(r"暂无(?:数据|摘要|信息|.{0,4})?|无|没有|未知|不详|空|[-—–/]+|n/?a|null|none|undefined", re.I)

# Lines that belong to the platform and not to the work. A star stands for any ending.
_FURNITURE = table("""
    all: 首页 | 登录 | 注册 | 登录/注册 | 退出 | 检索 | 搜索 | 高级检索 | 返回* | 上一篇* | 下一篇* | 上一页
    all: 下一页 | 我的* | 帮助*
    all: 会员* | 充值* | 客服* | 关于我们 | 联系我们 | 查看全文 | 下载全文 | 在线全文 | 阅读全文 | 全文 | 原文
    all: English | 中文 | 简体
    all: 期刊论文 | 学位论文 | 会议论文 | 论文详情 | 文献详情 | 详情 | 外文期刊 | 中文期刊 | 导航 | 数据库 | 资源
    all: 主页 | 当前位置*
    all: 您的位置* | 免费 | 开放获取 | Open Access | 北大核心 | CSSCI | CSCD | EI | SCI | SSCI | 核心期刊 | HOT
    all: NEW | 会议 | 专利
    cnki: 知网节 | 手机版 | 网络首发* | 查看该刊数据库收录来源 | 个人成果* | 充值中心 | 购买知网卡 | 文献知网节*
""")
_WHOLE = frozenset(word for word in _FURNITURE if not word.endswith("*"))
_BEGINNINGS = tuple(word[:-1] for word in _FURNITURE if word.endswith("*"))


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the platform: menus, marks of collections, crumbs with ">"."""
    bare = text.strip().casefold()
    if (
        not re.search(r"[^\W_]", bare)
        or bare in _WHOLE
        or _INDEXED_IN.fullmatch(bare)
        or len(re.findall(r"\s>|>\s", bare)) >= 2
    ):
        return True
    return bare.startswith(_BEGINNINGS) and (len(bare) <= _LONGEST_BUTTON or "位置" in bare[:6])


# Marks of the indexes that a journal is in: `北大核心CSSCI`.
_INDEXED_IN = re.compile(
    r"(?:\s*(?:北大核心|核心期刊|科技核心|统计源期刊|卓越期刊|扩展版|cssci扩展版|cssci|cscd|ssci|sci|ei|cas|ca|jst|wjci|"
    r"ami\S{0,4}|pku|istic|cstpcd)){1,12}\s*"
)
_LONGEST_BUTTON = 12  # longer lines that begin so are titles: `帮助行为与心理健康的关系研究`


_KINDS: dict[str, tuple[str, ...]] = {
    "thesis": ("学位论文", "博士论文", "硕士论文", "博士", "硕士", "dissertation", "thesis"),
    "paper-conference": ("会议", "proceedings", "conference"),
    "patent": ("专利",),
    "standard": ("标准",),
    "article-newspaper": ("报纸",),
    "book": ("图书", "专著", "书籍", "book"),
    "report": ("报告",),
    "dataset": ("数据集",),
    "article-journal": ("期刊", "杂志", "journal", "article"),
}


def kind_of_work(text: str) -> str:
    """The CSL type that 文献类型 names, "" when none."""
    lowered = text.casefold()
    return next((kind for kind, words in _KINDS.items() if any(word in lowered for word in words)), "")


_LANGUAGES: dict[str, tuple[str, ...]] = {
    "zh": ("中文", "汉语", "汉文", "简体中文", "chi", "zho", "chinese"),
    "en": ("英文", "英语", "eng", "english"),
    "de": ("德文", "德语", "ger"),
    "fr": ("法文", "法语", "fre"),
    "ja": ("日文", "日语", "jpn"),
    "ru": ("俄文", "俄语", "rus"),
    "es": ("西班牙文", "西班牙语", "spa"),
    "ko": ("韩文", "韩语", "朝鲜语", "kor"),
}


def language_code(text: str) -> str:
    """`中文(简体)` -> zh; "" for unknown ones."""
    word = re.sub(r"[(（].*", "", text).strip(" ;；").casefold()
    return next((code for code, names in _LANGUAGES.items() if word in names), "")
