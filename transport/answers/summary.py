"""A scenario, a plan or a running search in a few facts: as JSON values, as lines."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from transport.answers.alike_reasons import as_one, shape
from transport.answers.coarse_places import precisions
from transport.catalogue.sentences import sentence
from transport.clock import MINUTE_S
from transport.presentation.text import width
from transport.said import plain, said
from transport.units import KM_M, YUAN_FEN

_N_NAMED = 3  # workers of one reason

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from transport.errors import Fault
    from transport.gate.eligibility import Gate
    from transport.language import Lang
    from transport.plan import NotTravelling, Plan, Screening
    from transport.said import Said
    from transport.scenario import Scenario


def fault_facts(fault: Fault, lang: Lang = "en") -> dict[str, Any]:
    """A fault as JSON values: its place, its code with figures, and its sentences."""
    return {
        "file": fault.file,
        "row": fault.row,
        "column": fault.column,
        "value": fault.value,
        **cast("dict[str, Any]", plain(fault.wrong)),
        "wrong": sentence(fault.wrong, lang),
        "remedy": sentence(fault.remedy, lang),
    }


def scenario_facts(
    scenario: Scenario, gate: Gate, checks: Sequence[Screening], lang: Lang = "en"
) -> dict[str, Any]:
    """What ``p2p check`` reports of a faultless scenario, as JSON values.

    ``checks``: the health checks before departure, as `screened` found them.
    """
    return {
        "name": scenario.name,
        "title": scenario.title,
        "variant": scenario.variant,
        "variants": list(scenario.variants),
        "first_day": scenario.first_day.isoformat(),
        "days": scenario.n_days,
        "preset": scenario.policy.preset,
        "sha256": scenario.sha256,
        "workers": {
            "registered": len(scenario.workers),
            "eligible": len(gate.eligible),
            "held": _n_by_code(gate.held),
        },
        "villages": len(scenario.villages),
        "employers": len(scenario.employers),
        "depots": len(scenario.depots),
        "positions": {
            "villages": precisions(scenario.villages),
            "employers": precisions(scenario.employers),
            "depots": precisions(scenario.depots),
        },
        "coaches": sum(line.count for line in scenario.fleet),
        "seats": sum(line.count * line.passenger_seats for line in scenario.fleet),
        "services": len(scenario.services),
        "stations": len(scenario.stations),
        "checks": _sorted(Counter(check.desk_id for check in checks)),
        "payer_rules": {rule.rule_id: rule.payer for rule in scenario.payer_rules},
        "distances": len(scenario.distances),
        "roads": len(scenario.roads),
        "assumed": dict(scenario.assumed),
        "in_force": _in_force(scenario),
        "warnings": [w.worded(partial(sentence, lang=lang)) for w in scenario.warnings],
    }


def _in_force(scenario: Scenario) -> dict[str, list[Any]]:
    """What optional tables bring, by name: it acts without being asked for again."""
    return {
        "services": [service.service_id for service in scenario.services],
        "stations": [f"{s.name} ({s.station_id})" for s in scenario.stations],
        "distances": [
            {
                "from": row.from_id,
                "to": row.to_id,
                "km": row.distance_m / KM_M,
                "minutes": None if row.driving_s is None else row.driving_s / MINUTE_S,
            }
            for row in scenario.distances
        ],
    }


def plan_facts(plan: Plan) -> dict[str, Any]:
    """What ``p2p plan`` reports of a plan, as JSON values; money in CNY."""
    n_aboard = sum(len(trip.worker_ids) for trip in plan.trips)
    cost = plan.cost
    return {
        "scenario": plan.scenario_name,
        "variant": plan.variant,
        "workers": {
            "registered": plan.n_registered,
            "eligible": plan.n_eligible,
            "planned": plan.n_planned,
            "individual": len(plan.individual),
            "held": _n_by_code(plan.held),
            "unplanned": _n_by_code(plan.unplanned),
        },
        "coaches": plan.n_coaches,
        "coaches_by_type": dict(plan.coaches),
        "trips": len(plan.trips),
        "workers_per_trip": round(n_aboard / len(plan.trips), 2) if plan.trips else 0,
        "km": round(sum(trip.distance_m for trip in plan.trips) / 1000, 3),
        "services": {
            use.service_id: {
                "units": use.units,
                "workers": len(use.workers),
                "cost": use.cost_fen / YUAN_FEN,
            }
            for use in plan.services
        },
        "cost": {
            "total": cost.total_fen / YUAN_FEN,
            "penalty": cost.penalty_fen / YUAN_FEN,
            "objective": cost.objective_fen / YUAN_FEN,
            "lower_bound": cost.lower_bound_fen / YUAN_FEN,
            "gap": round(cost.gap, 6),
            "currency": "CNY",
            "lines": _yuan_each(cost.lines),
            "payers": _yuan_each(cost.payers),
        },
        "solver": {
            "seconds": round(plan.solver.seconds, 3),
            "steps": plan.solver.steps,
            "seed": plan.solver.seed,
            "threads": plan.solver.threads,
        },
    }


def unplanned_lines(
    unplanned: Sequence[NotTravelling], *, limit: int, lang: Lang = "en"
) -> list[str]:
    """Why nobody takes them, ``limit`` reasons at most, then how many workers more.

    Those of one reason stand in one line, the first few of them by name; reasons that
    differ by amounts and villages alone are one, with the range of them.
    """
    by_reason: dict[Hashable, list[NotTravelling]] = {}
    for one in unplanned:
        by_reason.setdefault((one.code, shape(one.told)), []).append(one)
    alike = list(by_reason.values())
    lines = [
        sentence(
            said(
                "WHO_AND_WHY",
                worker=_names(them),
                code=them[0].code,
                why=as_one([one.told for one in them]),
            ),
            lang,
        )
        for them in alike[:limit]
    ]
    return [*lines, *more_lines(sum(map(len, alike[limit:])), lang)]


def _names(entries: Sequence[NotTravelling]) -> Said | tuple[str, ...]:
    names = tuple(entry.worker_id for entry in entries[:_N_NAMED])
    if len(entries) <= _N_NAMED:
        return names
    return said("AND_OTHERS", names=names, n=len(entries) - _N_NAMED)


def more_lines(n_more: int, lang: Lang = "en") -> list[str]:
    """One line that says how many were left out; none when none was."""
    return [sentence(said("AND_MORE", n=n_more), lang)] if n_more > 0 else []


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as columns of text: the first to the left, numbers to the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for first, *others in rows:
        cells = [first + " " * (widths[0] - width(first))]
        cells += [
            " " * (size - width(cell)) + cell
            for cell, size in zip(others, widths[1:], strict=True)
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


def _yuan_each(amounts: Mapping[str, int]) -> dict[str, float]:
    return {name: fen / YUAN_FEN for name, fen in amounts.items()}


def _n_by_code(entries: Iterable[NotTravelling]) -> dict[str, int]:
    return _sorted(Counter(entry.code for entry in entries))


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts by name, the largest first, equal ones by name."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return dict(ranked)
