"""Tables that every scenario has, and the second roster: names and headings.

They are in English and Chinese: an English word of the files is paired with its Chinese
ones here. The first Chinese word is the one templates write; the others are read too.
"""

from __future__ import annotations

from dataclasses import replace

from transport.reading.place_columns import (
    COUNTY,
    CRS,
    LAT,
    LON,
    POSITION_SOURCE,
    PRECISION,
)
from transport.reading.table_records import Table, column, printed

WORKERS = Table(
    name="workers",
    zh=("工人", "花名册", "名单"),
    meaning="one person a row: who travels from where to which employer",
    required=True,
    columns=(
        column("worker_id*", "工号 工人编号 编号", "id", "unique id of the person"),
        column("name*", "姓名 名字", "text", "name as on the identity card"),
        column(
            "id_number",
            "身份证号 身份证号码 身份证 证件号码 公民身份号码",
            "id_number",
            "18-digit resident identity number; check digit and birth date are tested",
        ),
        column("phone", "电话 手机 手机号 手机号码 联系电话", "phone", "phone number"),
        column("village_id*", "村编号 村庄编号", "id", "where the person lives"),
        column(
            "employer_id*",
            "用人单位编号 单位编号 企业编号",
            "id",
            "where the person works",
        ),
        column(
            "party_id",
            "同行组 同行编号",
            "id",
            "people with the same value travel together; one village, one employer",
        ),
        column(
            "ready_from",
            "可出发时间 可出发日期 出发日期",
            "from",
            "earliest boarding, also at the employer; a date counts from its start",
        ),
        column(
            "report_by",
            "报到期限 最迟报到",
            "until",
            "latest arrival, also at home; a date counts to its end",
        ),
        column(
            "certificate_issued",
            "健康证明签发 健康证明签发日期",
            "from",
            "when the health paper was issued; a date counts from its start",
        ),
        column(
            "certificate_until",
            "健康证明有效期至 健康证明有效期",
            "until",
            "when the health paper ceases to be valid; a date counts to its end. "
            "Empty: certificate_issued and certificate_valid_days",
        ),
        column(
            "health_code",
            "健康码 健康码颜色 健康码状态",
            "code",
            "colour of the health code",
        ),
        column("temperature_c", "体温 体温情况", "temperature", "body temperature"),
        column(
            "poverty_listed",
            "建档立卡 建档立卡户 建档立卡贫困户 建档立卡脱贫户 贫困户 脱贫户 脱贫人口 "
            "脱贫劳动力 监测户 监测对象 脱贫监测户 脱贫户或监测户",
            "listed",
            "listed as poor: first to be carried",
            default=False,
        ),
        column("bags", "行李件数 行李", "bags", "pieces of luggage", default=1),
        column(
            "agrees_alone",
            "同意自行返岗 自行返岗",
            "yes_no",
            "agrees to travel alone; no: never does. Empty: to be asked",
        ),
        column(
            "direction",
            "方向 去返程",
            "direction",
            "out: from the village to the employer; home: from the employer's gate to "
            "the village. Empty: out",
            default="out",
        ),
        column("remark", "备注 说明", "text", "copied to the documents", default=""),
    ),
)

WORKERS_HOME = Table(
    name="workers_home",
    zh=("返乡工人", "返乡花名册", "返乡名单"),
    meaning="a second roster: who goes home, from which employer to which village",
    required=False,
    columns=tuple(
        replace(
            c,
            meaning="home, which is also what an empty cell means here",
            default="home",
        )
        if c.name == "direction"
        else c
        for c in WORKERS.columns
    ),
)

VILLAGES = Table(
    name="villages",
    zh=("村", "村庄"),
    meaning="where workers board",
    required=True,
    columns=(
        column("village_id*", "村编号 村庄编号", "id", "unique id over all places"),
        column("name*", "村名 名称 村庄", "text", "name of the village"),
        column("town", "乡镇 镇", "text", "town", default=""),
        column("county*", "县 区县 县区", "county", COUNTY),
        LAT,
        LON,
        column(
            "max_seats",
            "最大车型座位 最大座位",
            "seats",
            "approved seats of the largest coach that can reach it. Empty: any",
        ),
        column(
            "open_from",
            "上车开始 开始时间",
            "opens",
            "boarding from; a time holds daily, a date-time once. Empty: pickup_from",
        ),
        column("open_until", "上车截止 结束时间", "closes", "boarding until, likewise"),
        column("risk", "风险等级 风险", "risk", "risk level", default="low"),
        column(
            "muster_id",
            "集合点编号 集合点",
            "id",
            "village whose boarding place the workers walk to. Empty: their own",
        ),
        printed(
            "gathering_point",
            "集合地点 上车地点",
            "where exactly the coach halts, such as a school's gate; for notices",
        ),
        printed(
            "contact",
            "联系人 村联系人",
            "whom workers call; for boarding notices",
        ),
        printed(
            "contact_phone",
            "联系人电话 村联系电话",
            "that person's phone; boarding notices have it in full",
            kind="phone",
        ),
        PRECISION,
        POSITION_SOURCE,
        CRS,
    ),
)

