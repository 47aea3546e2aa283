"""What is wrong with places on roads, in the gazetteer and in what is generated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "FAR_FROM_HIGHWAY": (
        "lies {away_m} from the nearest highway",
        "距最近的干线公路{away_m}",
    ),
    "CORRECT_POSITION": (
        "correct its position, or give its distances in distances.csv",
        "请更正位置，或在 distances.csv 中给出里程",
    ),
    "NO_HIGHWAYS_INSTALLED": (
        "the highway network is not installed",
        "未安装干线公路网数据",
    ),
    "INSTALL_HIGHWAYS": (
        "install the extra: pip install 'p2p-transport[roads]', or choose another "
        "provider",
        "请安装附加组件：pip install 'p2p-transport[roads]'，或选用其他里程来源",
    ),
    "ON_NO_ROAD": ("the place lies on no road", "该地点不在任何道路上"),
    "JOIN_TO_ROADS": (
        "add a row to {file} that joins it to the roads, or give its distances in "
        "distances.csv",
        "请在 {file} 中添加一行将其接入路网，或在 distances.csv 中给出里程",
    ),
    "NO_WAY_FROM": ("no way leads there from {place}", "从 {place} 无路可达"),
    "ADD_MISSING_ROAD": (
        "add the missing road to {file}, check its one_way column, or give the "
        "distance in distances.csv",
        "请在 {file} 中补上道路、检查 one_way 列，或在 distances.csv 中给出里程",
    ),
    "SERVICE_FINDS_NO_ROAD": (
        "{service} finds no road between them, or none within {within_m} of one of "
        "them",
        "{service} 找不到两地之间的道路，或其中一地{within_m}内没有道路",
    ),
    "USE_LARGER_EXTRACT": (
        "correct the positions, use a larger extract, or give the distance in "
        "distances.csv",
        "请更正位置、使用更大范围的路网，或在 distances.csv 中给出里程",
    ),
    "SERVICE_SILENT": (
        "the {service} server does not answer ({reason})",
        "{service} 服务没有应答（{reason}）",
    ),
    "SERVICE_SLOW": (
        "the {service} server has not answered a question within {most_s}",
        "{service} 服务在{most_s}内没有答完一次询问",
    ),
    "SERVICE_REFUSES": (
        "the {service} server refuses the question (HTTP {status})",
        "{service} 服务拒绝了询问（HTTP {status}）",
    ),
    "SERVICE_NO_TABLE": (
        "what is there answers no table of times and distances as {service} does",
        "该地址的应答不是 {service} 的时间和里程表",
    ),
    "SERVICE_UNDER_LINE": (
        "the service tells a way of {way_m}, and the straight line is {line_m}: it may"
        " count in other units, or know other places",
        "服务给出的路程为 {way_m}，而直线距离为 {line_m}：可能单位不同，或位置有误",
    ),
    "SERVICE_OTHER_SPEED": (
        "the service tells a way of {way_m} in {way_s}: it may count in other units",
        "服务给出的路程为 {way_m}、用时{way_s}：可能单位不同",
    ),
    "START_SERVICE": (
        "start it, or correct the address; other providers: great_circle, highways",
        "请启动服务或更正地址；其他里程来源：great_circle、highways",
    ),
    "NO_CLIENT_INSTALLED": (
        "the client of routing services is not installed",
        "未安装路径服务的客户端",
    ),
    "INSTALL_EXTRA": ("install the extra: {extra}", "请安装附加组件：{extra}"),
    "A_CITY": ("city", "地市"),
    "A_COUNTY": ("county", "县"),
    "NONE_GIVEN": ("none is given", "未指定"),
    "NAME_ONE": ("name a {column}", "请指定{column}"),
    "NOT_IN_THAT_CITY": ("is not in that city or province", "不在该地市或省内"),
    "NAMED_SO": ("of that name: {labels}", "同名的有：{labels}"),
    "IS_WHOLE_CITY": ("is a whole city, not a {column}", "是整个地市，不是{column}"),
    "NAME_A_COUNTY": (
        "name one of its counties: {counties}",
        "请指定其下的县：{counties}",
    ),
    "NOT_IN_GAZETTEER": ("is not in the gazetteer", "不在地名录中"),
    "GIVE_NAME_OR_CODE": (
        "give its Chinese name, its pinyin or its six-digit code",
        "请给出中文名、拼音或六位代码",
    ),
    "GIVE_NAME_LIKE": (
        "give its Chinese name, its pinyin or its six-digit code; names like it: "
        "{labels}",
        "请给出中文名、拼音或六位代码；相近的名称：{labels}",
    ),
    "STANDS_FOR_PLACES": ("stands for {n} places", "可指{n}个地方"),
    "ADD_CITY_AFTER_SLASH": (
        "give the Chinese name, or add city or province after a slash: {labels}",
        "请给出中文名，或在斜线后加地市或省：{labels}",
    ),
    "ADD_CITY_AFTER_SLASH_MORE": (
        "give the Chinese name, or add city or province after a slash: {labels}; and "
        "{more} more",
        "请给出中文名，或在斜线后加地市或省：{labels}；另有{more}个",
    ),
    "SEVERAL_PROVINCES": (
        "lie in {n} provinces ({names})",
        "分属{n}个省（{names}）",
    ),
    "NAME_ONE_PROVINCE": (
        "name counties of one province; make a scenario for each province",
        "请只指定一个省的县；每省各做一个方案",
    ),
    "OUT_OF_NUMBERS": (
        "is out of range, expected 1 to {most:,}",
        "超出范围，应为 1 至 {most:,}",
    ),
    "OUT_OF_PERCENT": (
        "is out of range, expected 0 to 100 percent",
        "超出范围，应为百分之 0 至 100",
    ),
    "GIVE_IN_RANGE": ("give a number in the range", "请给出范围内的数"),
    "IS_NEGATIVE": ("is negative", "是负数"),
    "GIVE_0_OR_MORE": ("give 0 or more", "请给出不小于0的数"),
}
