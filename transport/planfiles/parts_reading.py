"""A plan cut by county read again: no part missing, added or other than listed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from transport.files.regular import bytes_in
from transport.planfiles.derived import differences, out_of_turn
from transport.planfiles.faults import DAMAGED, fault, read_json, refuse
from transport.planfiles.folder import PARTS, plan_digest
from transport.planfiles.one_file import plan_said
from transport.planfiles.parts_json import (
    PART_FORMAT,
    PROOF,
    SHARED,
    PartFile,
    as_whole,
    counts_of,
    county_files,
    index_fields,
)
from transport.planfiles.shares import LISTS, shares_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from transport.clock import Clock
    from transport.plan import Plan
    from transport.planfiles.derived import Departure
    from transport.planfiles.one_file import Asked
    from transport.planfiles.parts_json import Shares
    from transport.planfiles.shares import County, Places
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What a part says, and where its entries stand in the whole."""

    listed: PartFile
    plan: Plan
    at: Places


def read_parts(
    path: Path, index: dict[str, Any], asked: Asked
) -> tuple[Plan, Clock, Shares]:
    """The plan that ``index``, read from ``path``, lists the parts of; its shares.

    Raises
    ------
    ScenarioError
        If a part is missing, is not as the index has it or is not listed, or if the
        parts do not make the plan that the index tells of.
    """
    check_index(path, index)
    refuse_added(path, index)
    plan, clock, pieces = _read(path, index, replace(asked, clock=None))
    shares = {piece.listed.county: piece.at for piece in pieces}
    if asked.clock is None or asked.clock == clock:
        return plan, clock, shares
    again = replace(asked, is_urgent=True)
    return *_read(path, index, again)[:2], shares


def check_index(path: Path, index: dict[str, Any]) -> None:
    """Nothing, if the index has its fields and names the files of its counties.

    Raises
    ------
    ScenarioError
        If it does not.
    """
    from transport.planfiles.parts_schema import misfits_of_index  # is slow to import

    refuse(path, misfits_of_index(index))
    counties = [entry["county"] for entry in index["counties"]]
    due = dict(enumerate(county_files(sorted(set(counties)))))
    found: list[Departure] = [
        (f"counties.{n}.file", entry["file"], said("REST_MAKES_IT", due=due.get(n, "")))
        for n, entry in enumerate(index["counties"])
        if entry["file"] != due.get(n)
    ]
    for key, file in (("shared", SHARED), ("proof", PROOF)):
        if index[key]["file"] != file:
            wrong = said("REST_MAKES_IT", due=file)
            found.append((f"{key}.file", index[key]["file"], wrong))
    refuse(path, found)


def part_said(
    path: Path, index: dict[str, Any], entry: dict[str, Any], asked: Asked
) -> tuple[Plan, Places]:
    """The plan of one part alone, and where its entries stand in the whole.

    Raises
    ------
    ScenarioError
        If it is missing, or not as the index has it.
    """
    from transport.planfiles.parts_schema import misfits_of_part

    file, county = path.parent / entry["file"], entry.get("county")
    data = _as_listed(file, entry["sha256"])
    refuse(file, misfits_of_part(data))
    refuse(file, _of_another(data, county))
    own = replace(asked, is_numbered=False)
    plan, _ = plan_said(file, as_whole(index, data), own)
    refuse(file, _misplaced(plan, data["at"]))
    return plan, data["at"]


def refuse_misplaced(
    path: Path, scenario: Scenario, plan: Plan, shares: Shares
) -> None:
    """Nothing, if each part has what its county has of the plan, and no more.

    Raises
    ------
    ScenarioError
        Naming the counties whose parts have something else.
    """
    due = shares_of(scenario, plan)
    wrong = said("PART_OF_OTHER_COUNTY")
    counties = dict.fromkeys([*due, *shares])
    refuse(
        path,
        [
            (f"counties.{county}" if county is not None else "shared", None, wrong)
            for county in counties
            if due.get(county) != shares.get(county)
        ],
    )


