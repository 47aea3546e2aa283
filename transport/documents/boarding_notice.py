"""The boarding notice of a place: when which coach comes, with its QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Paper
from transport.language import vehicle_name
from transport.presentation.figures import moment
from transport.presentation.forms import BLANK
from transport.presentation.trip_views import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.language import Text
    from transport.places import Village
    from transport.plan import Stop
    from transport.presentation.trip_views import Rider, TripView
    from transport.scenario import Scenario

_CALL, _CAPTAIN = ("Call", "联系电话"), ("Captain", "车长及电话")  # on a line each
_REST: Text = (
    " One checked piece of 30 kg at most. The coach does not leave until everyone is"
    " accounted for.",
    "；行李一件，不超过30公斤。人员清点齐全后发车。",
)


def boarding_notices(
    scenario: Scenario, views: Sequence[TripView], *, version: str
) -> Iterator[Paper]:
    """One a place and trip, villages first, then gates; no names of workers."""
    order = {place_id: at for at, place_id in enumerate(scenario.village)}
    found = [
        (order[str(stop.place_id)], stop.arrive_s, view, stop)
        for view in views
        for stop in view.pickups
        if stop.kind == "pickup"
    ]
    for _, _, view, stop in sorted(found, key=lambda entry: entry[:2]):
        yield _notice(scenario, view, stop, version)


def _call(scenario: Scenario, place: Village) -> tuple[str, str]:
    """Name and phone of whom workers may call: their village's, or the gate's."""
    gate = scenario.own_employer.get(place.village_id)
    if gate is not None:
        return gate.contact, ""
    return place.contact, place.contact_phone


def _notice(scenario: Scenario, view: TripView, stop: Stop, version: str) -> Paper:
    place = scenario.village[str(stop.place_id)]
    label = c.EMPLOYER if place.village_id in scenario.own_employer else c.VILLAGE
    where = (place.county, place.town, place.name)
    riders = [rider for rider in view.riders if rider.pickup is stop]
    board_s = min(rider.board_s for rider in riders)
    arrive_s = max(rider.drop.arrive_s for rider in riders)
    ends = dict.fromkeys(place_name(scenario, r.drop.place_id) for r in riders)
    return Paper(
        key="boarding-notice",
        title=("Boarding notice", "乘车通知"),
        subject=place.name,
        ref=f"{view.trip.trip_id} {place.village_id}",
        fields=(
            (label, " ".join(part for part in where if part)),
            (("Gather at", "集合地点"), place.gathering_point),
            (("Be there by", "集合时间"), moment(scenario.clock, board_s)),
            (c.LEAVES, moment(scenario.clock, stop.depart_s)),
            (c.TRIP, view.trip.trip_id),
            (c.WORKERS, len(riders)),
            (c.COACH, vehicle_name(view.trip.vehicle_type)),
            (c.PLATE, view.plate),
            (("Goes to", "去向"), (", ".join(ends), "、".join(ends))),
            (("Last arrival", "最晚到达"), moment(scenario.clock, arrive_s)),
            (_CALL, " ".join(part for part in _call(scenario, place) if part)),
            (_CAPTAIN, BLANK),
        ),
        notes=(_note(scenario, view, riders),),
        qr=c.code_text(scenario, view, version, stop=stop),
        form="card",
    )


def _note(scenario: Scenario, view: TripView, riders: Sequence[Rider]) -> Text:
    """What to bring, as far as the rules of the day ask for it."""
    edition = view.edition
    things: list[Text] = [("identity card", "身份证")]
    paper, code = edition.certificate_required, bool(edition.codes_allowed)
    if paper and code:
        things.append(("health certificate or code", "健康证明（或健康码）"))
    elif paper or code:
        one: Text = ("health code", "健康码")
        things.append(("health certificate", "健康证明") if paper else one)
    goes_out = any(rider.worker.direction == "out" for rider in riders)
    if scenario.policy.acceptance_required and goes_out:
        things.append(("employer's proof", "用工单位接收证明"))
    if c.asks_for_health(edition):
        things.append(("mask", "口罩"))
    english, chinese = zip(*things, strict=True)
    rest_en, rest_zh = _REST
    return (
        f"Bring: {', '.join(english)}.{rest_en}",
        f"请携带：{'、'.join(chinese)}{rest_zh}",
    )
