from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.catalogue.sentences import sentence
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.gate.eligibility import health_gate
from transport.places import Opening
from transport.scenario import Scenario, SuppliedDistance

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.plan import NotTravelling
    from transport.policy import Mode
    from transport.roster import Worker

FIT: dict[str, Any] = {
    "health_code": "green",
    "temperature_c": Decimal("36.5"),
    "certificate_until_s": 7 * DAY_S,
}


def fit_worker(worker_id: str = "W1", **changes: Any) -> Worker:
    return make_worker(worker_id, **(FIT | changes))


def scenario_of(
    *workers: Worker, preset: str = "cn-2020-02-11", **changes: Any
) -> Scenario:
    changes.setdefault("policy", make_policy(preset))
    return make_scenario(workers=workers, **changes)


def codes(scenario: Scenario, *, mode: Mode = "coach") -> dict[str, str]:
    return {h.worker_id: h.code for h in health_gate(scenario, mode=mode).held}


def only_hold(scenario: Scenario, *, mode: Mode = "coach") -> NotTravelling:
    gate = health_gate(scenario, mode=mode)
    assert gate.eligible == ()
    (hold,) = gate.held
    return hold


def reason(hold: NotTravelling) -> str:
    return sentence(hold.told, "en")


def test_a_fit_worker_passes() -> None:
    worker = fit_worker()
    gate = health_gate(scenario_of(worker))
    assert (gate.eligible, gate.held) == ((worker,), ())


# -- fever ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "temperature", "is_held"),
    [
        ("coach", "37.3", False),
        ("coach", "37.4", True),
        ("air", "37.3", False),
        ("air", "37.31", True),
        ("rail", "37.2", False),
        ("rail", "37.3", True),
    ],
)
def test_exactly_37_3_boards_a_coach_but_no_train(
    mode: Mode, temperature: str, *, is_held: bool
) -> None:
    scenario = scenario_of(fit_worker(temperature_c=Decimal(temperature)))
    assert codes(scenario, mode=mode) == ({"W1": "FEVER"} if is_held else {})


@pytest.mark.parametrize(
    ("mode", "rule"),
    [
        ("coach", "on coaches a fever is above 37.3 °C, 交运明电〔2020〕44号"),
        ("air", "on aircraft a fever is above 37.3 °C, 交运明电〔2020〕44号"),
        ("rail", "on railways a fever is 37.3 °C or more"),
    ],
)
def test_a_fever_is_told_with_the_rule_of_its_mode(mode: Mode, rule: str) -> None:
    scenario = scenario_of(fit_worker(temperature_c=Decimal("37.4")))
    told = reason(only_hold(scenario, mode=mode))
    assert told.startswith("37.4 °C")
    assert rule in told


@pytest.mark.parametrize(
    ("preset", "lang", "document"),
    [
        ("cn-2021-01-20", "en", "Spring Festival transport guide of 20 January 2021"),
        ("cn-2021-01-20", "zh", "2021年1月20日春运工作指南"),
        ("none", "en", "by the settings of the scenario"),
        ("none", "zh", "按本方案的设定"),
    ],
)
def test_in_other_years_no_notice_of_2020_is_cited(
    preset: str, lang: Lang, document: str
) -> None:
    policy = make_policy(preset)
    edition = replace(policy.editions[-1], temperature_limit_c=Decimal("37.3"))
    policy = replace(policy, editions=(edition,), acceptance_required=True)
    scenario = replace(
        scenario_of(fit_worker(temperature_c=Decimal(38)), policy=policy),
        first_day=date(2021, 2, 24),
    )
    for mode in ("coach", "air"):
        told = sentence(only_hold(scenario, mode=mode).told, lang)
        assert document in told
        assert "2020" not in told
    assert "2020" not in sentence(only_hold(scenario, mode="rail").told, lang)
    refused = replace(
        scenario,
        workers=(fit_worker(),),
        employers=(make_employer(is_accepting=False),),
    )
    hold = only_hold(refused)
    assert hold.code == "EMPLOYER_NOT_ACCEPTING"
    assert "2020" not in sentence(hold.told, lang)


def test_a_missing_temperature_is_no_fever() -> None:
    scenario = scenario_of(fit_worker(temperature_c=None))
    assert codes(scenario, mode="rail") == {}


def test_without_a_limit_nobody_has_a_fever() -> None:
    scenario = scenario_of(make_worker(temperature_c=Decimal(40)), preset="cn-2023")
    assert codes(scenario) == {}


# -- health code --------------------------------------------------------------------


