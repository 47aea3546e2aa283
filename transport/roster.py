"""The worker: one person on the roster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """One person to be brought from a village to an employer.

    Times are scenario seconds; ``None`` means the roster says nothing, so the rule's
    default holds. ``certificate_until_s`` is the moment the health paper ceases to be
    valid: a date in the roster counts to the end of that day (next midnight), and a
    missing end is ``certificate_issued`` plus the policy's validity. Temperature stays
    a decimal because the fever rule turns on exactly 37.3. ``home_id`` is the village
    the worker walks from to board in ``village_id``; None: from there.
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

    @property
    def ready_s(self) -> int:
        """From when the worker may set out; not before the first midnight."""
        return max(0, self.ready_from_s or 0)
