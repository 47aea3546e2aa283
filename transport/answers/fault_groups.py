"""Faults of one cause gathered: told once, with their number and the first places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.errors import Fault
    from transport.said import Said

N_WHOLE = 3  # faults of one cause that are told each by its own line
_N_PLACES = 3  # of further ones, named


def groups_of(faults: Sequence[Fault]) -> list[list[Fault]]:
    """The faults by cause, in the order in which each cause comes first.

    One cause is one thing wrong in one column of one file, put right in one way.
    """
    found: dict[tuple[str, ...], list[Fault]] = {}
    for fault in faults:
        cause = (fault.file, fault.column or "", fault.wrong.code, fault.remedy.code)
        found.setdefault(cause, []).append(fault)
    return list(found.values())


def rest_of(group: Sequence[Fault]) -> Said | None:
    """What is told of a cause below its first fault; None where all stand by line."""
    if len(group) <= N_WHOLE:
        return None
    places = tuple(map(_place, group[1 : _N_PLACES + 1]))
    return said("AND_MORE_LIKEWISE", n=len(group) - 1, places=places)


def _place(fault: Fault) -> Said | str:
    if fault.row is None:
        return fault.value or fault.file
    if fault.value is None:
        return said("ROW_OF", row=fault.row)
    return said("ROW_WITH", row=fault.row, value=fault.value)
