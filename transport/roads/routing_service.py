"""Distances from a routing service, OSRM or Valhalla, by its table of times and metres.

The service is asked through routingpy, in blocks; what it answered is kept while the
program runs. A place it cannot put on a road, or two that no road joins, is a fault
that names them; nothing is replaced by a guess.
"""

from __future__ import annotations

import math
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from transport.errors import Fault, ScenarioError
from transport.roads.service_answers import SNAP_M, NoTable, first_doubt, table_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from transport.roads.road_graph import Integers, Pair
    from transport.said import Said

ServiceName = Literal["osrm", "valhalla"]
BLOCK = 100  # places at each side of one question; the usual limit of a server
TIMEOUT_S = 60
EXTRA = "pip install 'p2p-transport[roads]'"
_PROFILES: Mapping[ServiceName, str] = {"osrm": "driving", "valhalla": "bus"}
_FILE, _KEY = "scenario.toml", "distances.url"


Ends = tuple[tuple[float, float], tuple[float, float]]


@cache
def _answers(name: ServiceName, url: str) -> dict[Ends, tuple[int, int]]:
    """What the service answered since the program began, by both ends' coordinates.

    Search, checker and papers ask for the same ways, each by itself.
    """
    del name, url  # each service has answers of its own
    return {}


class RoutingService:
    """A source for `Distances`."""

    def __init__(
        self,
        position: Mapping[str, tuple[float, float]],
        *,
        name: ServiceName,
        url: str,
    ) -> None:
        self._position = position
        self._name = name
        self._url = url
        self._client = _client(name, url)
        self._known: dict[Pair, tuple[int, int]] = {}
        self._kept = _answers(name, url)

    def pairs(self, pairs: Sequence[Pair]) -> tuple[Integers, Integers]:
        """Metres and driving seconds of each (from, to), in order.

        Raises
        ------
        ScenarioError
            If the service does not answer in time, answers no table or one that
            nobody can believe, or knows no way between two places.
        """
        for pair in pairs:
            kept = self._kept.get(self._ends(pair))
            if kept is not None:
                self._known.setdefault(pair, kept)
        open_pairs = [pair for pair in pairs if pair not in self._known]
        if open_pairs:
            starts = list(dict.fromkeys(a for a, _ in open_pairs))
            ends = list(dict.fromkeys(b for _, b in open_pairs))
            self._ask(starts, ends, wanted=frozenset(open_pairs))
        found = [self._known[pair] for pair in pairs]
        metres = np.array([m for m, _ in found], dtype=np.int64)
        seconds = np.array([s for _, s in found], dtype=np.int64)
        return metres, seconds

    def matrices(
        self, ids: Sequence[str], *, skip: Container[Pair]
    ) -> tuple[Integers, Integers]:
        """Metres and seconds ``(n, n)``; pairs in ``skip`` may hold any number."""
        wanted = [(a, b) for a in ids for b in ids if a != b and (a, b) not in skip]
        self.pairs(wanted)
        table = np.array(
            [[self._known.get((a, b), (0, 0)) for b in ids] for a in ids],
            dtype=np.int64,
        ).reshape(len(ids), len(ids), 2)
        return table[:, :, 0], table[:, :, 1]

    def _ask(
        self, starts: Sequence[str], ends: Sequence[str], *, wanted: frozenset[Pair]
    ) -> None:
        faults: list[Fault] = []
        for i in range(0, len(starts), BLOCK):
            for j in range(0, len(ends), BLOCK):
                faults += self._block(
                    starts[i : i + BLOCK], ends[j : j + BLOCK], wanted
                )
        if faults:
            raise ScenarioError(list(dict.fromkeys(faults)))

    def _block(
        self, starts: Sequence[str], ends: Sequence[str], wanted: frozenset[Pair]
    ) -> list[Fault]:
        """Ask for one block; faults for the pairs of it that have no way."""
        pairs = [(a, b) for a in starts for b in ends if (a, b) in wanted]
        if not pairs:
            return []
        places = list(dict.fromkeys((*starts, *ends)))
        index = {place_id: at for at, place_id in enumerate(places)}
        answer = self._table(
            [self._lon_lat(place_id) for place_id in places],
            [index[place_id] for place_id in starts],
            [index[place_id] for place_id in ends],
        )
        if answer is None:  # the service refuses the block as a whole
            return self._smaller(starts, ends, wanted)
        durations, distances = answer
        odd = first_doubt(self._placed(starts), self._placed(ends), *answer)
        if odd is not None:
            a, b, wrong = odd
            raise ScenarioError([self._unfit(f"{a} > {b}", wrong)])
        faults = []
        for row, a in enumerate(starts):
            for column, b in enumerate(ends):
                if (a, b) not in wanted:
                    continue
                s, m = durations[row][column], distances[row][column]
                if s is None or m is None:
                    faults.append(self._no_way(a, b))
                else:
                    self._known[a, b] = (math.ceil(m), math.ceil(s))
                    self._kept[self._ends((a, b))] = self._known[a, b]
        return faults

    def _smaller(
        self, starts: Sequence[str], ends: Sequence[str], wanted: frozenset[Pair]
    ) -> list[Fault]:
        """The block in halves, down to the pair that the service refuses."""
        if len(starts) == 1 and len(ends) == 1:
            return [self._no_way(starts[0], ends[0])]
        if len(starts) >= len(ends):
            half = len(starts) // 2
            parts = [(starts[:half], ends), (starts[half:], ends)]
        else:
            half = len(ends) // 2
            parts = [(starts, ends[:half]), (starts, ends[half:])]
        return [fault for part in parts for fault in self._block(*part, wanted)]

    def _table(
        self, locations: list[list[float]], sources: list[int], targets: list[int]
    ) -> tuple[list[list[float | None]], list[list[float | None]]] | None:
        """Seconds and metres; None where the service says that no ways exist.

        OSRM is told not to look for roads farther than `SNAP_M`.
        """
        options: dict[str, Any] = {"sources": sources, "destinations": targets}
        if self._name == "osrm":
            options["radiuses"] = [SNAP_M] * len(locations)
            options["annotations"] = ("duration", "distance")
        else:
            options["units"] = "km"
        ask = partial(
            self._client.matrix, locations, profile=_PROFILES[self._name], **options
        )
        try:
            return table_of(
                ask,
                name=self._name,
                n_starts=len(sources),
                n_ends=len(targets),
                most_s=TIMEOUT_S,
            )
        except NoTable as error:
            raise ScenarioError([self._unfit(self._url, error.told)]) from error

    def _ends(self, pair: Pair) -> Ends:
        return self._position[pair[0]], self._position[pair[1]]

    def _lon_lat(self, place_id: str) -> list[float]:
        lat, lon = self._position[place_id]
        return [lon, lat]

    def _no_way(self, from_id: str, to_id: str) -> Fault:
        return Fault(
            file=_FILE,
            column=_KEY,
            value=f"{from_id} > {to_id}",
            wrong=said("SERVICE_FINDS_NO_ROAD", service=self._name, within_m=SNAP_M),
            remedy=said("USE_LARGER_EXTRACT"),
        )

    def _placed(self, ids: Sequence[str]) -> list[tuple[str, tuple[float, float]]]:
        return [(place_id, self._position[place_id]) for place_id in ids]

    def _unfit(self, value: str, wrong: Said) -> Fault:
        remedy = said("START_SERVICE")
        return Fault(file=_FILE, column=_KEY, value=value, wrong=wrong, remedy=remedy)


def _client(name: ServiceName, url: str) -> Any:
    try:
        from routingpy import OSRM, Valhalla
    except ImportError as error:
        fault = Fault(
            file=_FILE,
            column="distances.provider",
            value=name,
            wrong=said("NO_CLIENT_INSTALLED"),
            remedy=said("INSTALL_EXTRA", extra=EXTRA),
        )
        raise ScenarioError([fault]) from error
    kind = OSRM if name == "osrm" else Valhalla
    return kind(base_url=url.rstrip("/"), timeout=TIMEOUT_S, retry_timeout=TIMEOUT_S)
