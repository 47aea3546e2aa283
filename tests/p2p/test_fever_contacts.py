"""Contacts from a program: the case of a folder, its lists where they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import p2p
from p2p.fever_contacts import own_folder, write_contacts
from p2p.in_force import in_force
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path


def test_the_case_is_found_and_its_folder_named_without_a_person(
    tmp_path: Path,
) -> None:
    out = an_operation(tmp_path)
    was = in_force(out).was
    at = was.moment(was.rides("W3")[0].leaves_s)
    case = p2p.contacts(out, "W3", at=at, is_sealed=False)
    assert (case.worker_id, case.is_sealed) == ("W3", False)
    dest = own_folder(out, was, case)
    assert "W3" not in dest.name
    write_contacts(was, case, dest, lang="en")
    assert (dest / "health" / "contacts.xlsx").is_file()
    with pytest.raises(p2p.ScenarioError, match="is not known"):
        p2p.contacts(out, "W77", at=at)
