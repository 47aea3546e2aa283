"""The sampled roster: sums, calibration, parties, health."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from scenarios import sampling
from scenarios.gazetteer import gazetteer
from scenarios.recipe import Recipe, Shares
from scenarios.sampling import Roster, sample_roster


def recipe(n_workers: int, **changes: object) -> Recipe:
    book = gazetteer()
    fields: dict[str, object] = {
        "name": "test",
        "title": "test",
        "counties": book.find_counties(["Linxian"]),
        "cities": book.find_cities(["Shenmu"]),
        "n_workers": n_workers,
        "seed": 1,
    }
    return Recipe(**(fields | changes))  # type: ignore[arg-type]  # any field


def roster(n_workers: int, seed: int = 1, **changes: object) -> Roster:
    made = recipe(n_workers, **changes)
    return sample_roster(
        made,
        n_villages=made.villages_wanted,
        n_employers=made.employers_wanted,
        rng=np.random.default_rng(seed),
    )


@pytest.mark.parametrize("n_workers", [1, 2, 30, 300, 3_000, 30_000])
def test_every_column_has_one_entry_a_worker(n_workers: int) -> None:
    made = roster(n_workers)
    for column in (made.village, made.employer, made.wave, made.party, made.state):
        assert len(column) == n_workers


@pytest.mark.parametrize("n_workers", [300, 3_000, 30_000])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_median_employer_takes_two_to_five(n_workers: int, seed: int) -> None:
    sizes = list(Counter(roster(n_workers, seed).employer.tolist()).values())
    assert 2 <= np.median(sizes) <= 5
    assert max(sizes) >= 5 * np.median(sizes)  # a few are big


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_most_groups_have_one_to_six_people(seed: int) -> None:
    made = roster(300, seed)
    pairs = zip(made.village.tolist(), made.employer.tolist(), strict=True)
    sizes = np.array(list(Counter(pairs).values()))
    assert np.mean(sizes <= 6) > 0.9
    assert 1 <= np.median(sizes) <= 3


def test_three_hundred_workers_come_from_fifty_villages() -> None:
    villages = Counter(roster(300).village.tolist())
    assert len(villages) == 50
    assert 3 <= np.median(list(villages.values())) <= 8


def test_every_employer_has_a_worker() -> None:
    made = roster(3_000)
    assert len(set(made.employer.tolist())) == recipe(3_000).employers_wanted


@pytest.mark.parametrize("n_workers", [300, 3_000, 30_000])
def test_one_in_twenty_travels_in_a_party(n_workers: int) -> None:
    share = np.mean(roster(n_workers).party != sampling.NO_PARTY)
    assert 0.04 <= share <= 0.051


def test_a_party_shares_village_employer_and_day() -> None:
    made = roster(3_000, shares=Shares(in_parties=0.4))
    for party in set(made.party.tolist()) - {sampling.NO_PARTY}:
        members = np.flatnonzero(made.party == party)
        assert 2 <= len(members) <= 3
        for column in (made.village, made.employer, made.wave):
            assert len(set(column[members].tolist())) == 1
        assert made.is_child[members].sum() <= 1


def test_children_travel_with_a_grown_up() -> None:
    made = roster(3_000)
    assert made.is_child.sum() > 0
    assert np.all(made.party[made.is_child] != sampling.NO_PARTY)


@pytest.mark.parametrize("n_workers", [300, 3_000, 30_000])
def test_two_or_three_in_a_hundred_would_be_held(n_workers: int) -> None:
    states = roster(n_workers).state
    held = ~np.isin(states, [sampling.FIT, sampling.AT_LIMIT])
    assert 0.02 <= held.mean() <= 0.03


def test_every_kind_of_hold_occurs_from_sixty_workers_on() -> None:
    assert set(roster(60).state.tolist()) == set(range(6))


def test_temperatures_say_who_has_fever() -> None:
    made = roster(3_000)
    assert np.array_equal(made.tenths_c > 373, made.state == sampling.FEVER)
    assert np.array_equal(made.tenths_c == 373, made.state == sampling.AT_LIMIT)


@pytest.mark.parametrize("n_workers", [300, 3_000])
def test_a_quarter_is_listed_as_poor(n_workers: int) -> None:
    assert roster(n_workers).is_poverty_listed.mean() == pytest.approx(0.25, abs=0.002)


def test_long_lists_leave_over_several_days() -> None:
    assert set(roster(600).wave.tolist()) == {0}
    assert set(roster(3_000).wave.tolist()) == {0, 1, 2, 3, 4}
    assert roster(100_000).wave.max() == 44


def test_the_same_seed_gives_the_same_roster() -> None:
    one, two, other = roster(300, 5), roster(300, 5), roster(300, 6)
    assert np.array_equal(one.employer, two.employer)
    assert not np.array_equal(one.employer, other.employer)
