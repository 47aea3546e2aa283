"""The documents of a plan by audience: PDF and Excel, each in its own folder."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

from transport.counting import Count
from transport.documents.boarding_notice import boarding_notices
from transport.documents.charter_pass import charter_passes
from transport.documents.claim import claims
from transport.documents.fonts import cut_font, letters_of
from transport.documents.handover import receipts
from transport.documents.individual_list import individual_lists
from transport.documents.layout import LAYOUT_LETTERS, pdf_of
from transport.documents.observation_log import observation_logs
from transport.documents.parts import Kind
from transport.documents.register import registers
from transport.documents.run_sheet import run_sheets
from transport.documents.service_list import service_lists
from transport.documents.statement import statements
from transport.documents.tokens import holding, issued, read_tokens, write_tokens
from transport.documents.vehicle_plan import vehicle_plans
from transport.documents.workbook import write_workbook
from transport.documents.worker_card import said_by, with_codes, worker_cards
from transport.files.writing import harmless_names
from transport.language import say, title_in
from transport.presentation.attribution import named_in
from transport.presentation.trip_views import trip_views
from transport.presentation.version import version_of, version_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from transport.counting import Told
    from transport.documents.parts import Audience, Datum, Paper
    from transport.language import Lang
    from transport.plan import Plan
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario

_NAMED: tuple[Datum, ...] = ("name",)
_NUMBERED: tuple[Datum, ...] = ("name", "id_number", "phone")
_IN_FULL: tuple[Datum, ...] = (*_NUMBERED, "health")
# Which documents an audience may have, and what each tells of workers. Identity
# numbers, phones and health data go to nobody but hr, carrier, health and whoever runs
# the train or flight.
_KINDS: dict[str, tuple[tuple[Audience, ...], tuple[Datum, ...]]] = {
    "trip-register": (("hr", "carrier", "health"), _IN_FULL),
    "vehicle-plan": (("hr", "carrier", "police", "transport"), ()),
    "charter-pass": (("carrier", "police", "transport"), ()),
    "run-sheet": (("carrier",), ()),
    "hand-over": (("hr", "employer"), _NAMED),
    "passenger-list": (("hr", "railway", "airline"), _NUMBERED),
    "boarding-notice": (("hr", "public"), ()),
    "worker-card": (("hr",), _NAMED),
    "individual-travel": (("hr", "finance"), _NAMED),
    "claim": (("hr", "finance"), ()),
    "statement": (("hr", "finance"), ()),
    "observation-log": (("carrier", "health"), ()),
}
_PAGES_ALONE = {"worker-card"}  # a sheet without their codes would be of no use
SHEETS_A_BOOK = 250


def kinds_of(
    scenario: Scenario, plan: Plan, *, tokens: Path | None = None
) -> list[Kind]:
    """Every kind of document with its papers; kinds without any are left out.

    ``tokens``: the file in which tokens of workers' cards are kept; new ones are
    written there. None: no cards.
    """
    views = list(trip_views(scenario, plan))
    version = version_of(scenario, plan)
    cards = [] if tokens is None else _cards(scenario, plan, views, version, tokens)
    papers = {
        "trip-register": registers(scenario, views, version=version),
        "vehicle-plan": vehicle_plans(scenario, views),
        "charter-pass": charter_passes(scenario, views, version=version),
        "run-sheet": run_sheets(scenario, views),
        "hand-over": receipts(scenario, views),
        "passenger-list": service_lists(scenario, plan),
        "boarding-notice": boarding_notices(scenario, views, version=version),
        "worker-card": cards,
        "individual-travel": individual_lists(scenario, plan),
        "claim": claims(scenario, plan),
        "statement": statements(scenario, plan),
        "observation-log": observation_logs(scenario, views),
    }
    found = [
        Kind(
            stem=stem,
            audiences=_KINDS[stem][0],
            personal=_KINDS[stem][1],
            papers=tuple(made),
            has_workbook=stem not in _PAGES_ALONE,
        )
        for stem, made in papers.items()
    ]
    return [kind for kind in found if kind.papers]


def _cards(
    scenario: Scenario, plan: Plan, views: Sequence[TripView], version: str, kept: Path
) -> list[Paper]:
    """Workers' cards, their tokens kept before any of them is printed."""
    cards = worker_cards(scenario, plan, views)
    before = read_tokens(kept)
    said = {worker_id: said_by(card) for worker_id, card in cards.items()}
    rows = issued(said, before, version=version)
    if len(rows) > len(before):
        write_tokens(kept, rows)
    return with_codes(cards, holding(rows))


