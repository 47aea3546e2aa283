"""The returning-charter pass: the carrier fills it in and prints it; no stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Paper
from transport.notices import were_in_force
from transport.presentation.figures import moment
from transport.presentation.forms import BLANK
from transport.presentation.trip_head import crew_fields, way
from transport.presentation.trip_views import coach_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.language import Text
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario

_TITLE: Text = ("Returning-worker charter pass", "农民工返岗包车通行证")
_HOME_TITLE: Text = ("Homebound-worker charter pass", "农民工返乡包车通行证")
_IN_2020: Text = (
    "Printed and filled in by the carrier; no stamp may be demanded (notice of"
    " 12 February 2020). Not stopped, not checked, no toll.",
    "由承运单位自行打印、填写，无需盖章（2020年2月12日通知）。不停车、不检查、不收费。",
)
_LATER: Text = (
    "Printed and filled in by the carrier. Whether it is asked for, and who stamps it,"
    " the transport authority knows.",
    "由承运单位自行打印、填写。是否需要、由谁盖章，请询交通运输主管部门。",
)
_NO_TOLL: Text = (
    "Planned without toll on the way out: have that confirmed by the provinces on the"
    " way.",
    "本计划去程按免收通行费计算，请与途经省份确认。",
)


def charter_passes(
    scenario: Scenario, views: Sequence[TripView], *, version: str
) -> Iterator[Paper]:
    """One a trip; plate, crew, toll stations and provinces are filled in by hand."""
    for view in views:
        trip = view.trip
        last_s = max(stop.arrive_s for stop in view.drops)
        yield Paper(
            key="charter-pass",
            title=_HOME_TITLE if _goes_home(scenario, view) else _TITLE,
            subject=trip.trip_id,
            fields=(
                (("Way", "起讫地"), way(scenario, view)),
                (c.WORKERS, view.n_workers),
                (c.LEAVES, moment(scenario.clock, trip.depart_s)),
                (c.ARRIVES, moment(scenario.clock, last_s)),
                (("Valid", "有效期"), _validity(scenario, view)),
                (c.COACH, coach_name(scenario, view.trip)),
                *crew_fields([view], is_full=True),
                (("Entry toll station", "驶入收费站"), BLANK),
                (("Exit toll station", "驶出收费站"), BLANK),
                (("Provinces crossed", "途经省份"), BLANK),
                (("Issued by, on", "签发单位、日期"), BLANK),
            ),
            notes=_notes(scenario, is_home=_goes_home(scenario, view)),
            qr=c.code_text(scenario, view, version),
            form="placard",
        )


def _goes_home(scenario: Scenario, view: TripView) -> bool:
    """Whether the trip brings workers home, not to work."""
    places = {rider.worker.employer_id for rider in view.riders}
    return not places.isdisjoint(scenario.own_village)


def _notes(scenario: Scenario, *, is_home: bool) -> tuple[Text, ...]:
    """What the pass rests on: the notice in its year, later nothing that is known.

    The notice is of those who go back to work alone.
    """
    if were_in_force(scenario.first_day) and not is_home:
        return (_IN_2020,)
    is_free = scenario.tariff.toll_exempt_outbound
    return (_LATER, _NO_TOLL) if is_free else (_LATER,)


def _validity(scenario: Scenario, view: TripView) -> Text:
    """The days from leaving the yard to being back there."""
    clock = scenario.clock
    first, last = (
        clock.date_of(at_s).isoformat()
        for at_s in (view.trip.depart_s, view.trip.return_s)
    )
    return f"{first} to {last}", f"{first} 至 {last}"
