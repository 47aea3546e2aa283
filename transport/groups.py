"""Groups: the eligible workers by village, employer and cohort, parties whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.places import Risk
    from transport.plan import Segment
    from transport.policy import Scope
    from transport.roster import Worker
    from transport.scenario import Scenario

Priority = Literal["poverty", "key_employer", "other"]
PRIORITIES: tuple[Priority, ...] = ("poverty", "key_employer", "other")  # highest first

_Window: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Workers who travel together or not at all, ids sorted; often a single one.

    ``priority`` is the highest class among them; ``penalty_fen`` is what leaving the
    whole party behind weighs; ``ticket_fen`` what its tickets cost where all of it may
    travel alone, else None. ``is_doubtful``: another plan could rightly hold it, so no
    bound may count it.
    """

    worker_ids: tuple[str, ...]
    priority: Priority
    penalty_fen: int
    ticket_fen: int | None = None
    n_bags: int = 0  # pieces of luggage, all members together
    is_doubtful: bool = False

    @property
    def goes_alone(self) -> bool:
        """Whether it travels alone, not stays, where no coach or service takes it."""
        return self.ticket_fen is not None and self.ticket_fen <= self.penalty_fen

    @property
    def otherwise_fen(self) -> int:
        """What the party weighs that no coach or service takes: tickets or penalty."""
        if self.ticket_fen is None:
            return self.penalty_fen
        return min(self.ticket_fen, self.penalty_fen)

    @property
    def least_fen(self) -> int:
        """What the party costs any plan at least: nothing where it may be held."""
        return 0 if self.is_doubtful else self.otherwise_fen

    @property
    def rank(self) -> int:
        """Its priority class by number, 0 the highest."""
        return PRIORITIES.index(self.priority)

    @property
    def n(self) -> int:
        """Workers in the party."""
        return len(self.worker_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Parties of one village, one employer and one cohort: the unit that is routed.

    A group may be split over coaches, a party may not. All of it may board from
    ``ready_s`` and must have alighted by ``deadline_s`` (scenario seconds; the
    deadline may come first, and then nobody of the group can travel). ``scope`` and
    ``risk`` are those of the pair and decide the load cap. Parties are sorted by
    their worker ids.

    Who goes home boards at the employer's gate, which ``village_id`` then names, and
    alights at the village; ``county`` is that of the village.

    A feeder group is bound for the hub of a service, a receiving group comes from one;
    ``village_id`` or ``employer_id`` then names the hub.
    """

    group_id: str
    village_id: str
    employer_id: str
    county: str
    scope: Scope
    risk: Risk
    ready_s: int
    deadline_s: int
    parties: tuple[Party, ...]
    segment: Segment = "direct"
    service_id: str | None = None
    is_homebound: bool = False

    @property
    def sets_out(self) -> bool:
        """Whether its trip is the first of the journey: kits are given out on it."""
        return self.segment != "receiving"

    @property
    def n_workers(self) -> int:
        """Workers in the group."""
        return sum(party.n for party in self.parties)

    @property
    def worker_ids(self) -> tuple[str, ...]:
        """All workers, party by party."""
        return tuple(w for party in self.parties for w in party.worker_ids)

    @property
    def penalty_fen(self) -> int:
        """What leaving the whole group behind weighs."""
        return sum(party.penalty_fen for party in self.parties)


def priority_of(scenario: Scenario, worker: Worker) -> Priority:
    """The highest class that applies: poverty-listed, key employer, other.

    The order follows 人社部明电〔2021〕4号.
    """
    if worker.is_poverty_listed:
        return "poverty"
    if worker.works_for_id in scenario.policy.key_employers:
        return "key_employer"
    return "other"


def penalty_fen(scenario: Scenario, worker: Worker) -> int:
    """What leaving the worker behind weighs, in fen; no money."""
    tariff = scenario.tariff
    by_priority = {
        "poverty": tariff.penalty_poverty_fen,
        "key_employer": tariff.penalty_key_employer_fen,
        "other": tariff.penalty_fen,
    }
    return by_priority[priority_of(scenario, worker)]


def groups_of(scenario: Scenario, workers: Iterable[Worker]) -> tuple[Group, ...]:
    """The groups of the workers, sorted by village, employer, ready time, deadline.

    Every worker is in exactly one party of one group. The order of ``workers`` plays
    no part.
    """
    cohorts: dict[tuple[str, str], dict[_Window, list[Party]]] = defaultdict(
        lambda: defaultdict(list)
    )
    asked_from_s = _certificate_days(scenario)
    for members in parties_of(workers):
        pair = (members[0].village_id, members[0].employer_id)
        window = _window(scenario, members, asked_from_s)
        cohorts[pair][window].append(_party(scenario, members))
    return tuple(
        _group(scenario, pair, number, window, parties)
        for pair, windows in sorted(cohorts.items())
        for number, (window, parties) in enumerate(sorted(windows.items()), start=1)
    )


def parties_of(workers: Iterable[Worker]) -> tuple[tuple[Worker, ...], ...]:
    """Members by party, ids sorted; a worker without party id makes one alone."""
    parties: dict[tuple[str, str, str, bool], list[Worker]] = defaultdict(list)
    for worker in workers:
        is_alone = worker.party_id is None
        name = worker.worker_id if worker.party_id is None else worker.party_id
        parties[worker.village_id, worker.employer_id, name, is_alone].append(worker)
    by_id = attrgetter("worker_id")
    return tuple(tuple(sorted(party, key=by_id)) for party in parties.values())


def _party(scenario: Scenario, members: Sequence[Worker]) -> Party:
    return Party(
        worker_ids=tuple(worker.worker_id for worker in members),
        priority=min(
            (priority_of(scenario, worker) for worker in members),
            key=PRIORITIES.index,
        ),
        penalty_fen=sum(penalty_fen(scenario, worker) for worker in members),
        n_bags=sum(worker.n_bags for worker in members),
    )


def _group(
    scenario: Scenario,
    pair: tuple[str, str],
    number: int,
    window: _Window,
    parties: Sequence[Party],
) -> Group:
    village_id, employer_id = pair
    ready_s, deadline_s = window
    return Group(
        group_id=f"{village_id}>{employer_id}#{number}",
        village_id=village_id,
        employer_id=employer_id,
        county=scenario.sides(village_id, employer_id)[0].county,
        scope=scenario.scope(village_id, employer_id),
        risk=scenario.risk(village_id, employer_id),
        ready_s=ready_s,
        deadline_s=deadline_s,
        parties=tuple(sorted(parties, key=lambda party: party.worker_ids)),
        is_homebound=scenario.is_homebound(village_id, employer_id),
    )


def _certificate_days(scenario: Scenario) -> dict[int, int]:
    """By day: start of the first day from it on with certificates asked for."""
    asked_from_s: dict[int, int] = {}
    for day in reversed(range(scenario.n_days)):
        if scenario.edition_at(day * DAY_S).certificate_required:
            asked_from_s[day] = day * DAY_S
        elif day + 1 in asked_from_s:
            asked_from_s[day] = asked_from_s[day + 1]
    return asked_from_s


def _window(
    scenario: Scenario, members: Sequence[Worker], asked_from_s: Mapping[int, int]
) -> _Window:
    """When the last member is ready, and by when all must have alighted."""
    ready_s = max(worker.ready_s for worker in members)
    deadline_s = min(_deadline_s(scenario, worker, asked_from_s) for worker in members)
    return ready_s, deadline_s


def _deadline_s(
    scenario: Scenario, worker: Worker, asked_from_s: Mapping[int, int]
) -> int:
    """By when the worker must have alighted, the scenario's end at the latest.

    Where an edition that asks for certificates begins during the scenario, a worker
    whose paper has run out by then must arrive before it does.
    """
    deadlines = [scenario.end_s]
    if worker.report_by_s is not None:
        deadlines.append(worker.report_by_s)
    ready_day = worker.ready_s // DAY_S
    if ready_day in asked_from_s:
        until_s = worker.certificate_until_s or 0
        deadlines.append(max(until_s, asked_from_s[ready_day]))
    return min(deadlines)
