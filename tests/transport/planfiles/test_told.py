"""Codes and figures in a plan's file: written, read again, refused where wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transport.catalogue.sentences import sentence
from transport.plan import NotTravelling
from transport.planfiles.strict_json import NotStrict
from transport.planfiles.told import not_travelling_from_dict, not_travelling_to_dict
from transport.said import plain, said

if TYPE_CHECKING:
    from transport.said import Said


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        (said("NOBODY_SAYS_THIS"), "NOBODY_SAYS_THIS of what is told is not known"),
        (said("GAVE_WAY", n=1), "other figures: n missing"),
        (said("MORE_SERVICES"), "other figures: n missing"),
        (
            said("ONE_BY_ONE", parts=(said("GAVE_WAY", n=1),)),
            "other figures: n missing",
        ),
        (said("VILLAGES_AT_MOST", most="two"), "of the wrong kind"),
    ],
)
def test_what_a_file_tells_is_looked_at_before_it_is_told(
    told: Said, wrong: str
) -> None:
    figures = {name: plain(figure) for name, figure in told.pairs}
    entry = {"worker_id": "W1", "code": "NO_SEATS_LEFT", "reason": "?"}
    with pytest.raises(NotStrict, match=f"W1: .*{wrong}"):
        not_travelling_from_dict({**entry, "told": told.code, "figures": figures})


def test_an_entry_comes_back_as_it_was_written() -> None:
    told = said("ONE_BY_ONE", parts=(said("GAVE_WAY"), said("MORE_SERVICES", n=2)))
    entry = NotTravelling(worker_id="W1", code="NO_SEATS_LEFT", told=told)
    data = not_travelling_to_dict(entry)
    assert data["reason"] == sentence(told, "en")
    assert not_travelling_from_dict(data) == entry


def test_an_older_entry_is_told_in_its_own_words() -> None:
    older = {"worker_id": "W1", "code": "NO_COACH_FREE", "reason": "all are out"}
    entry = not_travelling_from_dict(older)
    assert sentence(entry.told, "zh") == "all are out"
    assert older.items() <= not_travelling_to_dict(entry).items()