def _read(
    path: Path, index: dict[str, Any], asked: Asked
) -> tuple[Plan, Clock, list[_Piece]]:
    head, clock = plan_said(path, as_whole(index, {}), asked)
    pieces = []
    for entry in (*index["counties"], index["shared"]):
        plan, at = part_said(path, index, entry, asked)
        county = entry.get("county")
        listed = PartFile(
            file=entry["file"],
            sha256=entry["sha256"],
            counts=counts_of(plan, county),
            county=county,
        )
        pieces.append(_Piece(listed=listed, plan=plan, at=at))
    whole = replace(
        head,
        **_joined(path, pieces),
        services=pieces[-1].plan.services,
        **_proof(path, index, asked),
    )
    if not asked.is_urgent:
        refuse(path, _departures(index, whole, clock, pieces, asked))
    return whole, clock, pieces


def _proof(path: Path, index: dict[str, Any], asked: Asked) -> dict[str, Any]:
    from transport.planfiles.parts_schema import misfits_of_proof

    file = path.parent / PROOF
    data = _as_listed(file, index["proof"]["sha256"])
    refuse(file, misfits_of_proof(data))
    refuse(file, _of_another(data, None))
    plan, _ = plan_said(file, as_whole(index, data), asked)
    return {"marginal": plan.marginal, "certificate": plan.certificate}


def _as_listed(path: Path, sha256: str) -> Any:
    """The values of the part, if its bytes are those that the index has listed."""

    def text_of(path: Path) -> str:
        body = bytes_in(path)
        if hashlib.sha256(body).hexdigest() != sha256:
            raise fault(path, wrong=said("PART_ALTERED"))
        return body.decode("utf-8")

    return read_json(path, remedy=DAMAGED, text_of=text_of)


def _of_another(data: Mapping[str, Any], county: County) -> Iterator[Departure]:
    """Where a part is of another format or county than it is listed under."""
    if data["format"] != PART_FORMAT:
        wrong = said("OTHER_FORMAT", found=data["format"], due=PART_FORMAT)
        yield "format", data["format"], wrong
    if data.get("county") != county:
        wrong = said("REST_MAKES_IT", due=str(county))
        yield "county", str(data.get("county")), wrong


def _misplaced(part: Plan, at: Places) -> Iterator[Departure]:
    """Lists of the part whose entries have no places in the whole, in their order."""
    for name in LISTS:
        places = at[name]
        if len(places) != len(getattr(part, name)) or places != sorted(set(places)):
            yield f"at.{name}", None, said("PARTS_DO_NOT_JOIN")


def _joined(path: Path, pieces: Sequence[_Piece]) -> dict[str, Any]:
    """The lists of the whole, each entry in its place."""
    found: dict[str, Any] = {}
    for name in LISTS:
        places = [n for piece in pieces for n in piece.at[name]]
        entries = [entry for piece in pieces for entry in getattr(piece.plan, name)]
        order = sorted(range(len(places)), key=places.__getitem__)
        if [places[n] for n in order] != list(range(len(places))):
            refuse(path, [(name, None, said("PARTS_DO_NOT_JOIN"))])
        found[name] = tuple(entries[n] for n in order)
    return found


def _departures(
    index: dict[str, Any],
    plan: Plan,
    clock: Clock,
    pieces: Sequence[_Piece],
    asked: Asked,
) -> Iterator[Departure]:
    """Where the index is not what the parts make it."""
    proof = PartFile(file=PROOF, sha256=index["proof"]["sha256"], counts={})
    listed = [*(piece.listed for piece in pieces), proof]
    due = dict(index_fields(plan, clock, plan_digest(plan, clock), listed))
    yield from differences(index, due, "")
    yield from out_of_turn(plan, is_numbered=asked.is_numbered)
    if any(piece.plan.services for piece in pieces[:-1]):
        yield "services", None, said("NO_PLACE_HERE")


def refuse_added(path: Path, index: dict[str, Any]) -> None:
    """Nothing, if there are no parts beside those listed.

    Raises
    ------
    ScenarioError
        Naming the first.
    """
    home = path.parent / PARTS
    entries = (*index["counties"], index["shared"], index["proof"])
    known = {path.parent / entry["file"] for entry in entries}
    for file in sorted(home.rglob("*.json")):
        if file not in known:
            raise fault(file, wrong=said("PART_NOT_LISTED"))
