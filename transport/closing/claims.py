"""Claims corrected: what each rule pays for the riders that there were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.closing.costs import vehicles_done
from transport.money.payers import split_by_rules, vehicles_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.closing.done import Done
    from transport.money.payers import Claim, Split, Vehicle
    from transport.operation.situation import Situation
    from transport.payer_rules import PayerRule
    from transport.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNow:
    """A rule's claim for a vehicle as it was printed, and as it is; None: none.

    ``n_before``, ``n_now``: workers aboard, as planned and as named after the day.
    """

    rule_id: str
    payer: str
    vehicle_id: str
    before: Claim | None
    now: Claim | None
    why: Said | None
    n_before: int = 0
    n_now: int = 0

    @property
    def before_fen(self) -> int:
        """What was claimed."""
        return 0 if self.before is None else self.before.paid_fen

    @property
    def now_fen(self) -> int:
        """What can be claimed."""
        return 0 if self.now is None else self.now.paid_fen


@dataclass(frozen=True, kw_only=True)
class Claims:
    """Every claim, in the order of rules and vehicles; who pays what before and now."""

    rows: tuple[ClaimNow, ...]
    before: Mapping[str, int]
    now: Mapping[str, int]

    @property
    def changed(self) -> tuple[ClaimNow, ...]:
        """Claims that are not as printed."""
        return tuple(row for row in self.rows if row.why is not None)


def claims_of(
    was: Situation,
    done: Done,
    by_ride: Mapping[str, Mapping[str, int]],
    *,
    total_fen: int,
) -> Claims:
    """What was claimed by the plan, beside what the rules pay for what was run."""
    plan = was.plan
    planned = vehicles_of(was.scenario, plan.trips, plan.services, plan.individual)
    before = split_by_rules(was.scenario, planned, total_fen=plan.cost.total_fen)
    actual = vehicles_done(was, done, by_ride)
    now = split_by_rules(was.scenario, actual, total_fen=total_fen)
    rows = _rows(was, before, now, _by_id(planned), _by_id(actual))
    return Claims(rows=tuple(rows), before=before.payers, now=now.payers)


def _by_id(vehicles: Sequence[Vehicle]) -> dict[str, Vehicle]:
    return {vehicle.vehicle_id: vehicle for vehicle in vehicles}


def _rows(
    was: Situation,
    before: Split,
    now: Split,
    planned: Mapping[str, Vehicle],
    actual: Mapping[str, Vehicle],
) -> Iterator[ClaimNow]:
    was_by, is_by = _by_key(before), _by_key(now)
    rules = {rule.rule_id: rule for rule in was.scenario.payer_rules}
    order = {rule_id: at for at, rule_id in enumerate(rules)}
    keys = dict.fromkeys((*was_by, *is_by))
    for rule_id, vehicle_id in sorted(keys, key=lambda key: (order[key[0]], key[1])):
        then, there = planned.get(vehicle_id), actual.get(vehicle_id)
        old, new = was_by.get((rule_id, vehicle_id)), is_by.get((rule_id, vehicle_id))
        yield ClaimNow(
            rule_id=rule_id,
            payer=rules[rule_id].payer,
            vehicle_id=vehicle_id,
            before=old,
            now=new,
            why=_why(rules[rule_id], old, new, there),
            n_before=0 if then is None else len(then.workers),
            n_now=0 if there is None else len(there.workers),
        )


def _by_key(split: Split) -> dict[tuple[str, str], Claim]:
    return {(claim.rule_id, claim.vehicle_id): claim for claim in split.claims}


def _why(
    rule: PayerRule, old: Claim | None, new: Claim | None, there: Vehicle | None
) -> Said | None:
    """Why the claim is not as it was; None where it is. ``there``: None if not run."""
    if old is not None and new is not None and old.paid_fen == new.paid_fen:
        return None
    if there is None:
        return said("CLAIM_NOT_RUN")
    n_now = len(there.workers)
    if new is None:
        return _why_no_more(rule, there)
    if old is None:
        return said("CLAIM_PAID_NOW", n=n_now)
    if n_now != old.n_workers:
        return said("CLAIM_OTHER_RIDERS", before=old.n_workers, n=n_now)
    return said("CLAIM_OTHER_COST", before_fen=old.cost_fen, now_fen=new.cost_fen)


def _why_no_more(rule: PayerRule, there: Vehicle) -> Said:
    n_now = len(there.workers)
    if rule.min_load is not None and n_now < rule.min_load:
        return said("CLAIM_UNDER_MINIMUM", n=n_now, least=rule.min_load)
    if rule.riders == "poverty" and not any(w.is_poverty_listed for w in there.workers):
        return said("CLAIM_NOBODY_LISTED")
    return said("CLAIM_PAID_NO_MORE")
