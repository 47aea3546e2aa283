"""A scenario, a plan or a running search in a few facts: as JSON values, as lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from transport.catalogue.sentences import sentence
from transport.clock import MINUTE_S
from transport.errors import printable
from transport.journeys.connections import tightest
from transport.presentation.figures import percent, yuan
from transport.presentation.text import width
from transport.said import plain
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.errors import Fault
    from transport.gate.eligibility import Gate
    from transport.journeys.connections import Connection
    from transport.language import Lang
    from transport.outcome import Progress
    from transport.plan import NotTravelling, Plan, Screening
    from transport.scenario import Scenario

_LABEL_WIDTH = 10
_MAX_NAMES = 400  # characters of names that users chose, in one line
FAR_EMPTY_M = 500_000  # to the first stop; longer runs are told (an assumption)


def fault_lines(faults: Sequence[Fault]) -> list[str]:
    """Every fault, one a line, then their number."""
    return [*map(str, faults), _count(len(faults), "fault")]


def fault_facts(fault: Fault) -> dict[str, Any]:
    """A fault as JSON values: its place, its code with figures, and its sentences."""
    return {
        "file": fault.file,
        "row": fault.row,
        "column": fault.column,
        "value": fault.value,
        **cast("dict[str, Any]", plain(fault.wrong)),
        "wrong": str(fault.wrong),
        "remedy": str(fault.remedy),
    }


def violation_lines(found: Sequence[object], *, limit: int) -> list[str]:
    """The first ``limit`` violations, one a line, then how many there are."""
    lines = [*map(str, found[:limit]), *more_line(len(found) - limit)]
    return [*lines, f"{_count(len(found), 'violation')}: the plan is refused"]


def stated_lines(found: Sequence[tuple[str, str]]) -> list[str]:
    """What the plan states and nobody proved, (field, what) each, a line each."""
    lines = [f"  {field}: {what}" for field, what in found]
    return ["stated by the planner, not checked:", *lines] if lines else []


def confirmed_line(plan: Plan, confirmed_fen: int | None) -> list[str]:
    """How much of the bound the checker confirmed; none where it could tell nothing."""
    if confirmed_fen is None:
        return []
    stated = f"{yuan(plan.cost.lower_bound_fen)} CNY"
    if confirmed_fen >= plan.cost.lower_bound_fen:
        return [_line("bound", f"{stated}: confirmed from the certificate")]
    text = f"{stated} stated: confirmed from the certificate up to"
    return [_line("bound", f"{text} {yuan(confirmed_fen)}")]


def bound_line(plan: Plan, proved_fen: int, *, is_short: bool) -> str:
    """Whether the bound that the plan states was proved anew.

    ``is_short``: less was proved than is stated, by more than rounding.
    """
    stated_fen = plan.cost.lower_bound_fen
    if not is_short:
        least_fen = min(stated_fen, proved_fen)
        rest = "" if least_fen == stated_fen else ", which is what is stated but for"
        rest += " rounding" if rest else ""
        return (
            "the bound was proved anew: no plan's cost and penalties can be under"
            f" {yuan(least_fen)} CNY{rest}"
        )
    return (
        f"the bound was not proved: {yuan(stated_fen)} CNY are stated, and no more"
        f" than {yuan(proved_fen)} CNY were proved"
    )


def mismatch_lines(scenario: Scenario, plan: Plan) -> list[str]:
    """What to do when ``plan`` was made from other inputs than ``scenario``."""
    if plan.scenario_name != scenario.name:
        return [
            f"the plan was made for the scenario {plan.scenario_name!r}, and this is "
            f"{scenario.name!r}: name the scenario it was made for"
        ]
    if plan.scenario_sha256 != scenario.sha256:
        return [
            "the scenario's files have changed since the plan was made: plan again, or "
            "name the unchanged files"
        ]
    return []


def scenario_facts(
    scenario: Scenario, gate: Gate, checks: Sequence[Screening]
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
        "coaches": sum(line.count for line in scenario.fleet),
        "seats": sum(line.count * line.passenger_seats for line in scenario.fleet),
        "services": len(scenario.services),
        "stations": len(scenario.stations),
        "checks": _sorted(Counter(check.desk_id for check in checks)),
        "payer_rules": {rule.rule_id: rule.payer for rule in scenario.payer_rules},
        "distances": len(scenario.distances),
        "roads": len(scenario.roads),
        "warnings": list(map(str, scenario.warnings)),
    }


def scenario_lines(facts: Mapping[str, Any]) -> list[str]:
    """Lines to read for what :func:`scenario_facts` found."""
    workers = facts["workers"]
    held = sum(workers["held"].values())
    rules = [facts["preset"]]
    rules += [f"variant {facts['variant']}"] if facts["variant"] else []
    rules += [f"variants: {', '.join(facts['variants'])}"] if facts["variants"] else []
    lines = [
        _line("scenario", printable(_titled(facts), _MAX_NAMES)),
        _line("days", f"{facts['days']} from {facts['first_day']}"),
        _line("rules", printable("; ".join(rules), _MAX_NAMES)),
        _line(
            "workers",
            f"{workers['registered']} registered, {workers['eligible']} eligible, "
            f"{held} held",
        ),
        *_held_lines(workers["held"]),
        _line(
            "places",
            f"{_count(facts['villages'], 'village')}, "
            f"{_count(facts['employers'], 'employer')}, "
            f"{_count(facts['depots'], 'depot')}",
        ),
        _line(
            "fleet",
            f"{_count(facts['coaches'], 'coach', 'coaches')}, "
            f"{_count(facts['seats'], 'passenger seat')}",
        ),
        *_optional_lines(facts),
    ]
    return [*lines, _line("warnings", str(len(facts["warnings"])))]


def _titled(facts: Mapping[str, Any]) -> str:
    return f"{facts['title'] or facts['name']} ({facts['name']})"


def _optional_lines(facts: Mapping[str, Any]) -> list[str]:
    """What the optional tables do, so that nothing acts without a word."""
    lines = []
    if facts["services"]:
        lines.append(_line("services", _count(facts["services"], "flight or train")))
    if facts["stations"] or facts["checks"]:
        n = sum(facts["checks"].values())
        desks = "".join(f", {desk} {n}" for desk, n in facts["checks"].items())
        text = f"{_count(facts['stations'], 'station')}; certifies {n} workers{desks}"
        lines.append(_line("screening", printable(text, _MAX_NAMES)))
    if facts["payer_rules"]:
        rules = ", ".join(f"{k} ({v} pays)" for k, v in facts["payer_rules"].items())
        lines.append(_line("subsidies", printable(rules, _MAX_NAMES)))
    if facts["distances"] or facts["roads"]:
        text = f"{_count(facts['distances'], 'pair')} given in distances"
        text += f", {_count(facts['roads'], 'road')}" if facts["roads"] else ""
        lines.append(_line("overrides", text))
    return lines


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
        "coaches": len(plan.trips),
        "coaches_by_type": _sorted(Counter(trip.vehicle_type for trip in plan.trips)),
        "workers_per_coach": round(n_aboard / len(plan.trips), 2) if plan.trips else 0,
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


def plan_lines(plan: Plan) -> list[str]:
    """Lines to read for a plan: who rides, in what, at what cost, how far from best."""
    cost = plan.cost
    lines = [
        _line(
            "workers",
            f"{plan.n_registered} registered, {plan.n_planned} planned, "
            f"{len(plan.held)} held, {len(plan.unplanned)} unplanned",
        ),
        *_alone_lines(plan),
        *_held_lines(_n_by_code(plan.held)),
        *_held_lines(_n_by_code(plan.unplanned), label="unplanned"),
        _line("coaches", _coaches(plan)),
        *_far_empty_lines(plan),
        *_service_lines(plan),
        _line("cost", f"{yuan(cost.total_fen)} CNY{_per_worker(plan)}"),
        *[_line("", f"{name} {yuan(fen)}") for name, fen in cost.lines.items()],
        _line("payers", _each(cost.payers)),
    ]
    if cost.rejected is not None:
        other = cost.rejected
        coaches = ", ".join(f"{n} x {kind}" for kind, n in other.coaches.items())
        text = (
            f"{coaches}: {yuan(other.total_fen)} CNY in all, of which {other.payer}"
            f" would pay {yuan(other.net_fen)}, not {yuan(cost.payers[other.payer])}"
        )
        lines.append(_line("rejected", text))
    if cost.penalty_fen:
        text = f"{yuan(cost.penalty_fen)} CNY for unplanned workers (no money)"
        lines.append(_line("penalty", text))
    least = yuan(cost.lower_bound_fen)
    return [
        *lines,
        _line("bound", f"no plan's cost and penalties can be under {least} CNY"),
        _line("gap", f"{percent(cost.gap)}: no plan saves more than that of them"),
        _line("search", _search(plan)),
    ]


def unplanned_lines(
    unplanned: Sequence[NotTravelling], *, limit: int, lang: Lang = "en"
) -> list[str]:
    """The first ``limit`` unplanned workers with their reasons, then how many more."""
    lines = [
        f"{entry.worker_id}  {entry.code}  {sentence(entry.told, lang)}"
        for entry in unplanned[:limit]
    ]
    return [*lines, *more_line(len(unplanned) - limit)]


def more_line(n_more: int) -> list[str]:
    """One line that says how many were left out; none when none was."""
    return [f"... and {n_more} more"] if n_more > 0 else []


def progress_line(progress: Progress) -> str:
    """One line on a running search: best cost, bound, gap, coaches; not the time."""
    bound = f"bound {yuan(progress.lower_bound_fen)}"
    if progress.stage == "ending":
        coaches = _count(progress.n_trips, "coach", "coaches")
        return f"settling departures, and why who stays  {coaches}  {bound}"
    if progress.objective_fen is None:
        return f"first plan {progress.done:,}/{progress.n_all:,} workers  {bound}"
    missing = progress.objective_fen - progress.lower_bound_fen
    gap = missing / progress.objective_fen if progress.objective_fen else 0.0
    parts = [
        f"best {yuan(progress.objective_fen)} CNY",
        bound,
        f"gap {percent(gap)}",
        _count(progress.n_trips, "coach", "coaches"),
    ]
    if progress.n_unplanned:
        parts.append(f"{progress.n_unplanned} unplanned")
    return "  ".join(parts)


def _coaches(plan: Plan) -> str:
    if not plan.trips:
        return "none"
    facts = plan_facts(plan)
    types = ", ".join(f"{n} x {kind}" for kind, n in facts["coaches_by_type"].items())
    mean = facts["workers_per_coach"]
    return f"{len(plan.trips)} ({types}), {mean:.1f} workers each on average"


def _service_lines(plan: Plan) -> list[str]:
    if not plan.services:
        return []
    segments = Counter(trip.segment for trip in plan.trips)
    lines = [f"{n} {segment}" for segment, n in sorted(segments.items())]
    return [
        _line("", ", ".join(lines)),
        *(
            _line(
                "services" if i == 0 else "",
                f"{use.service_id}: {_count(use.units, 'unit')},"
                f" {_count(len(use.workers), 'worker')}, {yuan(use.cost_fen)} CNY",
            )
            for i, use in enumerate(plan.services)
        ),
    ]


def connection_lines(
    scenario: Scenario, links: Sequence[Connection], *, limit: int
) -> list[str]:
    """The feeders that leave least time, one a line; the smallest slack first."""
    lines = []
    for i, link in enumerate(tightest(links, limit)):
        hub = scenario.place_name[link.hub_id]
        text = (
            f"{link.trip_id} to {link.service_id} at {hub}:"
            f" {link.slack_s // MINUTE_S} min of slack, {link.n_workers} workers"
        )
        lines.append(_line("tightest" if i == 0 else "", text))
    return lines


def table_lines(rows: Sequence[Sequence[object]]) -> list[str]:
    """Rows as columns of text: the first to the left, numbers to the right."""

    def text(value: object) -> str:
        return f"{value:,.2f}" if isinstance(value, float) else str(value)

    told = [[text(value) for value in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*told, strict=True)]
    lines = []
    for first, *others in told:
        cells = [first + " " * (widths[0] - width(first))]
        cells += [
            " " * (size - width(cell)) + cell
            for cell, size in zip(others, widths[1:], strict=True)
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


def _alone_lines(plan: Plan) -> list[str]:
    if not plan.individual:
        return []
    n_to_sign = sum(entry.consent == "to_sign" for entry in plan.individual)
    cost_fen = sum(entry.ticket_fen for entry in plan.individual)
    refund_fen = sum(entry.subsidy_fen for entry in plan.individual)
    text = (
        f"{_count(len(plan.individual), 'worker')} with tickets of {yuan(cost_fen)}"
        f" CNY, {yuan(refund_fen)} of it refunded; {n_to_sign} still to agree"
    )
    return [_line("alone", text)]


def _far_empty_lines(plan: Plan) -> list[str]:
    """Coaches that run far before anybody boards, as those of the receiving side."""
    far = sorted(
        ((trip.stops[1].at_m, trip.trip_id) for trip in plan.trips), reverse=True
    )
    far = [(metres, trip_id) for metres, trip_id in far if metres > FAR_EMPTY_M]
    if not far:
        return []
    told = ", ".join(f"{trip_id} {metres // 1_000} km" for metres, trip_id in far[:3])
    n = _count(len(far), "coach runs", "coaches run")
    text = f"{n} more than {FAR_EMPTY_M // 1_000} km empty to the first stop: {told}"
    return [_line("empty", text + (", ..." if far[3:] else ""))]


def _per_worker(plan: Plan) -> str:
    if not plan.n_travelling:
        return ""
    return f", {yuan(round(plan.cost.total_fen / plan.n_travelling))} a worker"


def _search(plan: Plan) -> str:
    solver = plan.solver
    steps = "" if solver.steps is None else f", {solver.steps} steps"
    return f"{solver.seconds:.1f} s{steps}, seed {solver.seed}"


def _held_lines(n_by_code: Mapping[str, int], *, label: str = "held") -> list[str]:
    if not n_by_code:
        return []
    return [_line(label, ", ".join(f"{n} {code}" for code, n in n_by_code.items()))]


def _line(label: str, text: str) -> str:
    return f"{label:<{_LABEL_WIDTH}}{text}".rstrip()


def _count(n: int, one: str, many: str | None = None) -> str:
    return f"{n} {one}" if n == 1 else f"{n} {many or one + 's'}"


def _each(amounts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {yuan(fen)}" for name, fen in amounts.items())


def _yuan_each(amounts: Mapping[str, int]) -> dict[str, float]:
    return {name: fen / YUAN_FEN for name, fen in amounts.items()}


def _n_by_code(entries: Iterable[NotTravelling]) -> dict[str, int]:
    return _sorted(Counter(entry.code for entry in entries))


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts by name, the largest first, equal ones by name."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return dict(ranked)
