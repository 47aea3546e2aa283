"""The smallest calls reach every compiled function that is called from outside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import cli
from solvers.core import smallest_calls
from solvers.core.ready import ENTRIES

COUNTED = """
from solvers.core.ready import ENTRIES
from solvers.core.smallest_calls import {call}
{call}()
print(sorted(entry.__name__ for entry in ENTRIES if entry.signatures))
"""
OF_SEARCH = {"anneal", "anneal_calls", "reprice"}
OF_HOURS = {"earliest", "least_away", "looked"}
OF_PRICING = {entry.__name__ for entry in ENTRIES} - OF_SEARCH - OF_HOURS


@pytest.mark.parametrize(
    ("call", "wanted"),
    [
        ("call_search", OF_SEARCH),
        ("call_pricing", OF_PRICING),
        ("call_hours", OF_HOURS),
    ],
)
def test_each_part_compiles_its_own_functions(call: str, wanted: set[str]) -> None:
    assert callable(getattr(smallest_calls, call))
    ran = subprocess.run(
        [sys.executable, "-c", COUNTED.format(call=call)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(cli.__file__).parent,
    )
    assert ran.stdout.strip() == str(sorted(wanted))
