"""Fever on the way: the case of a kept plan's worker, and its lists in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from transport.errors import Fault, ScenarioError
from transport.language import chosen, title_in
from transport.operation.finding_ill import COMMAND, ill_on_way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from p2p.in_force import InForce
    from transport.documents.parts import Paper
    from transport.language import Lang
    from transport.operation.check_ins import CheckIn
    from transport.operation.contacts import FeverOnWay
    from transport.operation.situation import Situation

FOLDER = "contacts"
_HEALTH, _EMPLOYER, _STEM = "health", "employer", "contacts"


def contacts(
    out: str | Path,
    worker_id: str,
    *,
    at: str | None = None,
    trip_id: str | None = None,
    is_sealed: bool = True,
    store: str | None = None,
    moved: Path | None = None,
) -> FeverOnWay:
    """Observation seat, next hand-over point and contacts of one with a fever aboard.

    Parameters
    ----------
    out
        Folder of a kept plan; where the store of its operation is there, its newest
        version, its events and its check-ins count.
    worker_id
        Who is ill.
    at, trip_id
        Date and time, ``2020-02-25 14:20``, and the coach trip; None: those of the
        event of the fever, and the one that the worker is aboard at the moment.
    is_sealed
        A sealed, air-conditioned coach; otherwise one with open windows.
    store, moved
        Where the operation's store and the plan's scenario are, if elsewhere.

    Returns
    -------
    FeverOnWay
        Seats and ids; times in seconds from the scenario's first midnight.

    Raises
    ------
    ScenarioError
        If the worker is not known, or aboard no coach at the moment.

    Examples
    --------
    >>> import tempfile
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> made = p2p.plan(scenario, steps=1)
    >>> trip = made.record.trips[0]
    >>> at = f"{scenario.clock.moment(trip.stops[1].depart_s):%Y-%m-%d %H:%M}"
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     out = made.save(f"{folder}/out", manifests=False, with_map=False)
    ...     case = p2p.contacts(out, trip.worker_ids[0], at=at)
    >>> case.trip_id == trip.trip_id
    True
    """
    now = _in_force(Path(out), store, moved)
    return found_ill(
        now.was,
        worker_id,
        at=at,
        trip_id=trip_id,
        is_sealed=is_sealed,
        check_ins=now.check_ins,
    )


def _in_force(out: Path, store: str | None, moved: Path | None) -> InForce:
    from p2p.in_force import in_force

    return in_force(out, store=store, moved=moved, is_urgent=True)


def found_ill(
    was: Situation,
    worker_id: str,
    *,
    at: str | None,
    trip_id: str | None,
    is_sealed: bool,
    check_ins: tuple[CheckIn, ...] = (),
) -> FeverOnWay:
    """The case, its moment as somebody wrote it.

    Raises
    ------
    ScenarioError
        If the moment cannot be read, or the worker is aboard no coach at it.
    """
    from transport.reading.findings import BadValue
    from transport.reading.moments import moment_s

    try:
        at_s = None if at is None else moment_s(at, was.scenario.clock)
    except BadValue as error:
        fault = Fault(
            file=COMMAND,
            column="--at",
            value=at,
            wrong=error.wrong,
            remedy=error.remedy,
        )
        raise ScenarioError([fault]) from error
    return ill_on_way(
        was,
        worker_id,
        at_s=at_s,
        trip_id=trip_id,
        is_sealed=is_sealed,
        check_ins=check_ins,
    )


def write_contacts(
    was: Situation, case: FeverOnWay, dest: Path, *, lang: Lang | None = None
) -> None:
    """Write the full list for health, and seats alone for each employer.

    Every file is for its owner alone; employers have a folder each.

    Raises
    ------
    OutputError
        If the folder holds something else, or the disk refuses.
    """
    from transport.documents.contact_list import contact_list, employer_copy
    from transport.files.out_folder import new_output
    from transport.files.writing import harmless_names

    scenario, plan = was.scenario, was.plan
    employers = sorted({c.employer_id for c in case.contacts if c.employer_id})
    papers = {_HEALTH: contact_list(scenario, plan, case)}
    for name, employer_id in zip(harmless_names(employers), employers, strict=True):
        copy = employer_copy(scenario, plan, case, employer_id)
        papers[f"{_EMPLOYER}/{name}"] = copy
    with new_output(dest) as folder:
        _write(was, {folder / home: paper for home, paper in papers.items()}, lang)


def _write(was: Situation, papers: Mapping[Path, Paper], lang: Lang | None) -> None:
    """Each paper into its folder, as workbook and PDF."""
    from transport.documents.fonts import cut_font, letters_of
    from transport.documents.layout import LAYOUT_LETTERS, pdf_of
    from transport.documents.workbook import write_workbook
    from transport.presentation.version import version_told

    scenario, lang = was.scenario, chosen(lang)
    title = title_in(scenario.title or scenario.name, lang)
    version = version_told(scenario, was.plan, lang, number=was.version)
    letters = {*letters_of(papers.values()), *title, *version, *LAYOUT_LETTERS}
    with cut_font(letters) as font:
        for home, paper in papers.items():
            home.mkdir(parents=True)
            write_workbook(
                home / f"{_STEM}.xlsx",
                [paper],
                title=title,
                version=version,
                lang=lang,
                created=scenario.first_day,
            )
            data, _ = pdf_of(
                [paper],
                scenario=title,
                version=version,
                lang=lang,
                created=scenario.first_day,
                font=font,
            )
            (home / f"{_STEM}.pdf").write_bytes(data)


def own_folder(out: Path, was: Situation, case: FeverOnWay) -> Path:
    """The case's folder in that of the plan, named by trip, moment and seat."""
    when = was.scenario.clock.moment(case.at_s)
    return out / FOLDER / f"{case.trip_id}-{when:%Y%m%d-%H%M}-{case.seat}"
