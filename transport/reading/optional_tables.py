"""Tables that a scenario may have: their names and headings in English and Chinese.

An English word of the files is paired with its Chinese ones here. The first Chinese
word is the one templates write; the others are read too.
"""

from __future__ import annotations

from dataclasses import replace

from transport.reading.place_columns import CRS, LAT, LON
from transport.reading.table_records import Table, column, printed

COACHES = Table(
    name="coaches",
    zh=("派车", "车牌", "车辆明细"),
    meaning=(
        "plate, carrier and drivers of single coaches, for the papers alone: it may be "
        "filled in, or changed, once the plan is made"
    ),
    required=False,
    columns=tuple(
        replace(entry, is_on_paper_alone=True)
        for entry in (
            column("depot_id*", "车场编号", "id", "where the coach stands"),
            column("vehicle_type*", "车型", "id", "its type, as in fleet"),
            column(
                "number*",
                "第几辆 车号 序号",
                "count",
                "which coach of that type at the depot: 1 to count, as plans number it",
            ),
            printed("plate", "车牌号 车牌号码", "number plate"),
            printed("carrier", "承运单位", "the operator it belongs to"),
            printed(
                "carrier_phone", "承运单位电话", "the operator's phone", kind="phone"
            ),
            printed("driver_1", "驾驶员1 驾驶员A 驾驶员", "name of the first driver"),
            printed("phone_1", "驾驶员1电话 驾驶员A电话", "phone", kind="phone"),
            printed("driver_2", "驾驶员2 驾驶员B", "name of the second driver"),
            printed("phone_2", "驾驶员2电话 驾驶员B电话", "phone", kind="phone"),
            printed("captain", "车长 带队人", "who is answerable aboard"),
            printed("captain_phone", "车长电话 带队人电话", "phone", kind="phone"),
        )
    ),
)

HUBS = Table(
    name="hubs",
    zh=("枢纽", "场站"),
    meaning="airports and railway stations",
    required=False,
    columns=(
        column("hub_id*", "枢纽编号 场站编号", "id", "unique id over all places"),
        column("kind*", "类型", "hub_kind", "airport or railway station"),
        column("name*", "枢纽名称 场站名称 名称", "text", "name"),
        LAT,
        LON,
        column(
            "city",
            "地市 城市",
            "text",
            "city it lies in. Empty: that of the nearest village or employer",
            default="",
        ),
        column("province", "省份", "text", "its province, likewise", default=""),
        CRS,
    ),
)

SERVICES = Table(
    name="services",
    zh=("班次",),
    meaning="flights, trains and carriages between two hubs",
    required=False,
    columns=(
        column("service_id*", "班次编号", "id", "unique id of the service"),
        column("from_hub*", "出发枢纽", "id", "hub it leaves"),
        column("to_hub*", "到达枢纽", "id", "hub it reaches"),
        column("kind*", "类型", "service_kind", "kind of service"),
        column("departs*", "出发时间", "moment", "departure, date and time"),
        column("minutes*", "运行分钟 分钟", "duration", "minutes from hub to hub"),
        column("seats*", "座位数 座位", "unit_seats", "seats a unit"),
        column("max_units", "最大数量", "count", "units to be had", default=1),
        column("unit_cost", "包租价", "money", "price a unit", default=0),
        column("seat_cost", "票价", "money", "price a worker", default=0),
        column("block_hour", "轮挡小时价", "money", "price a block hour", default=0),
        column(
            "ferry_minutes",
            "调机分钟",
            "minutes",
            "minutes flown empty to collect, billed by the block hour",
            default=0,
        ),
        column(
            "aircraft_id", "飞机编号", "id", "aircraft; its flights may not overlap"
        ),
        column("fare", "票价规则", "fare", "fare by rule, on top of seat_cost"),
        column("km", "里程公里 公里", "km", "km of the way, for the fare", default=0),
    ),
)

SCREENING = Table(
    name="screening",
    zh=("检测站",),
    meaning="stations of health checks",
    required=False,
    columns=(
        column("station_id*", "检测站编号", "id", "unique id over all places"),
        column("name*", "检测站名称 名称", "text", "name"),
        LAT,
        LON,
        column(
            "open_from",
            "开始时间",
            "opens",
            "opens; a time holds daily, a date-time once. Empty: always open",
        ),
        column("open_until", "结束时间", "closes", "closes, likewise"),
        column("checks_per_hour*", "每小时检测人数", "count", "people an hour"),
        column("cost_per_check", "每次检测费", "money", "price a person", default=0),
        CRS,
    ),
)

SUBSIDIES = Table(
    name="subsidies",
    zh=("补贴规则",),
    meaning="rules by which payers share the cost, in order",
    required=False,
    columns=(
        column("rule_id*", "规则编号", "id", "unique id of the rule"),
        column("payer*", "承担方", "id", "who pays, as in [payers] or another name"),
        column(
            "percent",
            "比例",
            "percent",
            "per cent of the cost that it pays",
            default=100,
        ),
        column(
            "lines",
            "费用项目",
            "words",
            "cost lines, such as hire toll. Empty: all",
            default=(),
        ),
        column("riders", "补贴对象", "riders", "all, or poverty", default="all"),
        column("min_load", "最低人数", "count", "workers aboard from which it pays"),
        column("cap_per_vehicle", "每车上限", "money", "at most for a vehicle"),
        column("cap_per_worker", "每人上限", "money", "at most for a worker"),
        column(
            "cap_per_employer", "每单位上限", "money", "at most for an employer in all"
        ),
        column(
            "bound_for",
            "去向条件",
            "bound_for",
            "any, outside_province, inside_province or outside_city",
            default="any",
        ),
        column("from", "起始日期 开始日期", "from", "departures from this day on"),
        column("until", "截止日期 结束日期", "until", "departures until this day"),
        column(
            "direction",
            "方向 去返程",
            "ways",
            "pays for workers going out, going home, or both",
            default="both",
        ),
        column("channel", "渠道", "id", "of rules of one channel only the first pays"),
    ),
)

DISTANCES = Table(
    name="distances",
    zh=("里程",),
    meaning="known distances; they override what would be computed",
    required=False,
    columns=(
        column("from_id*", "起点编号 起点", "id", "any place"),
        column("to_id*", "终点编号 终点", "id", "any other place"),
        column("km*", "公里 里程", "km", "road kilometres"),
        column("minutes", "分钟", "minutes", "driving time by day. Empty: computed"),
    ),
)

ROADS = Table(
    name="roads",
    zh=("道路", "路网"),
    meaning="a road graph; its shortest ways replace the great circle",
    required=False,
    columns=(
        column("from_id*", "起点编号 起点", "id", "a place or a junction"),
        column("to_id*", "终点编号 终点", "id", "another place or junction"),
        column("km*", "公里 里程", "km", "length"),
        column("minutes", "分钟", "minutes", "driving time by day. Empty: computed"),
        column("one_way", "单行", "yes_no", "only in this direction", default=False),
    ),
)
