"""Synthetic persons: valid in form, unique, plainly synthetic."""

from __future__ import annotations

from datetime import date

import numpy as np

from scenarios.people import IdentityNumbers, names, phone
from transport.reading.identity import identity_number, is_phone_number


def test_identity_numbers_are_valid_and_unique() -> None:
    numbers = IdentityNumbers("141124")
    given = [numbers.next(is_child=False) for _ in range(20_000)]
    given += [numbers.next(is_child=True) for _ in range(300)]
    assert len(set(given)) == len(given)
    day = date(2020, 2, 25)
    assert all(identity_number(number, today=day) == number for number in given)
    assert all(number.startswith("141124") for number in given)


def test_adults_are_of_working_age_and_children_are_not() -> None:
    numbers = IdentityNumbers("141124")
    adults = {int(numbers.next(is_child=False)[6:10]) for _ in range(16_000)}
    children = {int(numbers.next(is_child=True)[6:10]) for _ in range(5_000)}
    assert (min(adults), max(adults)) == (1960, 2002)
    assert (min(children), max(children)) == (2006, 2017)


def test_the_sequence_that_offices_do_not_issue_is_used_first() -> None:
    numbers = IdentityNumbers("140225")
    first = [numbers.next(is_child=False) for _ in range(15_000)]
    assert {number[14:17] for number in first} == {"000"}


def test_phones_look_like_phones_and_differ() -> None:
    phones = [phone(at) for at in (1, 2, 1_000_000)]
    assert all(is_phone_number(text) for text in phones)
    assert len(set(phones)) == 3


def test_names_have_two_or_three_characters_and_follow_the_seed() -> None:
    given = names(500, np.random.default_rng(1))
    assert {len(name) for name in given} == {2, 3}
    assert given == names(500, np.random.default_rng(1))
    assert given != names(500, np.random.default_rng(2))
