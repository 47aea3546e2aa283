"""Files that are no instances: refused with their name and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks.public.instance import Convention
from benchmarks.public.readers import read_lilim, read_sdvrp, read_solomon, read_vrplib
from benchmarks.public.reading import InstanceFault, faults_of, read_instance
from tests.benchmarks.test_public import LILIM, SOLOMON, SPLIT, VRPLIB, instance

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EXACT = Convention(text="double_euc;min_distance")
MATCHING = {
    "a word among numbers": (
        read_vrplib,
        VRPLIB.replace("2 7", "2 seven"),
        "line 11: 'seven' is not a number",
    ),
    "a section missing": (
        read_vrplib,
        VRPLIB.replace("DEMAND_SECTION", "LOAD_SECTION"),
        "it has no DEMAND",
    ),
    "a customer too few": (
        read_vrplib,
        VRPLIB.replace("3 6 8\n", ""),
        "DIMENSION is 3, NODE_COORD_SECTION has 2 rows",
    ),
    "a load no vehicle takes": (
        read_vrplib,
        VRPLIB.replace("2 7", "2 17"),
        "node 1: a demand of 17, the largest vehicle has 10",
    ),
    "a window shut before it opens": (
        read_solomon,
        SOLOMON.replace("1 3 4 7 0 4 10", "1 3 4 7 9 4 10"),
        "node 1: a window from 9 to 4",
    ),
    "a row cut off": (
        read_solomon,
        SOLOMON.replace("1 3 4 7 0 4 10", "1 3 4 7"),
        "not in the notation of tiny",
    ),
    "a partner that is not there": (
        read_lilim,
        LILIM.replace("0 50 10 0 2", "0 50 10 0 9"),
        "a pair of nodes 1 and 9, where the last is 2",
    ),
    "a file that ends too early": (
        read_sdvrp,
        SPLIT.replace("6 8\n", ""),
        "not in the notation of tiny",
    ),
    "a demand below zero": (
        read_sdvrp,
        SPLIT.replace("7 8", "-7 8"),
        "node 1: a demand of -7",
    ),
    "an empty file": (read_sdvrp, "", "not in the notation of tiny"),
}


@pytest.mark.parametrize(
    ("read", "text", "wrong"), list(MATCHING.values()), ids=list(MATCHING)
)
def test_what_is_wrong_is_said_with_the_file(
    read: Callable[..., object], text: str, wrong: str, tmp_path: Path
) -> None:
    path = tmp_path / "tiny.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InstanceFault) as told:
        read_instance(path, read, family="tiny", convention=EXACT)  # type: ignore[arg-type]
    assert str(path) in str(told.value)
    assert wrong in str(told.value)


def test_a_right_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tiny.txt"
    path.write_text(SPLIT, encoding="utf-8")
    found = read_instance(path, read_sdvrp, family="sdvrp", convention=EXACT)
    assert found.may_split
    assert found.demand.tolist() == [0, 7, 8]


def test_only_the_first_faults_are_told_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "tiny.txt"
    path.write_text("5 3\n-1 -2 -3 -4 -5\n" + "0 0\n" * 6, encoding="utf-8")
    with pytest.raises(InstanceFault, match=r"a demand of -3; 2 more$"):
        read_instance(path, read_sdvrp, family="sdvrp", convention=EXACT)


def test_lengths_must_be_lengths() -> None:
    length = instance().length.copy()
    length[0, 1] = np.nan
    assert list(faults_of(instance(length=length))) == [
        "a length below zero or without end"
    ]
    assert list(faults_of(instance(types=()))) == ["there is no vehicle"]
