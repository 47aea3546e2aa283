"""Compared variants: each with its proved plan, or with why it has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.answers.loosened import Loosened
    from transport.plan import Plan
    from transport.scenario import Scenario

Lack = Literal["none_rides", "refused", "stopped"]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A variant (None: the scenario as it is) with its proved plan.

    ``made_for``: the variant that the plan was made for; another one where its plan is
    cheaper here than what was found and legal here too. ``lack`` says why ``plan`` is
    None: nobody of the ``n`` eligible workers can ride (``none_rides``), the
    independent checker found ``n`` violations (``refused``), or the comparison was
    stopped before a first plan (``stopped``). ``looser``: limits with their price.
    ``is_stated``: what is told of it beside its plan is a file's word.
    """

    variant: str | None
    scenario: Scenario | None = None
    plan: Plan | None = None
    made_for: str | None = None
    lack: Lack | None = None
    n: int = 0
    looser: tuple[Loosened, ...] = ()
    is_stated: bool = False


def pairs_of(found: Sequence[Compared]) -> list[tuple[Scenario, Plan]]:
    """Scenario and plan of those that have one."""
    return [(one.scenario, one.plan) for one in found if one.scenario and one.plan]
