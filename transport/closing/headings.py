"""Tables of a closing: what was run, and what carriers charge for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.reading.scales import Scale
from transport.reading.table_records import Table, column

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTUALS = Table(
    name="actuals",
    zh=("实际运行", "实际"),
    meaning="what was run, a row for each trip",
    required=True,
    columns=(
        column("trip_id*", "车次 班次", "id", "the coach trip, or the flight or train"),
        column("ran", "是否开行 开行", "yes_no", "whether it was run", default=True),
        column("riders", "实载人数 实乘人数", "riders", "workers aboard"),
        column("not_aboard", "未乘人员编号 未乘人员", "words", "ids of who stayed"),
        column("km", "里程 实际里程", "km", "by odometer, from depot to depot"),
        column("km_empty", "空驶里程", "km", "of them without workers"),
        column("left", "出场时间", "moment", "when the coach left its depot"),
        column("back", "回场时间", "moment", "when it was back"),
        column("standing_minutes", "停车分钟 等候分钟", "minutes", "not at the wheel"),
        column("drivers", "驾驶员数", "drivers", "how many drivers"),
        column("toll", "通行费", "money", "tolls paid, by receipts"),
        column("remark", "备注", "text", "anything else"),
    ),
)
INVOICES = Table(
    name="invoices",
    zh=("发票", "承运发票"),
    meaning="what carriers charge, a row for each line",
    required=True,
    columns=(
        column("carrier", "承运单位 开票单位", "text", "who charges"),
        column("invoice", "发票号 发票号码", "id", "number of the invoice"),
        column("trip_id", "车次 班次", "id", "the coach trip, flight or train"),
        column("coach", "车号 车牌号", "id", "plate, or depot/type/number; with day"),
        column("day", "日期", "from", "the day that the coach left"),
        column("item*", "费用项目 项目", "text", "the cost line"),
        column("quantity", "数量", "quantity", "how many"),
        column("price", "单价", "charge", "of each, CNY"),
        column("amount", "金额", "charge", "CNY; below 0 on a credit note"),
        column("remark", "备注", "text", "anything else"),
    ),
)
SCALES: Mapping[str, Scale] = {
    "riders": Scale(unit="", example="23", most="100000", words=("人",)),
    "quantity": Scale(
        unit="", example="1", factor=1_000, least="-1000000", most="1000000"
    ),
    "charge": Scale(
        unit="CNY",
        example="1200.50",
        factor=100,
        least="-100000000",
        most="100000000",
        words=("元",),
    ),
}
"""Kinds of columns that scenarios have not; quantities are told in thousandths."""
