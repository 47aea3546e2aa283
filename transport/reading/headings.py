"""Tables of a scenario: their names and headings in English and Chinese.

The one place where an English word of the files is paired with its Chinese ones. The
first Chinese word is the one templates write; the others are read too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from transport.said import either

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.said import Said

T = TypeVar("T")

SETTINGS_NAMES = ("scenario", "设置", "参数")
NOTES_NAMES = ("notes", "说明")
"""Sheets of a template that hold no table; passed over without a word."""
KEY_HEADINGS = ("key", "键", "项目")
VALUE_HEADINGS = ("value", "值", "取值")
TOTAL_WORDS = frozenset(
    ("合计", "总计", "小计", "共计", "total", "grand total", "subtotal", "sum")
)

YES_NO = {"yes": True, "是": True, "no": False, "否": False}
YES_NO_READ = YES_NO | {
    **dict.fromkeys(("y", "true", "1", "有", "√"), True),
    **dict.fromkeys(("n", "false", "0", "无", "×"), False),
}
NO_FIGURE = ("正常", "未测", "未检测")
"""Cells for a temperature that nobody took or wrote down."""
RISK = {
    **{"low": "low", "medium": "medium", "high": "high"},
    **{"低": "low", "中": "medium", "高": "high"},
    **{"低风险": "low", "中风险": "medium", "高风险": "high"},
}
CODE = {
    **{"green": "green", "yellow": "yellow", "red": "red"},
    **{"绿": "green", "黄": "yellow", "红": "red"},
    **{"绿码": "green", "黄码": "yellow", "红码": "red"},
    **{"绿色": "green", "黄色": "yellow", "红色": "red", "正常": "green"},
}
BILLING = {
    **{"per_trip": "per_trip", "per_day": "per_day"},
    **{"按趟": "per_trip", "按天": "per_day", "按次": "per_trip", "按日": "per_day"},
}
HUB_KIND = {
    **{"airport": "airport", "rail": "rail"},
    **{"机场": "airport", "火车站": "rail", "铁路": "rail"},
}
SERVICE_KIND = {
    **{"charter_flight": "charter_flight", "包机": "charter_flight"},
    **{"seat_block": "seat_block", "切位": "seat_block"},
    **{"charter_train": "charter_train", "专列": "charter_train"},
    **{"charter_carriage": "charter_carriage", "包车厢": "charter_carriage"},
    **{"train": "train", "列车": "train"},
}
FARE = {
    **{"hsr": "hsr", "emu": "emu", "k_seat": "k_seat"},
    **{"高铁": "hsr", "动车": "emu", "硬座": "k_seat"},
}
MODES = {
    **{"air": "air", "rail": "rail"},
    **{"航空": "air", "铁路": "rail"},
}
RIDERS = {
    **{"all": "all", "poverty": "poverty"},
    **{"全部": "all", "建档立卡": "poverty"},
}
BOUND_FOR = {
    **{"any": "any", "outside_province": "outside_province"},
    **{"inside_province": "inside_province", "outside_city": "outside_city"},
    **{"不限": "any", "省外": "outside_province"},
    **{"省内": "inside_province", "市外": "outside_city"},
}
CRS = {"wgs84": "wgs84", "gcj02": "gcj02", "bd09": "bd09"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its headings, how its cells are written, what an empty one means.

    ``kind`` names a parser of `transport.reading.fields`. ``default`` is the value when
    the column is absent; ``blank``, when given, that of an empty cell of a column that
    is there. A required column must be there and every cell of it filled.
    """

    name: str
    zh: tuple[str, ...]
    kind: str
    meaning: str
    required: bool = False
    default: object = None
    blank: object = None

    @property
    def about(self) -> Said:
        """What the column holds."""
        return either(self.meaning, self.zh[0])

    @property
    def of_empty_cell(self) -> object:
        """The value an empty cell stands for."""
        return self.default if self.blank is None else self.blank


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: the names its file or sheet may bear, and its columns in order."""

    name: str
    zh: tuple[str, ...]
    meaning: str
    required: bool
    columns: tuple[Column, ...]

    @property
    def about(self) -> Said:
        """What the table holds."""
        return either(self.meaning, self.zh[0])

    @property
    def called(self) -> Said:
        """The name of the table."""
        return either(self.name, self.zh[0])

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the file or sheet."""
        return (self.name, *self.zh)

    @cached_property
    def column(self) -> Mapping[str, Column]:
        """Columns by English name."""
        return {column.name: column for column in self.columns}


