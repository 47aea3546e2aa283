"""Keys of origin, distances and search: what users write around the rules."""

from __future__ import annotations

from transport.declared import Key

ORIGIN_KEYS: tuple[Key, ...] = (
    Key(
        name="province",
        kind="name",
        meaning="province of all villages",
        zh="出发省份",
        example='"山西省"',
        status="required",
    ),
    Key(
        name="city",
        kind="name",
        meaning="prefecture-level city",
        zh="出发地市",
        example='"吕梁市"',
        status="required",
    ),
    Key(
        name="city_of_county",
        kind="city_by_county",
        meaning="city of counties that belong to another one",
        zh="属于其他地市的县",
    ),
)
DISTANCE_KEYS: tuple[Key, ...] = (
    Key(
        name="provider",
        kind="provider",
        meaning="source of distances: {choices}",
        zh="里程来源：{choices}",
    ),
    Key(
        name="url",
        kind="title",
        meaning="address of the osrm or valhalla server",
        zh="osrm 或 valhalla 服务地址",
    ),
)
SEARCH_KEYS: tuple[Key, ...] = (
    Key(
        name="time_limit_s",
        kind="positive",
        meaning="seconds of search",
        zh="搜索秒数",
    ),
    Key(
        name="gap",
        kind="gap",
        meaning="stop within this share of the cheapest",
        zh="距最优的允许差距",
    ),
    Key(
        name="seed",
        kind="seed",
        meaning="random seed",
        zh="随机种子",
    ),
)
