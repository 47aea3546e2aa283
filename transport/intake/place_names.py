"""Names of places in one form, however an office has spelt them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["village", "community", ""]

_LEAST = 2  # characters that are left of a name without its kind
_NOT_OF_A_NAME = re.compile(r"[\s,，;；:：、。.·()（）\[\]【】〔〕《》<>\"'“”‘’*＊_-]+")
_NUMERAL = r"第?[0-9一二三四五六七八九十]{1,3}"
_VILLAGE_WORD = "村民委员会|村委会|村委|嘎查|村(?!民小组)|居民委员会|居委会|社区"
_GROUP = re.compile(
    rf"^(.*(?:{_VILLAGE_WORD}))(?:.{{0,6}}(?:组|屯|队|社|户|号|巷|路|街))+$"
    rf"|^(.{{2,}}?)(?:{_NUMERAL})(?:村民小组|小组|组|生产队|队|社|号)$"
)
_COMMUNITY = re.compile(
    r"(?:社区居民委员会|社区居委会|社区居委|居民委员会|居委会|社区|居委)$"
)
_VILLAGE = re.compile(
    r"(?:嘎查村民委员会|嘎查村委会|嘎查村|嘎查|村民委员会|村委会|村委|行政村|自然村)$"
)
_COMMITTEES = (
    (re.compile(r"嘎查村?(?:民委员会|委会|委)$"), "嘎查"),
    (re.compile(r"社区居(?:民委员会|委会|委)$"), "社区"),
    (re.compile(r"居(?:民委员会|委)$"), "居委会"),
    (re.compile(r"(?:村民委员会|村委会|村委|行政村|自然村)$"), "村"),
)
_PEOPLES = (
    "达斡尔", "鄂温克", "鄂伦春", "柯尔克孜", "塔吉克", "乌孜别克", "俄罗斯", "塔塔尔",
    "维吾尔", "哈萨克", "锡伯", "东乡", "保安", "撒拉", "裕固", "赫哲", "朝鲜", "土家",
    "布依", "仡佬", "傈僳", "拉祜", "景颇", "布朗", "阿昌", "普米", "独龙", "基诺",
    "德昂", "哈尼", "纳西", "仫佬", "毛南", "高山", "蒙古",
)  # fmt: skip
_PEOPLE = re.compile(
    rf"(?:(?:{'|'.join(_PEOPLES)})族?|[满回藏苗彝壮侗瑶白傣黎佤畲水土羌京怒门巴珞]族)+$"
)
_TOWN = re.compile(
    r"(?:街道办事处|街道办|街道|街办|办事处|人民政府|镇政府|乡政府)$"
    r"|(?:民族镇|民族乡|民族苏木|镇|乡|苏木)$"
)
_UNIT = re.compile(
    r"(?:自治县|自治旗|自治州|自治区|特别行政区|林区|特区|矿区|地区|省|市|县|区|旗|盟)$"
)


@dataclass(frozen=True, slots=True)
class VillageName:
    """A village's name without its kind, and which kind was written."""

    stem: str
    kind: Kind


def tidy(text: str) -> str:
    """A name in half-width, simplified characters without spaces and marks."""
    return _plain(text).casefold()


def _plain(text: str) -> str:
    return simplified(_NOT_OF_A_NAME.sub("", unicodedata.normalize("NFKC", text)))


def simplified(text: str) -> str:
    """Simplified characters for traditional ones.

    What GB 2312, the set of simplified characters, can write is left as it is: 乾
    (qian) stands in names of today, and is no traditional 干 there.
    """
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return _converter()(text)
    return text


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC  # 0.1 s, and only for who writes traditional characters

    return OpenCC("t2s").convert


@cache
def village_stem(name: str) -> VillageName:
    """东庄村委会, 东庄自然村 and 东庄村3组 are all 东庄, a village."""
    text = without_group(tidy(name))
    kind: Kind = ""
    bare = _COMMUNITY.sub("", text)
    if bare != text and len(bare) >= _LEAST:
        text, kind = bare, "community"
    text = _VILLAGE.sub("村", text)
    while text.endswith("村"):
        kind = kind or "village"
        if len(text) - 1 < _LEAST:
            break
        text = text[:-1]
    return VillageName(text, kind)


def called(name: str) -> str:
    """The name as people say it: 东庄村 for 东庄村委会, 凤凰社区 for its committee.

    A name in Latin letters stays as it is.
    """
    if name.isascii():
        return name.strip()
    text = without_group(_plain(name))
    for committee, kind in _COMMITTEES:
        bare = committee.sub("", text)
        if bare != text and bare:
            return bare.removesuffix(kind) + kind
    return text


def without_group(name: str) -> str:
    """The village without the group, hamlet or house number that follows it."""
    found = _GROUP.match(name)
    return (found[1] or found[2]) if found else name


@cache
def town_stem(name: str) -> str:
    """永安, for 永安镇, 永安乡, 永安街道办事处 and 永安回族乡."""
    text = tidy(name)
    while (bare := _TOWN.sub("", text)) != text and len(bare) >= _LEAST:
        text = bare
    bare = _PEOPLE.sub("", text)
    return bare if len(bare) >= _LEAST else text


@cache
def unit_stem(name: str) -> str:
    """浑源, for 浑源县 and 浑源; 临县, for 临县 alone."""
    text = tidy(name)
    bare = _UNIT.sub("", text)
    if len(bare) < _LEAST:
        return text
    people = _PEOPLE.sub("", bare)
    return people if len(people) >= _LEAST else bare
