"""What the commands tell on a terminal: labels, figures, stages, endings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "LABEL_SCENARIO": ("scenario", "方案"),
    "LABEL_DAYS": ("days", "日期"),
    "LABEL_RULES": ("rules", "规则"),
    "LABEL_WORKERS": ("workers", "人数"),
    "LABEL_HELD": ("held", "暂缓"),
    "LABEL_UNPLANNED": ("unplanned", "未安排"),
    "LABEL_PLACES": ("places", "地点"),
    "LABEL_FLEET": ("fleet", "车辆"),
    "LABEL_SERVICES": ("services", "班次"),
    "LABEL_SCREENING": ("screening", "检测"),
    "LABEL_SUBSIDIES": ("subsidies", "补贴"),
    "LABEL_OVERRIDES": ("overrides", "给定里程"),
    "LABEL_WARNINGS": ("warnings", "提醒"),
    "LABEL_COACHES": ("coaches", "用车"),
    "LABEL_EMPTY": ("empty", "空驶"),
    "LABEL_COST": ("cost", "费用"),
    "LABEL_PAYERS": ("payers", "分担"),
    "LABEL_REJECTED": ("rejected", "未采纳"),
    "LABEL_PENALTY": ("penalty", "罚分"),
    "LABEL_BOUND": ("bound", "下界"),
    "LABEL_GAP": ("gap", "差距"),
    "LABEL_LIMITS": ("limits", "限制"),
    "LABEL_SEARCH": ("search", "搜索"),
    "LABEL_ALONE": ("alone", "自行返岗"),
    "LABEL_TIGHTEST": ("tightest", "最紧衔接"),
    "LABEL_REPAIR": ("repair", "补救"),
    "LABEL_THIN": ("thin", "空位较多"),
    "LABEL_LONG_RIDE": ("long ride", "乘车过久"),
    "LABEL_DEAR": ("dear", "座位偏贵"),
    "LABEL_STOPPED": ("stopped", "中止"),
    "LABEL_CHECKED": ("checked", "核查"),
    "LABEL_FILES": ("files", "文件"),
    "AND_MORE": ("... and {n} more", "……另有{n}项"),
    "N_FAULTS": ("{n:fault|faults}", "共{n}处错误"),
    "N_FAULTS_IN_SHORT": (
        "{n:fault|faults}; --all tells each of them",
        "共{n}处错误；--all 逐条列出",
    ),
    "AND_MORE_LIKEWISE": (
        "and {n} more likewise: {places}, ...",
        "另有{n}处相同：{places}等",
    ),
    "ROW_OF": ("row {row}", "第{row}行"),
    "ROW_WITH": ("row {row} {value!r}", "第{row}行“{value}”"),
    "DAYS_FROM": ("{n} from {day}", "自 {day} 起{n}天"),
    "OF_VARIANT": ("variant {name}", "变体 {name}"),
    "OF_VARIANTS": ("variants: {names}", "变体：{names}"),
    "REGISTERED_ELIGIBLE_HELD": (
        "{registered} registered, {eligible} eligible, {held} held",
        "登记{registered}人，可乘{eligible}人，暂缓{held}人",
    ),
    "N_FOR_REASON": ("{n} {code}", "{code}{n}人"),
    "AND_OTHERS": ("{names} and {n} more", "{names}等，另有{n}人"),
    "RANGE": ("{least} to {most}", "{least} 至 {most}"),
    "RANGE_LASTING": ("{least_s!m} to {most_s!m}", "{least_s!m} 至 {most_s!m}"),
    "RANGE_FAR": ("{least_m} to {most_m}", "{least_m} 至 {most_m}"),
    "RANGE_YUAN": ("{least_fen} to {most_fen}", "{least_fen} 至 {most_fen}"),
    "RANGE_PERCENT": (
        "{least_percent} to {most_percent}",
        "{least_percent} 至 {most_percent}",
    ),
    "PLACES_AND_OTHERS": ("{names} and {n} more", "{names}及另外 {n} 处"),
    "WHO_AND_WHY": ("{worker}  {code}: {why}", "{worker}  {code}  {why}"),
    "N_PLACES": (
        "{villages:village|villages}, {employers:employer|employers}, "
        "{depots:depot|depots}",
        "{villages}个村，{employers}家单位，{depots}个车场",
    ),
    "LABEL_POSITIONS": ("positions", "位置"),
    "POSITIONS_OF_VILLAGES": ("villages: {told}", "村：{told}"),
    "POSITIONS_OF_EMPLOYERS": ("employers: {told}", "单位：{told}"),
    "POSITIONS_OF_DEPOTS": ("depots: {told}", "车场：{told}"),
    "N_AT_POINT": ("{n} exact", "精确{n}处"),
    "N_AT_VILLAGE": ("{n} by the village", "按村{n}处"),
    "N_AT_TOWN": ("{n} by the town's centre", "按乡镇驻地{n}处"),
    "N_AT_COUNTY": ("{n} by the county's centre", "按县城{n}处"),
    "COARSE_PLACES": (
        "{places:place|places} for {n:worker|workers} known by the centre of the town "
        "(about {town_km} km off) or county (about {county_km} km) alone; trips that "
        "call there cost {yuan} CNY, {share} of all",
        "{places}处地点（{n}人）仅按乡镇驻地（约差{town_km}公里）或县城（约差"
        "{county_km}公里）定位；停靠这些地点的车次费用{yuan}元，占总费用{share}",
    ),
    "COACHES_AND_SEATS": (
        "{coaches:coach|coaches}, {seats:passenger seat|passenger seats}",
        "{coaches}辆客车，{seats}个乘客座位",
    ),
    "FLIGHTS_OR_TRAINS": ("{n:flight or train|flights or trains}", "{n}个班次"),
    "STATIONS_CERTIFY": (
        "{stations:station|stations}; certifies {n:worker|workers}",
        "{stations}个检测点，为{n}人出具证明",
    ),
    "RULE_PAYS": ("{rule} ({payer} pays)", "{rule}（{payer}承担）"),
    "PAIRS_GIVEN": ("{n:pair|pairs} given in distances", "里程表给出{n}对"),
    "WITH_NAMES": ("{told}: {names}", "{told}：{names}"),
    "WITH_NAMES_AND_MORE": ("{told}: {names}, ...", "{told}：{names}等"),
    "PAIR_OF_KM": ("{start}-{end} {km} km", "{start}至{end} {km}公里"),
    "PAIR_OF_KM_AND_MINUTES": (
        "{start}-{end} {km} km in {minutes} min",
        "{start}至{end} {km}公里{minutes}分钟",
    ),
    "N_ROADS": ("{n:road|roads}", "{n}条道路"),
    "REGISTERED_PLANNED_HELD_UNPLANNED": (
        "{registered:,} registered, {planned:,} planned, {held:,} held, "
        "{unplanned:,} unplanned",
        "登记{registered:,}人，已安排{planned:,}人，暂缓{held:,}人，未安排{unplanned:,}人",
    ),
    "AMOUNT": ("{name} {yuan}", "{name} {yuan} 元"),
    "TOTAL": ("{yuan} CNY", "{yuan} 元"),
    "TOTAL_AND_EACH": ("{yuan} CNY, {each} a worker", "{yuan} 元，人均 {each} 元"),
    "OTHER_PLAN": (
        "{coaches}: {yuan} CNY in all, of which {payer} would pay {net}, not {instead}",
        "{coaches}：共 {yuan} 元，其中{payer}承担 {net} 元，而非 {instead} 元",
    ),
    "PENALTY_NO_MONEY": (
        "{yuan} CNY for unplanned workers (no money)",
        "{yuan} 元，因未安排人员（不是实际费用）",
    ),
    "NO_PLAN_UNDER": (
        "no plan's cost and penalties can be under {yuan} CNY",
        "任何计划的费用与罚分之和都不会低于 {yuan} 元",
    ),
    "NO_PLAN_SAVES_MORE": (
        "{share}: no plan saves more than that of them, by the best that was proved; "
        "how much less is not known",
        "{share}：按已证明的最好下界，任何计划最多再省这么多；实际可省多少尚不知",
    ),
    "OPTIMAL": (
        "optimal: no plan saves more than {yuan} CNY of them",
        "最优：任何计划最多再省 {yuan} 元",
    ),
    "OPTIMAL_BY_ENUMERATION": (
        "optimal, proved by enumeration: no plan saves more than {yuan} CNY of them",
        "最优，经枚举证明：任何计划最多再省 {yuan} 元",
    ),
    "OPTIMAL_AT_NOTHING": ("optimal: it costs nothing", "最优：费用为零，无可再省"),
    "NO_COACHES": ("none", "无"),
    "COACHES_OF_TYPES": (
        "{n} ({types}), {mean} workers each on average",
        "{n}辆（{types}），平均每辆{mean}人",
    ),
    "COACHES_AND_TRIPS": (
        "{n} ({types}), {trips:trip|trips}, {mean} workers a trip on average",
        "{n}辆（{types}），共{trips}趟，平均每趟{mean}人",
    ),
    "N_OF_VEHICLE_TYPE": ("{n} x {vehicle_type}", "{n} 辆{vehicle_type}"),
    "N_OF_SEGMENT": ("{n} {segment}", "{segment}{n}趟"),
    "SERVICE_USED": (
        "{service}: {units:unit|units}, {n:worker|workers}, {yuan} CNY",
        "{service}：{units}班，{n}人，{yuan} 元",
    ),
    "SLACK": (
        "{trip} to {service} at {hub}: {minutes} min of slack, {n:worker|workers}",
        "{trip} 在{hub}接 {service}：富余{minutes}分钟，{n}人",
    ),
    "ALONE_WITH_TICKETS": (
        "{n:worker|workers} with tickets of {yuan} CNY, {refunded} of it refunded; "
        "{to_agree} still to agree",
        "{n}人，车票共 {yuan} 元，其中报销 {refunded} 元；尚待本人同意{to_agree}人",
    ),
    "TRIP_KM": ("{trip} {km} km", "{trip} {km}公里"),
    "FAR_EMPTY": (
        "{n:trip runs|trips run} more than {km} km empty to the first stop: {trips}",
        "{n}趟空驶超过{km}公里才到首站：{trips}",
    ),
    "SEARCHED": ("{seconds} s, seed {seed}", "{seconds} 秒，种子 {seed}"),
    "SEARCHED_STEPS": (
        "{seconds} s, {steps:step|steps}, seed {seed}",
        "{seconds} 秒，{steps} 步，种子 {seed}",
    ),
    "N_VIOLATIONS": (
        "{n:violation|violations}: the plan is refused",
        "共{n}处违规：计划不予通过",
    ),
    "STATED_NOT_CHECKED": (
        "stated by the planner, not checked:",
        "由编制程序所述、未经核查：",
    ),
    "KEPT_BOUND_PROVED": (
        "of a plan that keeps the {trips:frozen trip|frozen trips} of this version,"
        " with all aboard, cost and penalties cannot be under {bound_fen}: proved",
        "凡保持本版本 {trips} 个已冻结车次及其乘员不变的计划，费用与罚分之和均不低于"
        " {bound_fen}：已证明",
    ),
    "BOUND_CONFIRMED": (
        "{yuan} CNY: confirmed from the certificate",
        "{yuan} 元：已由证书证实",
    ),
    "BOUND_CONFIRMED_TO": (
        "{yuan} CNY stated: confirmed from the certificate up to {least}",
        "所述为 {yuan} 元：证书证实到 {least} 元",
    ),
    "BOUND_ENUMERATED": (
        "{yuan} CNY stated, in part by enumeration: confirmed from the certificate up "
        "to {least}; p2p verify --bound enumerates again",
        "所述为 {yuan} 元，部分经枚举得出：证书证实到 {least} 元；"
        "p2p verify --bound 可重新枚举",
    ),
    "BOUND_PROVED": (
        "the bound was proved anew: no plan's cost and penalties can be under {yuan} "
        "CNY",
        "下界已重新证明：任何计划的费用与罚分之和都不会低于 {yuan} 元",
    ),
    "BOUND_PROVED_BUT_ROUNDING": (
        "the bound was proved anew: no plan's cost and penalties can be under {yuan} "
        "CNY, which is what is stated but for rounding",
        "下界已重新证明：任何计划的费用与罚分之和都不会低于 {yuan} 元，与所述仅差舍入",
    ),
    "BOUND_NOT_PROVED": (
        "the bound was not proved: {stated} CNY are stated, and no more than {proved} "
        "CNY were proved",
        "下界未能证明：所述为 {stated} 元，只证明到 {proved} 元",
    ),
    "MADE_FOR_OTHER": (
        "the plan was made for the scenario {plan!r}, and this is {here!r}: name the "
        "scenario it was made for",
        "计划是为方案“{plan}”编制的，而这里是“{here}”：请指定其所用的方案",
    ),
    "FILES_HAVE_CHANGED": (
        "the scenario's files have changed since the plan was made: plan again, or "
        "name the unchanged files",
        "编制计划后方案文件有改动：请重新编制，或指定未改动的文件",
    ),
    "BOUND_OF": ("bound {yuan}", "下界 {yuan}"),
    "N_TRIPS": ("{n:trip|trips}", "{n}趟"),
    "SETTLING": (
        "settling departures, and why who stays",
        "正在确定发车时间及未安排原因",
    ),
    "FIRST_PLAN": (
        "first plan {done:,}/{n_all:,} rides",
        "初步计划 {done:,}/{n_all:,} 人次",
    ),
    "BEST_OF": ("best {yuan} CNY", "最优 {yuan} 元"),
    "GAP_OF": ("gap {share}", "差距 {share}"),
    "N_UNPLANNED": ("{n} unplanned", "未安排{n}人"),
    "NAMED_SEARCHING": ("{name}: searching", "{name}：搜索中"),
    "PREPARING": ("distances, groups and prices", "正在准备里程、分组和价格"),
    "READING": ("reading", "读取"),
    "CHECKING": ("checking", "核查"),
    "WRITING_MANIFESTS": (
        "writing manifests of {n:trip|trips}",
        "正在写{n}趟车的名单",
    ),
    "TIME_LEFT": ("about {left} left", "约剩 {left}"),
    "MAKING_UP_PAPERS": ("making up the papers", "正在编制文件内容"),
    "WRITING_DOCUMENTS": (
        "writing {n:paper|papers}",
        "正在写{n}件文件",
    ),
    "WRITING_FILES_TO_EXCHANGE": ("writing files to exchange", "正在写交换文件"),
    "DRAWING_THE_MAP": ("drawing the map", "正在绘制地图"),
    "DRAWING_PICTURES": ("drawing pictures", "正在绘制图片"),
    "NO_PICTURE": ("the plan has no trip to draw", "方案没有可绘制的车次"),
    "NO_SUCH_TRIP": ("is no trip of the plan", "方案中没有该车次"),
    "NAME_TRIP_OF_PLAN": (
        "name one of its trips, as {first}, or all",
        "请写明方案中的车次，如 {first}，或写 all",
    ),
    "PRICING_REPAIRS": (
        "pricing what would carry those left behind",
        "正在测算如何安排未安排人员",
    ),
    "LOOKING_FOR_CHEAPER_WAYS": (
        "looking for cheaper ways for the dearest seats",
        "正在为最贵的座位寻找更省的办法",
    ),
    "PRICING_LIMITS": (
        "pricing limits one step less strict",
        "正在测算放宽限制可省多少",
    ),
    "WARNING": ("warning: {told}", "提醒：{told}"),
    "MORE_WARNINGS": (
        "... and {n:more warning|more warnings}; p2p check lists them all",
        "……另有{n}条提醒，p2p check 全部列出",
    ),
    "NO_FAULT": ("no fault found", "未发现错误"),
    "NO_VIOLATION": ("no violation", "无违规"),
    "NO_VIOLATION_IN": (
        "no violation in {trips:trip|trips} and {workers:worker|workers}",
        "{trips}趟车、{workers}人均无违规",
    ),
    "STOPPED_EARLY": ("early, by Ctrl-C", "由 Ctrl-C 提前结束"),
    "FILES_IN": ("{folder}: {names}", "{folder} 中有 {names}"),
    "REPAIRS_CUT": (
        "the {n} s for pricing them are up, and what is told may cost less; a quarter "
        "of --time-limit is for that",
        "测算时限 {n} 秒已到，所列方案或可更省；测算时限为 --time-limit 的四分之一",
    ),
    "NO_REPAIR_IN_TIME": (
        "the {n} s for pricing them were up before any was priced; a quarter of "
        "--time-limit is for that: plan with a longer one",
        "测算时限 {n} 秒内未能算出任何措施；测算时限为 --time-limit 的四分之一，"
        "请延长计算时限后重排",
    ),
    "COMPILING": (
        "p2p: compiling the search for this machine, once; it takes about a minute. "
        "The time limit counts from when it is ready.",
        "p2p：正在为本机编译搜索程序，仅此一次，约需一分钟。时限自编译完成时起算。",
    ),
    "STOPPING": (
        "p2p: stopping with the best plan so far; Ctrl-C again abandons it",
        "p2p：以目前最优计划结束；再按 Ctrl-C 则放弃",
    ),
    "STOPPING_WITHOUT_PLAN": (
        "p2p: stopping; there is no plan yet: unless one is found within "
        "{n:second|seconds}, nothing is written; Ctrl-C again abandons it",
        "p2p：正在停止；目前还没有计划，{n:秒|秒}内仍未得到则不写入任何内容；"
        "再按 Ctrl-C 则放弃",
    ),
    "STOPPED": (
        "p2p: stopped; nothing was written",
        "p2p：已停止，未写入任何内容",
    ),
    "NOTHING_WRITTEN": ("p2p: nothing was written", "p2p：未写入任何内容"),
    "PLAN_REFUSED": (
        "p2p: the checker refused the plan; nothing was written",
        "p2p：核查程序不予通过该计划，未写入任何内容",
    ),
    "NONE_CAN_RIDE": (
        "p2p: none of {n:eligible worker|eligible workers} can ride; nothing was "
        "written",
        "p2p：{n}名可乘人员均无法安排，未写入任何内容",
    ),
    "NONE_IS_PLANNED": (
        "p2p: none of {n:eligible worker|eligible workers} is planned; nothing was "
        "written",
        "p2p：{n}名可乘人员均未安排，未写入任何内容",
    ),
    "NO_VARIANT_HAS_PLAN": (
        "p2p: no variant has a plan; nothing was written",
        "p2p：没有变体得出计划，未写入任何内容",
    ),
    "DEFECT": (
        "p2p: this is a defect of the program, not of your data. Files are "
        "written whole or not at all: those that stand are whole. Please report the "
        "lines above.",
        "p2p：这是程序的缺陷，不是数据的问题。文件要么完整写入，要么不写：已有的文件是完整的。"
        "请报告以上各行。",
    ),
    "TEMPLATE_WRITTEN": (
        "{dest}: fill it in, then run: p2p check {dest}",
        "{dest}：请填写，然后运行 p2p check {dest}",
    ),
    "SYNTHETIC_WRITTEN": (
        "{dest}: {n:synthetic worker|synthetic workers}; next: p2p check {dest}",
        "{dest}：{n}名虚构人员；下一步：p2p check {dest}",
    ),
    "GENERATE_NEEDS_ENDS": (
        "give --county, --cities and --workers, or --recipe",
        "请给出 --county、--cities 和 --workers，或 --recipe",
    ),
    "RECIPE_ALONE": (
        "--recipe takes --workers, --seed and --name alone besides",
        "--recipe 只能与 --workers、--seed、--name 同用",
    ),
    "SHIPPED_WRITTEN": (
        "{dest}: {name}; next: p2p plan {dest} -o {dest}-plan",
        "{dest}：{name}；下一步：p2p plan {dest} -o {dest}-plan",
    ),
    "MANIFESTS_WRITTEN": ("documents written into {dest}", "名单已写入 {dest}"),
    "MAP_WRITTEN": ("map written to {dest}", "地图已写入 {dest}"),
    "REPORT_WRITTEN": ("report written to {dest}", "报告已写入 {dest}"),
    "COMPARISON_WRITTEN": ("comparison written to {dest}", "比较已写入 {dest}"),
    "N_FILES_WRITTEN": ("{n:file|files} written into {dest}", "{n}个文件已写入 {dest}"),
    "VERDICT_MISSING": (
        "{path}: there is no verdict on this plan; it is proved again now",
        "{path}：此计划没有核查结论，现重新核查",
    ),
    "VERDICT_DAMAGED": (
        "{path}: the verdict is damaged; the plan is proved again now",
        "{path}：核查结论已损坏，现重新核查",
    ),
    "VERDICT_OF_OTHER_PLAN": (
        "{path}: changed since it was proved (sha256 {found}..., the verdict's "
        "{proved}...); it is proved again now, but for what it only states",
        "{path}：核查后有改动（sha256 {found}……，结论中为 {proved}……），现重新核查，"
        "仅为所述的内容除外",
    ),
    "VERDICT_OF_OTHER_SCENARIO": (
        "{path}: speaks of another scenario; the plan is proved again now",
        "{path}：结论针对另一方案，现重新核查",
    ),
}
