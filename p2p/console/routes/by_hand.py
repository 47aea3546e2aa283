"""By hand: people moved, departures changed, proved and priced before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response

from p2p.console import jobs
from p2p.console.asking import Where
from p2p.console.framing import Page, Tab
from p2p.console.on_behalf import note_opened, put_job
from p2p.console.opened import opened
from p2p.console.reporters import remember, reporter, reporter_of
from p2p.console.result_rows import rows_of, vehicle
from p2p.console.routes.jobs import stage_words
from p2p.console.viewing import go, lang_of, show, state_of
from p2p.hand_changes import formers
from transport.planfiles.folder import plan_digest
from transport.presentation.figures import day_and_time
from transport.presentation.trip_views import place_name

if TYPE_CHECKING:
    from p2p.console.folders import OperationFolder
    from p2p.console.opened import Opened
    from transport.language import Lang

TRY, KEEP, UNDO = "by_hand", "by_hand_keep", "by_hand_undo"
UNPLANNED = "-"  # in place of a trip: whoever stays behind
_MOST_EDITS, _MOST_CHOSEN = 100, 400
Edits = list[dict[str, str]]
Short = Annotated[str, Form(max_length=200)]

router = APIRouter(prefix="/o/{name}/by-hand")
PAGES = (Page(router=router, tab=Tab(path="by-hand", code="CONSOLE_TAB_BY_HAND")),)


@router.get("")
def by_hand(request: Request, where: Where, trip: str = "") -> Response:
    """The changes made so far with what comes of them, and the forms for more."""
    if not where.has_plan:
        return show(request, "by_hand_none.html", op=where, tab="by-hand")
    found, lang = opened(where), lang_of(request)
    job = jobs.newest(state_of(request), where.name, TRY, KEEP, UNDO)
    edits = _edits(job, _digest(found))
    clock, scenario = found.scenario.clock, found.scenario
    if trip:
        note_opened(request, where, f"by-hand:{trip}")
    return show(
        request,
        "by_hand.html",
        op=where,
        tab="by-hand",
        job=job,
        stage=stage_words(job, lang) if job else "",
        edits=[_worded(found, edit, lang) for edit in edits],
        result=_result(job) if edits else {},
        rows=rows_of(found),
        lines=[line for line in scenario.fleet if line.count],
        chosen=trip,
        riders=_riders(found, trip),
        n_unplanned=len(found.plan.unplanned),
        n_formers=0 if where.is_under_way else len(formers(where.out)),
        by=reporter_of(request) if where.is_under_way else "",
        moment_of=lambda at_s: day_and_time(clock, at_s),
        wire_moment=lambda at_s: f"{clock.moment(at_s):%Y-%m-%dT%H:%M}",
        place=lambda place_id: place_name(scenario, place_id),
        vehicle=lambda kind: vehicle(kind, lang),
    )


@router.post("/move")
def move(
    request: Request,
    where: Where,
    to: Short,
    who: Annotated[list[str], Form(max_length=_MOST_CHOSEN)],
) -> Response:
    """Those who were chosen onto another coach."""
    people = [one.strip() for one in who if one.strip()]
    if not people:
        return _back(where)
    return _tried(request, where, [{"move": ", ".join(people), "to": to}])


@router.post("/depart")
def depart(request: Request, where: Where, trip: Short, at: Short) -> Response:
    """Another departure of a trip."""
    moment = at.replace("T", " ").strip()
    return _tried(request, where, [{"depart": trip, "at": moment}])


@router.post("/back")
def take_back(
    request: Request, where: Where, n: Annotated[int, Form(ge=1)]
) -> Response:
    """The last ``n`` changes that are not kept yet, forgotten."""
    return _tried(request, where, [], forget=n)


@router.post("/keep")
def keep(request: Request, where: Where, note: Short = "", by: Short = "") -> Response:
    """Have the changes proved once more and kept; of a plan in force, proposed."""
    found = opened(where)
    job = jobs.newest(state_of(request), where.name, TRY, KEEP, UNDO)
    edits = _edits(job, _digest(found))
    if edits:
        name = reporter(request, by) if where.is_under_way else ""
        asked = {"edits": edits, "plan_sha256": _digest(found), "note": note}
        put_job(request, where, KEEP, {**asked, "by": name})
        answer = _back(where)
        if name:
            remember(request, answer, name)
        return answer
    return _back(where)


@router.post("/undo")
def undo(request: Request, where: Where) -> Response:
    """Have the plan put back that the last kept change replaced."""
    if not where.is_under_way and formers(where.out):
        put_job(request, where, UNDO, {"plan_sha256": _digest(opened(where))})
    return _back(where)


def _edits(job: jobs.Job | None, digest: str) -> Edits:
    """The changes tried last, if they are of this plan and not kept yet."""
    if job is None or job.asked.get("plan_sha256") != digest:
        return []
    edits: Edits = job.asked.get("edits", [])
    return edits


def _result(job: jobs.Job | None) -> dict[str, Any]:
    """What came of the changes, once they were tried."""
    found = (job.result if job else None) or {}
    return found if "is_proved" in found else {}


def _tried(
    request: Request, where: OperationFolder, more: Edits, *, forget: int = 0
) -> Response:
    """Have the changes so far and these tried."""
    digest = _digest(opened(where))
    job = jobs.newest(state_of(request), where.name, TRY, KEEP, UNDO)
    edits = _edits(job, digest)
    edits = [*edits[: len(edits) - forget], *more][:_MOST_EDITS]
    put_job(request, where, TRY, {"edits": edits, "plan_sha256": digest})
    return _back(where)


def _back(where: OperationFolder) -> Response:
    return go(f"/o/{quote(where.name)}/by-hand")


def _digest(found: Opened) -> str:
    return plan_digest(found.plan, found.scenario.clock)


def _worded(found: Opened, edit: dict[str, str], lang: Lang) -> dict[str, str]:
    """The change with names in place of ids."""
    if "move" not in edit:
        return edit
    scenario, names = found.scenario, found.scenario.place_name
    people = []
    for part in edit["move"].split(", "):
        who, _, trip_id = part.partition("@")
        start, _, end = who.partition("/")
        if who in scenario.worker:
            people.append(f"{scenario.worker[who].name} ({who})")
        elif start in names and end in names:
            people.append(f"{names[start]} → {names[end]} ({trip_id or who})")
        else:
            people.append(part)
    depot_id, _, kind = edit["to"].partition("/")
    to = (
        f"{vehicle(kind, lang)} · {names.get(depot_id, depot_id)}" if kind else depot_id
    )
    return {"move": ", ".join(people), "to": to}


def _riders(found: Opened, trip_id: str) -> list[dict[str, Any]]:
    """Who rides on the trip, or stays, by village and employer, the most first."""
    plan, scenario = found.plan, found.scenario
    if trip_id == UNPLANNED:
        ids: list[str] = [entry.worker_id for entry in plan.unplanned]
    else:
        trip = plan.trip.get(trip_id)
        ids = [] if trip is None else list(trip.worker_ids)
    pairs: dict[tuple[str, str], list[Any]] = {}
    for worker in (scenario.worker[worker_id] for worker_id in ids[:_MOST_CHOSEN]):
        pairs.setdefault((worker.village_id, worker.employer_id), []).append(worker)
    return [
        {"pair": "/".join(pair), "from": pair[0], "to": pair[1], "people": people}
        for pair, people in sorted(pairs.items(), key=lambda one: -len(one[1]))
    ]
