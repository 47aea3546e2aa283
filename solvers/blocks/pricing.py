"""What trips cost that one coach runs one after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.driving.limits import most_driving_per_day_s
from transport.money.block_costs import Run, block_cost_lines
from transport.money.costs import hire_days
from transport.trips.seats import n_escorts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.policy import Policy
    from transport.tariff import Tariff
    from transport.trips.quotes import Quote

NEVER = 10**15  # fen of what cannot be run


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A trip of a block; ``is_fresh``: other drivers than before take over."""

    quote: Quote
    is_fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPrices:
    """Prices of blocks under one tariff."""

    tariff: Tariff
    policy: Policy

    def lines(self, links: Sequence[Link]) -> list[dict[str, int]]:
        """Fen by cost line that each trip adds to those before it."""
        line = links[0].quote.route.line
        return block_cost_lines(line, self.tariff, [self._run(link) for link in links])

    def fen(self, links: Sequence[Link]) -> int:
        """What the block costs."""
        return sum(sum(lines.values()) for lines in self.lines(links))

    def saved_fen(self, links: Sequence[Link]) -> int:
        """What the block costs less than its trips alone."""
        return sum(link.quote.cost_fen for link in links) - self.fen(links)

    def least_fen(self, links: Sequence[Link], quote: Quote, *, back_s: int) -> int:
        """What the block costs at least with one more trip, from which it is back then.

        With as many drivers as their hours ask for, or with others who take over where
        the line has them; `NEVER` where no crew could drive so long.
        """
        line = quote.route.line
        runs = [self._run(link) for link in links]
        away_s = quote.return_s - quote.depart_s
        last = replace(
            self._run(Link(quote=quote)), depart_s=back_s - away_s, return_s=back_s
        )
        days = hire_days(back_s - runs[0].depart_s)
        drivers = self.fewest_drivers([*links, Link(quote=quote)], days=days)
        if drivers is not None:
            runs.append(replace(last, drivers=drivers))
        elif line.crew_change:
            runs.append(replace(last, is_fresh_crew=True))
        else:
            return NEVER
        lines = block_cost_lines(line, self.tariff, runs)
        return sum(sum(added.values()) for added in lines)

    def fewest_drivers(self, links: Sequence[Link], *, days: int) -> int | None:
        """Drivers without whom the trips cannot be driven in so many days.

        None where no crew is large enough.
        """
        wheel_s = sum(sum(link.quote.leg_driving_s) for link in links)
        fewest = max(link.quote.drivers for link in links)
        for drivers in range(fewest, self.policy.max_drivers + 1):
            day_s = most_driving_per_day_s(self.policy.hours, drivers=drivers)
            if wheel_s <= days * day_s:
                return drivers
        return None

    def _run(self, link: Link) -> Run:
        return run_of(link.quote, self.policy, is_fresh_crew=link.is_fresh)


def run_of(quote: Quote, policy: Policy, *, is_fresh_crew: bool) -> Run:
    """What the price of a block needs of one of its trips."""
    return Run(
        outbound_m=sum(quote.leg_m[:-1]),
        return_m=quote.leg_m[-1],
        deadhead_m=quote.deadhead_m,
        depart_s=quote.depart_s,
        return_s=quote.return_s,
        n_kits=quote.route.n_kits,
        n_escorts=n_escorts(quote.route.line, policy),
        drivers=quote.drivers,
        is_fresh_crew=is_fresh_crew,
    )
