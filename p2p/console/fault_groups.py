"""Faults of a roster by kind, one line for each value, however many rows hold it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Facts = dict[str, Any]
MOST_LINES = 200  # of a kind; whoever has more puts these right first
_SAME = ("file", "column", "value", "wrong", "remedy")


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """Faults of one kind. ``lines``: each has how many more rows hold its value."""

    n: int
    lines: list[Facts] = field(default_factory=list)

    @property
    def shown(self) -> list[Facts]:
        """The first lines."""
        return self.lines[:MOST_LINES]

    @property
    def n_hidden(self) -> int:
        """Lines that are not shown."""
        return len(self.lines) - len(self.shown)

    @property
    def is_one(self) -> bool:
        """Whether its first line tells what is wrong with all of them."""
        return len({line["wrong"] for line in self.lines}) == 1


def fault_groups(faults: list[Facts]) -> list[FaultGroup]:
    """Faults of one kind together, the kind that stands most often first."""
    kinds: dict[str, list[Facts]] = {}
    for fault in faults:
        kinds.setdefault(fault.get("code", ""), []).append(fault)
    groups = [FaultGroup(len(kind), _by_value(kind)) for kind in kinds.values()]
    return sorted(groups, key=lambda group: -group.n)


def _by_value(faults: list[Facts]) -> list[Facts]:
    lines: dict[tuple[Any, ...], Facts] = {}
    for at, fault in enumerate(faults):
        has_value = fault["value"] not in (None, "")
        key = tuple(fault[name] for name in _SAME) if has_value else (at,)
        line = lines.setdefault(key, fault | {"n_more": -1})
        line["n_more"] += 1
    return sorted(lines.values(), key=lambda line: -line["n_more"])
