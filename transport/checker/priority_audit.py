"""Proof that nobody was passed over for a worker of lower priority.

Only what is certain without planning anew is refused: an unplanned party of a higher
class, and on a coach from its village to its employer parties of lower classes with
just as many workers. Exchanging them leaves every halt, time, load and price as it is.
Whoever holds the seat that a list printed before gave him is put off for nobody.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.rulebook import edition_in_force, employer_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from transport.checker.run import Run
    from transport.plan import Plan
    from transport.roster import Worker
    from transport.scenario import Scenario

Company = tuple["Worker", ...]  # who travels together
Way = tuple[str, str]  # from a village to an employer
CLASSES = (
    said("PRIORITY_PASSED_OVER_POOR"),
    said("PRIORITY_PASSED_OVER_KEY"),
    said("PRIORITY_PASSED_OVER_NONE"),
)


def passed_over(
    scenario: Scenario, plan: Plan, runs: Sequence[Run]
) -> Iterator[Violation]:
    """No unplanned party could take the place of parties of lower priority."""
    size = _party_sizes(scenario)
    aboard = _aboard(runs, size)
    names = (entry.worker_id for entry in plan.unplanned)
    waiting = [scenario.worker[name] for name in names if name in scenario.worker]
    for company in _companies(waiting, size):
        ways = _home_and_goal(company)
        if len(ways) != 1:
            continue
        own = class_of(scenario, company)
        for run, others in aboard[ways.pop()]:
            lower = [
                len(other)
                for other in others
                if class_of(scenario, other) > own and not _holds_a_seat(run, other)
            ]
            peer = others[0][0]
            if len(company) in _sums(lower) and _could_ride(run, company, peer):
                told = said(
                    "PRIORITY_PASSED_OVER",
                    rank=CLASSES[own],
                    n=len(company),
                    trip=run.trip_id,
                    village=company[0].village_id,
                    employer=company[0].employer_id,
                )
                yield Violation(
                    code="PRIORITY_PASSED_OVER",
                    where=company[0].worker_id,
                    told=told,
                    amount=len(company),
                )
                break


def _aboard(
    runs: Sequence[Run], size: Mapping[str, int]
) -> Mapping[Way, list[tuple[Run, list[Company]]]]:
    """By way the direct runs that have parties of just that way, and these."""
    found: defaultdict[Way, list[tuple[Run, list[Company]]]] = defaultdict(list)
    for run in runs:
        if run.trip.segment != "direct":
            continue
        by_way: defaultdict[Way, list[Company]] = defaultdict(list)
        for company in _companies(run.workers, size):
            ways = _home_and_goal(company)
            if len(ways) == 1:
                by_way[ways.pop()].append(company)
        for way, companies in by_way.items():
            found[way].append((run, companies))
    return found


def _companies(workers: Iterable[Worker], size: Mapping[str, int]) -> list[Company]:
    """The workers by party, whole parties alone; who has none goes alone."""
    found: defaultdict[str, list[Worker]] = defaultdict(list)
    singles: list[Company] = []
    for worker in workers:
        if worker.party_id is None:
            singles.append((worker,))
        else:
            found[worker.party_id].append(worker)
    whole = [tuple(c) for party, c in found.items() if len(c) == size[party]]
    return [*singles, *whole]


def _party_sizes(scenario: Scenario) -> Mapping[str, int]:
    sizes: defaultdict[str, int] = defaultdict(int)
    for worker in scenario.workers:
        if worker.party_id is not None:
            sizes[worker.party_id] += 1
    return sizes


def class_of(scenario: Scenario, company: Company) -> int:
    """0 where one is listed as poor, 1 where one goes to a key employer, else 2."""
    if any(worker.is_poverty_listed for worker in company):
        return 0
    key = scenario.policy.key_employers
    return 1 if any(employer_of(worker) in key for worker in company) else 2


def _holds_a_seat(run: Run, company: Company) -> bool:
    """Whether one of them has the trip's seat since before, and keeps it."""
    held = run.scenario.seats_held
    return any(held.get(worker.worker_id) == run.trip_id for worker in company)


def _home_and_goal(company: Company) -> set[Way]:
    return {(worker.village_id, worker.employer_id) for worker in company}


def _sums(sizes: Iterable[int]) -> set[int]:
    """Every number of workers that some of the parties make together."""
    found = {0}
    for size in sizes:
        found |= {size + known for known in found}
    return found - {0}


def _could_ride(run: Run, company: Company, peer: Worker) -> bool:
    """Whether the trip's times, papers and rules suit the party for certain.

    ``peer``: somebody aboard who goes their way.
    """
    boards = run.boards_at.get(peer.worker_id)
    alights = run.alights_at.get(peer.worker_id)
    if boards is None or alights is None:
        return False
    clock, policy = run.scenario.clock, run.scenario.policy
    ready_s = max(0, *(worker.ready_from_s or 0 for worker in company))
    return (
        run.service_start_s(boards) >= ready_s
        and edition_in_force(policy, clock.date_of(ready_s)) is run.edition
        and _takes_luggage(run, company)
        and all(_in_time(run.scenario, w, alights.depart_s) for w in company)
    )


def _takes_luggage(run: Run, company: Company) -> bool:
    """Whether the hold takes the party's bags besides everybody's aboard."""
    if run.line.hold_bags is None:
        return True
    return sum(w.n_bags for w in (*run.workers, *company)) <= run.line.hold_bags


def _in_time(scenario: Scenario, worker: Worker, alight_s: int) -> bool:
    """Whether the worker is expected by then, with a certificate that still holds."""
    until_s = worker.certificate_until_s
    if until_s is None:
        is_valid = not any(e.certificate_required for e in scenario.policy.editions)
    else:
        is_valid = alight_s <= until_s
    return is_valid and (worker.report_by_s is None or alight_s <= worker.report_by_s)
