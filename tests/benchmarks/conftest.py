from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.__main__ import FOLDER_VARIABLE
from benchmarks.county import CountyCase, county_day
from benchmarks.public.collection import Collection

if TYPE_CHECKING:
    from transport.scenario import Scenario


@pytest.fixture(scope="session")
def collection() -> Collection:
    """The public instances, which are not part of the project."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if not folder:
        pytest.skip(f"{FOLDER_VARIABLE} does not name the folder of public instances")
    return Collection(Path(folder))


@pytest.fixture(scope="session")
def day() -> Scenario:
    """A county day of 40 workers."""
    return county_day(CountyCase(family="one-city", n_workers=40), seed=3)
