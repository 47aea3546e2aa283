"""A part of the papers: those of some counties, or of some trips, alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.documents.parts import CARDS
from transport.errors import OutputError
from transport.reading.spelling import suggestion
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.documents.parts import Paper
    from transport.plan import Plan, Trip
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Trips whose papers are asked for, and what other papers are about.

    ``block_ids``: of the coaches that run these trips. ``about``: of kinds that are not
    of a trip or a coach, by kind, what those papers are about.
    """

    trip_ids: frozenset[str]
    block_ids: frozenset[str]
    about: Mapping[str, frozenset[str]]

    def trips(self, views: Iterable[TripView]) -> list[TripView]:
        """The views of these trips."""
        return [view for view in views if view.trip.trip_id in self.trip_ids]

    def blocks(self, views: Iterable[TripView]) -> list[TripView]:
        """The views of all trips of the coaches that run these."""
        return [view for view in views if view.block.block_id in self.block_ids]

    def kept(self, stem: str, papers: Iterable[Paper]) -> list[Paper]:
        """Of these papers of a kind those that are asked for."""
        about = self.about.get(stem)
        return [paper for paper in papers if about is None or paper.about in about]


def part_of(
    scenario: Scenario,
    plan: Plan,
    *,
    counties: Sequence[str] = (),
    trips: Sequence[str] = (),
    must_be_known: bool = True,
) -> Part | None:
    """What is asked for; None where nothing is named, which means all papers.

    ``counties``: trips that call at a place there, notices of those places, cards of
    workers who live there, passenger lists with any of these workers. ``trips``: by
    their ids, with all notices, and cards of all aboard. Claims and statements are
    of the whole plan, and no part has any. ``must_be_known``: names that are not are
    refused; of an older version they need not be.

    Raises
    ------
    OutputError
        If no place of the scenario is in such a county, or the plan has no such trip.
    """
    if not counties and not trips:
        return None
    if must_be_known:
        _refuse_unknown(scenario, plan, counties, trips)
    places = {at for at, v in scenario.village.items() if v.county in counties}
    named = [trip for trip in plan.trips if trip.trip_id in trips]
    calling = [trip for trip in plan.trips if places & _calls(trip)]
    workers = {w.worker_id for w in scenario.workers if w.lives_by_id in places}
    workers |= {worker_id for trip in named for worker_id in trip.worker_ids}
    chosen = [*named, *calling]
    notices = {f"{trip.trip_id} {at}" for trip in named for at in _calls(trip)}
    notices |= {f"{t.trip_id} {at}" for t in calling for at in _calls(t) & places}
    services = {u.service_id for u in plan.services if workers & set(u.workers)}
    return Part(
        trip_ids=frozenset(trip.trip_id for trip in chosen),
        block_ids=frozenset(trip.block_id for trip in chosen),
        about={
            "boarding-notice": frozenset(notices),
            CARDS: frozenset(workers),
            "passenger-list": frozenset(services),
            "individual-travel": frozenset(places),
            "claim": frozenset(),
            "statement": frozenset(),
        },
    )


def _calls(trip: Trip) -> set[str]:
    """Places where workers board or alight."""
    return {str(stop.place_id) for stop in trip.stops if stop.board or stop.alight}


def _refuse_unknown(
    scenario: Scenario, plan: Plan, counties: Sequence[str], trips: Sequence[str]
) -> None:
    known = dict.fromkeys(v.county for v in scenario.village.values() if v.county)
    for county in counties:
        if county not in known:
            repair = suggestion(county, known)
            told = said("PAPERS_NO_SUCH_COUNTY", given=county, repair=repair)
            raise OutputError(told)
    for trip_id in trips:
        if trip_id not in plan.trip:
            repair = suggestion(trip_id, plan.trip)
            told = said("PAPERS_NO_SUCH_TRIP", given=trip_id, repair=repair)
            raise OutputError(told)
