"""What the QR codes of papers say to a scanner: a trip's list, or a worker's card.

One line of plain letters, as keyboards type it: ``P2P1/operation/version/trip/stop``
for a list, where the stop may be empty, and ``P2P1/*token`` for a card. Parts are
percent-encoded. Nothing of a worker is in either.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

_PREFIX, _TOKEN = "P2P1/", "*"
_N_PARTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TripCode:
    """The code of a list: which plan of which operation, which trip, which stop.

    ``version``: the start of the plan's digest; ``stop_id``: empty for the whole trip.
    """

    operation: str
    version: str
    trip_id: str
    stop_id: str = ""

    @property
    def line(self) -> str:
        """What the QR code says."""
        parts = (self.operation, self.version, self.trip_id, self.stop_id)
        return _PREFIX + "/".join(quote(part, safe="") for part in parts)


def card_line(token: str) -> str:
    """What the QR code of a worker's card says."""
    return f"{_PREFIX}{_TOKEN}{token}"


def read_line(line: str) -> TripCode | str | None:
    """The code of a list, the token of a card, or None: no code of ours."""
    line = line.strip()
    if not line.startswith(_PREFIX):
        return None
    rest = line.removeprefix(_PREFIX)
    if rest.startswith(_TOKEN):
        return rest.removeprefix(_TOKEN) or None
    parts = [unquote(part) for part in rest.split("/")]
    if len(parts) != _N_PARTS or not all(parts[:-1]):
        return None
    operation, version, trip_id, stop_id = parts
    return TripCode(
        operation=operation, version=version, trip_id=trip_id, stop_id=stop_id
    )
