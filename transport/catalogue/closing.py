"""What is told when an operation is closed: figures, invoices, claims, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

_TABLES: Mapping[str, Text] = {
    "CLOSE_TRIP_UNKNOWN": (
        "version {n} of the plan has no such trip, flight or train",
        "第 {n} 版方案没有该车次或班次",
    ),
    "CLOSE_TRIP_TWICE": ("stands in row {n} already", "已在第 {n} 行列出"),
    "CLOSE_ONE_ROW": (
        "leave one row for each trip, with the figures of the whole trip",
        "每个车次只留一行，填写整个车次的数据",
    ),
    "CLOSE_NOT_RUN_HAS_FIGURES": (
        "was not run, and yet has riders, kilometres or tolls",
        "未开行，却填有人数、里程或通行费",
    ),
    "CLOSE_EMPTY_OR_RAN": (
        "leave the figures of a trip that was not run empty, or write yes",
        "未开行的车次请留空各项数据，否则改为“是”",
    ),
    "CLOSE_EMPTY_OVER_KM": (
        "is more than the whole way, {all_m}",
        "大于全程里程 {all_m}",
    ),
    "CLOSE_LOOK_AT_BOTH": ("look at both figures", "请核对两项数据"),
    "CLOSE_NOT_OF_TRIP": (
        "is no worker of {trip} in this version",
        "不是该版方案中车次 {trip} 的人员",
    ),
    "CLOSE_RIDERS_AND_ABSENT": (
        "without those named as not aboard {n:worker is|workers are} left",
        "扣除列明的未乘人员后只余 {n} 人",
    ),
    "CLOSE_OVER_SEATS": (
        "is more than the coach has passenger seats, {n}",
        "大于车辆乘客座位数 {n}",
    ),
    "CLOSE_COUNT_AGAIN": ("count workers alone, by the list", "请按名单只清点务工人员"),
    "CLOSE_BACK_BEFORE_LEFT": (
        "the coach is back before it has left, {left}",
        "回场早于出场（{left}）",
    ),
    "CLOSE_FAR_FROM_PLAN": (
        "is more than a week from the planned moment, {when}",
        "与计划时间（{when}）相差一周以上",
    ),
    "CLOSE_KM_FAR": (
        "is less than half or more than twice the planned way, {planned_m}: is it the"
        " reading of the odometer, or the way of one direction?",
        "不到计划里程 {planned_m} 的一半或超过其两倍：是否误填表显读数或单程里程？",
    ),
    "INVOICE_NO_CARRIER": ("nobody charges it", "没有承运单位"),
    "INVOICE_GIVE_CARRIER": ("write the carrier's name", "请填写承运单位名称"),
    "INVOICE_NO_AMOUNT": (
        "there is no amount, nor a quantity with a price",
        "没有金额，也没有数量和单价",
    ),
    "INVOICE_GIVE_AMOUNT": (
        "write the amount, or quantity and price",
        "请填写金额，或数量和单价",
    ),
    "INVOICE_NO_RIDE": (
        "it does not say for which trip, nor for which coach on which day",
        "没有写明车次，也没有写明车辆和日期",
    ),
    "INVOICE_GIVE_RIDE": (
        "write the trip, or the coach's plate and the day that it left",
        "请填写车次，或车牌号和发车日期",
    ),
}
_FIGURES: Mapping[str, Text] = {
    "CLOSE_HEAD": (
        "{name}, version {version}: {ran} of {n:ride|rides} were run.",
        "{name}，第 {version} 版：计划 {n} 个车次（班次），实际开行 {ran} 个。",
    ),
    "CLOSE_RIDERS": (
        "Workers carried: {n} of {planned} planned.",
        "运送人数：实际 {n} 人，计划 {planned} 人。",
    ),
    "CLOSE_KM_AND_HOURS": (
        "Coaches ran {now_m} (planned {then_m}) and were away {now_s} (planned"
        " {then_s}).",
        "客车行驶 {now_m}（计划 {then_m}），在外 {now_s}（计划 {then_s}）。",
    ),
    "CLOSE_COST": (
        "Cost: {now_fen} by the tariff on what was run, planned {then_fen}.",
        "费用：按价目和实际运行计 {now_fen}，计划 {then_fen}。",
    ),
    "CLOSE_LINE": (
        "  {line}: {now_fen}, planned {then_fen}",
        "  {line}：{now_fen}，计划 {then_fen}",
    ),
    "CLOSE_RIDE": (
        "{trip}: {parts}",
        "{trip}：{parts}",
    ),
    "CLOSE_PART_RIDERS": (
        "{n} of {planned:worker|workers}",
        "实载 {n} 人（计划 {planned} 人）",
    ),
    "CLOSE_PART_KM": ("{now_m} for {then_m}", "里程 {now_m}（计划 {then_m}）"),
    "CLOSE_PART_AWAY": (
        "away {now_s} for {then_s}",
        "在外 {now_s}（计划 {then_s}）",
    ),
    "CLOSE_PART_STANDING": (
        "standing {now_s} for {then_s}",
        "停车 {now_s}（计划 {then_s}）",
    ),
    "CLOSE_PART_COST": ("{now_fen} for {then_fen}", "{now_fen}（计划 {then_fen}）"),
    "CLOSE_NOT_RUN": ("was not run", "未开行"),
    "CLOSE_MORE_RIDES": (
        "{n:further ride is|further rides are} not as planned; --json and the workbook"
        " have all",
        "另有 {n} 个车次（班次）与计划不同，见 --json 和工作簿",
    ),
    "CLOSE_ALL_AS_PLANNED": ("Every ride is as planned.", "全部车次与计划一致。"),
    "CLOSE_NOT_TOLD": (
        "Nobody told anything of {n:trip|trips}: taken as planned, without those"
        " reported out.",
        "有 {n} 个车次未填报：按计划计，已扣除报告未乘人员。",
    ),
    "CLOSE_CHECK_INS_DIFFER": (
        "{trip}: {n:worker was|workers were} checked in, the table says {told}; the"
        " check-ins count.",
        "{trip}：签到 {n} 人，填报 {told} 人，以签到为准。",
    ),
    "CLOSE_UNNAMED": (
        "{trip}: {n:worker was|workers were} not there and nobody said who: claims take"
        " the listed first to be missing.",
        "{trip}：有 {n} 人未乘且未写明姓名编号：申领时先按贫困劳动力未乘计算。",
    ),
    "CLOSE_UNKNOWN_RIDERS": (
        "{trip}: {n:rider has|riders have} no name in this version and cannot be"
        " claimed for; report late additions as events.",
        "{trip}：有 {n} 名乘客不在该版方案名单中，不能申领；临时增加人员请登记为事件。",
    ),
}
_INVOICES: Mapping[str, Text] = {
    "INVOICE_LINE": (
        "row {n}, {carrier}, {what}, {trips}: {parts}",
        "第 {n} 行，{carrier}，{what}，{trips}：{parts}",
    ),
    "INVOICE_TOO_MUCH": (
        "charged {charged_fen}, due {due_fen}: too much by {off_fen}",
        "开票 {charged_fen}，应付 {due_fen}：多收 {off_fen}",
    ),
    "INVOICE_TOO_LITTLE": (
        "charged {charged_fen}, due {due_fen}: too little by {off_fen}",
        "开票 {charged_fen}，应付 {due_fen}：少收 {off_fen}",
    ),
    "INVOICE_TWICE": (
        "charged {charged_fen} a second time: all of it stands in row {first} already",
        "重复收费 {charged_fen}：第 {first} 行已全部收取",
    ),
    "INVOICE_TRIP_UNKNOWN": (
        "charged {charged_fen} for a trip that the plan does not know",
        "开票 {charged_fen}：方案中没有该车次",
    ),
    "INVOICE_EARLIER_VERSION": (
        "charged {charged_fen} for a trip that an earlier version has and the newest"
        " has not: what is due of it a person decides",
        "开票 {charged_fen}：该车次只在旧版方案中，应付多少须人工核定",
    ),
    "INVOICE_NOT_RUN": (
        "charged {charged_fen} for a trip that was not run",
        "开票 {charged_fen}：该车次未开行",
    ),
    "INVOICE_NOT_IN_TARIFF": (
        "charged {charged_fen} for what the tariff has no line for on this trip",
        "开票 {charged_fen}：价目中该车次没有此项",
    ),
    "INVOICE_CREDIT_SETTLES": (
        "{off_fen} settles what was charged too much",
        "其中 {off_fen} 冲抵多收",
    ),
    "INVOICE_CREDIT_OPENS": (
        "{off_fen} gives back what is due, which is open again",
        "其中 {off_fen} 退回应付金额，该额重新列为未开票",
    ),
    "INVOICE_CREDIT_BEYOND": (
        "{off_fen} gives back more than these invoices charge",
        "其中 {off_fen} 超出本批发票所收金额",
    ),
    "INVOICE_SUM_WRONG": (
        "quantity by price is {product_fen}, not {charged_fen}",
        "数量乘单价为 {product_fen}，不是 {charged_fen}",
    ),
    "INVOICE_OTHER_CARRIER": (
        "the coach belongs to {owner}",
        "车辆属于{owner}",
    ),
    "INVOICE_CARRIER_SUM": (
        "{carrier}: {n:line|lines}, charged {charged_fen}, due of it {due_fen}, too"
        " much {much_fen}, too little {little_fen}",
        "{carrier}：{n} 项，开票 {charged_fen}，应付 {due_fen}，多收 {much_fen}，"
        "少收 {little_fen}",
    ),
    "INVOICE_ALL_RIGHT": (
        "Every line of the invoices is right.",
        "发票各项均与价目一致。",
    ),
    "INVOICE_OPEN": (
        "By the tariff, in no invoice: {parts}",
        "按价目应付、发票未列：{parts}",
    ),
    "INVOICE_OPEN_LINE": ("{line} {fen_fen}", "{line} {fen_fen}"),
}
_CLAIMS: Mapping[str, Text] = {
    "CLAIMS_SUM": (
        "Claims: {before_fen} printed, {now_fen} for those who rode.",
        "申领：原申领 {before_fen}，按实乘人员 {now_fen}。",
    ),
    "CLAIM_CHANGED": (
        "{rule}, {trip}: {now_fen} in place of {before_fen}: {why}",
        "{rule}，{trip}：{now_fen}（原 {before_fen}）：{why}",
    ),
    "CLAIM_NOT_RUN": ("it was not run", "未开行"),
    "CLAIM_UNDER_MINIMUM": (
        "{n} aboard, the rule asks for {least} at least",
        "实乘 {n} 人，低于规定的 {least} 人",
    ),
    "CLAIM_NOBODY_LISTED": (
        "no listed worker was aboard",
        "车上没有贫困劳动力",
    ),
    "CLAIM_PAID_NO_MORE": (
        "the rule pays nothing for it any more",
        "该规则不再支付",
    ),
    "CLAIM_PAID_NOW": (
        "the rule pays for it now, with {n} aboard",
        "实乘 {n} 人，现可申领",
    ),
    "CLAIM_OTHER_RIDERS": (
        "{n} aboard in place of {before}",
        "实乘 {n} 人（原 {before} 人）",
    ),
    "CLAIM_OTHER_COST": (
        "it cost {now_fen} in place of {before_fen}",
        "费用为 {now_fen}（原 {before_fen}）",
    ),
    "CLOSE_PAYER": (
        "  {payer}: {now_fen}, planned {then_fen}",
        "  {payer}：{now_fen}，计划 {then_fen}",
    ),
    "CLOSED_BEFORE": (
        "Closing {n}, of version {version}, by {by} at {created}.",
        "第 {n} 次办结：第 {version} 版，{by}，{created}。",
    ),
    "CLOSE_OPTION_BESIDE": (
        "means nothing beside {option}",
        "与 {option} 同用无意义",
    ),
    "CLOSE_LEAVE_ONE_OUT": ("leave one of the two out", "请去掉其中一项"),
    "CLOSED": (
        "Closed as number {n} by {by}; the earlier ones stay.",
        "已办结，第 {n} 次，办结人 {by}；此前记录保留。",
    ),
    "CLOSE_NOT_RECORDED": (
        "Compared alone, nothing is recorded: --by NAME closes the operation.",
        "仅作比较，未记录：加 --by 姓名 即办结。",
    ),
    "CLOSE_WRITING": ("writing the closing", "正在写出办结文件"),
    "CLOSE_WRITTEN": ("Files: {path}", "文件：{path}"),
    "CLOSE_TEMPLATE_WRITTEN": ("Tables to fill in: {path}", "待填表格：{path}"),
    "CLOSE_TEMPLATE_TYPE": (
        "{path}: a template is a workbook; name a file such as actuals.xlsx",
        "{path}：模板为工作簿，请写成如 actuals.xlsx 的文件名",
    ),
}
_TOTALS: Mapping[str, Text] = {
    "TOTALS_HEAD": (
        "By {day}: {vehicles:vehicle|vehicles}, {n:worker|workers}, of whom"
        " {listed:was|were} poverty-listed.",
        "截至{day}：车辆 {vehicles:,} 辆（架、列），运送 {n:,} 人，"
        "其中贫困劳动力 {listed:,} 人。",
    ),
    "TOTALS_NONE": (
        "{path}: no operation lies in it that left by then",
        "{path}：其中没有届时已出发的运送",
    ),
    "TOTALS_STATE": (
        "{closed:operation|operations} closed; {planned:operation|operations} counted"
        " as planned, since nobody has closed them.",
        "已办结 {closed} 项；另有 {planned} 项尚未办结，按计划计。",
    ),
    "TOTALS_OPERATION": (
        "{name}: {vehicles:vehicle|vehicles}, {n:worker|workers}, {listed} of them"
        " listed ({state})",
        "{name}：{vehicles} 辆，{n} 人，其中贫困劳动力 {listed} 人（{state}）",
    ),
    "TOTALS_CLOSED": ("closed by {by}", "{by}办结"),
    "TOTALS_PLANNED": (
        "not closed: planned, less those reported out",
        "未办结：按计划，已扣除报告未乘人员",
    ),
    "TOTALS_SAME_NAME": (
        "{name}: {n:operation has|operations have} this name and all count; keep plans"
        " that were not run in another folder.",
        "{name}：有 {n} 项运送同名，均已计入；未执行的方案请移到其他文件夹。",
    ),
    "TOTALS_COST": (
        "Cost of the closed ones: {now_fen}, planned {then_fen}.",
        "已办结部分费用：实际 {now_fen}，计划 {then_fen}。",
    ),
    "CLOSING_DAMAGED": (
        "{path}: is no record of a closing; move its folder away and close once more",
        "{path}：不是办结记录，请移走该文件夹后重新办结",
    ),
    "TOTALS_DAMAGED": (
        "{path}: cannot be read and is not counted ({reason})",
        "{path}：无法读取，未计入（{reason}）",
    ),
}
SENTENCES: Mapping[str, Text] = {
    **_TABLES,
    **_FIGURES,
    **_INVOICES,
    **_CLAIMS,
    **_TOTALS,
}
