"""The contacts of one who fell ill on the way: in full, and seats for an employer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Grid, Paper
from transport.operation.contacts import for_employer
from transport.presentation.figures import moment
from transport.presentation.forms import BLANK
from transport.presentation.trip_views import coach_name

if TYPE_CHECKING:
    from transport.language import Text
    from transport.operation.contacts import Contact, FeverOnWay, Role
    from transport.plan import Plan
    from transport.presentation.forms import Field, Row
    from transport.scenario import Scenario

_ROLES: dict[Role, Text] = {
    "rider": ("worker", "务工人员"),
    "driver": ("driver", "驾驶员"),
    "escort": ("escort", "随车人员"),
}
_AIR: dict[bool, Text] = {
    True: ("sealed, air-conditioned: all aboard", "密闭空调车：全车人员"),
    False: ("ventilated: three rows each way, crew", "通风车辆：前后三排及司乘人员"),
}


def contact_list(scenario: Scenario, plan: Plan, case: FeverOnWay) -> Paper:
    """All that health has to know, names and numbers in full; the ill one first."""
    ill = scenario.worker[case.worker_id]
    fields = (
        *_head(scenario, plan, case),
        (("Ill", "发热人员"), ill.name),
        (c.SEAT, case.seat),
        (("Moved to", "转移至"), case.move_to or BLANK),
        *_hand_over(scenario, case),
    )
    rows: list[Row] = [
        (0, ("ill", "发热"), *_person(scenario, case.worker_id), case.seat),
        *(
            (number, *_contact(scenario, plan, case, contact))
            for number, contact in enumerate(case.contacts, start=1)
        ),
    ]
    return Paper(
        key="contact-list",
        title=("Contact list", "密切接触者名单"),
        subject=case.trip_id,
        form="wide",
        fields=fields,
        grids=(
            Grid(
                headings=(
                    *(c.NO, ("Who", "身份"), c.NAME, ("ID number", "证件号码")),
                    *(("Phone", "电话"), c.VILLAGE, c.EMPLOYER, c.SEAT),
                ),
                widths=(5, 8, 12, 22, 15, 18, 22, 7),
                rows=tuple(rows),
            ),
        ),
        signatures=(c.MADE_BY, ("Health department", "卫生健康部门"), c.DATED),
    )


def employer_copy(
    scenario: Scenario, plan: Plan, case: FeverOnWay, employer_id: str
) -> Paper:
    """Seats of the employer's own workers among the contacts; nobody is named."""
    seats = for_employer(case, employer_id)
    return Paper(
        key="contact-seats",
        title=("Contacts by seat", "密切接触者座位表"),
        subject=case.trip_id,
        fields=(
            *_head(scenario, plan, case),
            (c.EMPLOYER, scenario.place_name[employer_id]),
            (c.WORKERS, len(seats)),
        ),
        grids=(
            Grid(
                headings=(c.NO, c.SEAT, ("Measures", "处置措施")),
                widths=(8, 12, 60),
                rows=tuple((one.number, one.seat, BLANK) for one in seats),
            ),
        ),
        notes=(
            (
                "Names are with the health department, which tells whom it must.",
                "人员姓名由卫生健康部门掌握，并由其通知。",
            ),
        ),
        signatures=(("Received by", "接收人"), c.DATED),
        recipient=employer_id,
    )


def _head(scenario: Scenario, plan: Plan, case: FeverOnWay) -> tuple[Field, ...]:
    return (
        (c.TRIP, case.trip_id),
        (c.COACH, coach_name(scenario, plan.trip[case.trip_id])),
        (("Found at", "发现时间"), moment(scenario.clock, case.at_s)),
        (("Contacts", "接触者范围"), _AIR[case.is_sealed]),
    )


def _hand_over(scenario: Scenario, case: FeverOnWay) -> tuple[Field, ...]:
    label, call = ("Next hand-over point", "下一移交点"), c.CALL
    there = case.hand_over
    if there is None:
        return (label, BLANK), (call, BLANK)
    when = moment(scenario.clock, there.arrive_s)
    return (
        (label, f"{scenario.place_name[there.place_id]} {when}"),
        (call, there.contact),
    )


def _contact(scenario: Scenario, plan: Plan, case: FeverOnWay, one: Contact) -> Row:
    if one.worker_id is not None:
        return (_ROLES["rider"], *_person(scenario, one.worker_id), one.seat)
    name, phone = _of_crew(scenario, plan, case, one)
    return (_ROLES[one.role], name, BLANK, phone, BLANK, BLANK, BLANK)


def _person(scenario: Scenario, worker_id: str) -> tuple[str, ...]:
    worker, names = scenario.worker[worker_id], scenario.place_name
    return (
        *(worker.name, worker.id_number or "", worker.phone or ""),
        *(names[worker.lives_by_id], names[worker.works_for_id]),
    )


def _of_crew(
    scenario: Scenario, plan: Plan, case: FeverOnWay, one: Contact
) -> tuple[str, str]:
    """Name and phone of a driver whom the coach's papers know; the rest is blank."""
    trip = plan.trip[case.trip_id]
    coach = scenario.coach.get((trip.depot_id, trip.vehicle_type, trip.coach))
    known = () if coach is None or trip.crew > 1 else coach.drivers
    if one.role == "driver" and one.number <= len(known):
        return known[one.number - 1]
    return BLANK, BLANK
