"""The tables of a closing's workbook: trips, cost lines, invoices, claims, totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transport.catalogue.sentences import sentence
from transport.clock import HOUR_S
from transport.closing.invoices_told import line_told, ride_told
from transport.language import line_name, payer_name, say
from transport.units import KM_M, YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transport.closing.closing import Closing, Compared, Figures
    from transport.closing.invoices import Invoices, Verdict
    from transport.language import Lang, Text

Kind = Literal["text", "integer", "decimal", "money"]
Cell = str | int | float
_ALL: Text = ("All", "合计")
_DAY: Text = ("Day", "日期")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table: columns as heading, kind, width; ``n_totals`` rows at its end."""

    title: Text
    columns: tuple[tuple[Text, Kind, int], ...]
    rows: tuple[tuple[Cell, ...], ...]
    n_totals: int = 0


def sheets_of(found: Closing, lang: Lang) -> Iterator[Sheet]:
    """The sheets in their order; those of invoices where any were told."""
    yield _trips(found, lang)
    yield _cost_lines(found, lang)
    if found.invoices is not None:
        yield _invoices(found.invoices, lang)
        yield _carriers(found.invoices, lang)
    yield _claims(found, lang)
    yield _payers(found, lang)
    yield _totals(found, lang)


_YES: dict[bool, Text] = {True: ("yes", "是"), False: ("no", "否")}
_BY: dict[str, Text] = {
    "check_ins": ("check-ins", "签到"),
    "table": ("table", "填报"),
    "plan": ("plan", "按计划"),
}


def _trips(found: Closing, lang: Lang) -> Sheet:
    pairs: tuple[tuple[str, str, Kind], ...] = (
        ("Workers", "人数", "integer"),
        ("km", "里程（公里）", "decimal"),
        ("Hours away", "在外（小时）", "decimal"),
        ("Hours standing", "停车（小时）", "decimal"),
        ("Cost, CNY", "费用（元）", "money"),
    )
    columns: list[tuple[Text, Kind, int]] = [
        (("Trip", "车次"), "text", 9),
        (("Run", "开行"), "text", 7),
    ]
    for english, chinese, kind in pairs:
        wide = 13 if kind == "money" else 12
        columns.append(((f"{english}, planned", f"计划{chinese}"), kind, wide))
        columns.append(((f"{english}, actual", f"实际{chinese}"), kind, wide))
    columns.append((("Difference, CNY", "差额（元）"), "money", 13))
    columns.append((("Workers by", "人数来源"), "text", 11))
    total = _figures(found.planned, found.actual)
    return Sheet(
        title=("Trips", "车次"),
        columns=tuple(columns),
        rows=(
            *(_trip_row(one, lang) for one in found.rides),
            (say(_ALL, lang), "", *total, ""),
        ),
        n_totals=1,
    )


def _trip_row(one: Compared, lang: Lang) -> tuple[Cell, ...]:
    by = say(_BY[one.done.aboard.source], lang)
    figures = _figures(one.planned, one.actual)
    return (one.ride_id, say(_YES[one.has_run], lang), *figures, by)


def _figures(then: Figures, now: Figures) -> tuple[Cell, ...]:
    pairs = [
        (then.n_riders, now.n_riders),
        (then.distance_m / KM_M, now.distance_m / KM_M),
        (then.away_s / HOUR_S, now.away_s / HOUR_S),
        (then.standing_s / HOUR_S, now.standing_s / HOUR_S),
        (_yuan(then.cost_fen), _yuan(now.cost_fen)),
    ]
    cells = [cell for pair in pairs for cell in pair]
    return (*cells, _yuan(now.cost_fen - then.cost_fen))


def _cost_lines(found: Closing, lang: Lang) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for one in found.rides:
        lines = _lines(one.planned_lines, one.actual_lines, lang)
        rows += [(one.ride_id, *row) for row in lines]
    total = _lines(found.planned_lines, found.actual_lines, lang)
    everything = _money_pair(found.planned.cost_fen, found.actual.cost_fen)
    return Sheet(
        title=("Cost lines", "费用项目"),
        columns=(
            (("Trip", "车次"), "text", 12),
            (("Line", "项目"), "text", 22),
            (("Planned, CNY", "计划（元）"), "money", 15),
            (("Actual, CNY", "实际（元）"), "money", 15),
            (("Difference, CNY", "差额（元）"), "money", 15),
        ),
        rows=(
            *rows,
            *((say(_ALL, lang), *row) for row in total),
            (say(_ALL, lang), "", *everything),
        ),
        n_totals=len(total) + 1,
    )


def _lines(
    then: Mapping[str, int], now: Mapping[str, int], lang: Lang
) -> list[tuple[Cell, ...]]:
    return [
        (line_name(line, lang), *_money_pair(then.get(line, 0), now.get(line, 0)))
        for line in sorted({*then, *now})
    ]


def _money_pair(then_fen: int, now_fen: int) -> tuple[float, float, float]:
    return _yuan(then_fen), _yuan(now_fen), _yuan(now_fen - then_fen)


VERDICTS: dict[Verdict, Text] = {
    "right": ("right", "相符"),
    "part": ("right, in part", "相符（部分）"),
    "too_much": ("too much", "多收"),
    "too_little": ("too little", "少收"),
    "charged_twice": ("charged twice", "重复收费"),
    "trip_unknown": ("trip unknown", "无此车次"),
    "earlier_version": ("earlier version", "旧版车次"),
    "trip_not_run": ("trip not run", "车次未开行"),
    "not_in_tariff": ("not in the tariff", "价目无此项"),
    "credit": ("credit note", "红字冲销"),
    "credit_beyond": ("credit above what was charged", "冲销多于开票"),
}