def _column(
    name: str,
    zh: str,
    kind: str,
    meaning: str,
    *,
    default: object = None,
    blank: object = None,
) -> Column:
    """A column; a ``name`` that ends with ``*`` is required."""
    return Column(
        name=name.removesuffix("*"),
        zh=tuple(zh.split()),
        kind=kind,
        meaning=meaning,
        required=name.endswith("*"),
        default=default,
        blank=blank,
    )


_CRS = _column(
    "crs", "坐标系", "crs", "datum of this row's coordinates; else the file's"
)
_COUNTY = "county; where two share a name, CITY/COUNTY"
_LAT = _column("lat*", "纬度", "lat", "latitude")
_LON = _column("lon*", "经度", "lon", "longitude")

WORKERS = Table(
    name="workers",
    zh=("工人", "花名册", "名单"),
    meaning="one person a row: who travels from where to which employer",
    required=True,
    columns=(
        _column("worker_id*", "工号 工人编号 编号", "id", "unique id of the person"),
        _column("name*", "姓名 名字", "text", "name as on the identity card"),
        _column(
            "id_number",
            "身份证号 身份证号码 身份证 证件号码 公民身份号码",
            "id_number",
            "18-digit resident identity number; check digit and birth date are tested",
        ),
        _column("phone", "电话 手机 手机号 手机号码 联系电话", "phone", "phone number"),
        _column("village_id*", "村编号 村庄编号", "id", "where the person boards"),
        _column(
            "employer_id*",
            "用人单位编号 单位编号 企业编号",
            "id",
            "where the person works",
        ),
        _column(
            "party_id",
            "同行组 同行编号",
            "id",
            "people with the same value travel together; one village, one employer",
        ),
        _column(
            "ready_from",
            "可出发时间 可出发日期 出发日期",
            "from",
            "earliest boarding; a date counts from its start",
        ),
        _column(
            "report_by",
            "报到期限 最迟报到",
            "until",
            "latest arrival; a date counts to its end",
        ),
        _column(
            "certificate_issued",
            "健康证明签发 健康证明签发日期",
            "from",
            "when the health paper was issued; a date counts from its start",
        ),
        _column(
            "certificate_until",
            "健康证明有效期至 健康证明有效期",
            "until",
            "when the health paper ceases to be valid; a date counts to its end. "
            "Empty: certificate_issued and certificate_valid_days",
        ),
        _column("health_code", "健康码", "code", "colour of the health code"),
        _column("temperature_c", "体温", "temperature", "body temperature"),
        _column(
            "poverty_listed",
            "建档立卡 建档立卡户 建档立卡贫困户 贫困户 脱贫户 脱贫人口",
            "yes_no",
            "listed as poor: first to be carried",
            default=False,
        ),
        _column("bags", "行李件数 行李", "bags", "pieces of luggage", default=1),
        _column(
            "agrees_alone",
            "同意自行返岗 自行返岗",
            "yes_no",
            "agrees to travel alone; no: never does. Empty: to be asked",
        ),
        _column("remark", "备注 说明", "text", "copied to the documents", default=""),
    ),
)

VILLAGES = Table(
    name="villages",
    zh=("村", "村庄"),
    meaning="where workers board",
    required=True,
    columns=(
        _column("village_id*", "村编号 村庄编号", "id", "unique id over all places"),
        _column("name*", "村名 名称 村庄", "text", "name of the village"),
        _column("town", "乡镇 镇", "text", "town", default=""),
        _column("county*", "县 区县 县区", "county", _COUNTY),
        _LAT,
        _LON,
        _column(
            "max_seats",
            "最大车型座位 最大座位",
            "seats",
            "approved seats of the largest coach that can reach it. Empty: any",
        ),
        _column(
            "open_from",
            "上车开始 开始时间",
            "opens",
            "boarding from; a time holds daily, a date-time once. Empty: pickup_from",
        ),
        _column(
            "open_until", "上车截止 结束时间", "closes", "boarding until, likewise"
        ),
        _column("risk", "风险等级 风险", "risk", "risk level", default="low"),
        _column(
            "muster_id",
            "集合点编号 集合点",
            "id",
            "village whose boarding place the workers walk to. Empty: their own",
        ),
        _CRS,
    ),
)

