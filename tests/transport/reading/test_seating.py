"""What a plan would refuse is found when the scenario is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path


def _with_party(n: int) -> Draft:
    """``n`` more workers of one party, from V4 to E4 in another province."""
    draft = Draft()
    width = len(draft.tables["workers"][0])
    for i in range(n):
        cells = [f"X{i}", f"工人{i}", "", "", "V4", "E4", "BIG"]
        draft.tables["workers"].append([*cells, *[""] * (width - len(cells))])
    return draft


def test_a_party_that_the_half_load_cannot_seat_is_told(tmp_path: Path) -> None:
    # half of 48 passenger seats, one of them the escort's: 23
    assert read_scenario(_with_party(23).folder(tmp_path / "a")).warnings == ()
    (warning,) = map(
        str, read_scenario(_with_party(24).folder(tmp_path / "b")).warnings
    )
    assert warning.startswith("workers.csv:8  'BIG'  24 travel together")
    assert "more than 23 usable seats" in warning


def test_the_cap_of_the_variant_decides(tmp_path: Path) -> None:
    folder = _with_party(24).folder(tmp_path)
    assert read_scenario(folder, variant="no-cap").warnings == ()


def test_an_edition_that_begins_later_counts_too(tmp_path: Path) -> None:
    draft = _with_party(24)
    draft.set('preset = "cn-2020-02-11"', 'preset = "cn"')
    assert read_scenario(draft.folder(tmp_path)).warnings == ()


def test_a_cap_that_leaves_no_seat_is_told_of_every_worker(tmp_path: Path) -> None:
    draft = Draft()
    draft.set("max_ride_h = 30", "load_cap = 0.01")
    warnings = [*map(str, read_scenario(draft.folder(tmp_path)).warnings)]
    assert [w.split("  ")[1] for w in warnings] == [
        "'P1'", "'W3'", "'W4'", "'W5'", "'W6'",
    ]  # fmt: skip


@pytest.mark.parametrize("variant", ["", "variants.empty."])
def test_a_load_cap_of_nothing_is_refused(variant: str, tmp_path: Path) -> None:
    draft = Draft()
    if variant:
        draft.settings += "[variants.empty.policy]\nload_cap = 0\n"
    else:
        draft.set("max_ride_h = 30", "load_cap = 0")
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.column, fault.value) == (f"{variant}policy.load_cap", "0")
    assert "more than 0" in str(fault.remedy)


def test_a_payer_who_does_not_exist_is_refused(tmp_path: Path) -> None:
    draft = Draft()
    draft.set("kit = 15.5", 'kit = 15.5\nnet_of = "employr"')
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.column, fault.value) == ("costs.net_of", "employr")
    assert str(fault.remedy) == "did you mean 'employer'?"


@pytest.mark.parametrize("payer", ["employer", "city"])
def test_payers_of_weights_and_of_rules_are_known(payer: str, tmp_path: Path) -> None:
    draft = Draft()
    draft.set("kit = 15.5", f'kit = 15.5\nnet_of = "{payer}"')
    assert read_scenario(draft.folder(tmp_path)).tariff.net_of == payer


@pytest.mark.parametrize(
    ("section", "column"),
    [
        ("[variants.free.payers]\ngovernment = 0\nemployer = 0\n", "payers"),
        ('[variants.free.costs]\nnet_of = "nobody"\n', "costs.net_of"),
        ('[variants.free.policy]\nkey_employers = ["E9"]\n', "policy.key_employers"),
    ],
)
def test_every_variant_is_tested_whichever_is_asked_for(
    section: str, column: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.settings += section
    folder = draft.folder(tmp_path)
    for variant in (None, "no-cap", "free"):
        (fault,) = faults_of(folder, variant=variant)
        assert fault.column == f"variants.free.{column}"
