"""The roster by chance: who goes where, with whom, on which day, in what health."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from scenarios import recipe as calibration

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scenarios.recipe import Recipe, Shares

Ints: TypeAlias = "NDArray[np.int64]"
Bools: TypeAlias = "NDArray[np.bool_]"

NO_PARTY = 0
FIT, NO_CERTIFICATE, FEVER, YELLOW_CODE, EXPIRED, AT_LIMIT = range(6)
_NORMAL_C = (36.0, 37.0)
_FEVER_C = (37.4, 38.4)
_LIMIT_C = 37.3
_OF_THREE = 0.4  # share of parties of three, the others are of two
_N_AT_LEAST_ONE = 60  # from so many workers on every kind of hold occurs


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """One entry a worker, ordered by village, then employer, then day.

    ``village`` and ``employer`` count from 0, ``wave`` is the day of departure from
    the first day, ``party`` counts from 1 and is 0 for those who travel alone,
    ``state`` one of the constants of this module, ``tenths_c`` tenths of a degree.
    """

    village: Ints
    employer: Ints
    wave: Ints
    party: Ints
    is_child: Bools
    is_poverty_listed: Bools
    n_bags: Ints
    state: Ints
    tenths_c: Ints
    paper_age: Ints  # days from issue of the health paper to departure


@dataclass(frozen=True, slots=True, kw_only=True)
class _Groups:
    """People of one village going to one employer together on the list."""

    size: Ints
    village: Ints
    employer: Ints
    wave: Ints


def sample_roster(
    recipe: Recipe,
    *,
    n_villages: int,
    n_employers: int,
    rng: np.random.Generator,
) -> Roster:
    """A roster of ``recipe.n_workers`` over these many villages and employers."""
    groups = _groups(recipe, n_villages, n_employers, rng)
    member_of = np.repeat(np.arange(len(groups.size)), groups.size)
    position = np.arange(recipe.n_workers) - np.repeat(
        np.cumsum(groups.size) - groups.size, groups.size
    )
    party, is_child = _parties(groups, member_of, position, recipe.shares, rng)
    state = _states(recipe.n_workers, recipe.shares, rng)
    village = groups.village[member_of]
    return Roster(
        village=village,
        employer=groups.employer[member_of],
        wave=groups.wave[member_of],
        party=party,
        is_child=is_child,
        is_poverty_listed=_poverty_listed(village, recipe.shares, rng),
        n_bags=1 + (rng.random(len(village)) < recipe.shares.two_bags).astype(np.int64),
        state=state,
        tenths_c=_temperatures(state, rng),
        paper_age=rng.integers(1, 4, len(village)),
    )


def _groups(
    recipe: Recipe, n_villages: int, n_employers: int, rng: np.random.Generator
) -> _Groups:
    size = _sizes(recipe.n_workers, rng)
    n_groups = len(size)
    village = _village_of_groups(n_groups, n_villages, rng)
    employer = _employer_of_groups(recipe, village, n_employers, rng)
    wave = _wave_of_groups(recipe.n_waves, village, n_villages, rng)
    order = np.lexsort((wave, employer, village))
    return _Groups(
        size=size[order],
        village=village[order],
        employer=employer[order],
        wave=wave[order],
    )


def _sizes(n_workers: int, rng: np.random.Generator) -> Ints:
    """Sizes of groups that sum to ``n_workers``; the last may be cut short."""
    drawn = rng.choice(calibration.GROUP_SIZES, n_workers, p=calibration.GROUP_SHARES)
    total = np.cumsum(drawn)
    last = int(np.searchsorted(total, n_workers))
    size = drawn[: last + 1].astype(np.int64)
    size[-1] -= int(total[last]) - n_workers
    return size


def _village_of_groups(
    n_groups: int, n_villages: int, rng: np.random.Generator
) -> Ints:
    """A village of each group; every village has one where there are enough."""
    weight = rng.lognormal(sigma=calibration.VILLAGE_SPREAD, size=n_villages)
    village = rng.choice(n_villages, n_groups, p=weight / weight.sum())
    n_first = min(n_groups, n_villages)
    village[:n_first] = rng.permutation(n_villages)[:n_first]
    return np.asarray(village, dtype=np.int64)


def _employer_of_groups(
    recipe: Recipe, village: Ints, n_employers: int, rng: np.random.Generator
) -> Ints:
    """An employer of each group: mostly one of the village's favourites."""
    weight = rng.lognormal(sigma=calibration.EMPLOYER_SPREAD, size=n_employers)
    share = weight / weight.sum()
    n_villages = int(village.max()) + 1
    favourite = rng.choice(n_employers, (n_villages, recipe.favourites), p=share)
    pick = rng.integers(0, recipe.favourites, len(village))
    others = rng.choice(n_employers, len(village), p=share)
    is_usual = rng.random(len(village)) < recipe.favourite_share
    employer = np.where(is_usual, favourite[village, pick], others)
    n_first = min(len(village), n_employers)  # nobody is listed without a worker
    at = rng.permutation(len(village))[:n_first]
    employer[at] = rng.permutation(n_employers)[:n_first]
    return np.asarray(employer, dtype=np.int64)


