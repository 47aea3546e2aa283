"""What is told of a place book, and of services that are asked for places."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "BOOK_IS_SHEET": (
        "is a sheet, to which the program does not add",
        "是表格文件，程序不会往里添加",
    ),
    "NAME_DATABASE": (
        "name a file that ends in one of {endings}",
        "请使用以 {endings} 之一结尾的文件名",
    ),
    "NAME_ANOTHER_BOOK": (
        "name another file, or a new one",
        "请改用其他文件或新文件",
    ),
    "NO_BOOK": (
        "has no sheet with the headings of a place book",
        "没有带地名簿表头的工作表",
    ),
    "GIVE_BOOK_HEADINGS": (
        "give it the headings {headings}",
        "请加上表头 {headings}",
    ),
    "UNKNOWN_PLACE_KIND": ("is of an unknown kind", "类型无法识别"),
    "NOT_IN_CHINA": ("lies outside China", "位于国外"),
    "PLACE_HAS_NO_NAME": ("the place has no name", "地点没有名称"),
    "NAME_PLACE": ("write its name, or clear the row", "请填写名称，或清空该行"),
    "UNKNOWN_DATUM": ("its coordinate system is unknown", "坐标系无法识别"),
    "PLACE_HAS_NO_POSITION": (
        "has no latitude and longitude that can be read",
        "没有可读的经纬度",
    ),
    "PLACE_TWICE_APART": (
        "stands in row {row} too, in another position",
        "在第{row}行已有，位置不同",
    ),
    "KEEP_ONE_PLACE": (
        "keep the right row, or tell them apart by town",
        "请保留正确的一行，或用乡镇加以区别",
    ),
    "UNKNOWN_GEOCODER": ("is no service that is known here", "不是已知的地名服务"),
    "GEOCODER_NEEDS_KEY": ("needs a key", "需要密钥"),
    "GIVE_GEOCODER_KEY": (
        "give it with {option}, or in the environment as {variable}",
        "请用 {option} 给出，或设置环境变量 {variable}",
    ),
    "GEOCODER_SILENT": (
        "{service} does not answer; it is asked no more in this run",
        "{service} 没有应答，本次不再查询",
    ),
    "GEOCODER_REFUSES": (
        "{service} refuses to answer; it is asked no more in this run",
        "{service} 拒绝查询，本次不再查询",
    ),
    "LEAVE_GEOCODER_OUT": (
        "look at address, key and network, or leave it out: places are then as fine as "
        "the bundled list has them",
        "请检查地址、密钥和网络；也可不用它，地点即以自带名录的精度为准",
    ),
}
