"""Individual travel: tickets of those who go alone instead of by organised transport.

A scenario may let workers travel alone. Such a worker buys a ticket and has it refunded
in part; he rides on no coach and no service of the plan (one worker, one journey, one
channel of subsidy).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.gate.eligibility import health_gate
from transport.plan import IndividualTraveller

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transport.groups import Group, Party
    from transport.scenario import Scenario
    from transport.trips.routes import Lookup


def with_tickets(
    scenario: Scenario, distances: Lookup, groups: Sequence[Group]
) -> tuple[Group, ...]:
    """The groups, with the price of tickets of each party that may travel alone.

    A party may when none of it has declined, all of it pass the gate of trains, and the
    direct drive from its ready time on ends before its deadline: what a ticket's own
    timetable is, the scenario does not know.
    """
    terms = scenario.individual
    if terms is None:
        return tuple(groups)
    barred = {entry.worker_id for entry in health_gate(scenario, mode="rail").held}
    barred |= {w.worker_id for w in scenario.workers if w.agrees_alone is False}
    found = []
    for group in groups:
        pair = (group.village_id, group.employer_id)
        if group.ready_s + distances.seconds(*pair) > group.deadline_s:
            found.append(group)
            continue
        each_fen = terms.ticket_fen(distances.metres(*pair))
        parties = tuple(
            party
            if barred.intersection(party.worker_ids)
            else replace(party, ticket_fen=each_fen * party.n)
            for party in group.parties
        )
        found.append(replace(group, parties=parties))
    return tuple(found)


def travellers_of(
    scenario: Scenario, parties: Iterable[Party]
) -> tuple[IndividualTraveller, ...]:
    """An entry for everybody of the parties, each of which has tickets; by id."""
    terms = scenario.individual
    found = []
    for party in parties:
        each_fen = (party.ticket_fen or 0) // party.n
        for worker_id in party.worker_ids:
            worker = scenario.worker[worker_id]
            is_refunded = terms is not None and (
                terms.subsidy_riders == "all" or worker.is_poverty_listed
            )
            most_fen = terms.subsidy_fen if terms is not None and is_refunded else 0
            found.append(
                IndividualTraveller(
                    worker_id=worker_id,
                    ticket_fen=each_fen,
                    subsidy_fen=min(each_fen, most_fen),
                    consent="given" if worker.agrees_alone else "to_sign",
                )
            )
    return tuple(sorted(found, key=lambda entry: entry.worker_id))