def _wave_of_groups(
    n_waves: int, village: Ints, n_villages: int, rng: np.random.Generator
) -> Ints:
    """A day for each group: the village's own, while there are villages for each."""
    if n_villages >= 2 * n_waves:
        order = rng.permutation(n_villages)
        return np.asarray((order % n_waves)[village], dtype=np.int64)
    return rng.integers(0, n_waves, len(village))


def _parties(
    groups: _Groups,
    member_of: Ints,
    position: Ints,
    shares: Shares,
    rng: np.random.Generator,
) -> tuple[Ints, Bools]:
    """Party of each worker, and who is a child: the last member of some parties."""
    wanted = np.minimum(groups.size, 2 + (rng.random(len(groups.size)) < _OF_THREE))
    wanted = np.where(groups.size > 1, wanted, 0)
    order = rng.permutation(len(wanted))
    is_enough = np.cumsum(wanted[order]) > round(shares.in_parties * len(member_of))
    members = wanted.copy()
    members[order[is_enough]] = 0
    party_id = np.cumsum(members > 0)
    chosen = order[members[order] > 0]
    n_children = _at_least_one(shares.children_in_parties, len(chosen), len(member_of))
    has_child = np.zeros(len(wanted), dtype=np.bool_)
    has_child[chosen[:n_children]] = True
    party = np.where(position < members[member_of], party_id[member_of], NO_PARTY)
    is_last = position == members[member_of] - 1
    return np.asarray(party, dtype=np.int64), is_last & has_child[member_of]


def _states(n_workers: int, shares: Shares, rng: np.random.Generator) -> Ints:
    """Health papers and temperature of each, in exact numbers rather than by chance."""
    kinds = {
        NO_CERTIFICATE: shares.no_certificate,
        FEVER: shares.fever,
        YELLOW_CODE: shares.yellow_code,
        EXPIRED: shares.expired_certificate,
        AT_LIMIT: shares.at_fever_limit,
    }
    marked = [
        np.full(_at_least_one(share, n_workers, n_workers), kind)
        for kind, share in kinds.items()
        if share > 0
    ]
    states = np.full(n_workers, FIT)
    if marked:
        values = np.concatenate(marked)
        states[rng.permutation(n_workers)[: len(values)]] = values
    return states


def _at_least_one(share: float, n: int, n_workers: int) -> int:
    """That share of ``n``; at least one of them in a roster of some size."""
    return max(int(n_workers >= _N_AT_LEAST_ONE), round(share * n))


def _poverty_listed(village: Ints, shares: Shares, rng: np.random.Generator) -> Bools:
    """Who is listed as poor: an exact number, more in some villages than in others."""
    rate = rng.gamma(shape=4.0, size=int(village.max()) + 1)
    waiting = rng.exponential(size=len(village)) / rate[village]
    is_listed = np.zeros(len(village), dtype=np.bool_)
    n_listed = round(shares.poverty_listed * len(village))
    is_listed[np.argsort(waiting, kind="stable")[:n_listed]] = True
    return is_listed


def _temperatures(state: Ints, rng: np.random.Generator) -> Ints:
    """Tenths of a degree."""
    degrees = np.clip(rng.normal(36.5, 0.2, len(state)), *_NORMAL_C)
    fever = rng.uniform(*_FEVER_C, len(state))
    degrees = np.where(state == FEVER, fever, degrees)
    degrees = np.where(state == AT_LIMIT, _LIMIT_C, degrees)
    return np.asarray(np.round(degrees * 10), dtype=np.int64)
