"""The worker: one person on the roster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

Direction = Literal["out", "home"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """One person to be brought from a village to an employer, or home.

    Whoever goes home boards at the employer's gate and alights at the village:
    ``village_id`` then names the employer, ``employer_id`` the village, and
    ``home_id`` the village to which the worker walks on.

    Times are scenario seconds; ``None`` means the roster says nothing, so the rule's
    default holds. ``certificate_until_s`` is the moment the health paper ceases to be
    valid: a date in the roster counts to the end of that day (next midnight), and a
    missing end is ``certificate_issued`` plus the policy's validity. Temperature stays
    a decimal because the fever rule turns on exactly 37.3. ``home_id`` is the village
    the worker walks from to board in ``village_id``; None: from there. ``out_code``:
    why the worker does not travel after all, one of `transport.changes.OUT_CODES`.
    ``employed_by_id``: the employer of somebody going home who boards at no gate of
    his but beside a coach that goes no further; None: boards at the employer's gate.
    """

    worker_id: str
    name: str
    village_id: str
    employer_id: str
    id_number: str | None = None
    phone: str | None = None
    party_id: str | None = None
    ready_from_s: int | None = None
    report_by_s: int | None = None
    certificate_issued_s: int | None = None
    certificate_until_s: int | None = None
    health_code: str | None = None  # green | yellow | red
    temperature_c: Decimal | None = None
    is_poverty_listed: bool = False
    n_bags: int = 1
    remark: str = ""
    home_id: str | None = None
    agrees_alone: bool | None = None  # to travel alone; None: was not asked
    direction: Direction = "out"
    out_code: str | None = None  # None: is to travel
    employed_by_id: str | None = None

    @property
    def is_homebound(self) -> bool:
        """Whether the worker goes home from work."""
        return self.direction == "home"

    @property
    def works_for_id(self) -> str:
        """The worker's employer, whichever way he goes and wherever he boards."""
        if self.employed_by_id is not None:
            return self.employed_by_id
        return self.village_id if self.is_homebound else self.employer_id

    @property
    def lives_by_id(self) -> str:
        """The village where the coach takes or leaves him, whichever way he goes."""
        return self.employer_id if self.is_homebound else self.village_id

    @property
    def ready_s(self) -> int:
        """From when the worker may set out; not before the first midnight."""
        return max(0, self.ready_from_s or 0)
