"""Keys of the policy for services, hubs, checks, coaches and distances."""

from __future__ import annotations

from transport.declared import Key

CHARTERS = "道路旅客运输及客运站管理规定"

HUB_AND_COACH_KEYS = (
    Key(
        name="modes",
        kind="modes",
        meaning="services that may be used: air, rail; [] for coaches alone",
        zh="可用的运输方式：air 航空、rail 铁路；[] 仅用客车",
    ),
    Key(
        name="connect_air_min",
        kind="minutes",
        meaning="minutes from alighting at an airport to the departure",
        zh="送机提前分钟",
        field="connect_air_s",
    ),
    Key(
        name="connect_rail_min",
        kind="minutes",
        meaning="minutes from alighting at a station to the departure",
        zh="送站提前分钟",
        field="connect_rail_s",
    ),
    Key(
        name="check_in_air_min",
        kind="minutes",
        meaning="minutes before a flight at which check-in closes",
        zh="值机截止提前分钟",
        field="check_in_air_s",
    ),
    Key(
        name="check_in_rail_min",
        kind="minutes",
        meaning="minutes before a train at which the gate closes",
        zh="检票截止提前分钟",
        field="check_in_rail_s",
    ),
    Key(
        name="transfer_air_min",
        kind="minutes",
        meaning="minutes from a landing to boarding a coach",
        zh="落地至上车分钟",
        field="transfer_air_s",
    ),
    Key(
        name="transfer_rail_min",
        kind="minutes",
        meaning="minutes from a train's arrival to boarding a coach",
        zh="到站至上车分钟",
        field="transfer_rail_s",
    ),
    Key(
        name="aircraft_turnaround_min",
        kind="minutes",
        meaning="minutes between two flights of an aircraft",
        zh="飞机过站分钟",
        field="aircraft_turnaround_s",
    ),
    Key(
        name="max_hub_km",
        kind="km",
        meaning="road km between a hub and a village or employer",
        zh="接驳最长公里数",
        field="max_hub_m",
    ),
    Key(
        name="crowd_cap",
        kind="positive",
        meaning="workers who arrive at a hub within half an hour",
        zh="半小时集结人数上限",
    ),
    Key(
        name="township_staff",
        kind="whole",
        meaning="people of a township who check workers in their villages; 0 for none",
        zh="乡镇入村检测人员数",
    ),
    Key(
        name="checks_per_staff_hour",
        kind="positive",
        meaning="workers whom one of them checks in an hour",
        zh="每人每小时检测人数",
    ),
    Key(
        name="screening_return_min",
        kind="minutes",
        meaning="minutes from a check at a station back to the village",
        zh="检测后返村分钟",
        field="screening_return_s",
    ),
    Key(
        name="max_walk_km",
        kind="km",
        meaning="km in a straight line to a muster point at most",
        zh="步行至集合点最远公里数",
        field="max_walk_m",
    ),
    Key(
        name="one_end_home",
        kind="yes_no",
        meaning="one end of every ride lies in the city of the coach's plates",
        zh="包车线路一端须在车籍所在的设区市",
        source=CHARTERS,
    ),
    Key(
        name="emergency_dispatch",
        kind="yes_no",
        meaning="ordered by the transport authority"
        " as an emergency: one_end_home is waived",
        zh="执行交通运输主管部门下达的紧急包车任务（不受车籍地限制）",
        source=CHARTERS,
    ),
    Key(
        name="turnaround_min",
        kind="minutes",
        meaning="minutes of disinfection before a coach leaves again",
        zh="车辆消毒周转分钟",
        field="turnaround_s",
    ),
    Key(
        name="max_trips_per_block",
        kind="positive",
        meaning="trips of a coach, one after the other, that share its days of hire;"
        " 1: each buys its own",
        zh="同一辆车连续几趟合并计租用天数，最多趟数；1 为每趟单独计",
    ),
    Key(
        name="circuity",
        kind="circuity",
        meaning="road km over great-circle km on long runs",
        zh="长途道路弯曲系数",
        field="circuity_percent",
    ),
    Key(
        name="circuity_short",
        kind="circuity",
        meaning="the same on short runs",
        zh="短途道路弯曲系数",
        field="circuity_short_percent",
    ),
    Key(
        name="circuity_short_km",
        kind="km",
        meaning="great-circle km from which a run is long",
        zh="短途与长途的直线公里界限",
        field="circuity_short_m",
    ),
    Key(
        name="mountain",
        kind="yes_no",
        meaning="short runs lie in mountains: longer and slower",
        zh="短途为山区（更绕更慢）",
    ),
    Key(
        name="circuity_mountain",
        kind="circuity",
        meaning="road km over great-circle km there",
        zh="山区道路弯曲系数",
        field="circuity_mountain_percent",
    ),
    Key(
        name="key_employers",
        kind="ids",
        meaning="ids of employers whose workers go first",
        zh="重点用人单位编号",
    ),
)
