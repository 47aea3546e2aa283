"""The words of pictures, English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.language import say

if TYPE_CHECKING:
    from transport.language import Lang, Text

_WORDS: dict[str, Text] = {
    "map": ("Map", "地图"),
    "km_scale": ("{n} km", "{n} 公里"),
    "totals": (
        "{vehicles} vehicles, {workers} workers",
        "{vehicles} 辆（架、列），{workers} 人",
    ),
    "others": ("others", "其他"),
    "signs": (
        "Circles: villages. Squares: employers. Diamonds: depots. Triangles: hubs.",
        "圆点：村。方块：用工单位。菱形：车场。三角：枢纽或检测站。",
    ),
    "drawn_from": (
        "Lines join stops and are no roads. Pale: provinces, coasts, main roads.",
        "连线只表示停靠顺序，并非道路。底图：省界、海岸、主要道路。",
    ),
    "card": ("Coach card", "乘车卡"),
}


def word(lang: Lang, key: str, **values: object) -> str:
    """The word in the language, its blanks filled."""
    text = say(_WORDS[key], lang)
    return text.format(**values) if values else text
