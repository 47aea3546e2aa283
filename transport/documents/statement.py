"""The statement of costs: by line, by payer and by vehicle, each with its sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Grid, Paper
from transport.language import line_name, vehicle_name
from transport.money.payers import lines_apart, vehicles_of
from transport.presentation.figures import yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.language import Text
    from transport.plan import Block, Plan, Trip
    from transport.presentation.forms import Cell
    from transport.scenario import Scenario

AMOUNT: Text = ("Amount, CNY", "金额（元）")
SUM: Text = ("Total", "合计")


def statements(scenario: Scenario, plan: Plan) -> Iterator[Paper]:
    """One for the plan; nothing where nobody travels."""
    if not plan.n_travelling:
        return
    cost = plan.cost
    each = round(cost.total_fen / plan.n_travelling)
    yield Paper(
        key="statement",
        title=("Statement of costs", "运输费用结算表"),
        subject=plan.variant or scenario.name,
        fields=(
            (("Workers planned", "安排人数"), plan.n_planned),
            (("Travel alone", "自行返岗人数"), len(plan.individual)),
            (("Vehicles", "车辆（架、列）数"), plan.n_vehicles),
            (("Coach trips", "客车趟数"), len(plan.trips)),
            (("Total cost, CNY", "总费用（元）"), yuan(cost.total_fen)),
            (("A worker, CNY", "人均（元）"), yuan(each)),
        ),
        grids=(
            _money(
                ("By line", "按项目"),
                ("Line", "项目"),
                [(_line(name), fen) for name, fen in cost.lines.items()],
            ),
            _money(
                ("By payer", "按承担方"),
                ("Payer", "承担方"),
                [(c.payer(name), fen) for name, fen in cost.payers.items()],
            ),
            _vehicles(scenario, plan),
        ),
        signatures=(c.MADE_BY, c.REVIEWED, c.SEALED, c.DATED),
    )


def _line(name: str) -> Text:
    return line_name(name, "en"), line_name(name, "zh")


def _money(title: Text, heading: Text, amounts: list[tuple[Text, int]]) -> Grid:
    """Amounts and their sum, which is added up here and not copied."""
    rows: list[tuple[Cell, ...]] = [(name, yuan(fen)) for name, fen in amounts]
    rows.append((SUM, yuan(sum(fen for _, fen in amounts))))
    return Grid(
        title=title,
        headings=(heading, AMOUNT),
        widths=(30, 20),
        rows=tuple(rows),
        amounts=(1,),
    )


def _days_bought(block: Block, trip: Trip) -> Cell:
    """With which trip the block's days are bought; nothing of a block of one trip."""
    first = block.trips[0].trip_id
    if len(block.trips) == 1:
        return ""
    if trip.trip_id == first:
        return f"{block.block_id}: with this trip", f"{block.block_id}：本趟"
    return f"{block.block_id}: with {first}", f"{block.block_id}：{first}"


def _vehicles(scenario: Scenario, plan: Plan) -> Grid:
    """Every coach and service; lines that no vehicle has stand apart."""
    kinds: dict[str, Cell] = {
        t.trip_id: vehicle_name(t.vehicle_type) for t in plan.trips
    }
    blocks = {t.trip_id: _days_bought(plan.block[t.block_id], t) for t in plan.trips}
    for use in plan.services:
        kinds[use.service_id] = _line(scenario.service[use.service_id].kind)
    vehicles = vehicles_of(scenario, plan.trips, plan.services)
    rows: list[tuple[Cell, ...]] = []
    total_fen = 0
    for vehicle in vehicles:
        fen = sum(vehicle.lines.values())
        total_fen += fen
        name = vehicle.vehicle_id
        block = blocks.get(name, "")
        rows.append((name, kinds[name], block, len(vehicle.workers), yuan(fen)))
    for line, fen in lines_apart(plan, vehicles).items():
        total_fen += fen
        rows.append(("", _line(line), "", "", yuan(fen)))
    rows.append((SUM, "", "", "", yuan(total_fen)))
    return Grid(
        title=("By vehicle", "按车次、班次"),
        headings=(
            *(c.TRIP, ("Type", "类型"), ("Days bought", "天数计入")),
            *(c.WORKERS, AMOUNT),
        ),
        widths=(14, 18, 18, 10, 18),
        rows=tuple(rows),
        amounts=(3, 4),
    )
