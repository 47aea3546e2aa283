"""Parties that no coach of the fleet may seat under the rules: told when read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.groups import parties_of
from transport.said import said
from transport.trips.seats import load_cap_percent, usable_seats

if TYPE_CHECKING:
    from transport.places import Risk
    from transport.policy import Scope
    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings
    from transport.said import Said
    from transport.scenario import Scenario

_MAX_TOLD = 20  # parties told one by one; the others are counted


def check_seating(scenario: Scenario, workers: Parsed, findings: Findings) -> None:
    """Warn of parties larger than what the caps leave of the best coach that reaches.

    Every edition of the scenario's days is tried, and the best of them counts: nobody
    is told of who could ride on some day. ``workers``: the table of the roster, row by
    row in the scenario's order.
    """
    at_of = {worker.worker_id: at for at, worker in enumerate(scenario.workers)}
    seats = _Seats(scenario)
    odd: list[tuple[int, str, Said]] = []
    for members in parties_of(scenario.workers):
        first = members[0]
        most = seats.most(first.village_id, first.employer_id)
        if len(members) > most:
            who = first.party_id or first.worker_id
            told = said("PARTY_OVER_CAP", n=len(members), most=most)
            odd.append((at_of[first.worker_id], who, told))
    for at, who, told in odd[:_MAX_TOLD]:
        part, own = workers.part(at)
        findings.warn(part.file, told, rows=[part.rows[own]], value=who)
    rest = sorted(at for at, _, _ in odd[_MAX_TOLD:])
    for part, ats in workers.by_part(rest):
        rows = [part.rows[at] for at in ats]
        findings.warn(part.file, said("PARTIES_OVER_CAP"), rows=rows)


class _Seats:
    """The most usable seats of any vehicle, by where it goes; each kind once."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        found = (scenario.edition_at(d * DAY_S) for d in range(scenario.n_days))
        self._editions = list({id(edition): edition for edition in found}.values())
        self._known: dict[tuple[int | None, Scope, Risk], int] = {}

    def most(self, village_id: str, employer_id: str) -> int:
        """Usable seats for a party of the village, bound for the employer."""
        scenario = self._scenario
        limit = scenario.sides(village_id, employer_id)[0].max_seats
        scope = scenario.scope(village_id, employer_id)
        risk = scenario.risk(village_id, employer_id)
        kind = (limit, scope, risk)
        if kind not in self._known:
            self._known[kind] = self._most(limit, scope, risk)
        return self._known[kind]

    def _most(self, limit: int | None, scope: Scope, risk: Risk) -> int:
        return max(
            (
                usable_seats(
                    line,
                    policy=self._scenario.policy,
                    edition=edition,
                    cap_percent=load_cap_percent(edition, scope=scope, risk=risk),
                    drivers=1,
                )
                for line in self._scenario.fleet
                if limit is None or line.seats <= limit
                for edition in self._editions
            ),
            default=0,
        )
