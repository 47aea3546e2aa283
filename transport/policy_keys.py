"""Keys of the policy: what users write for the limits that a plan must keep."""

from __future__ import annotations

from transport.day_keys import DAY_KEYS
from transport.declared import Key
from transport.hub_keys import HUB_AND_COACH_KEYS

GUIDE_2021 = "Spring Festival transport guide of 20 January 2021"
PRACTICE = "practice of 2020"

LOAD_CAP = Key(
    name="load_cap",
    kind="share",
    meaning="share of seats that may be taken, for all trips",
    zh="满载率上限",
    field="load_caps",
    example="0.5",
    status="overriding",
    source="交运明电〔2020〕56号",
)
EDITION_KEYS = (  # they override the editions of the preset
    Key(
        name="observation_rows",
        kind="rows",
        meaning="rear rows kept empty",
        zh="后部留空排数（观察区）",
        example="2",
        status="overriding",
    ),
    Key(
        name="observation_min_seats",
        kind="positive",
        meaning="approved seats from which rows are kept empty",
        zh="须设观察区的核定座位数",
        example="10",
        status="overriding",
        source=GUIDE_2021,
    ),
    Key(
        name="certificate_required",
        kind="yes_no",
        meaning="no travel without a valid health paper",
        zh="须持健康证明",
        example="true",
        status="overriding",
        source=PRACTICE,
    ),
    Key(
        name="certificate_valid_days",
        kind="positive",
        meaning="validity of a health paper without an end",
        zh="健康证明有效天数",
        example="7",
        status="overriding",
    ),
    Key(
        name="codes_allowed",
        kind="codes",
        meaning="health codes that may travel; [] for all",
        zh="可乘车的健康码",
        example='["green"]',
        status="overriding",
        source=PRACTICE,
    ),
    Key(
        name="temperature_limit_c",
        kind="celsius",
        meaning="degrees Celsius; above it nobody boards",
        zh="体温上限（℃）",
        example="37.3",
        status="overriding",
        source="交运明电〔2020〕44号",
    ),
    Key(
        name="no_stop_risks",
        kind="risks",
        meaning="risk levels where no coach stops",
        zh="禁止停靠的风险等级",
        example='["high"]',
        status="overriding",
        source="交运明电〔2020〕80号",
    ),
)
SEAT_AND_COHORT_KEYS = (
    Key(
        name="cap_base",
        kind="cap_base",
        meaning="what the load cap is a share of: passenger_seats or approved_seats",
        zh="满载率基数：passenger_seats 乘客座位，approved_seats 核定座位",
    ),
    Key(
        name="relief_driver_uses_seat",
        kind="yes_no",
        meaning="a second driver takes a passenger seat",
        zh="副驾驶员占用乘客座位",
        source=PRACTICE,
    ),
    Key(
        name="escorts_per_vehicle",
        kind="whole",
        meaning="escorts aboard, each on a passenger seat",
        zh="每车随车人员数",
        source=PRACTICE,
    ),
    Key(
        name="escort_min_seats",
        kind="positive",
        meaning="approved seats from which escorts ride",
        zh="须配随车人员的核定座位数",
    ),
    Key(
        name="acceptance_required",
        kind="yes_no",
        meaning="no travel to an employer that has not agreed",
        zh="须用人单位同意接收",
        source="交运明电〔2020〕56号",
    ),
    Key(
        name="risk_by_city",
        kind="risk_by_city",
        meaning="risk level of destination cities; others are low",
        zh="目的地市风险等级",
    ),
    Key(
        name="max_employers_per_vehicle",
        kind="positive",
        meaning="places where a coach sets down: employers, going home villages",
        zh="一车最多下车点数（去程为用人单位，返程为村）",
    ),
    Key(
        name="max_villages_per_vehicle",
        kind="positive",
        meaning="places where a coach takes up: villages, going home gates",
        zh="一车最多上车点数（去程为村，返程为用人单位）",
    ),
    Key(
        name="mix_risk_levels",
        kind="yes_no",
        meaning="workers of different risk levels may share a coach",
        zh="不同风险可同车",
    ),
    Key(
        name="mix_counties",
        kind="yes_no",
        meaning="workers of different counties may share a coach",
        zh="不同县可同车",
    ),
)
RIDE_AND_STOP_KEYS = (
    Key(
        name="max_ride_h",
        kind="ride_hours",
        meaning="hours aboard at most",
        zh="乘车最长小时数",
        field="max_ride_s",
    ),
    Key(
        name="max_detour_ratio",
        kind="detour",
        meaning="way aboard over the direct way, at most",
        zh="绕行比上限",
        field="max_detour_percent",
    ),
    Key(
        name="detour_allowance_km",
        kind="km",
        meaning="km of detour that are never too much",
        zh="总允许的绕行公里数",
        field="detour_allowance_m",
    ),
    Key(
        name="detour_allowance_min",
        kind="minutes",
        meaning="minutes of driving and halts over the"
        " direct drive that are never too many",
        zh="总允许的绕行及停站分钟数",
        field="detour_allowance_s",
    ),
    Key(
        name="max_wait_aboard_min",
        kind="minutes",
        meaning="minutes that workers sit before a closed gate or village, at most",
        zh="车上等候开门最长分钟数",
        field="max_wait_aboard_s",
    ),
    Key(
        name="passenger_stop_every_h",
        kind="pause_hours",
        meaning="hours under way with workers until a"
        " stop for them, usually 2; 0: no rule",
        zh="载客行驶多少小时须停车休息，通常为 2；0 为不要求",
        field="passenger_stop_every_s",
    ),
    Key(
        name="passenger_stop_min",
        kind="minutes",
        meaning="minutes of such a stop",
        zh="停车休息分钟数",
        field="passenger_stop_s",
        source="press of 2020",
    ),
    Key(
        name="driver_hours",
        kind="hours_name",
        meaning="driver-hours rules: {choices}",
        zh="驾驶时间规则：{choices}",
        source="the regulation of each set of rules",
    ),
    Key(
        name="two_driver_km",
        kind="km",
        meaning="km of loaded run beyond which two must drive",
        zh="须双驾的载客里程",
        field="two_driver_m",
        source="trial norm of 2012 for express passenger transport",
    ),
    Key(
        name="max_drivers",
        kind="drivers",
        meaning="drivers of a trip at most",
        zh="每趟最多驾驶员数",
    ),
    Key(
        name="stop_min",
        kind="minutes",
        meaning="minutes a stop",
        zh="每站停留分钟",
        field="stop_s",
    ),
    Key(
        name="stop_per_worker_min",
        kind="minutes",
        meaning="further minutes a worker who boards or alights",
        zh="每人上下车分钟",
        field="stop_per_worker_s",
    ),
    Key(
        name="pickup_from",
        kind="time_of_day",
        meaning="villages are served from, unless they say",
        zh="村庄上车开始时间",
        field="pickup_opening.from_s",
    ),
    Key(
        name="pickup_until",
        kind="time_of_day",
        meaning="villages are served until, unless they say",
        zh="村庄上车截止时间",
        field="pickup_opening.until_s",
    ),
    Key(
        name="gate_from",
        kind="time_of_day",
        meaning="employers receive from, unless they say",
        zh="单位接收开始时间",
        field="gate_opening.from_s",
    ),
    Key(
        name="gate_until",
        kind="time_of_day",
        meaning="employers receive until, unless they say",
        zh="单位接收截止时间",
        field="gate_opening.until_s",
    ),
)
POLICY_KEYS: tuple[Key, ...] = (
    Key(
        name="preset",
        kind="preset",
        meaning="dated rules: {choices} (cn: by the day of departure)",
        zh="规则版本：{choices}（cn 按出发日期自动适用）",
        example='"cn-2020-02-11"',
        status="required",
        source="the documents of each edition",
    ),
    LOAD_CAP,
    *EDITION_KEYS,
    *SEAT_AND_COHORT_KEYS,
    *RIDE_AND_STOP_KEYS,
    *HUB_AND_COACH_KEYS,
    *DAY_KEYS,
)
