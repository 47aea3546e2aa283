"""Operations as folders: names that lead nowhere else, layouts that commands make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from p2p.console.folders import (
    new_operation,
    operation_folder,
    operation_folders,
    safe_name,
)
from tests.p2p.console.conftest import tiny_operation
from transport.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\花名册.xlsx", "花名册.xlsx"),
        ("..", ""),
        (".hidden", "hidden"),
        ("a\u202egpj.xlsx", "agpj.xlsx"),
        ("a\x00b.csv", "ab.csv"),
        ("con.csv", ""),
        ("a:b?.csv", "a_b_.csv"),
        ("x" * 200 + ".xlsx", "x" * 75 + ".xlsx"),
    ],
)
def test_names_lead_nowhere_else(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize("name", ["", "  ", "..", "../b", "a/b", "nul", "a\nb:"])
def test_a_name_that_is_none_of_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError):
        new_operation(tmp_path, name)
    assert operation_folder(tmp_path, name) is None
    assert list(tmp_path.iterdir()) == []


def test_a_name_is_taken_once(tmp_path: Path) -> None:
    assert new_operation(tmp_path, " 临县  二月 ").name == "临县 二月"
    with pytest.raises(OutputError):
        new_operation(tmp_path, "临县 二月")


def test_a_link_to_elsewhere_is_no_operation(tmp_path: Path) -> None:
    outside = tiny_operation(tmp_path / "outside")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "link").symlink_to(outside, target_is_directory=True)
    assert operation_folders(tmp_path / "root") == []
    assert operation_folder(tmp_path / "root", "link") is None


def test_a_scenario_that_commands_made_is_an_operation(tmp_path: Path) -> None:
    tiny_operation(tmp_path)
    (tmp_path / "notes").mkdir()
    (found,) = operation_folders(tmp_path)
    assert (found.name, found.has_scenario, found.has_plan) == ("tiny", True, False)