def write_documents(
    scenario: Scenario,
    plan: Plan,
    folder: Path,
    *,
    lang: Lang,
    only: Sequence[Audience] = (),
    told: Told | None = None,
    tokens: Path | None = None,
    printed: datetime | None = None,
) -> tuple[list[Path], frozenset[str]]:
    """Write a folder an audience; the paths, and what the font said it lacks.

    ``told`` hears how many papers are done, as PDF and as workbook, of all.
    ``tokens``: where tokens of workers' cards are kept; None: no cards are made.
    ``printed``: the moment that every page tells beside the plan's version.

    Raises
    ------
    OutputError
        If no font with Chinese letters is found.
    """
    title = title_in(scenario.title or scenario.name, lang)
    version = _version(scenario, plan, lang, printed)
    is_for_hr = not only or "hr" in only
    kinds = kinds_of(scenario, plan, tokens=tokens if is_for_hr else None)
    note = named_in(scenario, lang)
    letters = {*title, *version, *note, *LAYOUT_LETTERS}
    for kind in kinds:
        letters |= letters_of(kind.papers)
    with cut_font(letters) as font:
        return _written(
            kinds,
            folder,
            only,
            title=title,
            version=version,
            note=note,
            lang=lang,
            created=scenario.first_day,
            font=font,
            count=Count(_n_papers(kinds, only), told),
        )


def _n_papers(kinds: Sequence[Kind], only: Sequence[Audience]) -> int:
    """Papers to be made, each as PDF and in a workbook; what is copied apart."""
    made = {
        (kind.stem, papers)
        for kind in kinds
        for audience in _readers(kind, only)
        for _, papers in _bundles(Path(), audience, kind)
    }
    formats = {kind.stem: 1 + kind.has_workbook for kind in kinds}
    return sum(formats[stem] * len(papers) for stem, papers in made)


def _readers(kind: Kind, only: Sequence[Audience]) -> list[Audience]:
    """Who has the kind; of those ``only``, where any are named."""
    return [name for name in kind.audiences if not only or name in only]


def _version(
    scenario: Scenario, plan: Plan, lang: Lang, printed: datetime | None
) -> str:
    """Which plan this is, and when it was printed."""
    told = version_told(scenario, plan, lang)
    if printed is None:
        return told
    at = printed.astimezone(scenario.clock.zone)
    return f"{told} · {say(('printed', '打印于'), lang)} {at:%Y-%m-%d %H:%M}"


def _written(
    kinds: Sequence[Kind],
    folder: Path,
    only: Sequence[Audience],
    *,
    title: str,
    version: str,
    note: str,
    lang: Lang,
    created: date,
    font: Path,
    count: Count,
) -> tuple[list[Path], frozenset[str]]:
    paths: list[Path] = []
    missing: frozenset[str] = frozenset()
    for kind in kinds:
        made: dict[tuple[Paper, ...], list[Path]] = {}
        for audience in _readers(kind, only):
            for home, papers in _bundles(folder / audience, audience, kind):
                home.mkdir(parents=True, exist_ok=True)
                if papers in made:  # another reader has the same
                    paths += [copyfile(old, home / old.name) for old in made[papers]]
                    continue
                data, lacking = pdf_of(
                    papers,
                    scenario=title,
                    version=version,
                    note=note,
                    lang=lang,
                    created=created,
                    font=font,
                    count=count,
                )
                missing |= lacking
                pdf = home / f"{kind.stem}.pdf"
                pdf.write_bytes(data)
                books = (
                    []
                    if not kind.has_workbook
                    else _books(
                        home,
                        kind.stem,
                        papers,
                        title=title,
                        version=version,
                        note=note,
                        lang=lang,
                        created=created,
                        count=count,
                    )
                )
                made[papers] = [pdf, *books]
                paths += made[papers]
    return sorted(paths), missing


def _bundles(
    home: Path, audience: Audience, kind: Kind
) -> Iterator[tuple[Path, tuple[Paper, ...]]]:
    """The papers of an audience; each employer has a folder with its own alone.

    Railway and airline have the lists of their own services.
    """
    mode = {"railway": "rail", "airline": "air"}.get(audience)
    if mode is not None:
        own = tuple(paper for paper in kind.papers if paper.recipient == mode)
        if own:
            yield home, own
        return
    if audience != "employer":
        yield home, kind.papers
        return
    recipients = sorted({p.recipient for p in kind.papers if p.recipient})
    for recipient, name in zip(recipients, harmless_names(recipients), strict=True):
        own = tuple(paper for paper in kind.papers if paper.recipient == recipient)
        yield home / name, own


def _books(
    home: Path,
    stem: str,
    papers: Sequence[Paper],
    *,
    title: str,
    version: str,
    note: str,
    lang: Lang,
    created: date,
    count: Count,
) -> Iterator[Path]:
    """The papers as workbooks of at most so many sheets."""
    is_split = len(papers) > SHEETS_A_BOOK
    for at in range(0, len(papers), SHEETS_A_BOOK):
        tail = f"-{at // SHEETS_A_BOOK + 1:02d}" if is_split else ""
        book = home / f"{stem}{tail}.xlsx"
        some = papers[at : at + SHEETS_A_BOOK]
        write_workbook(
            book,
            some,
            title=title,
            version=version,
            lang=lang,
            created=created,
            note=note,
            count=count,
        )
        yield book