@pytest.mark.parametrize("code", [None, "yellow", "red"])
def test_only_a_green_code_travels(code: str | None) -> None:
    hold = only_hold(scenario_of(fit_worker(health_code=code)))
    assert hold.code == "CODE_NOT_ALLOWED"
    assert (code or "missing") in reason(hold)
    assert "green is asked for" in reason(hold)


def test_codes_are_not_asked_for_in_class_b_times() -> None:
    worker = make_worker(health_code="red")
    scenario = scenario_of(worker, preset="cn-2023")
    assert health_gate(scenario).eligible == (worker,)


# -- certificate ------------------------------------------------------------------


def test_a_missing_certificate_holds_and_the_reason_says_how_long_one_must_last() -> (
    None
):
    hold = only_hold(scenario_of(fit_worker(certificate_until_s=None)))
    assert hold.code == "CERT_MISSING"
    assert "valid until 2020-02-25" in reason(hold)
    assert "certificate_until" in reason(hold)


@pytest.mark.parametrize(
    ("until_s", "code"), [(DAY_S, "CERT_EXPIRED"), (DAY_S + 20 * HOUR_S, None)]
)
def test_a_certificate_must_outlast_the_moment_of_readiness(
    until_s: int, code: str | None
) -> None:
    worker = fit_worker(ready_from_s=DAY_S, certificate_until_s=until_s)
    found = codes(scenario_of(worker))
    assert found == ({"W1": code} if code else {})


def test_an_expired_certificate_is_told_with_both_moments() -> None:
    worker = fit_worker(ready_from_s=DAY_S, certificate_until_s=18 * HOUR_S)
    told = reason(only_hold(scenario_of(worker)))
    assert "ends 2020-02-25 18:00" in told
    assert "ready at 2020-02-26 00:00" in told


def overnight(until_s: int, **changes: Any) -> Scenario:
    """Ready at 14:00, 12 h of driving; the gate serves from 09:49, 11 min a worker.

    So the worker has alighted on the second day at 10:00 at the earliest.
    """
    worker = fit_worker(ready_from_s=14 * HOUR_S, certificate_until_s=until_s)
    gate = Opening(from_s=9 * HOUR_S + 49 * MINUTE_S, until_s=20 * HOUR_S)
    run = SuppliedDistance(
        from_id="V1", to_id="E1", distance_m=900_000, driving_s=12 * HOUR_S
    )
    return scenario_of(
        worker,
        employers=(make_employer(opening=gate),),
        distances=(run,),
        **changes,
    )


def test_a_certificate_to_midnight_does_not_cover_an_arrival_at_ten() -> None:
    hold = only_hold(overnight(DAY_S))
    assert hold.code == "CERT_EXPIRES_ON_ROAD"
    assert "ends 2020-02-25;" in reason(hold)
    assert "by 2020-02-26 10:00 at the earliest" in reason(hold)
    assert "leave earlier" in reason(hold)
    assert "valid until 2020-02-26 10:00 or later" in reason(hold)


@pytest.mark.parametrize(
    ("until_s", "is_held"), [(34 * HOUR_S, False), (34 * HOUR_S - 1, True)]
)
def test_a_certificate_may_end_at_the_very_arrival(
    until_s: int, *, is_held: bool
) -> None:
    assert bool(codes(overnight(until_s))) == is_held


def test_an_earlier_departure_saves_the_certificate() -> None:
    scenario = overnight(DAY_S)
    (late,) = scenario.workers
    early = replace(late, ready_from_s=6 * HOUR_S)
    gate_at_night = make_employer(opening=Opening(from_s=0, until_s=DAY_S))
    earlier = replace(scenario, workers=(early,), employers=(gate_at_night,))
    assert codes(earlier) == {}


def test_a_run_that_no_coach_can_make_is_not_the_certificates_fault() -> None:
    small_road = make_village(max_seats=7)
    scenario = overnight(DAY_S, villages=(small_road,))
    assert codes(scenario) == {}


def test_the_fastest_coach_that_fits_decides() -> None:
    """Four hours of driving: 10:55 for the coach, later for the slow van."""
    run = SuppliedDistance(
        from_id="V1", to_id="E1", distance_m=200_000, driving_s=4 * HOUR_S
    )
    lines = (make_line(), make_line(vehicle_type="van", seats=7, speed_percent=50))
    worker = fit_worker(certificate_until_s=11 * HOUR_S)
    wide, narrow = make_village(), make_village(max_seats=7)
    found = [
        codes(scenario_of(worker, distances=(run,), fleet=lines, villages=(village,)))
        for village in (wide, narrow)
    ]
    assert found == [{}, {"W1": "CERT_EXPIRES_ON_ROAD"}]


def test_certificates_do_not_matter_where_none_is_asked_for() -> None:
    scenario = overnight(DAY_S, policy=make_policy("cn-2023"))
    assert codes(scenario) == {}


