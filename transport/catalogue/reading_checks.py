"""What is wrong among the values of a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "LOOK_SWAPPED": ("latitude and longitude look swapped", "纬度和经度似乎颠倒"),
    "SWAP_THEM": (
        "write {value} under {lat} and this value under {lon}",
        "请将 {value} 填入“{lat}”，此值填入“{lon}”",
    ),
    "BEYOND_DEGREES": ("is beyond {most} degrees", "超过 {most} 度"),
    "OUTSIDE_CHINA": (
        "lies outside China while the other places lie inside",
        "位于国外，而其他地点都在国内",
    ),
    "COMPARE_POSITION": ("compare the position with a map", "请对照地图核对位置"),
    "OR_ANOTHER_COUNTY": (
        "is {county}, or another county of that name",
        "可能是{county}，也可能是另一个同名的县",
    ),
    "WRITE_ITS_CITY": (
        "write its city before it, as there",
        "请同样在县名前写明所属地市",
    ),
    "IS_THE_EXAMPLE": ("is the example of the template", "是模板中的示例"),
    "WRITE_YOUR_OWN": (
        "write your own, or remove the row",
        "请改为实际内容，或删除此行",
    ),
    "HAS_NAME_OF_EXAMPLE": (
        "bears the name of the template's example: write its own",
        "用了模板示例的名称：请改为实际名称",
    ),
    "PLACES_APART": ("the two places lie {line_m} apart", "两地相距{line_m}"),
    "WRITE_ROAD_KM": (
        "write the road kilometres (by the coordinates some {computed_m}), correct the "
        "positions, or remove the row: what is not given is computed",
        "请填写公路里程（按坐标约{computed_m}），或更正位置，或删除此行：未给出的里程由程序计算",
    ),
    "SHORTER_THAN_LINE": (
        "is shorter than the straight line of {line_m}",
        "短于直线距离{line_m}",
    ),
    "SHORT_FOR_LINE": (
        "is shorter than the straight line of {line_m} (computed: {computed_m}); "
        "compare with a map",
        "短于直线距离{line_m}（计算值{computed_m}），请对照地图核对",
    ),
    "VERY_LONG_FOR_LINE": (
        "is very long for a straight line of {line_m} (computed: {computed_m}): are "
        "metres written?",
        "直线距离仅{line_m}（计算值{computed_m}），里程过长：是否误填了米？",
    ),
    "NO_TIME_FOR": ("is no time for {way_m}", "行驶{way_m}不可能不用时间"),
    "WRITE_MINUTES": (
        "write the minutes (computed: {computed_s}), or leave the cell empty",
        "请填写分钟数（计算值{computed_s}），或留空",
    ),
    "HOURS_FOR_MINUTES": (
        "means {kmh} km/h (computed: {computed_s}): are hours written?",
        "相当于每小时 {kmh} 公里（计算值{computed_s}）：是否误填了小时？",
    ),
    "TOO_FAST": (
        "means {kmh} km/h, and no coach drives that (computed: {computed_s})",
        "相当于每小时 {kmh} 公里，客车达不到（计算值{computed_s}）",
    ),
    "SECONDS_FOR_MINUTES": (
        "means {kmh} km/h (computed: {computed_s}): are seconds written?",
        "相当于每小时 {kmh} 公里（计算值{computed_s}）：是否误填了秒？",
    ),
    "TOO_SLOW": (
        "means {kmh} km/h (computed: {computed_s}); compare with a map",
        "相当于每小时 {kmh} 公里（计算值{computed_s}），请对照地图核对",
    ),
    "ONE_WAY_ONLY": (
        "is given in this direction only, others in both: from {start} to {end} the "
        "same is taken",
        "只给出这一方向，其他地点给出双向：自 {start} 至 {end} 按相同里程计",
    ),
    "WAYS_DIFFER": (
        "is much longer than the way back of {back_m}",
        "远长于返程的{back_m}",
    ),
    "READ_AS_WHOLE_DAY": (
        "is read as the whole day, to its end, as programs write dates; if the day's "
        "first minute is meant, write 24:00 of the day before",
        "按整天计，至当日结束（程序常这样写日期）；如指当日零点，请写前一日 24:00",
    ),
    "MUSTER_HAS_ITS_OWN": (
        "{muster} has a muster point of its own, {own}",
        "{muster} 自有集合点 {own}",
    ),
    "WRITE_MUSTER": (
        "write {own}, or empty the cell of {muster}",
        "请填写 {own}，或清空 {muster} 的集合点",
    ),
    "TOO_FAR_TO_WALK": (
        "lies {away_m} away, {most_m} can be walked",
        "相距{away_m}，步行上限为{most_m}",
    ),
    "CHOOSE_NEARER_MUSTER": (
        "choose a nearer one, or raise max_walk_km in the settings",
        "请选较近的集合点，或调高设置中的 max_walk_km",
    ),
    "OTHER_END_MISSING": (
        "is missing while {given} is given",
        "未填写，而“{given}”已填写",
    ),
    "GIVE_BOTH_ENDS": (
        "give both ends of the opening, or none",
        "起止时间请都填写，或都不填",
    ),
    "OF_ANOTHER_KIND": ("is of another kind than {other}", "与“{other}”的写法不同"),
    "WRITE_TWO_ALIKE": (
        "write two times, or two dates with times",
        "请都写时间，或都写日期和时间",
    ),
    "IS_NOT_AFTER": (
        "is not after {column} {value!r}",
        "不晚于“{column}”的 {value}",
    ),
    "WRITE_LATER": (
        "write a later moment (a daily opening may pass midnight)",
        "请填写更晚的时间（每日时段可跨零点）",
    ),
    "OPENING_OUTSIDE_DAYS": (
        "the opening lies outside the scenario's days",
        "开放时段在方案日期之外",
    ),
    "OUTSIDE_DAYS": ("lies outside the scenario's days", "在方案日期之外"),
    "CORRECT_DATE_OR_DAYS": (
        "correct the date, or first_day and days in the settings",
        "请更正日期，或设置中的 first_day 和 days",
    ),
    "COSTS_NOTHING": (
        "costs nothing: {others} too is 0",
        "没有费用：{others} 也是0",
    ),
    "GIVE_ONE_PRICE": (
        "give at least one of the two prices",
        "两个价格至少填写一个",
    ),
    "GIVE_SERVICE_PRICE": (
        "give a price a unit, a seat or a block hour, or a fare rule",
        "请填写每班次、每座或每轮挡小时的价格，或票价规则",
    ),
    "DEPOT_WITHOUT_HOME": (
        "neither city nor county: one_end_home cannot be asked of its coaches; fill in "
        "the city whose plates they bear",
        "未填地市和县，无法核对其客车的 one_end_home；请填写车牌所属地市",
    ),
    "HOME_OF_NEAREST": (
        "no city, and {county} is no county of a village: its coaches count as at home "
        "in {city}, the city of the nearest place (one_end_home); fill in the city "
        "whose plates they bear",
        "未填地市，且{county}不是任何村所在的县；其客车按最近地点所在的{city}视为车籍"
        "（one_end_home）；请填写车牌所属地市",
    ),
    "FARE_WITHOUT_KM": (
        "the fare goes by distance, and km is not given",
        "票价按里程计算，而里程未填",
    ),
    "WRITE_KM": (
        "write the km of the way in the column km",
        "请在 km 列填写里程",
    ),
    "AIRCRAFT_NOT_FREE": (
        "aircraft {aircraft} is not free: its flight in row {row} ends {later_s} "
        "later, ferry and turnaround counted",
        "飞机 {aircraft} 不空闲：第{row}行的航班含调机和过站要再过{later_s}才结束",
    ),
    "MOVE_ONE_FLIGHT": (
        "move one of the two flights, or name another aircraft",
        "请调整其中一个航班，或换一架飞机",
    ),
    "NO_EFFECT_PER_TRIP": (
        "has no effect with billing per_trip",
        "按趟计费（per_trip）时不起作用",
    ),
    "HUB_OF_OTHER_KIND": (
        "is of kind {found}, and the service needs {wanted}",
        "类型为 {found}，而该班次需要 {wanted}",
    ),
    "CORRECT_HUB": (
        "correct the hub, or the kind of one of the two",
        "请更正枢纽，或其中一方的类型",
    ),
    "LONELY_VILLAGE": (
        "lies {away_m} from the nearest other village of {county}; compare with a map",
        "距{county}最近的其他村{away_m}，请对照地图核对",
    ),
    "FAR_FROM_AREA": (
        "lies {away_m} away from the other {what} of {area}",
        "距{area}的其他{what}{away_m}",
    ),
    "FAR_FROM_ALL": (
        "lies {away_m} away from all other {what}",
        "距其他所有{what}{away_m}",
    ),
    "COMPARE_WITH_MAP": (
        "compare latitude and longitude with a map; if they are right, set "
        "position_checks = false in the settings",
        "请对照地图核对经纬度；如无误，请在设置中写 position_checks = false",
    ),
    "HEALTH_CODE_OF": ("a health code ({codes})", "健康码（{codes}）"),
    "HEALTH_PAPER": ("a health paper", "健康证明"),
    "ASKED_COLUMN_MISSING": (
        "the column {column!r} or {zh!r} is missing, and the rules ask for {asked}: "
        "everybody is held. Add it, or set {key} under [policy], or choose the preset "
        "of another date",
        "缺少“{zh}”列（{column}），而规则要求{asked}：所有人都将暂缓。请添加该列，"
        "或在 [policy] 下设 {key}，或选用其他日期的规则版本",
    ),
    "ASKED_COLUMN_EMPTY": (
        "every cell of the column {column!r} or {zh!r} is empty, and the rules ask for "
        "{asked}: everybody is held. Fill it in, or set {key} under [policy], or "
        "choose the preset of another date",
        "“{zh}”列（{column}）全部为空，而规则要求{asked}：所有人都将暂缓。请填写该列，"
        "或在 [policy] 下设 {key}，或选用其他日期的规则版本",
    ),
    "BEFORE_FIRST_DAY": (
        "lies before the scenario's first day",
        "早于方案首日",
    ),
    "YEAR_BEFORE_FIRST_DAY": (
        "lies more than a year before the scenario's first day",
        "早于方案首日一年以上",
    ),
    "AFTER_LAST_DAY": ("lies after the scenario's last day", "晚于方案末日"),
    "CORRECT_ONE_OF_TWO": ("correct one of the two", "请更正其中一个"),
    "READY_BEFORE_FIRST_DAY": ("lies before the first day", "早于首日"),
    "REPORTS_AFTER_LAST_DAY": (
        "lies after the last day, by which everybody arrives anyway",
        "晚于末日，而所有人本应在末日前到达",
    ),
    "NO_PHONE_NUMBER": ("does not look like a phone number", "不像电话号码"),
    "NO_RESIDENT_NUMBER": (
        "is no resident identity number; not tested",
        "不是居民身份证号码，未校验",
    ),
    "PARTY_SPREAD": (
        "party {party!r} is spread: its member in row {row} has {value!r}",
        "同行组“{party}”不一致：第{row}行的成员为“{value}”",
    ),
    "PARTY_SPREAD_IN_FILE": (
        "party {party!r} is spread: its member in row {row} of {file} has {value!r}",
        "同行组“{party}”不一致：{file} 第{row}行的成员为“{value}”",
    ),
    "GOES_OUT_IN_HOME_ROSTER": (
        "goes out, but this is the roster of those who go home",
        "为去程，但本表是返乡人员名单",
    ),
    "MOVE_TO_OTHER_ROSTER": (
        "move the row to workers, or leave the cell empty",
        "请将该行移到“工人”表，或将该格留空",
    ),
    "GIVE_PARTY_THE_SAME": (
        "give both the same, or take one out of the party",
        "请填写相同的值，或将一人移出同行组",
    ),
    "NO_COACH_THAT_SMALL": (
        "no coach of the fleet is that small; the smallest has {seats} seats, and "
        "workers board here",
        "车队没有这样小的客车，最小的有{seats}座，而有务工人员在此上车",
    ),
    "ADD_SMALLER_VEHICLE": (
        "add a smaller vehicle to fleet, or correct max_seats",
        "请在车辆表中添加较小的车，或更正最大座位数",
    ),
    "PARTY_TOO_LARGE": (
        "party {party!r} has {n} members; the largest coach that can reach {village!r} "
        "seats {seats}",
        "同行组“{party}”有{n}人，能到“{village}”的最大客车只有{seats}座可用",
    ),
    "SPLIT_PARTY": (
        "split the party, or add a larger coach to fleet",
        "请拆分同行组，或在车辆表中添加较大的车",
    ),
    "PARTY_OVER_CAP": (
        "{n} travel together, and no coach of the fleet has more than {most:usable "
        "seat|usable seats} for them (load cap, rows kept free, crew): split the "
        "party, add a larger vehicle, or look at the cap",
        "{n}人同行，而车队中没有客车能给他们超过{most}个可用座位（满载率、留空排、"
        "随车人员）：请拆分同行组、添加较大的车，或调整满载率上限",
    ),
    "PARTIES_OVER_CAP": ("too many for any coach likewise", "人数同样超过任何客车"),
    "SEVERAL_COUNTIES": (
        "is the name of several counties, and places lie in {counties}",
        "有几个县同名，地点分布在{counties}",
    ),
    "WRITE_CITY_TOO": (
        "write the city too; this place is nearest to {nearest}",
        "请同时写明地市；此地点最接近{nearest}",
    ),
    "FAR_FROM_SEAT": (
        "lies {away_m} from the seat of {area}, and places of it lie within {reach_m}; "
        "compare with a map",
        "距{area}政府驻地{away_m}，而该地的地点一般在{reach_m}以内，请对照地图核对",
    ),
    "OTHER_DATUM": (
        "{hits} of {of} places lie on known towns if the coordinates are {datum}, and "
        "{declared} as they are declared: look at crs in the settings",
        "若坐标为{datum}，{of}个地点中有{hits}个落在已知的镇上，按所声明的坐标系"
        "只有{declared}个：请检查设置中的 crs",
    ),
    "DATUM_GCJ02": ("GCJ-02 (Gaode, Tencent)", "GCJ-02（高德、腾讯）"),
    "DATUM_BD09": ("BD-09 (Baidu)", "BD-09（百度）"),
    "WGS84_NOT_GCJ02": ("WGS-84, not GCJ-02", "WGS-84（而非 GCJ-02）"),
    "WGS84_NOT_BD09": ("WGS-84, not BD-09", "WGS-84（而非 BD-09）"),
    "STANDS_ALREADY": ("stands in row {row} already", "第{row}行已有"),
    "STANDS_WITH_SAME": (
        "stands in row {row} already with the same {column}",
        "第{row}行已有，且“{column}”相同",
    ),
    "STANDS_IN_FILE": (
        "stands in row {row} of {file} already",
        "{file} 第{row}行已有",
    ),
    "REMOVE_ONE_ROW": (
        "remove one of the two rows, or correct the value",
        "请删除其中一行，或更正此值",
    ),
    "GIVE_OWN_ID": (
        "give every place an id of its own, such as V01, E01, D01",
        "每个地点的编号不得相同，例如 V01、E01、D01",
    ),
    "NOT_IN_TABLE": ("is not in the table of {table}", "不在{table}表中"),
    "NO_SUCH_COACHES": (
        "is no type of coach that the fleet has at {depot}",
        "不是车场 {depot} 在车辆表中的车型",
    ),
    "WRITE_ONE_OF_TYPES": (
        "write one of its types: {types}",
        "请填写其车型之一：{types}",
    ),
    "COACH_BEYOND_COUNT": (
        "the fleet has {n} of them at {depot}",
        "车场 {depot} 此车型只有{n}辆",
    ),
    "NUMBER_UP_TO": (
        "write a number from 1 to {n}, or raise the count in fleet",
        "请填写1至{n}，或增加车辆表中的数量",
    ),
    "ALL_PLACES": ("places", "地点"),
    "IS_NAME_OF": (
        "it is the name of {id!r}: write that id",
        "这是“{id}”的名称：请填写编号",
    ),
    "ZEROS_LOST": (
        "write {id!r}: its zeros were lost; format the column as text",
        "请填写“{id}”：前面的零丢失，请将该列设为文本格式",
    ),
    "ADD_IT_TO": ("add it to {table}", "在{table}表中添加"),
    "ADD_PLACE": ("add a place with this id", "添加此编号的地点"),
    "STARTS_THERE_TOO": ("is where the row starts as well", "起点和终点相同"),
    "NAME_TWO_ENDS": (
        "name two different ends, or remove the row",
        "请填写两个不同的地点，或删除此行",
    ),
}
