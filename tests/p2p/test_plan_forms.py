"""A plan cut by county through the commands: read, proved, followed, replaced."""

from __future__ import annotations

import json
import shutil
import stat
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import cli
import p2p
from p2p import hand_changes as door
from p2p.console.summaries import _read
from p2p.hand_edits import read_edits
from p2p.plan_age import age_of_plan
from p2p.running_totals import totals
from tests.tiny import TABLES
from tests.transport.planfiles.parted import forge, index_of
from transport.planfiles.identity import form_of, kept_digest
from transport.planfiles.reading import read_plan

if TYPE_CHECKING:
    from pathlib import Path

LIN = "plan/counties/Linxian.json"


def run(*words: object) -> tuple[int, str]:
    result = CliRunner(env={"P2P_LANG": "en"}).invoke(cli.main, [*map(str, words)])
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny scenario with villages of two counties, planned in both forms."""
    home = tmp_path_factory.mktemp("made")
    (home / "tiny").mkdir()
    for name, text in TABLES.items():
        changed = text.replace("South Town,Linxian", "South Town,Fangshan")
        (home / "tiny" / name).write_text(changed, "utf-8")
    for form in ("one-file", "by-county"):
        words = ("--form", form, "--steps", 1, "--no-map", "--no-manifests")
        code, told = run("plan", home / "tiny", "-o", home / form, *words)
        assert code == 0, told
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "made")
    return tmp_path / "made"


def figures(folder: Path) -> tuple[object, ...]:
    """What both forms tell alike, whatever the seconds of their searches."""
    plan = p2p.open_plan(folder)
    return plan.record.trips, plan.record.journeys, plan.record.held, plan.cost_cny


def test_both_forms_open_proved_as_the_same_plan(home: Path) -> None:
    assert figures(home / "by-county") == figures(home / "one-file")
    assert (home / "by-county" / LIN).is_file()
    assert not (home / "one-file" / "plan").exists()


def test_parts_are_for_their_owner_alone(home: Path) -> None:
    path = home / "by-county" / LIN
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (path, *path.parents[:3])]
    assert modes == [0o600, 0o700, 0o700, 0o700]


@pytest.mark.parametrize(
    "words",
    [
        ("verify", "SCENARIO", "OUT"),
        ("explain", "OUT", "T001"),
        ("documents", "OUT"),
        ("manifest", "OUT"),
        ("map", "OUT"),
        ("report", "OUT"),
        ("export", "OUT"),
    ],
    ids=lambda words: words[0],
)
def test_commands_read_a_plan_cut_by_county(home: Path, words: tuple[str, ...]) -> None:
    named = {"SCENARIO": home / "tiny", "OUT": home / "by-county"}
    code, told = run(*(named.get(word, word) for word in words))
    assert code == 0, told


def test_a_part_altered_is_bad_input(home: Path) -> None:
    path = home / "by-county" / LIN
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    for words in (("verify", home / "tiny"), ("documents",)):
        code, told = run(*words, home / "by-county")
        assert code == 2
        assert "is not the part that the plan's index lists" in told


def test_one_form_takes_the_place_of_the_other_and_leaves_nothing(home: Path) -> None:
    words = ("--steps", 1, "--no-map", "--no-manifests", "--force")
    out = home / "by-county"
    (out / "plan" / "mine.txt").write_text("mine", "utf-8")
    assert run("plan", home / "tiny", "-o", out, *words)[0] == 0
    assert form_of(out) == "one-file"
    left = [p.name for p in (out / "plan").rglob("*") if p.is_file()]
    assert left == ["mine.txt"]
    p2p.open_plan(out)


def test_a_plan_changed_by_hand_keeps_the_form_and_can_be_put_back(home: Path) -> None:
    out = home / "by-county"
    before, digest = figures(out), kept_digest(out)
    kept = door.opened_by_hand(out)
    edits = read_edits(kept, [{"depart": "T001", "at": "2020-03-10 08:30"}])
    trial = door.by_hand(kept, edits)
    assert trial.is_proved
    door.keep_by_hand(trial, with_manifests=False, with_map=False)
    assert form_of(out) == "by-county"
    assert figures(out) != before
    assert form_of(out / "former" / "001") == "by-county"
    assert kept_digest(out / "former" / "001") == digest
    door.undo_by_hand(out, with_manifests=False, with_map=False)
    assert figures(out) == before
    assert form_of(out) == "by-county"


def test_a_version_that_follows_keeps_the_form_and_knows_its_parent(home: Path) -> None:
    out, new = home / "by-county", home / "next"
    assert run("operate", "init", out, "--by", "desk")[0] == 0
    words = ("--worker", "W1", "--at", "2020-03-10 00:30", "--by", "desk")
    code, told = run("event", "cancellation", out, *words)
    assert code == 0, told
    code, told = run("replan", out, "-o", new, "--by", "desk", "--steps", 1)
    assert code == 0, told
    assert form_of(new) == "by-county"
    version = json.loads((new / "version.json").read_text("utf-8"))
    assert version["parent_sha256"] == kept_digest(out)
    p2p.open_plan(new)


def test_what_looks_at_the_file_alone_knows_the_index(home: Path) -> None:
    one, cut = home / "one-file", home / "by-county"
    assert age_of_plan(cut, home / "tiny") == "current"
    assert _read(cut / "plan.json", 0, 0) == _read(one / "plan.json", 0, 0)
    assert totals(cut).workers == len(read_plan(cut)[0].journeys)


def test_a_program_saves_in_the_form_that_it_asks_for(
    home: Path, tmp_path: Path
) -> None:
    plan = p2p.open_plan(home / "one-file")
    plan.save(tmp_path / "cut", manifests=False, with_map=False, form="by-county")
    assert form_of(tmp_path / "cut") == "by-county"
    assert kept_digest(tmp_path / "cut") == kept_digest(home / "one-file")


def test_what_breaks_off_while_parts_are_written_leaves_the_plan_before(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from transport.planfiles import lines, parts_writing

    out, n_written = home / "by-county", []
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    write_lines = lines.write_lines

    def fails_at_the_third(*arguments: object) -> str:
        n_written.append(1)
        if len(n_written) == 3:
            raise KeyboardInterrupt
        return write_lines(*arguments)  # type: ignore[arg-type]

    plan = p2p.open_plan(out)
    monkeypatch.setattr(parts_writing, "write_lines", fails_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        plan.save(out, force=True, manifests=False, with_map=False, form="by-county")
    assert before == {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert [p.name for p in home.iterdir() if p.name.endswith(".part")] == []


def test_who_lies_in_the_part_of_another_county_is_missed_in_his_own(
    home: Path,
) -> None:
    out = home / "by-county"
    index = index_of(out)
    fangshan, linxian = index["counties"]
    assert (fangshan["county"], fangshan["held"]) == ("Fangshan", 1)
    entry = json.loads((out / fangshan["file"]).read_text("utf-8"))["held"]

    def without(data: dict[str, Any]) -> None:
        data["held"], data["at"]["held"] = [], []

    def with_it(data: dict[str, Any]) -> None:
        data["held"], data["at"]["held"] = entry, [0]

    forge(out, fangshan["file"], without)
    forge(out, linxian["file"], with_it)
    index = index_of(out)
    index["counties"][0]["held"], index["counties"][1]["held"] = 0, 1
    (out / "plan.json").write_text(json.dumps(index), "utf-8")
    read_plan(out)  # joins to the same plan
    code, told = run("verify", home / "tiny", out)
    assert code == 2
    assert "counties.Fangshan  the part lacks something of this county" in told
