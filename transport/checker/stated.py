"""What a plan states that the checker cannot prove from the scenario, to be told so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from transport.plan import Plan


class Stated(NamedTuple):
    """A field of the plan's file, and in words what of it is the planner's alone."""

    field: str
    what: str


def stated(plan: Plan, *, proved_fen: int | None = None) -> list[Stated]:
    """The planner's own statements in the plan: typed and ranged, but not proved.

    ``proved_fen``: what the objective of no plan is under, as far as that was proved.
    """
    solver = plan.solver
    found = []
    if proved_fen is None or proved_fen < plan.cost.lower_bound_fen:
        what = "that no plan can cost less; only that this plan does not"
        if proved_fen is not None:
            yuan = f"{proved_fen / YUAN_FEN:,.2f}"
            what = f"that no plan can cost less; proved up to {yuan} CNY"
        found.append(
            Stated("cost.lower_bound", f"{what} (p2p verify --bound proves it)")
        )
        found.append(Stated("cost.gap", "follows from it"))
    if plan.certificate is not None and plan.certificate.parts:
        what = "prices from which p2p verify --bound proves the bound again"
        found.append(Stated("certificate.parts", what))
    if plan.cost.rejected is not None:
        what = "that there is such a plan; only that it would be rejected"
        found.append(Stated("cost.rejected", what))
    if plan.marginal is not None:
        what = "prices at the margin; only the groups and coaches they are for"
        found.append(Stated("marginal", what))
    if plan.unplanned:
        what = "that no other ride would do than those the checker tries"
        found.append(Stated("workers.unplanned[].code", what))
    words = "the planner's words; the codes are judged"
    if plan.held:
        found.append(Stated("workers.held[].told", words))
        found.append(Stated("workers.held[].figures", words))
    if plan.unplanned:
        found.append(Stated("workers.unplanned[].told", words))
        found.append(Stated("workers.unplanned[].figures", words))
    if any(stop.place_id is None for trip in plan.trips for stop in trip.stops):
        what = "whether a halt on the way is called break or rest; its time is judged"
        found.append(Stated("trips[].stops[].kind", what))
        what = "of halts on the way: within what two minutes at the wheel make"
        found.append(Stated("trips[].stops[].km", what))
    if plan.trips:
        what = "to the second a leg, as legs may be rounded"
        found.append(Stated("trips[].driving_minutes", what))
    run = f"version {solver.version}, seed {solver.seed}, {solver.seconds} s"
    return [*found, Stated("solver", f"how the plan was made: {run}")]