EMPLOYERS = Table(
    name="employers",
    zh=("用人单位", "企业", "单位"),
    meaning="where workers report",
    required=True,
    columns=(
        _column(
            "employer_id*",
            "用人单位编号 单位编号 企业编号",
            "id",
            "unique over all places",
        ),
        _column("name*", "单位名称 名称 企业名称", "text", "name of the employer"),
        _column("city*", "市 城市 地市", "text", "prefecture-level city"),
        _column("province*", "省 省份", "text", "province"),
        _LAT,
        _LON,
        _column(
            "receive_from",
            "接收开始",
            "opens",
            "gate opens; a time holds daily, a date-time once. Empty: gate_from",
        ),
        _column("receive_until", "接收截止", "closes", "gate closes, likewise"),
        _column(
            "daily_intake",
            "日接收人数",
            "count",
            "most arrivals a day. Empty: any number",
        ),
        _column(
            "accepted",
            "同意接收 是否接收",
            "yes_no",
            "agreed to receive. No such column: yes; an empty cell: no",
            default=True,
            blank=False,
        ),
        _column("station_id", "检测站编号", "id", "its screening station, if any"),
        _column(
            "contact", "联系人 联系方式", "text", "who receives the workers", default=""
        ),
        _CRS,
    ),
)

DEPOTS = Table(
    name="depots",
    zh=("车场",),
    meaning="the coach operators' yards, where trips start and end",
    required=True,
    columns=(
        _column("depot_id*", "车场编号", "id", "unique id over all places"),
        _column("name*", "车场名称 名称", "text", "name of the yard"),
        _column("county", "县 区县 县区", "county", _COUNTY, default=""),
        _column(
            "city",
            "车籍地市 地市 城市",
            "text",
            "city whose plates its coaches bear. Empty: that of the county",
            default="",
        ),
        _LAT,
        _LON,
        _CRS,
    ),
)

FLEET = Table(
    name="fleet",
    zh=("车辆", "车队"),
    meaning="vehicle types as a depot offers them",
    required=True,
    columns=(
        _column("depot_id*", "车场编号", "id", "where the vehicles stand"),
        _column("vehicle_type*", "车型", "id", "name of the type, once a depot"),
        _column(
            "seats*",
            "核定座位 核定载客 座位数 座位",
            "seats",
            "approved seats, the driver's included",
        ),
        _column("count*", "数量 车辆数", "count", "vehicles of this type at the depot"),
        _column("billing*", "计费方式", "billing", "hired by the trip or by the day"),
        _column("fixed*", "固定费用 固定价", "money", "price a trip, or a day"),
        _column("included_km", "含公里数", "km", "km a day in the hire", default=0),
        _column("per_km", "每公里价 公里单价", "money", "price a km", default=0),
        _column(
            "drivers", "驾驶员数 司机数", "drivers", "drivers it brings", default=1
        ),
        _column(
            "driver_day",
            "驾驶员日费 司机日费",
            "money",
            "price a driver and day; with per_day only",
            default=0,
        ),
        _column(
            "toll_per_km", "每公里通行费", "money", "motorway toll a km", default=0
        ),
        _column(
            "speed_factor",
            "速度系数",
            "speed_factor",
            "its speed over the planning speed",
            default=100,
        ),
        _column(
            "hold_bags",
            "行李舱件数 行李位",
            "count",
            "pieces of luggage that its hold takes. Empty: any number",
        ),
    ),
)

HUBS = Table(
    name="hubs",
    zh=("枢纽", "场站"),
    meaning="airports and railway stations",
    required=False,
    columns=(
        _column("hub_id*", "枢纽编号 场站编号", "id", "unique id over all places"),
        _column("kind*", "类型", "hub_kind", "airport or railway station"),
        _column("name*", "枢纽名称 场站名称 名称", "text", "name"),
        _LAT,
        _LON,
        _column(
            "city",
            "地市 城市",
            "text",
            "city it lies in. Empty: that of the nearest village or employer",
            default="",
        ),
        _column("province", "省份", "text", "its province, likewise", default=""),
        _CRS,
    ),
)

