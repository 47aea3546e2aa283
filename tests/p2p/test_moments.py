"""The moment of ``--at``, by the clock of the operation's scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from p2p.moments import moment_told
from tests.p2p.store.an_operation import opened
from transport.clock import HOUR_S
from transport.errors import ScenarioError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_moment_is_read_as_people_write_it(tmp_path: Path) -> None:
    with opened(tmp_path) as operation:
        assert moment_told(operation, "2020-03-10 06:00") == 6 * HOUR_S
        assert moment_told(operation, None) % 60 == 0
        with pytest.raises(ScenarioError, match="--at"):
            moment_told(operation, "soon")
