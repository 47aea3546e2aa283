from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.checker.handmade import good_plan, good_scenario
from tests.transport.planfiles.parted import written
from transport.planfiles.folder import plan_digest, plan_text
from transport.planfiles.identity import copy_plan, has_plan, is_parted, kept_digest

if TYPE_CHECKING:
    from pathlib import Path


def test_a_kept_plan_is_known_by_the_digest_that_papers_tell(tmp_path: Path) -> None:
    clock = good_scenario().clock
    (tmp_path / "plan.json").write_text(plan_text(good_plan(), clock), "utf-8")
    digest = plan_digest(good_plan(), clock)
    assert kept_digest(tmp_path) == digest
    assert has_plan(tmp_path, digest)
    assert not has_plan(tmp_path, hashlib.sha256(b"another").hexdigest())


def test_a_folder_without_a_plan_has_none_and_no_digest(tmp_path: Path) -> None:
    assert not has_plan(tmp_path, "")
    with pytest.raises(FileNotFoundError):
        kept_digest(tmp_path)


def test_a_damaged_index_is_of_no_plan_that_anybody_knows(tmp_path: Path) -> None:
    path = written(tmp_path) / "plan.json"
    digest, text = kept_digest(tmp_path), path.read_text("utf-8")
    for damaged in (text[:-20], text.replace("plan_sha256", "sha256")):
        path.write_text(damaged, "utf-8")
        assert is_parted(tmp_path)
        assert kept_digest(tmp_path) == hashlib.sha256(path.read_bytes()).hexdigest()
        assert not has_plan(tmp_path, digest)


def test_a_plan_whose_scenario_has_the_name_of_the_format_is_no_index(
    tmp_path: Path,
) -> None:
    plan = replace(good_plan(), scenario_name="p2p-plan-index/1")
    clock = good_scenario().clock
    (tmp_path / "plan.json").write_text(plan_text(plan, clock), "utf-8")
    assert not is_parted(tmp_path)
    assert kept_digest(tmp_path) == plan_digest(plan, clock)


def test_the_files_of_a_plan_are_copied_and_nothing_beside_them(tmp_path: Path) -> None:
    out, dest = tmp_path / "out", tmp_path / "dest"
    out.mkdir()
    dest.mkdir()
    (out / "plan.json").write_text("{}", "utf-8")
    (out / "map.html").write_text("", "utf-8")
    copy_plan(out, dest)
    assert [path.name for path in dest.iterdir()] == ["plan.json"]
    (out / "version.json").write_text("{}", "utf-8")
    copy_plan(out, dest)
    names = {path.name for path in dest.iterdir()}
    assert names == {"plan.json", "version.json"}
