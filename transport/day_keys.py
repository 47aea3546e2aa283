"""Keys of the policy for changes of the day: freeze, weights of changes, standby."""

from __future__ import annotations

from transport.declared import Key

DAY_KEYS = (
    Key(
        name="freeze_time",
        kind="time_of_day",
        meaning="hour of the day before a trip leaves at which its list is frozen",
        zh="名单冻结时间（发车前一日的时刻）",
        field="day.freeze_time_s",
    ),
    Key(
        name="coach_change_weight",
        kind="positive",
        meaning="what a worker with another coach or place than printed counts,"
        " when a plan is changed",
        zh="换车改动权重（改动方案时，每人改乘其他车辆或改换地点）",
        field="day.coach_weight",
    ),
    Key(
        name="time_change_weight",
        kind="positive",
        meaning="what a worker with another time than printed counts beside that",
        zh="改时改动权重（改动方案时，每人时间改变另计）",
        field="day.time_weight",
    ),
    Key(
        name="change_cny",
        kind="money",
        meaning="CNY that a worker with another coach, place or time weighs;"
        " 0: no cost saved makes up for a change",
        zh="改动每人折合元数（车辆、地点或时间；0 为改动人数优先于一切费用）",
        field="day.change_fen",
    ),
    Key(
        name="standby_km",
        kind="km",
        meaning="km in a straight line from which somebody on standby may come to"
        " another stop; 0: to his own alone",
        zh="候补步行最远公里数（直线，到其他上车点；0 为仅限本人上车点）",
        field="day.standby_m",
    ),
)
