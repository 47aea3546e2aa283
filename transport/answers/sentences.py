"""The sentences of an explanation, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.answers.explain import GroupFacts, TripFacts, WorkerFacts
from transport.catalogue.sentences import sentence
from transport.clock import HOUR_S
from transport.language import line_name, say
from transport.presentation.figures import yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.answers.explain import Facts
    from transport.clock import Clock
    from transport.language import Lang, Text

_WORDS: dict[str, Text] = {
    "trip": (
        "Trip {trip_id}: a {vehicle_type} of {depot_id} carries {n} workers on"
        " {seats} usable seats, with {drivers} driver(s), {up} pickup(s) and {down}"
        " drop(s).",
        "车次 {trip_id}：{depot_id} 的 {vehicle_type}，载 {n} 人，可用座位 {seats} 个，"
        "驾驶员 {drivers} 名，上车点 {up} 处，下车点 {down} 处。",
    ),
    "way": (
        "It is hired for {days} day(s) and runs {km:.0f} km, {empty:.0f} km of them"
        " empty.",
        "包车 {days} 天，行驶 {km:.0f} 公里，其中空驶 {empty:.0f} 公里。",
    ),
    "cost": (
        "It costs {cost} CNY ({lines}), {each} CNY a worker on board.",
        "费用 {cost} 元（{lines}），车上人均 {each} 元。",
    ),
    "saves": (
        "In the calculation behind the bound, one more such coach saves about {saves}"
        " CNY.",
        "按下界的计算，再增加一辆此类车约可节省 {saves} 元。",
    ),
    "idle": (
        "In the calculation behind the bound, one more such coach saves nothing.",
        "按下界的计算，再增加一辆此类车不会节省费用。",
    ),
    "held": (
        "Worker {worker_id} ({village} to {employer}) is held: {code}. {reason}",
        "人员 {worker_id}（{village} 至 {employer}）暂缓出行：{code}。{reason}",
    ),
    "left": (
        "Worker {worker_id} ({village} to {employer}) may travel but is not planned:"
        " {code}. {reason}",
        "人员 {worker_id}（{village} 至 {employer}）可以出行但未安排：{code}。{reason}",
    ),
    "rides": (
        "Worker {worker_id} rides from {village} to {employer} on trip {trip_id}, seat"
        " {seat}: boarding {board}, there {alight}, {hours:.1f} h on the way.",
        "人员 {worker_id} 乘车次 {trip_id} 由 {village} 前往 {employer}，座位 {seat}："
        "{board} 上车，{alight} 到达，途中 {hours:.1f} 小时。",
    ),
    "leg": (
        "{nth}. On {on} from {start} {board} to {end} {alight}, seat {seat}.",
        "{nth}. 乘 {on}：{board} {start} 至 {alight} {end}，座位 {seat}。",
    ),
    "journey": (
        "Worker {worker_id} travels from {village} to {employer} in {n} legs,"
        " {hours:.1f} h from door to door:",
        "人员 {worker_id} 由 {village} 前往 {employer}，分 {n} 段，门到门"
        " {hours:.1f} 小时：",
    ),
    "not_by": ("Not by {service}: {reason}.", "未乘 {service}：{reason}。"),
    "party": (
        "Of one party with {others}; they travel together or not at all.",
        "与 {others} 同行，须一同出行。",
    ),
    "marginal": (
        "In the calculation behind the bound, one more worker of this group costs about"
        " {fen} CNY; in a seat that is free it may be less.",
        "按下界的计算，该组每增加一人约增加费用 {fen} 元；若有空座，实际可能更少。",
    ),
    "no_marginal": (
        "Marginal prices were not computed for this plan.",
        "本方案未计算边际价格。",
    ),
    "group": (
        "Group {group_id}: {n} workers from {village} for {employer}.",
        "组 {group_id}：{n} 人，由 {village} 前往 {employer}。",
    ),
    "on": ("{n} ride on trip {trip_id}.", "{n} 人乘车次 {trip_id}。"),
    "split": (
        "The group is split over {n} coaches.",
        "该组分乘 {n} 辆车。",
    ),
    "unplanned": ("{n} of them are not planned.", "其中 {n} 人未安排。"),
    "some_alone": ("{n} of them travel alone.", "其中 {n} 人自行返岗。"),
    "alone": (
        "Worker {worker_id} ({village} to {employer}) travels alone, on no coach or"
        " service of this plan: the ticket costs {ticket} CNY, of which {subsidy} are"
        " refunded.",
        "人员 {worker_id}（{village} 至 {employer}）自行返岗，不乘坐本方案的"
        "车次和班次：票价 {ticket} 元，其中报销 {subsidy} 元。",
    ),
    "to_sign": ("His consent is still to be had.", "尚须本人签字同意。"),
}


def sentences(facts: Facts, clock: Clock, *, lang: Lang) -> list[str]:
    """The facts as plain sentences, one a line."""
    if isinstance(facts, TripFacts):
        found = _of_trip(facts, lang)
    elif isinstance(facts, GroupFacts):
        found = _of_group(facts)
    else:
        found = _of_worker(facts, clock, lang)
    return [say(_WORDS[key], lang).format(**values) for key, values in found]


_Sentence = tuple[str, dict[str, object]]


def _of_trip(trip: TripFacts, lang: Lang) -> Iterator[_Sentence]:
    yield (
        "trip",
        {
            "trip_id": trip.trip_id,
            "vehicle_type": trip.vehicle_type,
            "depot_id": trip.depot_id,
            "n": trip.n_workers,
            "seats": trip.usable_seats,
            "drivers": trip.drivers,
            "up": trip.n_pickups,
            "down": trip.n_drops,
        },
    )
    yield (
        "way",
        {
            "days": trip.days_of_hire,
            "km": trip.distance_m / 1_000,
            "empty": trip.deadhead_m / 1_000,
        },
    )
    lines = ", ".join(
        f"{line_name(key, lang)} {yuan(fen)}" for key, fen in trip.cost_lines.items()
    )
    each = yuan(trip.each_fen)
    yield "cost", {"cost": yuan(trip.cost_fen), "lines": lines, "each": each}
    if trip.one_more_saves_fen is None:
        yield "no_marginal", {}
    elif trip.one_more_saves_fen:
        yield "saves", {"saves": yuan(trip.one_more_saves_fen)}
    else:
        yield "idle", {}


def _of_group(group: GroupFacts) -> Iterator[_Sentence]:
    yield (
        "group",
        {
            "group_id": group.group_id,
            "n": group.n_workers,
            "village": group.village,
            "employer": group.employer,
        },
    )
    for trip_id, n in group.riders.items():
        yield "on", {"n": n, "trip_id": trip_id}
    if len(group.riders) > 1:
        yield "split", {"n": len(group.riders)}
    if group.n_unplanned:
        yield "unplanned", {"n": group.n_unplanned}
    if group.n_alone:
        yield "some_alone", {"n": group.n_alone}
    yield from _marginal(group.marginal_fen)


def _of_worker(worker: WorkerFacts, clock: Clock, lang: Lang) -> Iterator[_Sentence]:
    who: dict[str, object] = {
        "worker_id": worker.worker_id,
        "village": worker.village,
        "employer": worker.employer,
    }
    if worker.stays is not None:
        why = {"code": worker.stays.code, "reason": sentence(worker.stays.told, lang)}
        yield "held" if worker.is_held else "left", {**who, **why}
    if worker.alone is not None:
        amounts = (worker.alone.ticket_fen, worker.alone.subsidy_fen)
        ticket, subsidy = map(yuan, amounts)
        yield "alone", {**who, "ticket": ticket, "subsidy": subsidy}
        if worker.alone.consent == "to_sign":
            yield "to_sign", {}
    if len(worker.rides) == 1:
        ride = worker.rides[0]
        times = {
            "board": clock.iso(ride.board_s),
            "alight": clock.iso(ride.alight_s),
            "hours": (ride.alight_s - ride.board_s) / HOUR_S,
        }
        yield "rides", {**who, **times, "trip_id": ride.on, "seat": ride.seat}
    elif worker.rides:
        yield from _chain(worker, who, clock)
    for entry in worker.refused:
        reason = sentence(entry.told, lang)
        yield "not_by", {"service": entry.service_id, "reason": reason}
    if worker.companions:
        yield "party", {"others": ", ".join(worker.companions)}
    if worker.trip is not None:
        yield from _of_trip(worker.trip, lang)
    if not worker.is_held:
        yield from _marginal(worker.marginal_fen)


def _chain(
    worker: WorkerFacts, who: dict[str, object], clock: Clock
) -> Iterator[_Sentence]:
    rides = worker.rides
    hours = (rides[-1].alight_s - rides[0].board_s) / HOUR_S
    yield "journey", {**who, "n": len(rides), "hours": hours}
    for nth, ride in enumerate(rides, start=1):
        yield (
            "leg",
            {
                "nth": nth,
                "on": ride.on,
                "start": ride.from_place,
                "board": clock.iso(ride.board_s),
                "end": ride.to_place,
                "alight": clock.iso(ride.alight_s),
                "seat": ride.seat,
            },
        )


def _marginal(fen: int | None) -> Iterator[_Sentence]:
    if fen is None:
        yield "no_marginal", {}
    else:
        yield "marginal", {"fen": yuan(fen)}