def _invoices(found: Invoices, lang: Lang) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            one.line.row,
            one.line.carrier,
            one.line.invoice,
            " ".join(ride_told(one)),
            one.line.item,
            _yuan(one.line.amount_fen),
            _yuan(one.due_fen),
            _yuan(one.off_fen),
            say(VERDICTS[one.verdict], lang),
            "; ".join(sentence(told, lang) for told in line_told(one)),
        )
        for one in found.lines
    ]
    sums = [sum(float(row[at]) for row in rows) for at in (5, 6, 7)]
    total: tuple[Cell, ...] = (
        *(say(_ALL, lang), "", "", "", ""),
        *(round(one, 2) for one in sums),
        *("", ""),
    )
    return Sheet(
        title=("Invoices", "发票核对"),
        columns=(
            (("Row", "行"), "integer", 6),
            (("Carrier", "承运单位"), "text", 18),
            (("Invoice no.", "发票号"), "text", 12),
            (("Trip", "车次"), "text", 10),
            (("Item", "费用项目"), "text", 13),
            (("Charged, CNY", "开票（元）"), "money", 13),
            (("Due, CNY", "应付（元）"), "money", 13),
            (("Off by, CNY", "差额（元）"), "money", 13),
            (("Verdict", "结论"), "text", 14),
            (("Why", "说明"), "text", 40),
        ),
        rows=(*rows, total),
        n_totals=1,
    )


def _carriers(found: Invoices, lang: Lang) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            one.carrier,
            one.n_lines,
            _yuan(one.charged_fen),
            _yuan(one.due_fen),
            _yuan(one.too_much_fen),
            _yuan(one.too_little_fen),
        )
        for one in found.carriers
    ]
    still = say(("in no invoice yet", "发票未列"), lang)
    rows += [
        (f"{still}: {line_name(line, lang)}", "", "", _yuan(fen), "", "")
        for line, fen in found.open_fen.items()
    ]
    return Sheet(
        title=("Carriers", "承运单位"),
        columns=(
            (("Carrier", "承运单位"), "text", 34),
            (("Lines", "项数"), "integer", 8),
            (("Charged, CNY", "开票（元）"), "money", 15),
            (("Due, CNY", "应付（元）"), "money", 15),
            (("Too much, CNY", "多收（元）"), "money", 15),
            (("Too little, CNY", "少收（元）"), "money", 15),
        ),
        rows=tuple(rows),
    )


def _claims(found: Closing, lang: Lang) -> Sheet:
    claims = found.claims.rows
    before = sum(row.before_fen for row in claims)
    now = sum(row.now_fen for row in claims)
    rows: list[tuple[Cell, ...]] = [
        (
            row.rule_id,
            payer_name(row.payer, lang),
            row.vehicle_id,
            row.n_before,
            row.n_now,
            *_money_pair(row.before_fen, row.now_fen),
            "" if row.why is None else sentence(row.why, lang),
        )
        for row in claims
    ]
    total = (say(_ALL, lang), "", "", "", "", *_money_pair(before, now), "")
    return Sheet(
        title=("Claims", "申领更正"),
        columns=(
            (("Rule", "规则"), "text", 20),
            (("Payer", "承担方"), "text", 14),
            (("Vehicle", "车次/班次"), "text", 11),
            (("Workers, claimed", "原申领人数"), "integer", 10),
            (("Workers, rode", "实乘人数"), "integer", 10),
            (("Claimed, CNY", "原申领（元）"), "money", 14),
            (("Corrected, CNY", "更正后（元）"), "money", 14),
            (("Difference, CNY", "差额（元）"), "money", 14),
            (("Why", "原因"), "text", 36),
        ),
        rows=(*rows, total),
        n_totals=1,
    )


def _payers(found: Closing, lang: Lang) -> Sheet:
    then, now = found.claims.before, found.claims.now
    rows: list[tuple[Cell, ...]] = [
        (payer_name(name, lang), *_money_pair(then.get(name, 0), now.get(name, 0)))
        for name in sorted({*then, *now})
    ]
    total = _money_pair(sum(then.values()), sum(now.values()))
    return Sheet(
        title=("Payers", "费用承担"),
        columns=(
            (("Payer", "承担方"), "text", 24),
            (("Planned, CNY", "计划（元）"), "money", 16),
            (("Actual, CNY", "实际（元）"), "money", 16),
            (("Difference, CNY", "差额（元）"), "money", 16),
        ),
        rows=(*rows, (say(_ALL, lang), *total)),
        n_totals=1,
    )


def _totals(found: Closing, lang: Lang) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (day.day.isoformat(), day.vehicles, day.workers, day.poverty_listed)
        for day in found.days
    ]
    sums = [sum(int(row[at]) for row in rows) for at in (1, 2, 3)]
    return Sheet(
        title=("Totals", "运送合计"),
        columns=(
            (_DAY, "text", 14),
            (("Vehicles", "车辆（辆、架、列）"), "integer", 18),
            (("Workers", "运送人数"), "integer", 14),
            (("Of them poverty-listed", "其中贫困劳动力"), "integer", 18),
        ),
        rows=(*rows, (say(_ALL, lang), *sums)),
        n_totals=1,
    )


def _yuan(fen: int) -> float:
    return fen / YUAN_FEN
