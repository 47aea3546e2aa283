"""The roster: files in, what each column was taken for, questions, faults."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import (
    APIRouter,
    File,
    Form,
    HTTPException,
    Query,
    Request,
    Response,
    UploadFile,
)

from p2p.console import jobs
from p2p.console.asking import CSRF_FIELD, Typed, Where
from p2p.console.fault_groups import fault_groups
from p2p.console.folders import OperationFolder, safe_name
from p2p.console.framing import Page, Tab
from p2p.console.on_behalf import put_job
from p2p.console.rosters import ENDINGS, take_in
from p2p.console.viewing import go, lang_of, show, state_of, turned_to, visit_of
from transport.errors import OutputError
from transport.pictures.place_picker import LEAST_KM, MOST_KM, first_look, place_picker
from transport.pictures.svg_file import as_svg
from transport.said import said

_A_PAGE = 50
_MOST_ROWS, _NOT_FOUND = 2_000_000, 404

router = APIRouter(prefix="/o/{name}/roster")
PAGES = (Page(router=router, tab=Tab(path="roster", code="CONSOLE_TAB_ROSTER")),)


@router.get("")
def roster(request: Request, where: Where, at: int = 0, place_at: int = 0) -> Response:
    """What was brought, and what became of it; from which question and place on."""
    job = jobs.newest(state_of(request), where.name, "import")
    facts = _facts(job, lang_of(request))
    questions = facts.get("questions", [])
    at = turned_to(at, len(questions), _A_PAGE)
    places = _places(job)
    place_at = turned_to(place_at, len(places), _A_PAGE)
    return show(
        request,
        "roster.html",
        fault_groups=fault_groups(facts.get("faults", [])),
        places=places[place_at : place_at + _A_PAGE],
        place_at=place_at,
        n_places=len(places),
        op=where,
        tab="roster",
        job=job,
        files=where.roster_files(),
        facts=facts,
        questions=questions[at : at + _A_PAGE],
        looks=[
            first_look(one["question"], one["choices"])
            if one["key"].startswith("place:")
            else None
            for one in questions[at : at + _A_PAGE]
        ],
        at=at,
        a_page=_A_PAGE,
        n_questions=len(questions),
        n_must=sum(question["must"] for question in questions),
        endings=",".join(ENDINGS),
    )


@router.post("/places")
def set_places(request: Request, where: Where, given: Typed) -> Response:
    """Keep where places are, as answers that the next reading takes."""
    from p2p.answering import answer_questions
    from transport.intake.place_answers import position

    typed = {key: text.strip() for key, text in given.items() if text.strip()}
    job = jobs.newest(state_of(request), where.name, "import")
    known = {place["key"]: place for place in _places(job)}
    for key, text in typed.items():
        if key not in known or position(text) is None:
            about = known[key]["name"] if key in known else key
            raise OutputError(said("CONSOLE_NO_POSITION", given=text, about=about))
    if typed:
        answer_questions(where.scenario, typed)
        put_job(request, where, "import", {})
    return _back(where)


def _places(job: jobs.Job | None) -> list[dict[str, Any]]:
    """Places that the last import knows only to their town or county."""
    if job is None or job.result is None:
        return []
    found: list[dict[str, Any]] = job.result.get("places", [])
    return found


@router.post("/cell")
def look(
    request: Request,
    where: Where,
    sheet: Annotated[str, Form(max_length=300)],
    row: Annotated[int, Form(ge=1, le=_MOST_ROWS)],
    column: Annotated[str, Form(max_length=300)] = "",
    value: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """Have the worker read the rows around a cell; they are shown on a page."""
    asked = {"sheet": sheet, "row": row, "column": column, "value": value}
    job = put_job(request, where, "cell", asked)
    return go(f"/o/{quote(where.name)}/roster/cell/{job.job_id}")


@router.get("/cell/{job_id}")
def cell(request: Request, where: Where, job_id: str) -> Response:
    """The rows around a cell, which is marked."""
    job = jobs.job_of(state_of(request), job_id)
    if job is None or job.kind != "cell" or job.operation != where.name:
        raise HTTPException(_NOT_FOUND)
    return show(request, "cell.html", op=where, tab="roster", job=job)


@router.get("/map.svg")
def piece_of_map(
    request: Request,
    where: Where,
    lat: Annotated[float, Query(ge=0, le=60)],
    lon: Annotated[float, Query(ge=60, le=150)],
    km: Annotated[float, Query(ge=LEAST_KM, le=MOST_KM)],
) -> Response:
    """A piece of our own map, on which a place is shown by a click."""
    drawn = as_svg(place_picker((lat, lon), km, lang=lang_of(request)))
    text = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return Response(text, media_type="image/svg+xml")


def _facts(job: jobs.Job | None, lang: str) -> dict[str, Any]:
    """What the last import found, in the language; nothing where none has ended."""
    if job is None or job.result is None:
        return {}
    if job.state == "done":
        found: dict[str, Any] = job.result[lang]
        return found
    faults = job.result.get("faults")
    return {} if faults is None else {"faults": faults[lang]}


@router.post("/files")
def bring(
    request: Request, where: Where, files: Annotated[list[UploadFile], File()]
) -> Response:
    """Keep files, and have them read."""
    account = visit_of(request).account
    by = account.name if account else ""
    take_in(state_of(request), where, files, by=by, lang=lang_of(request))
    return _back(where)


@router.post("/remove")
def remove(
    request: Request, where: Where, file: Annotated[str, Form(max_length=200)]
) -> Response:
    """Take a file away again, and have the others read."""
    path = where.rosters / safe_name(file)
    if path in where.roster_files():
        path.unlink()
        if where.roster_files():
            put_job(request, where, "import", {})
    return _back(where)


@router.post("/answers")
async def answer(request: Request, where: Where) -> Response:
    """Keep the answers, and read the rosters again with them."""
    from p2p.answering import answer_questions

    form = await request.form(max_fields=_A_PAGE + 10)
    given = {
        key: str(value).strip()
        for key, value in form.items()
        if key != CSRF_FIELD and str(value).strip()
    }
    if given:
        job = jobs.newest(state_of(request), where.name, "import")
        _refuse_unasked(given, _facts(job, lang_of(request)).get("questions", []))
        answer_questions(where.scenario, given)
        put_job(request, where, "import", {})
    return _back(where)


def _refuse_unasked(given: dict[str, str], questions: list[dict[str, Any]]) -> None:
    """Nothing, if every answer is to a question that stands, and fits it."""
    asked = {question["key"]: question for question in questions}
    for key, text in given.items():
        about = asked.get(key)
        choices = [] if about is None else about["choices"]
        if about is None or (choices and not about["is_open"] and text not in choices):
            label = key if about is None else about["question"]
            raise OutputError(said("CONSOLE_ANSWER_UNFIT", given=text, about=label))


def _back(where: OperationFolder) -> Response:
    return go(f"/o/{quote(where.name)}/roster")
