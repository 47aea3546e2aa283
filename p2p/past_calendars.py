"""Which version calendars tell of, and what earlier ones told that is off now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.editions import edition_of_folder, edition_of_store, operation_folder
from transport.interchange.ics import Edition

if TYPE_CHECKING:
    from p2p.kept import Kept
    from transport.said import Said


def edition_of(kept: Kept, notes: list[Said]) -> Edition:
    """The version that lies in the kept plan's folder, with those before it.

    ``notes`` hear where the operation is not to be found that has these.
    """
    home = operation_folder(kept.folder, notes.append)
    if home is None:
        return Edition(number=edition_of_folder(kept, None).number)
    from p2p.operating import open_operation  # the store's library loads slowly

    with open_operation(home) as operation:
        number = edition_of_folder(kept, operation).number
        before = [edition_of_store(operation, n) for n in range(1, number)]
    earlier = tuple((one.scenario, one.plan) for one in before)
    return Edition(number=number, earlier=earlier)
