"""A kept plan verified: rules, figures and bound against the scenario alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from p2p.stages import untold
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from p2p.stages import Stage
    from transport.checker.findings import Violation
    from transport.checker.stated import Stated
    from transport.outcome import StopAsked
    from transport.plan import Plan
    from transport.scenario import Scenario
    from transport.versions import Version

    Stoppable = Callable[[], AbstractContextManager[StopAsked]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the independent checker says of a plan.

    ``confirmed_fen``: the lower bound as far as the checker's own pricing confirms it;
    None where there is nothing to confirm it by, or there are violations.
    ``proved_fen``: what was proved anew, where that was asked for; ``is_short``: it
    falls short of the bound that the plan states. ``stated``: figures that the plan
    says and nobody checked.
    """

    violations: tuple[Violation, ...]
    confirmed_fen: int | None
    proved_fen: int | None
    is_short: bool
    stated: tuple[Stated, ...]

    @property
    def is_proved(self) -> bool:
        """Whether nothing was found wrong and no bound falls short."""
        return not self.violations and not self.is_short


def verdict(
    scenario: Scenario,
    plan: Plan,
    *,
    version: Version | None = None,
    with_bound: bool = False,
    stoppable: Stoppable | None = None,
    stage: Stage = untold,
) -> Verdict:
    """The checker's verdict on ``plan``; ``with_bound``: the bound proved anew, too.

    ``version``: of one that follows another, whose changes the scenario has: that they
    were reported is its word.
    ``stoppable``: within it the bound is proved, until its function says to stop.
    """
    from transport.checker import confirmed_bound_fen, stated, violations
    from transport.checker.stated import stated_changes

    with stage(said("CHECKING")):
        found = violations(scenario, plan)
        confirmed_fen = None if found else confirmed_bound_fen(scenario, plan)
    proved_fen = None
    if with_bound and not found:
        proved_fen = _bound_again(scenario, plan, stoppable)
    return Verdict(
        violations=tuple(found),
        confirmed_fen=confirmed_fen,
        proved_fen=proved_fen,
        is_short=proved_fen is not None and not _is_reached(plan, proved_fen),
        stated=(
            *stated(plan, proved_fen=_more(confirmed_fen, proved_fen)),
            *stated_changes(version),
        ),
    )


def _is_reached(plan: Plan, proved_fen: int) -> bool:
    from solvers.bound.reproving import is_reached

    return is_reached(proved_fen, plan.cost.lower_bound_fen)


def _more(one: int | None, other: int | None) -> int | None:
    known = [fen for fen in (one, other) if fen is not None]
    return max(known, default=None)


def _bound_again(scenario: Scenario, plan: Plan, stoppable: Stoppable | None) -> int:
    """Fen that were proved anew, up to the bound that the plan states."""
    from contextlib import nullcontext

    from solvers.bound.reproving import proved_bound

    with nullcontext() if stoppable is None else stoppable() as stop:
        return proved_bound(
            scenario,
            enough_fen=plan.cost.lower_bound_fen,
            certificate=plan.certificate,
            stop=stop,
        )
