"""A printed plan and what has changed in, the plan of least change out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.asking import CannotReplan, Replanned
from solvers.replanning.assembling import Decided, assembled
from solvers.replanning.choosing import choose
from solvers.replanning.closed import barred, nowhere, with_walks
from solvers.replanning.deciding import CannotRun, Dealing
from solvers.replanning.giving_way import giving_way, told_to
from solvers.replanning.keeping import with_kept
from solvers.replanning.lacking import those_left
from solvers.replanning.locking import locks_broken
from solvers.replanning.moments import changed_people
from solvers.replanning.movers import Moving
from solvers.replanning.offering import Offering
from solvers.replanning.parties import companions, with_parties_settled
from solvers.replanning.printed import told_of
from solvers.replanning.questions import question_of
from solvers.replanning.rounds import (
    beside_roads,
    round_of,
    standby_taken,
    taken_off,
    without_coach,
)
from solvers.replanning.seated import hit, still_aboard, with_seated
from solvers.replanning.service_trips import Attended, attended, with_waits
from solvers.running.deadline import Deadline
from transport.checker import frozen, violations, wrongly_said
from transport.operation.changed import changed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from solvers.replanning.asking import Asked
    from solvers.replanning.choosing import Choice
    from solvers.replanning.giving_way import Given
    from solvers.replanning.options import Option
    from solvers.replanning.rounds import Round
    from transport.checker import Violation
    from transport.fixed import Fixed
    from transport.outcome import Limits
    from transport.plan import Plan

NEW_WAYS = ("new", "relief", "service")
MOST_ROUNDS = 12  # of choosing and proving
MOST_CHOICES = 48  # with those that cannot be dealt after all
MOST_LEGS = 3  # by which somebody may be found to miss his service


def replan(asked: Asked, limits: Limits) -> Replanned:
    """The plan of least change, proved by the checker and against the printed one.

    Raises
    ------
    CannotReplan
        If none was found that is legal.
    """
    return _Replanning(asked, limits).done()


class _Replanning:
    """Rounds of choosing and proving; what is refused is left out of the next."""

    def __init__(self, asked: Asked, limits: Limits) -> None:
        asked = with_parties_settled(with_walks(with_waits(asked)))
        self.asked = asked
        self.limits = limits
        self.told = told_of(asked.plan)
        self.deadline = Deadline(limits.time_limit_s)
        self.banned: set[str] = set()
        self.may_move = True
        self.unmoved: set[tuple[str, ...]] = set()  # parties whose move was refused
        self.refused: set[str] = set()  # trips of services that cannot run
        self.anew: set[str] = set()  # those that call in vain as they were printed
        self.refit: set[str] = set()  # whose riders wait for those who were taken off
        self.off = self.gone = taken_off(asked)
        self.attended = Attended()
        self.given: Given = {}  # seats that somebody of a higher class has now
        scenario = changed(asked.scenario, asked.changes)
        self.barred = barred(scenario, asked.plan, asked.fixed)
        self.dissolved = nowhere(scenario, asked.plan, asked.fixed)  # cannot run as is
        self.taken = standby_taken(asked, self.told, self.gone)
        self._last: tuple[set[str], tuple[Round, Offering, list[Option]]] | None = None

    def done(self) -> Replanned:
        """The first choice with which nothing is found wrong."""
        found: list[Violation] = []
        n_proved = 0
        for _ in range(MOST_CHOICES):
            this, offering, offered = self._offered()
            options = [o for o in offered if o.key not in self.banned]
            if broken := locks_broken(self.asked, this, options):
                raise CannotReplan(broken)
            choice = self._chosen(this, offering, options)
            if choice is None:
                break
            try:
                plan = self._plan(this, offering, choice)
            except CannotRun as failure:
                self.banned.add(failure.option.key)
                continue
            n_proved += 1
            touched = self._touched(choice)
            fixed = self._fixed_but(touched, choice, plan)
            plan = with_kept(this, plan, fixed)
            asked = this.ground.asked
            found = [
                *violations(asked, plan),
                *frozen(self.asked.plan, plan, fixed, clock=asked.clock),
                *wrongly_said(self.asked.plan, asked, self.asked.fixed),
            ]
            if not found:
                return self._replanned(this, plan, fixed, choice, _stiff(options))
            if n_proved == MOST_ROUNDS or not self._leave_out(
                this, found, choice, plan
            ):
                break
        raise CannotReplan(found)

    def _chosen(
        self, this: Round, offering: Offering, options: Sequence[Option]
    ) -> Choice | None:
        """The choice among the options; if somebody is left, with room made for him."""
        seed = self.limits.seed
        firm, seated = with_seated(self.asked, this, options)
        question = question_of(self.asked, this, firm, seed=seed, seated=seated)
        choice = choose(question)
        if choice is None and seated:
            firm, seated = options, ()
            choice = choose(question_of(self.asked, this, options, seed=seed))
        if choice is None or not choice.left or not self.may_move:
            return choice
        moving = Moving(
            asked=self.asked,
            this=this,
            told=self.told,
            offering=offering,
            stays=self.unmoved,
        )
        movers, opened = moving.movers(firm, choice.left)
        opened = [o for o in opened if o.key not in self.banned]
        if not movers:
            return choice
        question = question_of(
            self.asked, this, opened, seed=seed, movers=movers, seated=seated
        )
        return choose(question) or choice

    def _offered(self) -> tuple[Round, Offering, list[Option]]:
        """What is kept and what may be chosen, found again once trips are dissolved."""
        state = self.dissolved | self.refused | self.anew | self.off | self.refit
        if self._last is None or self._last[0] != state:
            self._attend()
            this = round_of(
                self.asked,
                taken=self.taken,
                dissolved=self.dissolved,
                gone=self.gone,
                instead=self.attended.trips,
                given=self.given,
            )
            offering = Offering(
                asked=self.asked,
                this=this,
                told=self.told,
                limits=self.limits,
                deadline=self.deadline,
                refit=frozenset(self.refit),
            )
            offered = (this, offering, offering.options())
            self._last = (state, offered)
        return self._last[1]

    def _attend(self) -> None:
        """Time coaches of services anew where they cannot run as printed.

        Whoever misses one leg is not waited for on the other.
        """
        self.gone, more = self.off, frozenset[str]()
        for _ in range(MOST_LEGS):
            self.gone |= more
            self.attended = attended(
                self.asked,
                lost=without_coach(self.asked, self.asked.changes) | self.barred,
                refused=self.refused,
                anew=self.anew,
                off=self.gone,
            )
            more = self.attended.gone
            if not more:
                break
        self.gone |= more

    def _plan(self, this: Round, offering: Offering, choice: Choice) -> Plan:
        printed = self.asked.plan
        dealt = Dealing(
            printed=printed, this=this, new=offering.new, choice=choice
        ).deal()
        left = those_left(
            printed,
            this,
            offering.new,
            parties=[p for p in dealt.stay if not p.goes_alone],
            trips=dealt.trips,
            deadline=self.deadline,
        )
        alone = [p for p in dealt.stay if p.goes_alone]
        solver = replace(
            printed.solver,
            seed=self.limits.seed,
            steps=self.limits.steps,
            threads=self.limits.threads,
            seconds=round(self.deadline.elapsed_s, 3),
        )
        decided = Decided(trips=dealt.trips, alone=alone, left=left)
        return assembled(this.ground, printed, self.told, decided, solver)

    def _touched(self, choice: Choice) -> frozenset[str]:
        """Printed trips that do not run on as printed for all who stay."""
        gone = self._gone()
        late = {
            trip_id
            for o in choice.options
            if o.changed
            for trip_id in (o.of, *o.covers)
            if trip_id is not None
        }
        return frozenset((gone | late) & self.asked.plan.trip.keys())

    def _gone(self) -> set[str]:
        """Printed trips that cannot run as they are."""
        gone = without_coach(self.asked, self.asked.changes) | self.dissolved
        gone |= self.asked.fixed.broken.keys() | self.attended.trips.keys()
        return gone | self.barred

    def _fixed_but(self, touched: frozenset[str], choice: Choice, plan: Plan) -> Fixed:
        """What stays fixed when these trips do not; who is taken off them aside.

        Whoever is on the way already rides on with the coach that has left.
        """
        fixed = self.asked.fixed
        on_the_way = self.gone.intersection(
            w
            for t in fixed.departed & plan.trip.keys()
            for w in plan.trip[t].worker_ids
        )
        free = self.gone - on_the_way - beside_roads(self.asked)
        off = dict.fromkeys(sorted(free), "CANCELLED")
        return replace(
            fixed,
            frozen=fixed.frozen - touched,
            out={**off, **self.asked.changes.out},
            moved=_moved(choice) | on_the_way,
            aboard=self._seated(),
            coachless=frozenset(without_coach(self.asked, self.asked.changes)),
            waiting=fixed.departed & self.attended.trips.keys(),
        )

    def _seated(self) -> Mapping[str, tuple[str, ...]]:
        """Who sits in what still runs: not in what the search alone gave up."""
        retimed = self.attended.trips.keys() & self.asked.plan.trip.keys()
        gone = hit(self.asked, barred=self.barred, retimed=retimed)
        return still_aboard(self.asked.fixed, gone)

    def _give_way(self, this: Round, found: Sequence[Violation]) -> bool:
        """Seats for those passed over; whether there are any."""
        given = giving_way(self.asked, this, found)
        for trip_id, names in given.items():
            self.given[trip_id] = {**self.given.get(trip_id, {}), **names}
            self.off |= names.keys()
        self.told = told_to(self.told, given)
        return bool(given)

    def _leave_halts_out(self, found: Sequence[Violation]) -> bool:
        """Halts for nobody left out; whether there is another way for such a trip."""
        vain = {one.where for one in found if one.code == "STOP_EMPTY"}
        vain -= self.asked.fixed.departed
        offered = self._last[1][2] if self._last else []
        bans = {f"{o.of} as printed" for o in offered if o.way == "shorter"}
        bans &= {f"{trip_id} as printed" for trip_id in vain}
        printed = self.asked.plan.trip
        anew = {t for t in vain & printed.keys() if printed[t].service_id} - self.anew
        self.banned |= bans
        self.anew |= anew
        return self._halt_shorter(found) or bool(bans or anew)

    def _halt_shorter(self, found: Sequence[Violation]) -> bool:
        """Halts without those taken off, for whom others wait; whether that helps."""
        if self._last is None:
            return False
        this, offering, _ = self._last[1]
        waiting = {one.where for one in found if one.code == "WAITS_ABOARD"}
        waiting &= this.kept.keys() - self.refit
        able = {t for t in waiting if offering.shortened(t) is not None}
        self.refit |= able
        self.banned |= {f"{trip_id} as printed" for trip_id in able}
        return bool(able)

    def _leave_out(
        self, this: Round, found: Sequence[Violation], choice: Choice, plan: Plan
    ) -> bool:
        """Leave out what was refused; whether there was anything to leave out."""
        if self._give_way(this, found) or self._leave_halts_out(found):
            return True
        trips_of = {j.worker_id: [leg.trip_id for leg in j.legs] for j in plan.journeys}
        named: set[str | None] = {one.where for one in found}
        named |= {t for one in found for t in trips_of.get(one.where, ())}
        if choice.moves:
            refused = [
                mover.party.worker_ids
                for mover, onto in choice.moves
                if named & {mover.home, choice.options[onto].of}
                or named.intersection(mover.party.worker_ids)
            ]
            self.unmoved.update(refused)
            self.may_move = bool(refused)
            return True
        more = [o for o in choice.options if o.way != "kept"]
        bans = {
            o.key
            for o in more
            if named.intersection((o.of, *o.covers)) or o.way in NEW_WAYS
        }
        bans = bans or {o.key for o in more}
        if bans:
            self.banned |= bans
            self._take_apart()
            return True
        free = {o.of for o in choice.options if o.of is not None and o.of in named}
        free -= self.asked.fixed.departed | self.dissolved | self.refused
        free.difference_update(*self._seated().values())
        for trip_id in free:
            of_service = self.asked.plan.trip[trip_id].service_id
            (self.refused if of_service else self.dissolved).add(trip_id)
        return bool(free)

    def _take_apart(self) -> None:
        """Those of a broken trip need not stay together where no relief is left."""
        if self._last is None:
            return
        this, offering, _ = self._last[1]
        self.dissolved |= {
            trip_id
            for trip_id in this.stuck
            if {o.key for o in offering.relief[trip_id]} <= self.banned
        }

    def _replanned(
        self,
        this: Round,
        plan: Plan,
        fixed: Fixed,
        choice: Choice,
        stiff: tuple[str, ...],
    ) -> Replanned:
        return Replanned(
            plan=plan,
            scenario=this.ground.asked,
            changes=this.ground.changes,
            fixed=fixed,
            changed=changed_people(self.asked.plan, plan),
            touched=self._touched(choice),
            moved=tuple(sorted(_moved(choice))),
            standby=tuple(self.taken),
            flagged=companions(self.asked),
            stiff=stiff,
            n_to_place=sum(group.n_workers for group in this.groups),
        )


def _moved(choice: Choice) -> frozenset[str]:
    """Who gives up a printed seat for another."""
    return frozenset(w for mover, _ in choice.moves for w in mover.party.worker_ids)


def _stiff(options: Sequence[Option]) -> tuple[str, ...]:
    """Printed trips with an option that changes times, the fewest people first."""
    n: dict[str, int] = {}
    for option in options:
        if option.of is not None and option.changed:
            fewest = n.get(option.of, len(option.changed))
            n[option.of] = min(fewest, len(option.changed))
    return tuple(sorted(n, key=lambda trip_id: (n[trip_id], trip_id)))
