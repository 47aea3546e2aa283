"""Units of administration: counties and cities with their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Level = Literal["county", "prefecture"]

PROVINCES: Mapping[str, str] = {
    "北京市": "Beijing",
    "天津市": "Tianjin",
    "河北省": "Hebei",
    "山西省": "Shanxi",
    "内蒙古自治区": "Inner Mongolia",
    "辽宁省": "Liaoning",
    "吉林省": "Jilin",
    "黑龙江省": "Heilongjiang",
    "上海市": "Shanghai",
    "江苏省": "Jiangsu",
    "浙江省": "Zhejiang",
    "安徽省": "Anhui",
    "福建省": "Fujian",
    "江西省": "Jiangxi",
    "山东省": "Shandong",
    "河南省": "Henan",
    "湖北省": "Hubei",
    "湖南省": "Hunan",
    "广东省": "Guangdong",
    "广西壮族自治区": "Guangxi",
    "海南省": "Hainan",
    "重庆市": "Chongqing",
    "四川省": "Sichuan",
    "贵州省": "Guizhou",
    "云南省": "Yunnan",
    "西藏自治区": "Tibet",
    "陕西省": "Shaanxi",
    "甘肃省": "Gansu",
    "青海省": "Qinghai",
    "宁夏回族自治区": "Ningxia",
    "新疆维吾尔自治区": "Xinjiang",
}
"""English name by Chinese name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A county-level unit or a prefecture-level city; ``lat``, ``lon`` of its seat.

    ``short`` is the Chinese name without its kind (神木 for 神木市); a name of two
    characters keeps it (临县). ``english`` is filled where usage is not pinyin.
    """

    adcode: str
    name: str
    short: str
    pinyin: str
    english: str
    old_names: tuple[str, ...]
    level: Level
    prefecture: str
    province: str
    lat: float
    lon: float

    @property
    def label(self) -> str:
        """Names a user can tell the unit by, in both languages."""
        latin = self.english or self.pinyin
        return f"{self.name} ({latin}), {self.prefecture}, {self.province}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town of a county, where GeoNames knows one of exactly its Chinese name."""

    name: str
    english: str
    lat: float
    lon: float
