"""What the console's page of rosters tells of places on a map and of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_PICK": ("Show it on the map", "在地图上指定"),
    "CONSOLE_PICK_MAP": (
        "Map: a click sets the position; the fields below take it by the keyboard",
        "地图：点击即定位，也可在下方输入经纬度",
    ),
    "CONSOLE_PICK_NEARER": ("nearer", "放大"),
    "CONSOLE_PICK_FARTHER": ("farther", "缩小"),
    "CONSOLE_PICK_NORTH": ("to the north", "向北"),
    "CONSOLE_PICK_SOUTH": ("to the south", "向南"),
    "CONSOLE_PICK_WEST": ("to the west", "向西"),
    "CONSOLE_PICK_EAST": ("to the east", "向东"),
    "CONSOLE_PICK_LAT": ("latitude", "纬度"),
    "CONSOLE_PICK_LON": ("longitude", "经度"),
    "CONSOLE_NOT_READY": (
        "It cannot be planned yet: {faults:fault|faults} to be put right,"
        " {must:question|questions} to be answered.",
        "暂不能编制方案：须更正{faults}处，须答复{must}项。",
    ),
    "CONSOLE_BRING_AGAIN": (
        "Put the faults right in the file, save it, and bring it in again; a file of"
        " the same name takes the place of the earlier one.",
        "请在原文件中更正并保存，再次导入；同名文件会替换原来的文件。",
    ),
    "CONSOLE_BEFORE_STAYS": (
        "Until then what was read before stays, and is what would be planned.",
        "在此之前仍沿用上一次读取的名单，编制方案也以其为准。",
    ),
    "CONSOLE_CELL": ("{file}, row {row}", "{file} 第{row}行"),
    "NO_SUCH_ROW": (
        "{file} has no row {row} any more; it was replaced or taken away",
        "{file} 已无第{row}行，文件可能已被替换或移除",
    ),
    "CONSOLE_PLACES": (
        "Places to be set more exactly ({n})",
        "待精确定位的地点（{n}）",
    ),
    "CONSOLE_PLACES_NOTE": (
        "These are known to their town or county alone; who lives far from its middle"
        " is fetched from the wrong spot. Positions set here are kept for later"
        " rosters.",
        "以下地点只知所在乡镇或县，离中心较远者会被安排到错误的上车点。在此设定的位置以后名单也会沿用。",
    ),
    "CONSOLE_PLACE_TOWN": (
        "{n:person|people}; the middle of the town, about {km} km off",
        "{n}人；取乡镇中心，误差约{km}公里",
    ),
    "CONSOLE_PLACE_COUNTY": (
        "{n:person|people}; the seat of the county, about {km} km off",
        "{n}人；取县城，误差约{km}公里",
    ),
    "CONSOLE_PLACES_SAVE": ("Keep the positions", "保存位置"),
    "CONSOLE_NO_POSITION": (
        "{given!r} is no position for {about!r}; write latitude and longitude, as"
        " 37.95,110.99",
        "{given!r} 不是“{about}”的位置，请写纬度,经度，例如 37.95,110.99",
    ),
    "CONSOLE_PICK_TAKE": ("Take this position", "采用此位置"),
    "CONSOLE_MORE_ROWS": ("and {n:row|rows} more", "及另外{n}行"),
    "CONSOLE_FAULTS_LIKE": ("such as: {wrong}", "如：{wrong}"),
    "CONSOLE_FAULTS_HIDDEN": (
        "{n:line|lines} more of this kind; put these right first and bring the file "
        "again.",
        "此类还有{n}条，请先更正以上各条再导入。",
    ),
}
