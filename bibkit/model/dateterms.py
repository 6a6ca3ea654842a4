"""The words dates are made of: months, seasons, days of the week, doubt and eras in the languages that pages use.

Words are written folded: lower case, without accents, without a closing dot.
"""

from __future__ import annotations

import re
import unicodedata

from bibkit.text.patterns import lazy_pattern

# A number and some of its words a line: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish,
# Norwegian, Polish, Czech, Russian, Turkish, Finnish, Latin, Chinese. Left out: what means different months in two
# languages of which neither is far to seek ("listopad" is read as Polish and Czech, not as Croatian).
_MONTH_WORDS = """
1 january jan januar jaenner janner janvier janv enero ene gennaio gen genn janeiro januari stycznia
1 styczen leden ledna январь января янв ocak tammikuu tammikuuta ianuarius ianuarii 一月
2 february feb febr februar feber fevrier fevr fev febrero febbraio febb fevereiro februari februarie
2 lutego luty unor unora февраль февраля фев subat helmikuu helmikuuta februarius februarii 二月
3 march mar marz maerz mars marzo marco maart mrt marts marca marzec brezen brezna март марта мар mart
3 maaliskuu maaliskuuta martius martii 三月
4 april apr avril avr abril abr aprile kwietnia kwiecien duben dubna апрель апреля апр nisan huhtikuu
4 huhtikuuta aprilis 四月
5 may mai mayo maggio magg mag maio mei maj maja kveten kvetna май мая mayis toukokuu toukokuuta maius
5 maii 五月
6 june jun juni juin junio giugno giu junho czerwca czerwiec cerven cervna июнь июня июн haziran
6 kesakuu kesakuuta iunius iunii 六月
7 july jul juli juillet juil julio luglio lug julho lipca lipiec cervenec cervence июль июля июл
7 temmuz heinakuu heinakuuta iulius iulii 七月
8 august aug aout agosto ago agost augustus augusti sierpnia sierpien srpen srpna август августа авг
8 agustos elokuu elokuuta 八月
9 september sept sep septembre septiembre setiembre settembre sett set setembro wrzesnia wrzesien zari
9 сентябрь сентября сен сент eylul syyskuu syyskuuta septembris 九月
10 october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik rijen rijna
10 октябрь октября окт ekim lokakuu lokakuuta octobris 十月
11 november nov novembre noviembre novembro listopada listopad listopadu ноябрь ноября ноя нояб kasim
11 marraskuu marraskuuta novembris 十一月
12 december dec dezember dez decembre diciembre dic dicembre dezembro grudnia grudzien prosinec
12 prosince декабрь декабря дек aralik joulukuu joulukuuta decembris 十二月
"""
_SEASON_WORDS = """
1 spring fruhling fruehling fruhjahr fruehjahr printemps primavera lente voorjaar var forar wiosna
1 весна 春 春季
2 summer sommer ete verano estate verao zomer sommar lato leto лето 夏 夏季
3 autumn fall herbst automne otono autunno outono herfst host efterar jesien podzim осень 秋 秋季
4 winter hiver invierno inverno vinter zima зима 冬 冬季
"""
_WEEKDAY_WORDS = """
monday mon montag lundi lunes lunedi maandag mandag tuesday tue tues dienstag mardi martes martedi dinsdag
tirsdag wednesday wed mittwoch mercredi miercoles mercoledi woensdag onsdag thursday thu thur thurs donnerstag
jeudi jueves giovedi donderdag torsdag friday fri freitag vendredi viernes venerdi vrijdag fredag saturday sat
samstag sonnabend samedi sabado sabato zaterdag lordag sunday sun sonntag dimanche domingo domenica zondag
sondag
"""
# Words that may stand in a date and say nothing of their own.
_FILLER_WORDS = """
of de del the le den der am on vom il el di do da en anno the year published online first print issued date copyright
pub released posted publie publicado erschienen г года
"""


def _numbered(table: str) -> dict[str, int]:
    rows = (line.split() for line in table.split("\n") if line)
    return {word: int(number) for number, *words in rows for word in words}


MONTHS: dict[str, int] = _numbered(_MONTH_WORDS)
SEASONS: dict[str, int] = _numbered(_SEASON_WORDS)
WEEKDAYS = frozenset(_WEEKDAY_WORDS.split())
FILLERS = frozenset(_FILLER_WORDS.split())

CIRCA = lazy_pattern(
    r"^\s*\[?\s*(?:circa|ca\.?|c\.\s*|c\s+|cca\.?|approx(?:\.|imately)?|about|around|um|vers|env(?:\.|iron)|hacia|verso|"
    r"etwa|≈|~)\s*(?=\S)",
    re.I,
)
BEFORE_CHRIST = lazy_pattern(
    r"\s*\b(?:b\.?\s?c\.?(?:\s?e\.?)?|v\.\s?chr\.?|av\.?\s?j\.?-?\s?c\.?|a\.\s?c\.|до н\. ?э\.)\s*$|^\s*公元前", re.I
)
ANNO_DOMINI = lazy_pattern(
    r"^\s*a\.?\s?d\.?\s+(?=\d)|\s*\b(?:a\.?\s?d\.?|c\.?\s?e\.?|n\.\s?chr\.?|ap(?:r)?\.?\s?j\.?-?\s?c\.?|d\.\s?c\.)\s*$|^\s*公元",
    re.I,
)

# First year minus one of Japan's modern eras, and of the Republic of China's calendar.
ERAS: dict[str, int] = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "民国": 1911,
    "民國": 1911,
}
_CJK_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


def fold(text: str) -> str:
    """Lower case without accents: "Août" -> "aout"; other scripts keep theirs."""
    if text.isascii():
        return text.lower()
    out = []
    for char in unicodedata.normalize("NFKC", text).lower():
        is_latin = char < "\u0250" or "\u1e00" <= char <= "\u1eff"
        base = unicodedata.normalize("NFD", char)[0] if is_latin else char
        out.append({"ł": "l", "ø": "o", "ı": "i", "ß": "ss"}.get(base, base))
    return "".join(out)


def cjk_number(text: str) -> int | None:
    """The value of a number of up to 99, or of a year, in digits or Chinese characters: "二〇一四", "十二", "元"."""
    if text == "元":
        return 1
    if text.isdecimal():
        return int(text)
    if "十" in text and len(text) <= 3:
        tens, _, ones = text.partition("十")
        tens_digit = _CJK_DIGITS.get(tens, "1" if not tens else "")
        ones_digit = _CJK_DIGITS.get(ones, "0" if not ones else "")
        return int(tens_digit + ones_digit) if tens_digit and ones_digit else None
    digits = "".join(_CJK_DIGITS.get(char, "x") for char in text)
    return int(digits) if digits.isdecimal() else None
