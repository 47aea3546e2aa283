"""No limit is told twice, and one alone comes before several."""

from __future__ import annotations

from solvers.drafting.either_way import either_way, is_single
from transport.said import Said, said
from transport.trips.routes import Refusal

INTAKE = said("DAILY_INTAKE_FULL", employer="E1", most=15, room=0, n=1, waiting=5)
AWAY = said("COACHES_AWAY_TOO")
GATE = said("INTAKE_AT_MOST", employer="E1", most=15, room=0)
RIDE = said("RIDE_AT_MOST", ride_s=12_600, allowed_s=10_800)
STOP = said("STOP_TAKES_NO_MORE", place="V1", room=0)


def joined(code: str, *parts: Said) -> Refusal:
    told = said(
        "COULD_JOIN_BUT",
        vehicle_type="coach-49",
        villages=("V1",),
        employers=("E1",),
        free=9,
        more_fen=0,
        parts=parts,
    )
    return Refusal(code=code, told=told)


def test_a_limit_of_both_ways_is_told_once_with_what_its_own_coach_tells_of_it() -> (
    None
):
    own = Refusal(code="INTAKE_FULL", told=said("ONE_BY_ONE", parts=(INTAKE, AWAY)))
    found = either_way(own, joined("INTAKE_FULL", GATE), own_would_do=False)
    assert found == joined("INTAKE_FULL", INTAKE)


def test_it_is_not_told_again_after_the_time_to_report() -> None:
    late = said("ROOM_AFTER_DUE", employer="E1", arrival="9:00", due="8:00")
    told = said("ONE_BY_ONE", parts=(late, INTAKE))
    own = Refusal(code="NO_LEGAL_TIMETABLE", told=told)
    assert either_way(own, joined("INTAKE_FULL", GATE), own_would_do=False) == own


def test_another_limit_comes_first_where_it_alone_would_do() -> None:
    own = Refusal(code="CROWDED", told=STOP)
    apart = joined("RIDE_TOO_LONG", RIDE)
    found = either_way(own, apart, own_would_do=False)
    assert (found.code, found.told) == (
        "RIDE_TOO_LONG",
        said("ELSE", first=apart.told, then=STOP),
    )
    several = joined("RIDE_TOO_LONG", RIDE, GATE)
    assert not is_single(several)
    assert either_way(own, several, own_would_do=False) == own


def test_a_coach_of_its_own_comes_before_several_limits_and_after_one() -> None:
    own = Refusal(code="NO_COACH_FREE", told=AWAY)
    several, one = joined("RIDE_TOO_LONG", RIDE, GATE), joined("RIDE_TOO_LONG", RIDE)
    assert either_way(own, several, own_would_do=True).code == "NO_COACH_FREE"
    assert either_way(own, one, own_would_do=True).code == "RIDE_TOO_LONG"


def test_a_coach_too_large_for_the_village_leaves_the_reason_of_its_own_one() -> None:
    """Smaller coaches stand: one is too dear, and none is away."""
    costs = {"cost_fen": 140_000, "weight_fen": 8_000}
    own = Refusal(
        code="DEARER_THAN_PENALTY", told=said("COACH_WOULD_BE_DEARER", **costs)
    )
    large = said("LARGER_DO_NOT_REACH", most=19, village="V1")
    found = either_way(own, joined("NO_COACH_FREE", large), own_would_do=True)
    assert found.code == "DEARER_THAN_PENALTY"
    assert found.told.code == "ELSE"