SERVICES = Table(
    name="services",
    zh=("班次",),
    meaning="flights, trains and carriages between two hubs",
    required=False,
    columns=(
        _column("service_id*", "班次编号", "id", "unique id of the service"),
        _column("from_hub*", "出发枢纽", "id", "hub it leaves"),
        _column("to_hub*", "到达枢纽", "id", "hub it reaches"),
        _column("kind*", "类型", "service_kind", "kind of service"),
        _column("departs*", "出发时间", "moment", "departure, date and time"),
        _column("minutes*", "运行分钟 分钟", "duration", "minutes from hub to hub"),
        _column("seats*", "座位数 座位", "unit_seats", "seats a unit"),
        _column("max_units", "最大数量", "count", "units to be had", default=1),
        _column("unit_cost", "包租价", "money", "price a unit", default=0),
        _column("seat_cost", "票价", "money", "price a worker", default=0),
        _column("block_hour", "轮挡小时价", "money", "price a block hour", default=0),
        _column(
            "ferry_minutes",
            "调机分钟",
            "minutes",
            "minutes flown empty to collect, billed by the block hour",
            default=0,
        ),
        _column(
            "aircraft_id", "飞机编号", "id", "aircraft; its flights may not overlap"
        ),
        _column("fare", "票价规则", "fare", "fare by rule, on top of seat_cost"),
        _column("km", "里程公里 公里", "km", "km of the way, for the fare", default=0),
    ),
)

SCREENING = Table(
    name="screening",
    zh=("检测站",),
    meaning="stations of health checks",
    required=False,
    columns=(
        _column("station_id*", "检测站编号", "id", "unique id over all places"),
        _column("name*", "检测站名称 名称", "text", "name"),
        _LAT,
        _LON,
        _column(
            "open_from",
            "开始时间",
            "opens",
            "opens; a time holds daily, a date-time once. Empty: always open",
        ),
        _column("open_until", "结束时间", "closes", "closes, likewise"),
        _column("checks_per_hour*", "每小时检测人数", "count", "people an hour"),
        _column("cost_per_check", "每次检测费", "money", "price a person", default=0),
        _CRS,
    ),
)

SUBSIDIES = Table(
    name="subsidies",
    zh=("补贴规则",),
    meaning="rules by which payers share the cost, in order",
    required=False,
    columns=(
        _column("rule_id*", "规则编号", "id", "unique id of the rule"),
        _column("payer*", "承担方", "id", "who pays, as in [payers] or another name"),
        _column(
            "percent",
            "比例",
            "percent",
            "per cent of the cost that it pays",
            default=100,
        ),
        _column(
            "lines",
            "费用项目",
            "words",
            "cost lines, such as hire toll. Empty: all",
            default=(),
        ),
        _column("riders", "补贴对象", "riders", "all, or poverty", default="all"),
        _column("min_load", "最低人数", "count", "workers aboard from which it pays"),
        _column("cap_per_vehicle", "每车上限", "money", "at most for a vehicle"),
        _column("cap_per_worker", "每人上限", "money", "at most for a worker"),
        _column(
            "cap_per_employer", "每单位上限", "money", "at most for an employer in all"
        ),
        _column(
            "bound_for",
            "去向条件",
            "bound_for",
            "any, outside_province, inside_province or outside_city",
            default="any",
        ),
        _column("from", "起始日期 开始日期", "from", "departures from this day on"),
        _column("until", "截止日期 结束日期", "until", "departures until this day"),
        _column("channel", "渠道", "id", "of rules of one channel only the first pays"),
    ),
)

DISTANCES = Table(
    name="distances",
    zh=("里程",),
    meaning="known distances; they override what would be computed",
    required=False,
    columns=(
        _column("from_id*", "起点编号 起点", "id", "any place"),
        _column("to_id*", "终点编号 终点", "id", "any other place"),
        _column("km*", "公里 里程", "km", "road kilometres"),
        _column("minutes", "分钟", "minutes", "driving time by day. Empty: computed"),
    ),
)

ROADS = Table(
    name="roads",
    zh=("道路", "路网"),
    meaning="a road graph; its shortest ways replace the great circle",
    required=False,
    columns=(
        _column("from_id*", "起点编号 起点", "id", "a place or a junction"),
        _column("to_id*", "终点编号 终点", "id", "another place or junction"),
        _column("km*", "公里 里程", "km", "length"),
        _column("minutes", "分钟", "minutes", "driving time by day. Empty: computed"),
        _column("one_way", "单行", "yes_no", "only in this direction", default=False),
    ),
)

TABLES: tuple[Table, ...] = (
    WORKERS,
    VILLAGES,
    EMPLOYERS,
    DEPOTS,
    FLEET,
    HUBS,
    SERVICES,
    SCREENING,
    SUBSIDIES,
    DISTANCES,
    ROADS,
)
PLACE_ID = {
    "villages": "village_id",
    "employers": "employer_id",
    "depots": "depot_id",
    "hubs": "hub_id",
    "screening": "station_id",
}
"""Tables with coordinates, and the column that holds a place's id."""
