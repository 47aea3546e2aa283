"""Over which services riders are chosen, in how many rounds, and how long these are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.running.deadline import Deadline
    from transport.services import Service

N_ROUNDS = 4  # of choosing the riders: by proved prices, then by what seats have cost
SERVICES_SHARE = 0.5  # of the time for the plans with services; the best gets the rest
LONG_SHARE = 0.3  # for them where building a plan takes long
N_THIN_ROUNDS, THIN_SHARE = 2, 0.5  # the same without a service; of a round's share
LEAST_ROUND = 2.0  # times what building takes that a round should have


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """``choices``: services among which riders are chosen, one choice after the other.

    ``n_rounds`` of each; ``share``: of the whole time for a round. ``thinner``: those
    without a service of the best plan; None where there is no time for them.
    """

    choices: Sequence[Sequence[Service]]
    n_rounds: int
    share: float
    thinner: Tries | None = None


def tries_of(services: Sequence[Service], deadline: Deadline) -> Tries:
    """All services, flights alone, trains alone, with some rounds for each.

    Where building a plan takes long, a few rounds over all services have time enough
    each, and the best plan has the rest. ``deadline``: knows how long building takes.
    """
    choices = _choices(services)
    share = SERVICES_SHARE / (N_ROUNDS + 1) / len(choices)
    if deadline.is_timed:
        least_s = LEAST_ROUND * deadline.longest_s("build")
        if deadline.share_s(share) < least_s:
            n_long = int(deadline.share_s(LONG_SHARE) / least_s)
            n_rounds = max(1, min(N_ROUNDS, n_long))
            return Tries(
                choices=[services], n_rounds=n_rounds, share=LONG_SHARE / n_rounds
            )
    thinner = Tries(choices=(), n_rounds=N_THIN_ROUNDS, share=share * THIN_SHARE)
    return Tries(choices=choices, n_rounds=N_ROUNDS, share=share, thinner=thinner)


def _choices(services: Sequence[Service]) -> list[Sequence[Service]]:
    """Both, flights alone, trains alone: those that differ."""
    by_mode = [[s for s in services if s.mode == mode] for mode in ("air", "rail")]
    apart: list[Sequence[Service]] = [own for own in by_mode if own]
    return apart if len(apart) == 1 else [services, *apart]
