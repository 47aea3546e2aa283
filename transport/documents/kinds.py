"""Kinds of documents: which there are, who may have them, what they tell of workers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.documents.boarding_notice import boarding_notices
from transport.documents.charter_pass import charter_passes
from transport.documents.claim import claims
from transport.documents.handover import receipts
from transport.documents.individual_list import individual_lists
from transport.documents.observation_log import observation_logs
from transport.documents.parts import CARDS, Kind
from transport.documents.register import registers
from transport.documents.run_sheet import run_sheets
from transport.documents.service_list import service_lists
from transport.documents.statement import statements
from transport.documents.tokens import (
    holding,
    issued,
    of_these_cards,
    read_tokens,
    write_tokens,
)
from transport.documents.vehicle_plan import vehicle_plans
from transport.documents.worker_card import said_by, with_codes, worker_cards
from transport.presentation.trip_views import trip_views
from transport.presentation.version import version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from transport.documents.part import Part
    from transport.documents.parts import Audience, Datum, Paper
    from transport.plan import Plan
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario

_NAMED: tuple[Datum, ...] = ("name",)
_NUMBERED: tuple[Datum, ...] = ("name", "id_number", "phone")
_IN_FULL: tuple[Datum, ...] = (*_NUMBERED, "health")
# Which documents an audience may have, and what each tells of workers. Identity
# numbers, phones and health data go to nobody but hr, carrier, health and whoever runs
# the train or flight.
_KINDS: dict[str, tuple[tuple[Audience, ...], tuple[Datum, ...]]] = {
    "trip-register": (("hr", "carrier", "health"), _IN_FULL),
    "vehicle-plan": (("hr", "carrier", "police", "transport"), ()),
    "charter-pass": (("carrier", "police", "transport"), ()),
    "run-sheet": (("carrier",), ()),
    "hand-over": (("hr", "employer"), _NAMED),
    "passenger-list": (("hr", "railway", "airline"), _NUMBERED),
    "boarding-notice": (("hr", "public"), ()),
    CARDS: (("hr",), _NAMED),
    "individual-travel": (("hr", "finance"), _NAMED),
    "claim": (("hr", "finance"), ()),
    "statement": (("hr", "finance"), ()),
    "observation-log": (("carrier", "health"), ()),
}
_PAGES_ALONE = {CARDS}  # a sheet without their codes would be of no use


def kinds_of(
    scenario: Scenario,
    plan: Plan,
    *,
    only: Sequence[Audience] = (),
    tokens: Path | None = None,
    with_cards: bool = False,
    issues: bool = True,
    part: Part | None = None,
) -> list[Kind]:
    """Every kind of document with its papers; kinds without any are left out.

    ``only``: kinds that one of these readers has. ``tokens``: the file in which tokens
    of workers' cards are kept; new ones are written there, unless ``issues`` says no.
    None: no cards, or those without codes with ``with_cards``. ``part``: of the papers;
    None: all.
    """
    views = list(trip_views(scenario, plan))

    def cards() -> Iterable[Paper]:
        if tokens is None and not with_cards:
            return ()
        bare = worker_cards(scenario, plan, views)
        if part is not None:
            bare = {card.ref: card for card in part.kept(CARDS, bare.values())}
        if tokens is None:
            return bare.values()
        return _coded(bare, version_of(scenario, plan), tokens, issues=issues)

    makers = {**_makers(scenario, plan, views, part), CARDS: cards}
    depots = {block.block_id: block.depot_id for block in plan.blocks}
    depots |= {trip.trip_id: trip.depot_id for trip in plan.trips}
    found = [
        Kind(
            stem=stem,
            audiences=audiences,
            personal=personal,
            papers=tuple(makers[stem]()),
            has_workbook=stem not in _PAGES_ALONE,
            depots=depots if "carrier" in audiences else {},
        )
        for stem, (audiences, personal) in _KINDS.items()
        if not only or set(only) & set(audiences)
    ]
    return [kind for kind in found if kind.papers]


def _makers(
    scenario: Scenario, plan: Plan, views: Sequence[TripView], part: Part | None
) -> dict[str, Callable[[], Iterable[Paper]]]:
    """What makes the papers of each kind but cards; of ``part``, those alone."""
    version = version_of(scenario, plan)
    trips = views if part is None else part.trips(views)
    blocks = views if part is None else part.blocks(views)

    def asked(
        stem: str, make: Callable[[], Iterable[Paper]]
    ) -> Callable[[], Iterable[Paper]]:
        if part is None:
            return make
        if part.about.get(stem) == frozenset():
            return lambda: ()
        return lambda: part.kept(stem, make())

    makers: dict[str, Callable[[], Iterable[Paper]]] = {
        "trip-register": lambda: registers(scenario, trips, version=version),
        "vehicle-plan": lambda: vehicle_plans(scenario, trips),
        "charter-pass": lambda: charter_passes(scenario, trips, version=version),
        "run-sheet": lambda: run_sheets(scenario, blocks),
        "hand-over": lambda: receipts(scenario, trips),
        "passenger-list": lambda: service_lists(scenario, plan),
        "boarding-notice": lambda: boarding_notices(scenario, trips, version=version),
        "individual-travel": lambda: individual_lists(scenario, plan),
        "claim": lambda: claims(scenario, plan),
        "statement": lambda: statements(scenario, plan),
        "observation-log": lambda: observation_logs(scenario, trips),
    }
    return {stem: asked(stem, make) for stem, make in makers.items()}


def for_readers(kinds: Sequence[Kind], only: Sequence[Audience]) -> list[Kind]:
    """The kinds that one of these readers has; all without any."""
    return [kind for kind in kinds if not only or set(only) & set(kind.audiences)]


def with_tokens(kinds: Sequence[Kind], version: str, kept: Path) -> list[Kind]:
    """The kinds, workers' cards among them with their codes.

    ``version``: the short one of the plan; ``kept``: the file of their tokens.
    """
    return [
        replace(
            kind,
            papers=tuple(
                _coded({c.ref: c for c in kind.papers}, version, kept, issues=True)
            ),
        )
        if kind.stem == CARDS
        else kind
        for kind in kinds
    ]


def _coded(
    cards: dict[str, Paper],
    version: str,
    kept: Path,
    *,
    issues: bool,
) -> list[Paper]:
    """Workers' cards, their tokens kept before any of them is printed."""
    before = read_tokens(kept)
    said = {worker_id: said_by(card) for worker_id, card in cards.items()}
    if not issues:
        return with_codes(cards, of_these_cards(before, said))
    rows = issued(said, before, version=version)
    if len(rows) > len(before):
        write_tokens(kept, rows)
    return with_codes(cards, holding(rows))
