"""Whom somebody asks about: by id, name, end of a phone number, village, employer."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Plan
    from transport.roster import Worker
    from transport.scenario import Scenario

_BETWEEN = "/"  # VILLAGE/EMPLOYER
LEAST_DIGITS = 4  # of a phone number's end: fewer are the end of too many


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What may have been meant. ``n_workers``: of whom the first are ``workers``.

    ``pairs``: villages and employers that workers travel between, by their ids.
    """

    trips: tuple[str, ...]
    workers: tuple[Worker, ...]
    n_workers: int
    pairs: tuple[tuple[str, str], ...]

    @property
    def only(self) -> str | None:
        """What can be asked about where just one thing was found; else None."""
        ids = [
            *self.trips,
            *(worker.worker_id for worker in self.workers),
            *(_BETWEEN.join(pair) for pair in self.pairs),
        ]
        return ids[0] if len(ids) == 1 else None


def found_by(scenario: Scenario, plan: Plan, asked: str, *, most: int = 50) -> Found:
    """Trips, workers and pairs of a village and an employer that the words may mean.

    An id means what has it, and nothing else. Else names count that contain the words,
    phone numbers that end in them, and names of places; of each kind ``most``.
    """
    words = _plain(asked)
    exact = _with_id(scenario, plan, words)
    if exact is not None or not words:
        return exact or Found(trips=(), workers=(), n_workers=0, pairs=())
    people = list(_people(scenario, words))
    pairs = sorted(set(_pairs(scenario, words)))
    return Found(
        trips=(),
        workers=tuple(people[:most]),
        n_workers=len(people),
        pairs=tuple(pairs[:most]),
    )


def _with_id(scenario: Scenario, plan: Plan, words: str) -> Found | None:
    trips = tuple(one for one in plan.trip if one.casefold() == words)
    workers = tuple(w for w in scenario.workers if w.worker_id.casefold() == words)
    pairs: tuple[tuple[str, str], ...] = ()
    if _BETWEEN in words:
        every = {(w.village_id, w.employer_id) for w in scenario.workers}
        pairs = tuple(p for p in sorted(every) if _BETWEEN.join(p).casefold() == words)
    if not trips and not workers and not pairs:
        return None
    return Found(trips=trips, workers=workers, n_workers=len(workers), pairs=pairs)


def _people(scenario: Scenario, words: str) -> Iterator[Worker]:
    digits = "".join(letter for letter in words if letter.isdecimal())
    is_phone = len(digits) >= LEAST_DIGITS and not any(c.isalpha() for c in words)
    for worker in scenario.workers:
        if is_phone:
            phone = "".join(c for c in worker.phone or "" if c.isdecimal())
            if phone.endswith(digits):
                yield worker
        elif words in _plain(worker.name):
            yield worker


def _pairs(scenario: Scenario, words: str) -> Iterator[tuple[str, str]]:
    places = {
        place_id
        for place_id, name in scenario.place_name.items()
        if words in _plain(name) or words == place_id.casefold()
    }
    for worker in scenario.workers:
        if not places.isdisjoint((worker.village_id, worker.employer_id)):
            yield worker.village_id, worker.employer_id


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
