"""The rules of the health gate, each with its sentence for either outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.gate.arrivals import EarliestArrivals
    from transport.places import Employer, Village
    from transport.policy import Edition, Mode
    from transport.roster import Worker
    from transport.scenario import Scenario

_MOMENT = "%Y-%m-%d %H:%M"
_FEVER_RULES: dict[Mode, str] = {
    "coach": "on coaches a fever is above {limit} °C, 交运明电〔2020〕44号",
    "air": "on aircraft a fever is above {limit} °C, 交运明电〔2020〕44号",
    "rail": "on railways a fever is {limit} °C or more, railway practice of 2020",
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
        """Where the worker boards."""
        return self.scenario.village[self.worker.village_id]

    @property
    def employer(self) -> Employer:
        """Who expects the worker."""
        return self.scenario.employer[self.worker.employer_id]

    @property
    def rule_name(self) -> str:
        """The edition in force and its source."""
        return f"{self.edition.name}, {self.edition.source}"

    @property
    def arrival_s(self) -> int | None:
        """Earliest possible end of alighting, scenario seconds."""
        return self.arrivals.alighted_s(
            self.worker.village_id, self.worker.employer_id, self.ready_s
        )

    @property
    def needed_certificate(self) -> str:
        """What a new certificate must do, as words."""
        arrival_s = self.arrivals.surely_alighted_s(
            self.worker.village_id, self.worker.employer_id, self.ready_s
        )
        if arrival_s is None:
            return "one that is valid through arrival"
        return f"one that is valid until {self.moment(arrival_s)} or later"

    @property
    def certificate_end(self) -> str:
        """When the certificate ends, as its owner would say it."""
        until_s = self.worker.certificate_until_s
        return "-" if until_s is None else self.scenario.clock.last_moment(until_s)

    def moment(self, at_s: int | None) -> str:
        """Local date and time, to the minute."""
        if at_s is None:
            return "no known time"
        return self.scenario.clock.moment(at_s).strftime(_MOMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRule:
    """A rule with its code; ``why_passed`` is empty where there is nothing to say."""

    code: str
    is_broken: Callable[[Case], bool]
    why_held: Callable[[Case], str]
    why_passed: Callable[[Case], str]


def _has_fever(case: Case) -> bool:
    limit, temperature = case.edition.temperature_limit_c, case.worker.temperature_c
    if limit is None or temperature is None:
        return False
    return temperature >= limit if case.mode == "rail" else temperature > limit


def _fever_rule(case: Case) -> str:
    rule = _FEVER_RULES[case.mode].format(limit=case.edition.temperature_limit_c)
    return f"{rule}; edition {case.edition.name}"


def _fever_held(case: Case) -> str:
    return (
        f"{case.worker.temperature_c} °C ({_fever_rule(case)}); measure again, or see "
        "a doctor and travel on a later day"
    )


def _fever_passed(case: Case) -> str:
    if case.edition.temperature_limit_c is None:
        return f"no temperature limit holds ({case.rule_name})"
    if case.worker.temperature_c is None:
        return "no temperature was given, which is no fever; measure at boarding"
    return f"{case.worker.temperature_c} °C is no fever ({_fever_rule(case)})"


def _code_is_refused(case: Case) -> bool:
    allowed = case.edition.codes_allowed
    return bool(allowed) and case.worker.health_code not in allowed


def _code_held(case: Case) -> str:
    given = case.worker.health_code or "missing"
    allowed = " or ".join(case.edition.codes_allowed)
    return (
        f"health code is {given}, {allowed} is asked for (as practised under "
        f"{case.rule_name}); enter the code shown today in health_code"
    )


def _code_passed(case: Case) -> str:
    if not case.edition.codes_allowed:
        return f"no health code is asked for ({case.rule_name})"
    return f"health code {case.worker.health_code} is allowed ({case.rule_name})"


def _certificate_is_missing(case: Case) -> bool:
    return case.edition.certificate_required and case.worker.certificate_until_s is None


def _certificate_missing(case: Case) -> str:
    return (
        f"no health certificate (asked for as practised under {case.rule_name}); get "
        f"{case.needed_certificate} and enter certificate_until"
    )


def _certificate_passed(case: Case) -> str:
    if not case.edition.certificate_required:
        return f"no health certificate is asked for ({case.rule_name})"
    return (
        f"the health certificate is valid until {case.certificate_end}"
        f" ({case.rule_name})"
    )


def _certificate_has_ended(case: Case) -> bool:
    until_s = case.worker.certificate_until_s
    return (
        case.edition.certificate_required
        and until_s is not None
        and until_s <= case.ready_s
    )


def _certificate_ended(case: Case) -> str:
    return (
        f"the health certificate ends {case.certificate_end}, "
        f"before the worker is ready at {case.moment(case.ready_s)} (asked for as "
        f"practised under {case.rule_name}); get {case.needed_certificate}"
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


def _certificate_ends_underway(case: Case) -> str:
    return (
        f"the health certificate ends {case.certificate_end}; "
        f"ready at {case.moment(case.ready_s)} in {case.worker.village_id}, the worker "
        f"is at {case.worker.employer_id} by {case.moment(case.arrival_s)} at the "
        f"earliest (valid through arrival, as practised under {case.rule_name}); "
        f"let the worker leave earlier (ready_from), or get {case.needed_certificate}"
    )


def _certificate_lasts(case: Case) -> str:
    until_s = case.worker.certificate_until_s
    if not case.edition.certificate_required or until_s is None:
        return ""
    if until_s >= case.scenario.end_s:
        return "the health certificate outlasts the planning days"
    if case.arrival_s is None:
        return "no coach can make the run, so the certificate cannot end on it"
    return (
        f"the earliest possible arrival, {case.moment(case.arrival_s)}, is within the "
        "health certificate"
    )


def _is_refused(case: Case) -> bool:
    return case.scenario.policy.acceptance_required and not case.employer.is_accepting


def _refused(case: Case) -> str:
    employer = case.employer
    contact = employer.contact or "its contact (none is given in employers.csv)"
    return (
        f"{employer.name} ({employer.employer_id}) has not agreed to receive workers "
        f"(destinations are asked beforehand, 交运明电〔2020〕56号); call {contact}, "
        "then set accepted to yes"
    )


def _received(case: Case) -> str:
    if not case.scenario.policy.acceptance_required:
        return "the scenario does not ask for the employer's agreement"
    return f"{case.employer.name} has agreed to receive workers (交运明电〔2020〕56号)"


def _village_is_closed(case: Case) -> bool:
    return case.village.risk in case.edition.no_stop_risks


def _closed(case: Case) -> str:
    return (
        f"{case.village.name} ({case.village.village_id}) is a {case.village.risk}-"
        f"risk area, where nobody may board ({case.rule_name}); wait until its level "
        "is lowered"
    )


def _open(case: Case) -> str:
    if not case.edition.no_stop_risks:
        return f"boarding is allowed at every risk level ({case.rule_name})"
    return f"boarding is allowed in a {case.village.risk}-risk area ({case.rule_name})"


def _nothing(_: Case) -> str:
    return ""


# In this order: the first broken rule names the hold.
RULES: tuple[GateRule, ...] = (
    GateRule(
        code="FEVER",
        is_broken=_has_fever,
        why_held=_fever_held,
        why_passed=_fever_passed,
    ),
    GateRule(
        code="CODE_NOT_ALLOWED",
        is_broken=_code_is_refused,
        why_held=_code_held,
        why_passed=_code_passed,
    ),
    GateRule(
        code="CERT_MISSING",
        is_broken=_certificate_is_missing,
        why_held=_certificate_missing,
        why_passed=_certificate_passed,
    ),
    GateRule(
        code="CERT_EXPIRED",
        is_broken=_certificate_has_ended,
        why_held=_certificate_ended,
        why_passed=_nothing,
    ),
    GateRule(
        code="CERT_EXPIRES_ON_ROAD",
        is_broken=_certificate_ends_on_road,
        why_held=_certificate_ends_underway,
        why_passed=_certificate_lasts,
    ),
    GateRule(
        code="EMPLOYER_NOT_ACCEPTING",
        is_broken=_is_refused,
        why_held=_refused,
        why_passed=_received,
    ),
    GateRule(
        code="VILLAGE_RISK",
        is_broken=_village_is_closed,
        why_held=_closed,
        why_passed=_open,
    ),
)
