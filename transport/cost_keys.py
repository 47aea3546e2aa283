"""Keys of rates and tickets: what users write for money."""

from __future__ import annotations

from transport.declared import Key

COST_KEYS: tuple[Key, ...] = (
    Key(
        name="deadhead_factor",
        kind="factor",
        meaning="weight of empty km in hire by the day",
        zh="空驶里程计费系数",
        field="deadhead_percent",
        source="national fare rules",
    ),
    Key(
        name="toll_exempt_outbound",
        kind="yes_no",
        meaning="no toll from the depot to the last drop",
        zh="去程免通行费",
        source="notice of the Ministry of Transport, 7 February 2020",
    ),
    Key(
        name="toll_exempt_return",
        kind="yes_no",
        meaning="no toll on the way back",
        zh="返程免通行费",
    ),
    Key(
        name="disinfection",
        kind="money",
        meaning="CNY a trip",
        zh="每趟消毒费（元）",
        field="disinfection_fen",
    ),
    Key(
        name="escort_day",
        kind="money",
        meaning="CNY an escort and day",
        zh="随车人员每人每天（元）",
        field="escort_day_fen",
    ),
    Key(
        name="kit",
        kind="money",
        meaning="CNY a worker and journey for masks and the like",
        zh="每人防护用品（元）",
        field="kit_fen",
    ),
    Key(
        name="net_of",
        kind="title",
        meaning="payer whose share the plan minimises,"
        " such as employer; empty: the total",
        zh="按该承担方的分担额优化；留空为按总费用",
    ),
    Key(
        name="meal",
        kind="money",
        meaning="CNY a worker and meal",
        zh="每人每餐（元）",
        field="meal_fen",
    ),
    Key(
        name="meal_every_h",
        kind="ride_hours",
        meaning="hours of a journey for each meal",
        zh="每多少小时一餐",
        field="meal_every_s",
    ),
    Key(
        name="time_aboard_per_h",
        kind="money",
        meaning="weight of a worker's hour aboard among"
        " the timetables of a trip; no money",
        zh="同一趟车选择时刻时每人每小时乘车的权重",
        field="time_aboard_h_fen",
    ),
    Key(
        name="penalty",
        kind="money",
        meaning="weight of a worker left behind; no money",
        zh="未安排一人的权重",
        field="penalty_fen",
    ),
    Key(
        name="penalty_key_employer",
        kind="money",
        meaning="the same at a key employer",
        zh="重点单位未安排一人的权重",
        field="penalty_key_employer_fen",
    ),
    Key(
        name="penalty_poverty",
        kind="money",
        meaning="the same when listed as poor",
        zh="建档立卡未安排一人的权重",
        field="penalty_poverty_fen",
    ),
    Key(
        name="subsidies",
        kind="subsidies",
        meaning="rules of payers by name: {choices}; before the table's",
        zh="补贴规则预设：{choices}（先于补贴规则表）",
        example="[]",
        status="beside",
    ),
    Key(
        name="air_price_factor",
        kind="factor",
        meaning="factor on all prices of flights; 0 for free ones",
        zh="航班价格系数",
        example="1",
        status="beside",
    ),
    Key(
        name="rail_price_factor",
        kind="factor",
        meaning="factor on all prices of trains, fares by rule apart",
        zh="列车价格系数",
        example="1",
        status="beside",
    ),
)
TICKET_KEYS: tuple[Key, ...] = (
    Key(
        name="allowed",
        kind="yes_no",
        meaning="workers may travel alone where the plan found costs less with it",
        zh="允许自行返岗（票价低于组织运输时）",
        example="false",
        status="beside",
    ),
    Key(
        name="price",
        kind="money",
        meaning="CNY a ticket",
        zh="每张票价（元）",
        field="price_fen",
    ),
    Key(
        name="fare",
        kind="fare",
        meaning="fare by rule over the road distance, on top: hsr, emu or k_seat",
        zh="另加按里程计算的票价：hsr 高铁、emu 动车、k_seat 硬座",
    ),
    Key(
        name="subsidy",
        kind="money",
        meaning="CNY of a ticket that are refunded at most",
        zh="每人报销上限（元）",
        field="subsidy_fen",
    ),
    Key(
        name="subsidy_riders",
        kind="riders",
        meaning="whose tickets are refunded: poverty or all",
        zh="报销对象",
    ),
    Key(
        name="subsidy_payer",
        kind="name",
        meaning="who refunds them",
        zh="报销承担方",
    ),
)
