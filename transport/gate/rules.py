"""The rules of the health gate, each with what it says of whom it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.notices import ASKED_BEFOREHAND, FEVER, were_in_force
from transport.presets import NO_RULES
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transport.gate.arrivals import EarliestArrivals
    from transport.places import Employer, Village
    from transport.policy import Edition, Mode
    from transport.roster import Worker
    from transport.said import Said
    from transport.scenario import Scenario

_MOMENT = "%Y-%m-%d %H:%M"
HEALTH_CODES: Mapping[str, Said] = {
    "green": said("HEALTH_CODE_GREEN"),
    "yellow": said("HEALTH_CODE_YELLOW"),
    "red": said("HEALTH_CODE_RED"),
}
NO_HEALTH_CODE = said("HEALTH_CODE_MISSING")
RISKS_SAID: Mapping[str, Said] = {
    "low": said("RISK_LOW"),
    "medium": said("RISK_MEDIUM"),
    "high": said("RISK_HIGH"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One worker before the gate, with all that the rules look at."""

    scenario: Scenario
    arrivals: EarliestArrivals
    mode: Mode
    edition: Edition
    worker: Worker
    ready_s: int

    @property
    def village(self) -> Village:
        """Where the worker lives."""
        return self.scenario.own_village[self.worker.lives_by_id]

    @property
    def employer(self) -> Employer:
        """For whom the worker works."""
        return self.scenario.own_employer[self.worker.works_for_id]

    @property
    def edition_said(self) -> Said:
        """The edition in force and its source."""
        return said("EDITION", edition=self.edition.name, source=self.edition.source)

    @property
    def is_of_2020(self) -> bool:
        """Whether the notices of spring 2020 may be cited."""
        return were_in_force(self.scenario.clock.date_of(self.ready_s))

    @property
    def arrival_s(self) -> int | None:
        """Earliest possible end of alighting, scenario seconds."""
        return self.arrivals.alighted_s(
            self.worker.village_id, self.worker.employer_id, self.ready_s
        )

    @property
    def needed_certificate(self) -> Said:
        """What a new certificate must do."""
        arrival_s = self.arrivals.surely_alighted_s(
            self.worker.village_id, self.worker.employer_id, self.ready_s
        )
        if arrival_s is None:
            return said("NEEDED_THROUGH_ARRIVAL")
        return said("NEEDED_UNTIL", until=self.moment(arrival_s))

    @property
    def certificate_end(self) -> str:
        """When the certificate ends, as its owner would say it."""
        until_s = self.worker.certificate_until_s
        return "-" if until_s is None else self.scenario.clock.last_moment(until_s)

    def moment(self, at_s: int | None) -> str:
        """Local date and time, to the minute; ``?`` for a moment that is not known."""
        if at_s is None:
            return "?"
        return self.scenario.clock.moment(at_s).strftime(_MOMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRule:
    """A rule with its code, and what it says of a worker whom it holds."""

    code: str
    is_broken: Callable[[Case], bool]
    why_held: Callable[[Case], Said]


def _has_fever(case: Case) -> bool:
    limit, temperature = case.edition.temperature_limit_c, case.worker.temperature_c
    if limit is None or temperature is None:
        return False
    return temperature >= limit if case.mode == "rail" else temperature > limit


def _fever_held(case: Case) -> Said:
    figures = {
        "found": str(case.worker.temperature_c),
        "limit": str(case.edition.temperature_limit_c),
        "edition": case.edition.name,
    }
    if case.mode == "rail":
        return said("FEVER_BY_RAIL", **figures)
    if case.mode == "air":
        return said("FEVER_BY_AIR", document=_fever_document(case), **figures)
    return said("FEVER_BY_COACH", document=_fever_document(case), **figures)


def _fever_document(case: Case) -> Said | str:
    """The notice, in later years the edition's own document, or the settings."""
    if case.is_of_2020:
        return FEVER
    if case.edition.source == NO_RULES.source:
        return said("BY_THE_SETTINGS")
    return case.edition.source


def _code_is_refused(case: Case) -> bool:
    allowed = case.edition.codes_allowed
    return bool(allowed) and case.worker.health_code not in allowed


def _code_held(case: Case) -> Said:
    given = case.worker.health_code
    return said(
        "CODE_NOT_ALLOWED",
        given=HEALTH_CODES.get(given, given) if given else NO_HEALTH_CODE,
        allowed=tuple(HEALTH_CODES.get(c, c) for c in case.edition.codes_allowed),
        rule=case.edition_said,
    )


def _certificate_is_missing(case: Case) -> bool:
    return case.edition.certificate_required and case.worker.certificate_until_s is None


def _certificate_missing(case: Case) -> Said:
    return said("CERT_MISSING", rule=case.edition_said, needed=case.needed_certificate)


def _certificate_has_ended(case: Case) -> bool:
    until_s = case.worker.certificate_until_s
    return (
        case.edition.certificate_required
        and until_s is not None
        and until_s <= case.ready_s
    )


def _certificate_ended(case: Case) -> Said:
    return said(
        "CERT_EXPIRED",
        until=case.certificate_end,
        ready=case.moment(case.ready_s),
        rule=case.edition_said,
        needed=case.needed_certificate,
    )


def _certificate_ends_on_road(case: Case) -> bool:
    until_s = case.worker.certificate_until_s
    if not case.edition.certificate_required or until_s is None:
        return False
    if until_s >= case.scenario.end_s:  # spares the timetable for most of a roster
        return False
    return case.arrivals.is_late(
        case.worker.village_id,
        case.worker.employer_id,
        ready_s=case.ready_s,
        until_s=until_s,
    )


def _certificate_ends_underway(case: Case) -> Said:
    return said(
        "CERT_EXPIRES_ON_ROAD",
        until=case.certificate_end,
        ready=case.moment(case.ready_s),
        village=case.worker.village_id,
        employer=case.worker.employer_id,
        arrival=case.moment(case.arrival_s),
        rule=case.edition_said,
        needed=case.needed_certificate,
    )


def _is_refused(case: Case) -> bool:
    if case.worker.is_homebound:  # it is asked to receive workers, not to let them go
        return False
    return case.scenario.policy.acceptance_required and not case.employer.is_accepting


def _refused(case: Case) -> Said:
    employer = case.employer
    return said(
        "EMPLOYER_NOT_ACCEPTING",
        name=employer.name,
        employer=employer.employer_id,
        document=ASKED_BEFOREHAND if case.is_of_2020 else said("BY_THE_SETTINGS"),
        contact=employer.contact or said("NO_CONTACT_GIVEN"),
    )


def _village_is_closed(case: Case) -> bool:
    return case.village.risk in case.edition.no_stop_risks


def _closed(case: Case) -> Said:
    return said(
        "VILLAGE_RISK",
        name=case.village.name,
        village=case.village.village_id,
        risk=RISKS_SAID[case.village.risk],
        rule=case.edition_said,
    )


_OUT: Mapping[str, Said] = {
    "NO_SHOW": said("OUT_NO_SHOW"),
    "CANCELLED": said("OUT_CANCELLED"),
    "ALREADY_ARRIVED": said("OUT_ALREADY_ARRIVED"),
    "CODE_AT_BOARDING": said("OUT_CODE_AT_BOARDING"),
}


def why_out(case: Case) -> Said:
    """What is told of a worker who does not travel after all."""
    worker = case.worker
    if worker.out_code == "EMPLOYER_NOT_ACCEPTING":
        return _refused(case)
    if worker.out_code == "FEVER_AT_BOARDING":
        unknown = worker.temperature_c is None
        found = said("NOT_MEASURED") if unknown else str(worker.temperature_c)
        return said("OUT_FEVER_AT_BOARDING", found=found)
    return _OUT[worker.out_code or ""]


# In this order: the first broken rule names the hold.
RULES: tuple[GateRule, ...] = (
    GateRule(code="FEVER", is_broken=_has_fever, why_held=_fever_held),
    GateRule(code="CODE_NOT_ALLOWED", is_broken=_code_is_refused, why_held=_code_held),
    GateRule(
        code="CERT_MISSING",
        is_broken=_certificate_is_missing,
        why_held=_certificate_missing,
    ),
    GateRule(
        code="CERT_EXPIRED",
        is_broken=_certificate_has_ended,
        why_held=_certificate_ended,
    ),
    GateRule(
        code="CERT_EXPIRES_ON_ROAD",
        is_broken=_certificate_ends_on_road,
        why_held=_certificate_ends_underway,
    ),
    GateRule(code="EMPLOYER_NOT_ACCEPTING", is_broken=_is_refused, why_held=_refused),
    GateRule(code="VILLAGE_RISK", is_broken=_village_is_closed, why_held=_closed),
)
