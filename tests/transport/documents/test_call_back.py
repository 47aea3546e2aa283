"""The list of copies to call back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.transport.manifests.sample import make_scenario
from transport.documents.call_back import call_back_kind
from transport.documents.copies import CallBack, PaperKey

FOUND = CallBack(
    key=PaperKey("run-sheet", "", "T001"),
    reader="carrier",
    version=1,
    n_copies=3,
    n_sure=3,
    first_at="2020-03-01T08:00:00+00:00",
    last_at="2020-03-01T09:30:00+00:00",
    is_gone=False,
)


@pytest.mark.parametrize("is_recorded", [True, False])
def test_each_paper_has_its_reader_version_times_and_copies(
    is_recorded: bool,
) -> None:
    unsure = replace(FOUND, n_sure=1, is_gone=True)
    titles = {"run-sheet": ("Run sheet", "行车单")}
    kind = call_back_kind(
        make_scenario(), [FOUND, unsure], titles, newest=2, is_recorded=is_recorded
    )
    (paper,) = kind.papers
    first, second = paper.grids[0].rows
    assert first[1:7] == (
        *(titles["run-sheet"], "T001", ("carrier", "承运单位"), 1),
        *("03-01 16:00 – 03-01 17:30", "3"),
    )
    assert second[6:8] == ("3 (2)", ("none, cancelled", "无，已取消"))
    assert kind.audiences == ("hr",)
    assert ("no store" in paper.notes[0][0]) is not is_recorded
