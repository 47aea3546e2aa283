"""What a plan states that the checker cannot prove from the scenario, to be told so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from transport.said import said

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.said import Said
    from transport.versions import Version


class Stated(NamedTuple):
    """A field of the plan's file, and in words what of it is the planner's alone."""

    field: str
    what: Said


def stated(plan: Plan, *, proved_fen: int | None = None) -> list[Stated]:
    """The planner's own statements in the plan: typed and ranged, but not proved.

    ``proved_fen``: what the objective of no plan is under, as far as that was proved.
    """
    solver = plan.solver
    found = []
    if proved_fen is None or proved_fen < plan.cost.lower_bound_fen:
        what = said("STATED_BOUND")
        if proved_fen is not None:
            what = said("STATED_BOUND_PROVED_TO", proved_fen=proved_fen)
        found.append(Stated("cost.lower_bound", what))
        found.append(Stated("cost.gap", said("STATED_GAP")))
    if plan.is_enumerated:
        found.append(Stated("certificate.enumerated", said("STATED_ENUMERATED")))
    if plan.certificate is not None and plan.certificate.parts:
        what = said("STATED_PRICES")
        found.append(Stated("certificate.parts", what))
    if plan.cost.rejected is not None:
        what = said("STATED_REJECTED")
        found.append(Stated("cost.rejected", what))
    if plan.marginal is not None:
        what = said("STATED_MARGINAL")
        found.append(Stated("marginal", what))
    if plan.unplanned:
        what = said("STATED_UNPLANNED")
        found.append(Stated("workers.unplanned[].code", what))
    words = said("STATED_WORDS")
    if plan.held:
        found.append(Stated("workers.held[].told", words))
        found.append(Stated("workers.held[].figures", words))
    if plan.unplanned:
        found.append(Stated("workers.unplanned[].told", words))
        found.append(Stated("workers.unplanned[].figures", words))
    if any(stop.place_id is None for trip in plan.trips for stop in trip.stops):
        what = said("STATED_HALT_KIND")
        found.append(Stated("trips[].stops[].kind", what))
        what = said("STATED_HALT_KM")
        found.append(Stated("trips[].stops[].km", what))
    if plan.trips:
        what = said("STATED_DRIVING")
        found.append(Stated("trips[].driving_minutes", what))
    run = said(
        "STATED_SOLVER",
        version=solver.version,
        seed=solver.seed,
        seconds=str(solver.seconds),
    )
    return [*found, Stated("solver", run)]


def stated_changes(version: Version | None) -> list[Stated]:
    """That the day brought what a version was made with, if it is one."""
    if version is None:
        return []
    return [Stated("version.json: changes", said("STATED_CHANGES"))]
