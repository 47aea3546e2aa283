"""Reasons that differ by amounts stand in one sentence, others apart."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import pytest

from transport.answers.alike_reasons import as_one, shape
from transport.answers.summary import unplanned_lines
from transport.catalogue import left_behind
from transport.catalogue.sentences import sentence
from transport.plan import NotTravelling
from transport.said import Said, said

if TYPE_CHECKING:
    from transport.said import Figure


def longer(minutes: int, until: str, employer: str = "E1") -> Said:
    return said(
        "GATE_CLOSES_TOO_SOON", employer=employer, more_min=minutes, until=until
    )


def ride(village: str, ride_s: int, drivers: int = 1) -> Said:
    return said(
        "SHORTEST_RIDE_TOO_LONG",
        village=village,
        employer="E1",
        ride_s=ride_s,
        drivers=drivers,
        allowed_s=5_400,
    )


def lines(*told: Said, code: str = "NO_LEGAL_TIMETABLE") -> list[str]:
    left = [
        NotTravelling(worker_id=f"W{n}", code=code, told=one)
        for n, one in enumerate(told)
    ]
    return unplanned_lines(left, limit=9)


def test_minutes_and_moments_are_told_from_the_least_to_the_most() -> None:
    (one,) = lines(longer(88, "08:38"), longer(67, "08:17"), longer(70, "08:20"))
    assert one == (
        "W0, W1, W2  no legal timetable: the first coach that could be at E1 finds the"
        " gate closed; have it receive 67 to 88 min longer, until 08:17 to 08:38"
    )


def test_other_gates_other_days_and_other_reasons_stand_apart() -> None:
    assert len(lines(longer(88, "08:38"), longer(67, "08:17", "E2"))) == 2
    assert len(lines(longer(88, "08:38"), longer(67, "02-11 08:17"))) == 2
    assert len(lines(longer(88, "08:38"), ride("V1", 9_000))) == 2


def test_rides_are_told_to_the_minute_with_their_villages() -> None:
    rides = [ride(f"V{n}", 9_000 + 60 * n) for n in range(5)]
    told = as_one(rides)
    assert sentence(told, "en") == (
        "the shortest ride found from V0, V1, V2 and 2 more to E1 takes 2 h 30 min to"
        " 2 h 34 min with 1 driver; 1 h 30 min allowed; allow rides of 2 h 30 min to"
        " 2 h 34 min"
    )
    assert "V0、V1、V2及另外 2 处 至 E1 最短乘车 2 小时 30 分钟 至 2 小时" in sentence(
        told, "zh"
    )
    assert "from V0, V1 to" in sentence(as_one(rides[:2]), "en")
    crews = as_one([ride("V1", 9_000, 1), ride("V1", 9_000, 3)])
    assert "with 1 to 3 drivers; 1 h 30" in sentence(crews, "en")


def test_a_reason_alone_is_told_as_it_is() -> None:
    one = ride("V1", 9_000)
    assert as_one([one, one]) == one


def test_what_is_told_within_a_reason_is_put_together_too() -> None:
    def either(minutes: int, cost_fen: int) -> Said:
        dearer = said("COACH_WOULD_BE_DEARER", cost_fen=cost_fen, weight_fen=8_000)
        parts = (longer(minutes, "08:00"), dearer)
        return said("ONE_BY_ONE", parts=parts)

    assert sentence(as_one([either(5, 100_000), either(9, 150_050)]), "en") == (
        "the first coach that could be at E1 finds the gate closed; have it receive 5"
        " to 9 min longer, until 08:00; a coach of its own would cost 1,000.00 CNY to"
        " 1,500.50 CNY, leaving the party behind weighs 80.00 CNY; raise the penalty to"
        " plan it"
    )
    parts = (longer(5, "08:00"),)
    assert shape(either(5, 1)) != shape(said("ONE_BY_ONE", parts=parts))


@pytest.mark.parametrize("code", sorted(left_behind.SENTENCES))
def test_every_reason_can_be_told_with_ranges(code: str) -> None:
    """Numbers wherever the sentence counts or measures, else words."""
    english, _ = left_behind.SENTENCES[code]
    specs = {
        name: (spec or "") + ("!" if conversion else "")
        for _, name, spec, conversion in string.Formatter().parse(english)
        if name
    }

    def figure(name: str, n: int) -> Figure:
        is_number = specs[name] or re.search(
            r"_(s|m|fen|min)$|^(n|most|room|waiting|seats|free|aboard|bags)$", name
        )
        return 3_600 * n if is_number else "word"

    one, other = (said(code, **{x: figure(x, n) for x in specs}) for n in (2, 3))
    assert shape(one) == shape(other)
    for lang in ("en", "zh"):
        told = sentence(as_one([one, other]), lang)
        has_number = any(figure(name, 1) != "word" for name in specs)
        assert (" to " in told or " 至 " in told) or not has_number
