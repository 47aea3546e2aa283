"""Tickets of those who travel alone: what they cost and who refunds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.fares import fare_fen
from transport.payer_rules import TICKETS, PayerRule
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from transport.fares import FareRule
    from transport.payer_rules import RiderKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTerms:
    """What a ticket costs, and who refunds how much of it.

    A ticket is ``price_fen``, and the fare by rule over the road distance on top.
    ``subsidy_payer`` refunds ``subsidy_fen`` at most to each of ``subsidy_riders``.
    """

    price_fen: int = 0
    fare: FareRule | None = None
    subsidy_fen: int = 800 * YUAN_FEN
    subsidy_riders: RiderKind = "poverty"
    subsidy_payer: str = "poverty_fund"

    def ticket_fen(self, distance_m: int) -> int:
        """Fen of one ticket over the distance."""
        by_rule = 0 if self.fare is None else fare_fen(self.fare, distance_m)
        return self.price_fen + by_rule

    @property
    def rule(self) -> PayerRule:
        """The refund as a rule of the payers; it pays for tickets alone."""
        return PayerRule(
            rule_id="individual-ticket",
            payer=self.subsidy_payer,
            lines=(TICKETS,),
            riders=self.subsidy_riders,
            cap_per_worker_fen=self.subsidy_fen,
            channel="worker",
        )
