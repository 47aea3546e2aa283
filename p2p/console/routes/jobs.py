"""Jobs as a browser follows them: how one goes, moment by moment, and its end."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import anyio
from fastapi import APIRouter, HTTPException, Request, Response
from starlette.responses import StreamingResponse

from p2p.console import jobs
from p2p.console.framing import Page
from p2p.console.our_words import sentence
from p2p.console.room import out_of_room
from p2p.console.viewing import go, lang_of, state_of, worded
from transport.presentation.figures import percent, yuan

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from p2p.console.state import State
    from transport.language import Lang

_LOOKS_S = 0.6
_NOT_FOUND = 404

router = APIRouter()
PAGES = (Page(router=router),)


def _job(state: State, job_id: str) -> jobs.Job:
    found = jobs.job_of(state, job_id)
    if found is None:
        raise HTTPException(_NOT_FOUND)
    return found


@router.post("/jobs/{job_id}/stop")
def stop(request: Request, job_id: str) -> Response:
    """Have a job end with the best it has."""
    job = _job(state_of(request), job_id)
    jobs.ask_to_stop(state_of(request), job_id)
    return go(f"/o/{job.operation}")


@router.get("/jobs/{job_id}/stream")
def stream(request: Request, job_id: str) -> Response:
    """Server-sent events: where the job stands, whenever that changed, to its end."""
    state, lang = state_of(request), lang_of(request)
    _job(state, job_id)
    return StreamingResponse(
        _events(request, state, job_id, lang), media_type="text/event-stream"
    )


async def _events(
    request: Request, state: State, job_id: str, lang: Lang
) -> AsyncIterator[str]:
    after, told = 0, ""
    while not await request.is_disconnected():
        facts = await anyio.to_thread.run_sync(_facts, state, job_id, after, lang)
        if facts["points"]:
            after = facts["points"][-1]["number"]
        text = json.dumps(facts, ensure_ascii=False)
        if text != told:
            told = text
            yield f"data: {text}\n\n"
        if not facts["is_open"]:
            return
        await asyncio.sleep(_LOOKS_S)


def _facts(state: State, job_id: str, after: int, lang: Lang) -> dict[str, Any]:
    """What the page draws: words and figures as they are shown, points of the chart."""
    job = _job(state, job_id)
    return {
        "state": job.state,
        "is_open": job.is_open,
        "stage": _held_up(state, job, lang) or stage_words(job, lang),
        "figures": figures(job),
        "points": jobs.points(state, job, after=after),
    }


def _held_up(state: State, job: jobs.Job, lang: Lang) -> str:
    """Why a job cannot begin, in words."""
    told = out_of_room(state.folder) if job.state == "waiting" else None
    return "" if told is None else sentence(told, lang)


def stage_words(job: jobs.Job, lang: Lang) -> str:
    """What is being done, in words."""
    return "" if job.stage is None else worded(job.stage, lang)


def figures(job: jobs.Job) -> dict[str, str]:
    """Cost, bound, gap and trips of a search that runs, as they are shown."""
    at = job.progress
    if at is None:
        return {}
    objective, bound = at["objective_fen"], at["lower_bound_fen"]
    gap = (objective - bound) / objective if objective else None
    return {
        "cost": "–" if objective is None else yuan(objective),
        "bound": yuan(bound),
        "gap": "–" if gap is None else percent(gap),
        "trips": f"{at['n_trips']:,}",
        "unplanned": f"{at['n_unplanned']:,}",
        "elapsed": f"{at['elapsed_s']:.0f} s",
    }