EMPLOYERS = Table(
    name="employers",
    zh=("用人单位", "企业", "单位"),
    meaning="where workers report",
    required=True,
    columns=(
        column(
            "employer_id*",
            "用人单位编号 单位编号 企业编号",
            "id",
            "unique over all places",
        ),
        column("name*", "单位名称 名称 企业名称", "text", "name of the employer"),
        column("city*", "市 城市 地市", "text", "prefecture-level city"),
        column("province*", "省 省份", "text", "province"),
        LAT,
        LON,
        column(
            "receive_from",
            "接收开始",
            "opens",
            "gate opens; a time holds daily, a date-time once. Empty: gate_from",
        ),
        column("receive_until", "接收截止", "closes", "gate closes, likewise"),
        column(
            "daily_intake",
            "日接收人数",
            "count",
            "most arrivals a day. Empty: any number",
        ),
        column(
            "accepted",
            "同意接收 是否接收",
            "yes_no",
            "agreed to receive. No such column: yes; an empty cell: no",
            default=True,
            blank=False,
        ),
        column("station_id", "检测站编号", "id", "its screening station, if any"),
        column(
            "contact", "联系人 联系方式", "text", "who receives the workers", default=""
        ),
        PRECISION,
        POSITION_SOURCE,
        CRS,
    ),
)

DEPOTS = Table(
    name="depots",
    zh=("车场",),
    meaning="the coach operators' yards, where trips start and end",
    required=True,
    columns=(
        column("depot_id*", "车场编号", "id", "unique id over all places"),
        column("name*", "车场名称 名称", "text", "name of the yard"),
        column("county", "县 区县 县区", "county", COUNTY, default=""),
        column(
            "city",
            "车籍地市 地市 城市",
            "text",
            "city whose plates its coaches bear. Empty: that of the county",
            default="",
        ),
        LAT,
        LON,
        PRECISION,
        POSITION_SOURCE,
        CRS,
    ),
)

FLEET = Table(
    name="fleet",
    zh=("车辆", "车队"),
    meaning="vehicle types as a depot offers them",
    required=True,
    columns=(
        column("depot_id*", "车场编号", "id", "where the vehicles stand"),
        column("vehicle_type*", "车型", "id", "name of the type, once a depot"),
        column(
            "seats*",
            "核定座位 核定载客 座位数 座位",
            "seats",
            "approved seats, the driver's included",
        ),
        column("count*", "数量 车辆数", "count", "vehicles of this type at the depot"),
        column("billing*", "计费方式", "billing", "hired by the trip or by the day"),
        column("fixed*", "固定费用 固定价", "money", "price a trip, or a day"),
        column("included_km", "含公里数", "km", "km a day in the hire", default=0),
        column("per_km", "每公里价 公里单价", "money", "price a km", default=0),
        column("drivers", "驾驶员数 司机数", "drivers", "drivers it brings", default=1),
        column(
            "driver_day",
            "驾驶员日费 司机日费",
            "money",
            "price a driver and day; with per_day only",
            default=0,
        ),
        column("toll_per_km", "每公里通行费", "money", "motorway toll a km", default=0),
        column(
            "speed_factor",
            "速度系数",
            "speed_factor",
            "its speed over the planning speed",
            default=100,
        ),
        column(
            "hold_bags",
            "行李舱件数 行李位",
            "count",
            "pieces of luggage that its hold takes. Empty: any number",
        ),
        column(
            "crew_change",
            "车场换班 换驾驶员",
            "yes_no",
            "other drivers may take over at the depot between two trips of a coach",
            default=False,
        ),
    ),
)
