"""Workers left behind who could still ride, said to be left by the search."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.checker import could_ride, refuted_reasons
from transport.plan import NotTravelling
from transport.said import said
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario


ON_THE_WAY = "NO_WAY_ONWARD"  # speaks of flights and trains: no free coach refutes it


def unexplained(plan: Plan) -> Plan:
    """The plan that is only priced: it claims of nobody that no ride was left.

    So neither here nor by the checker is a ride looked for.
    """
    left = said("CAUSE_NOT_FOUND")
    unplanned = tuple(
        NotTravelling(worker_id=entry.worker_id, code=LEFT_BY_SEARCH, told=left)
        for entry in plan.unplanned
    )
    return replace(plan, unplanned=unplanned)


def admitted(scenario: Scenario, plan: Plan) -> Plan:
    """The plan, with the code of each party for whom a cheaper ride is at hand mended.

    A search that was ended early leaves such parties; no other code is true of them.
    Nor is a reason kept that the plan itself refutes, nor its sentence: what keeps them
    was not found. Who waits at a hub is told so in any case.
    """
    if not plan.unplanned:
        return plan
    rides, wrong = could_ride(scenario, plan), refuted_reasons(scenario, plan)
    not_found = said("CAUSE_NOT_FOUND")

    def mended(entry: NotTravelling) -> NotTravelling:
        if entry.worker_id in rides and entry.code != LEFT_BY_SEARCH:
            told = rides[entry.worker_id].told
            return NotTravelling(
                worker_id=entry.worker_id, code=LEFT_BY_SEARCH, told=told
            )
        if entry.worker_id in wrong:
            told = entry.told if entry.told.code == ON_THE_WAY else not_found
            return NotTravelling(
                worker_id=entry.worker_id, code="TIME_RAN_OUT", told=told
            )
        return entry

    return replace(plan, unplanned=tuple(map(mended, plan.unplanned)))