# -- destination and village -------------------------------------------------------


def test_a_destination_that_has_not_agreed_is_named_with_whom_to_call() -> None:
    employer = make_employer(is_accepting=False, contact="Ms Li, 0912-1234567")
    hold = only_hold(scenario_of(fit_worker(), employers=(employer,)))
    assert hold.code == "EMPLOYER_NOT_ACCEPTING"
    assert "employer E1 (E1)" in reason(hold)
    assert "call Ms Li, 0912-1234567" in reason(hold)


def test_acceptance_may_be_left_out_of_the_policy() -> None:
    employer = make_employer(is_accepting=False)
    policy = make_policy("cn-2020-02-11", acceptance_required=False)
    scenario = scenario_of(fit_worker(), employers=(employer,), policy=policy)
    assert codes(scenario) == {}


@pytest.mark.parametrize(
    ("preset", "risk", "is_held"),
    [
        ("cn-2020-02-28", "high", True),
        ("cn-2020-02-28", "medium", False),
        ("cn-2020-02-11", "high", False),
    ],
)
def test_nobody_boards_in_a_high_risk_village_from_28_february_2020(
    preset: str, risk: str, *, is_held: bool
) -> None:
    village = make_village(risk=risk)
    scenario = scenario_of(fit_worker(), preset=preset, villages=(village,))
    assert codes(scenario) == ({"W1": "VILLAGE_RISK"} if is_held else {})


def test_the_reason_of_a_closed_village_names_the_document() -> None:
    village = make_village(risk="high")
    scenario = scenario_of(fit_worker(), preset="cn-2020-02-28", villages=(village,))
    assert "交运明电〔2020〕80号" in reason(only_hold(scenario))


# -- the gate as a whole -----------------------------------------------------------


def test_the_day_of_readiness_chooses_the_edition() -> None:
    """On 2 February no rule holds yet, on 3 February the first one does."""
    scenario = scenario_of(
        make_worker("W1", ready_from_s=DAY_S - 1),
        make_worker("W2", ready_from_s=DAY_S),
        make_worker("W3", ready_from_s=-DAY_S),
        preset="cn",
        first_day=date(2020, 2, 2),
    )
    assert codes(scenario) == {"W2": "CODE_NOT_ALLOWED"}


def test_the_first_broken_rule_of_a_fixed_order_gives_the_code() -> None:
    worst = fit_worker(
        temperature_c=Decimal("38.5"),
        health_code="red",
        certificate_until_s=None,
    )
    places: dict[str, Any] = {
        "employers": (make_employer(is_accepting=False),),
        "villages": (make_village(risk="high"),),
        "preset": "cn-2020-02-28",
    }
    cures: list[tuple[str, dict[str, Any]]] = [
        ("FEVER", {"temperature_c": Decimal("36.5")}),
        ("CODE_NOT_ALLOWED", {"health_code": "green"}),
        ("CERT_MISSING", {"certificate_until_s": 0}),
        ("CERT_EXPIRED", {"certificate_until_s": HOUR_S}),
        ("CERT_EXPIRES_ON_ROAD", {"certificate_until_s": 9 * DAY_S}),
        ("EMPLOYER_NOT_ACCEPTING", {}),
    ]
    worker, found = worst, []
    for _, cure in cures:
        found.append(only_hold(scenario_of(worker, **places)).code)
        worker = replace(worker, **cure)
    assert found == [code for code, _ in cures]


def test_companions_of_a_held_worker_stay_for_a_human_to_decide() -> None:
    scenario = scenario_of(
        fit_worker("W11", party_id="P1"),
        fit_worker("W12", party_id="P1", temperature_c=Decimal("37.4")),
        fit_worker("W13", party_id="P2"),
        fit_worker("W14"),
    )
    gate = health_gate(scenario)
    assert [worker.worker_id for worker in gate.eligible] == ["W13", "W14"]
    assert [(h.worker_id, h.code) for h in gate.held] == [
        ("W11", "PARTY_MEMBER_HELD"),
        ("W12", "FEVER"),
    ]
    companion = "companion of W12, who is held: fever; decide by hand"
    assert reason(gate.held[0]) == companion


def test_held_members_of_a_party_keep_their_own_codes() -> None:
    scenario = scenario_of(
        fit_worker("W1", party_id="P", health_code="red"),
        fit_worker("W2", party_id="P", temperature_c=Decimal(39)),
        fit_worker("W3", party_id="P"),
    )
    assert codes(scenario) == {
        "W1": "CODE_NOT_ALLOWED",
        "W2": "FEVER",
        "W3": "PARTY_MEMBER_HELD",
    }
