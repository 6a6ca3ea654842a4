"""Chinese and Korean names in Latin letters: "Jianqing Fan", "Min-Su Kim", which no list of given names holds."""

from __future__ import annotations

import re

from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

_INITIALS = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINALS = "iang|iong|uang|ang|eng|ing|ong|uai|iao|ian|uan|ai|ei|ui|ao|ou|iu|ie|ue|an|en|in|un|ia|uo|ua|a|o|e|i|u|v"
_SYLLABLE = rf"(?:(?:{_INITIALS})(?:{_FINALS})|er|an|ai|ao|ou|en|ang)"
_PINYIN_GIVEN = lazy_pattern(rf"{_SYLLABLE}['’-]?{_SYLLABLE}|{_SYLLABLE}", re.I)
_KOREAN_GIVEN = lazy_pattern(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}")
_CHINESE_FAMILIES = word_set(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo gao zheng liang xie song tang han
    feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lyu zhong cui
    tan fan liao shi jin jia xia fu fang zou xiong bai meng qin qiu hou yan lei long tao hao gong shao wan qian qiao dai
    mo kong xiang chang wen kang shen ge xing qi yi pang zhuang nie yin zhan ning ji lai ou shu ruan mei tong bi chai
    ouyang situ chan wong lam leung cheung ng lau ho tsai hsu hsieh chiang chou kuo tseng teng liew siew chua goh koh
    """
)
_KOREAN_FAMILIES = word_set(
    "kim lee park choi jung jeong kang cho jo yoon yun jang chang lim im han oh seo suh shin kwon hwang ahn an song "
    "ryu yoo you hong jeon jun ko koh moon yang son bae baek heo hur nam noh roh ha kwak sung cha joo woo koo min jin"
)


def is_romanised(given: str, family: str) -> bool:
    """Whether a given and a family name are those of a Chinese or Korean name in Latin letters.

    >>> is_romanised("Jianqing", "Fan"), is_romanised("Min-Su", "Kim"), is_romanised("Open", "Access")
    (True, True, False)
    """
    family = family.casefold()
    if given in ("Hong", "Sha", "Ping") and family in ("kong", "tin", "shan"):  # places
        return False
    if family in _CHINESE_FAMILIES and _PINYIN_GIVEN.fullmatch(given):
        return True
    return family in _KOREAN_FAMILIES and (bool(_KOREAN_GIVEN.fullmatch(given)) or bool(_PINYIN_GIVEN.fullmatch(given)))
