"""Family names of Chinese, Korean and Japanese, for telling a name from any other word of two to four characters."""

from __future__ import annotations

from bibkit.text.wordlists import word_set

# The commonest some hundred of each; written from general knowledge, simplified and traditional forms.
_CHINESE = frozenset(
    "王李张张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡林郭何高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭肖蔡潘"
    "田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚"
    "卢盧傅钟鍾姜崔谭譚廖范範汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万"
    "萬钱錢严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關"
    "兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳欧歐阳陽管柴蒙鲍鮑"
    "华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜"
    "冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑"
    "迟遲邝鄺"
)
_CHINESE_DOUBLE = frozenset(
    (
        "欧阳",
        "歐陽",
        "上官",
        "司马",
        "司馬",
        "诸葛",
        "諸葛",
        "司徒",
        "东方",
        "東方",
        "皇甫",
        "尉迟",
        "慕容",
        "令狐",
        "端木",
        "夏侯",
        "公孙",
        "宇文",
    )
)
_KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추"
    "도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
)
_JAPANESE = word_set(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤
    齋藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木
    坂本 福田 太田 西村 藤井 藤原 岡本 三浦 金子 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原
    内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 丸山 増田 杉山 村田 大塚 新井 小山
    平野 藤本 河野 上野 野口 武田 松井 千葉 岩崎 菅原 木下 久保 佐野 野村 松尾 菊地 菊池 市川 杉本 古川 大西
    島田 水野 桜井 櫻井 高野 吉川 山内 西田 飯田 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 服部 東
    岩田 土屋 川崎 福島 本田 辻 樋口 秋山 永井 田口 中西 吉村 川上 石原 大橋 松岡 馬場 浜田 森本 星野 矢野 浅野
    大島 吉岡 小池 野田 荒木 松浦 熊谷 大久保 黒田 尾崎 永田 川村 望月 田辺 荒井 内藤 松村 西山 大谷 平井 岩本
    片山 本間 早川 横田 岡崎 荒川 大石 鎌田 成田 宮田 小田 石橋 篠原 須藤 河合
    """
)


def has_family_name(text: str) -> bool:
    """Whether a word in East Asian characters begins with a common family name.

    >>> has_family_name("王小明"), has_family_name("概要")
    (True, False)
    """
    if not text:
        return False
    if "\uac00" <= text[0] <= "\ud7a3":
        return text[0] in _KOREAN and 2 <= len(text.replace(" ", "")) <= 4
    bare = text.replace(" ", "").replace("　", "")
    if any(bare.startswith(name) and len(bare) - len(name) in (1, 2, 3) for name in _JAPANESE):
        return True
    if bare[:2] in _CHINESE_DOUBLE:
        return 3 <= len(bare) <= 4
    return bare[0] in _CHINESE and 2 <= len(bare) <= 3
