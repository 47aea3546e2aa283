"""What people tell after the day: rows of what was run, lines of invoices."""

from __future__ import annotations

from dataclasses import dataclass

N_THOUSANDTHS = 1_000  # of a quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual:
    """What a row tells of a trip or service; None where it tells nothing.

    ``absent``: ids of those who were planned and not aboard. ``deadhead_m``: of the
    ``distance_m`` without workers. ``standing_s``: away from the depot and not at the
    wheel.
    """

    row: int
    ride_id: str
    has_run: bool = True
    n_riders: int | None = None
    absent: tuple[str, ...] = ()
    distance_m: int | None = None
    deadhead_m: int | None = None
    left_s: int | None = None
    back_s: int | None = None
    standing_s: int | None = None
    drivers: int | None = None
    toll_fen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """A line that a carrier charges, for a ride or for a coach's day.

    ``quantity``: thousandths. ``amount_fen``: below 0 on a credit note.
    """

    row: int
    carrier: str
    item: str
    invoice: str = ""
    ride_id: str = ""
    coach: str = ""
    day_s: int | None = None
    quantity: int | None = None
    price_fen: int | None = None
    amount_fen: int = 0

    @property
    def product_fen(self) -> int | None:
        """Quantity by price, half a fen rounded away from 0; None without both."""
        if self.quantity is None or self.price_fen is None:
            return None
        product, half = self.quantity * self.price_fen, N_THOUSANDTHS // 2
        size = (abs(product) + half) // N_THOUSANDTHS
        return size if product > 0 else -size
