"""Which coach of a line runs what is new, beside all that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.replanning.printed import span_of
from transport.plan import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.plan import Trip
    from transport.scenario import Scenario

    Line = tuple[str, str]
    Span = tuple[int, int]

FOREVER_S = 400 * 86_400


class Coaches:
    """When each coach of the fleet is away, and which one is free for a span."""

    def __init__(self, scenario: Scenario, trips: Iterable[Trip]) -> None:
        self._scenario = scenario
        self._away: dict[tuple[str, str, int], list[Span]] = {}
        for block in blocks_of(trips):
            span = span_of(scenario, block.trips)
            key = (block.depot_id, block.vehicle_type, block.coach)
            self._away.setdefault(key, []).append(span)
        for line in scenario.fleet:
            for coach, from_s in line.lost:
                self.take(line.key, coach, (from_s, FOREVER_S))
            for coach, from_s, until_s in line.away:
                self.take(line.key, coach, (from_s, until_s))

    def busy(self) -> Mapping[Line, Sequence[Span]]:
        """When coaches of each line are away or not to be had."""
        found: dict[Line, list[Span]] = {}
        for (depot_id, kind, _), spans in sorted(self._away.items()):
            found.setdefault((depot_id, kind), []).extend(_joined(spans))
        return found

    def free(self, line: Line, span: Span) -> int | None:
        """The first coach of the line that nothing needs in the span."""
        count = self._scenario.fleet_line[line].count
        for coach in range(1, count + 1):
            if self.is_free(line, coach, span):
                return coach
        return None

    def is_free(self, line: Line, coach: int, span: Span) -> bool:
        """Whether nothing needs that coach in the span."""
        away = self._away.get((*line, coach), ())
        return all(b <= span[0] or span[1] <= a for a, b in away)

    def take(self, line: Line, coach: int, span: Span) -> None:
        """The coach is away in that span too."""
        self._away.setdefault((*line, coach), []).append(span)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap as one: a coach is away once at a time."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return found
