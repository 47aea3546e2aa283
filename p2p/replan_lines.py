"""What a new version changes, as lines and as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from p2p.closure_lines import closure_facts, told_of_closures
from p2p.coach_lines import coach_facts, told_of_coaches
from p2p.people_lines import told_of_certificates
from p2p.replan_rules import rules_facts, rules_told
from p2p.seated_lines import seated_elsewhere, told_first
from transport.answers.lines import Lines
from transport.said import said
from transport.units import yuan_of_fen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from p2p.replanning import NextVersion
    from transport.language import Lang
    from transport.plan import Plan
    from transport.said import Said

MOST_NAMED = 8  # of those who stay for the same reason


def replan_lines(version: NextVersion, lang: Lang) -> list[str]:
    """The version, who changes, what it costs, who is to be asked."""
    found, write = version.found, Lines(lang).of
    cost, before = found.plan.cost, version.parent.cost
    lines = [
        write(
            said("LABEL_VERSION"),
            said("REPLAN_VERSION", number=version.number, folder=str(version.folder)),
        ),
        write(
            said("LABEL_CHANGED"),
            said("REPLAN_CHANGED", n=len(found.changed), trips=len(found.touched)),
        ),
        write(
            said("LABEL_COST"),
            said(
                "REPLAN_COST",
                cost_fen=cost.total_fen,
                before_fen=before.total_fen,
                bound_fen=cost.lower_bound_fen,
            ),
        ),
        *(write(None, told) for told in _told_of_keeping(version)),
    ]
    lines.append(write(said("LABEL_RULES"), rules_told(version)))
    lines.append(
        write(
            said("LABEL_ANSWER"),
            said(
                "REPLAN_ANSWER", seconds=f"{version.first_s:.1f}", n=version.n_answers
            ),
        )
    )
    for label, each in told_of_people(version):
        lines += [write(said(label) if n == 0 else None, t) for n, t in enumerate(each)]
    return lines


def told_of_people(version: NextVersion) -> list[tuple[str, list[Said]]]:
    """By label, what is told of coaches and of people; nothing of some labels."""
    return [
        ("LABEL_TOLD_FIRST", told_first(version)),
        *told_of_coaches(version),
        *_told_besides(version),
    ]


def _told_of_keeping(version: NextVersion) -> Iterator[Said]:
    """The bound on plans that keep what is frozen, where it says more."""
    plan = version.found.plan
    kept = plan.certificate.kept if plan.certificate else None
    if kept is not None and kept.bound_fen > plan.cost.lower_bound_fen:
        n_trips = len(kept.trip_ids)
        yield said("REPLAN_KEEPING", trips=n_trips, bound_fen=kept.bound_fen)


def _told_besides(version: NextVersion) -> list[tuple[str, list[Said]]]:
    """By label: seats taken, who is to be asked, who stays, prices, what is left."""
    found = version.found
    trip_of = {w: t.trip_id for t in found.plan.trips for w in t.worker_ids}
    return [
        (
            "LABEL_STANDBY",
            [
                said(
                    "REPLAN_STANDBY",
                    worker=one.worker_id,
                    seat=one.seat,
                    trip=one.trip_id,
                    gone=one.instead_of,
                )
                for one in found.standby
            ],
        ),
        (
            "LABEL_MOVED",
            [said("REPLAN_MOVED", worker=w, trip=trip_of[w]) for w in found.moved],
        ),
        ("LABEL_CERTIFICATE", told_of_certificates(version)),
        ("LABEL_FLAGGED", [said("REPLAN_FLAGGED", worker=w) for w in found.flagged]),
        ("LABEL_HELD", told_of_those_held(found.plan, version.parent)),
        ("LABEL_UNPLANNED", told_of_those_left(found.plan)),
        (
            "LABEL_PRICE",
            [
                said("REPLAN_PRICE", trip=p.trip_id, price_fen=p.fen, n=p.n_changed)
                for p in version.prices
            ],
        ),
        ("LABEL_CLOSED", [*told_of_closures(version)]),
    ]


def told_of_those_held(plan: Plan, before: Plan) -> list[Said]:
    """Who is held now and was not before, by reason: also somebody new to the roster.

    What was measured of them is not told, only what it comes to.
    """
    known = {entry.worker_id for entry in before.held}
    alike: dict[str, list[str]] = {}
    for entry in plan.held:
        if entry.worker_id not in known:
            alike.setdefault(entry.code, []).append(entry.worker_id)
    found = []
    for code, names in alike.items():
        some = tuple(names[:MOST_NAMED])
        kind = "REPLAN_HELD" if len(names) <= MOST_NAMED else "REPLAN_HELD_MANY"
        found.append(said(kind, n=len(names), workers=some, code=code))
    return found


def told_of_those_left(plan: Plan) -> list[Said]:
    """Who stays, those with the same reason together."""
    alike: dict[Said, list[str]] = {}
    for entry in plan.unplanned:
        alike.setdefault(entry.told, []).append(entry.worker_id)
    found = []
    for why, names in alike.items():
        some = tuple(names[:MOST_NAMED])
        code = "REPLAN_LEFT" if len(names) <= MOST_NAMED else "REPLAN_LEFT_MANY"
        found.append(said(code, n=len(names), workers=some, why=why))
    return found


def replan_facts(version: NextVersion, lang: Lang) -> dict[str, Any]:
    """The same for programs."""
    from transport.catalogue.sentences import sentence

    found, certificate = version.found, version.found.plan.certificate
    kept = certificate.kept if certificate else None
    return {
        "version": version.number,
        "out": str(version.folder),
        "changed": sorted(found.changed),
        "trips_not_as_printed": sorted(found.touched),
        "new_trips": sorted(set(found.plan.trip) - set(version.parent.trip)),
        "trips_gone": sorted(set(version.parent.trip) - set(found.plan.trip)),
        "cost": yuan_of_fen(found.plan.cost.total_fen),
        "bound": yuan_of_fen(found.plan.cost.lower_bound_fen),
        "frozen_trips_kept": 0 if kept is None else len(kept.trip_ids),
        "bound_keeping_them": None if kept is None else yuan_of_fen(kept.bound_fen),
        "cost_before": yuan_of_fen(version.parent.cost.total_fen),
        "rules": rules_facts(version),
        "first_answer_s": round(version.first_s, 3),
        "answers": version.n_answers,
        "lower_bound": yuan_of_fen(found.plan.cost.lower_bound_fen),
        "held": [{"worker_id": e.worker_id, "code": e.code} for e in found.plan.held],
        "unplanned": [
            {
                "worker_id": e.worker_id,
                "code": e.code,
                "reason": sentence(e.told, lang),
            }
            for e in found.plan.unplanned
        ],
        "standby": [
            {
                "worker_id": one.worker_id,
                "trip_id": one.trip_id,
                "seat": one.seat,
                "instead_of": one.instead_of,
            }
            for one in found.standby
        ],
        "moved": list(found.moved),
        "told_first": [
            {"worker_id": worker_id, "sits_in": ride_id}
            for worker_id, ride_id in seated_elsewhere(version)
        ],
        "to_decide": list(found.flagged),
        "prices": [
            {
                "trip_id": p.trip_id,
                "cost": yuan_of_fen(p.fen),
                "changed": p.n_changed,
            }
            for p in version.prices
        ],
        **closure_facts(version),
        **coach_facts(version),
    }
