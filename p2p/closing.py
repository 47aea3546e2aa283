"""An operation closed: compared, invoices looked at, claims corrected, recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from p2p.stages import untold
from transport.errors import ScenarioError
from transport.language import chosen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from p2p.in_force import InForce
    from p2p.stages import Stage
    from transport.closing.closing import Closing
    from transport.closing.records import Actual, InvoiceLine
    from transport.errors import Warned
    from transport.language import Lang
    from transport.reading.findings import Hear

FOLDER, FACTS = "closing", "closing.json"
_CLAIM = "claim"


def close(
    out: str | Path,
    *,
    actuals: str | Path | None = None,
    invoices: str | Path | None = None,
    by: str = "",
    note: str = "",
    lang: Lang | None = None,
    store: str | None = None,
) -> Closing:
    """What was done against what was planned; with ``by`` the operation is closed.

    Parameters
    ----------
    out
        Folder of a kept plan; where its store is there, the newest version, its events
        and its check-ins count.
    actuals, invoices
        Tables of what was run and of what carriers charge, CSV or workbook.
    by, note
        Who closes it, and a remark. Closing again keeps the earlier closings.
    lang
        Language of the files; None: as the commands choose it.
    store
        Address of the operation's store, if it is not in the folder.

    Returns
    -------
    Closing
        Rides, cost lines, claims, invoices, days; money in fen.

    Raises
    ------
    ScenarioError
        With every fault of the tables.
    OutputError
        If the store or the disk refuses.

    Examples
    --------
    >>> import tempfile
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = p2p.plan(scenario, steps=1)
    ...     out = made.save(f"{folder}/out", manifests=False, with_map=False)
    ...     found = p2p.close(out)
    >>> found.actual == found.planned
    True
    """
    from p2p.in_force import in_force

    now = in_force(Path(out), store=store)
    found, _ = compared(now, actuals=_path(actuals), invoices=_path(invoices))
    if by:
        record(Path(out), now, found, by=by, note=note, lang=chosen(lang), store=store)
    return found


def _path(given: str | Path | None) -> Path | None:
    return None if given is None else Path(given)


def compared(
    now: InForce, *, actuals: Path | None = None, invoices: Path | None = None
) -> tuple[Closing, tuple[Warned, ...]]:
    """The closing, nothing of it recorded; what of the tables may be a slip.

    Columns that are not read are among these.

    Raises
    ------
    ScenarioError
        With every fault of both tables.
    """
    from transport.closing.closing import closing_of

    faults: list[Any] = []
    rows: tuple[Actual, ...] = ()
    doubts: list[Warned] = []
    lines: tuple[InvoiceLine, ...] | None = None
    try:
        rows = _actuals(now, actuals, doubts.extend)
    except ScenarioError as error:
        faults += error.faults
    try:
        lines = _invoices(now, invoices, doubts.extend)
    except ScenarioError as error:
        faults += error.faults
    if faults:
        raise ScenarioError(faults)
    found = closing_of(
        now.was, actuals=rows, check_ins=now.check_ins, invoices=lines, gone=now.gone
    )
    return found, tuple(doubts)


def _actuals(now: InForce, path: Path | None, hear: Hear) -> tuple[Actual, ...]:
    from transport.closing.checks import doubts_in, faults_in
    from transport.closing.reading import read_actuals

    if path is None:
        return ()
    clock = now.was.scenario.clock
    today = clock.date_of(now.was.scenario.end_s)
    file, rows = read_actuals(path, clock, today=today, hear=hear)
    faults = list(faults_in(now.was, file, rows))
    if faults:
        raise ScenarioError(faults)
    hear(tuple(doubts_in(now.was, file, rows)))
    return rows


def _invoices(
    now: InForce, path: Path | None, hear: Hear
) -> tuple[InvoiceLine, ...] | None:
    from transport.closing.reading import read_invoices

    if path is None:
        return None
    clock = now.was.scenario.clock
    today = clock.date_of(now.was.scenario.end_s)
    return read_invoices(path, clock, today=today, hear=hear)[1]


def record(
    out: Path,
    now: InForce,
    found: Closing,
    *,
    by: str,
    note: str,
    lang: Lang,
    store: str | None = None,
    stage: Stage = untold,
) -> tuple[int, Path]:
    """Close the operation; its number, and the folder of its files.

    Raises
    ------
    OutputError
        If a newer version of the plan has come in between, or the disk refuses.
    """
    from p2p.store.rows import now as moment

    facts = {**_facts(found), "by": by, "note": note}
    if not now.has_store:
        number = 1 + last_number(out)
        facts |= {"number": number, "created": moment()}
        dest = out / FOLDER / str(number)
        write_closing(found, dest, facts=facts, lang=lang, stage=stage)
        return number, dest
    from p2p.operating import open_operation
    from p2p.store.closings import add_closing

    version = now.was.version
    with (
        open_operation(out, store=store) as operation,
        operation.writing(expected=version) as (session, _),
    ):
        number = add_closing(session, facts, version=version, by=by, note=note)
        dest = out / FOLDER / str(number)
        facts |= {"number": number, "created": moment()}
        write_closing(found, dest, facts=facts, lang=lang, stage=stage)
    return number, dest


def earlier_closings(
    out: Path, now: InForce, *, store: str | None = None
) -> list[dict[str, Any]]:
    """Number, version, who, when and remark of every closing that is kept.

    Raises
    ------
    OutputError
        If the store or the record cannot be read.
    """
    if now.has_store:
        from p2p.operating import open_operation
        from p2p.store.closings import kept_closings, told_closing

        with open_operation(out, store=store) as operation:  # noqa: SIM117
            with operation.store.reading() as session:
                return [told_closing(one) for one in kept_closings(session)]
    kept = (read_record(out, number) for number in range(1, last_number(out) + 1))
    names = ("number", "version", "by", "note", "created")
    return [{name: one[name] for name in names} for one in kept if one is not None]


def read_record(out: Path, number: int) -> dict[str, Any] | None:
    """What ``closing.json`` of that closing says; None where it is not there.

    Raises
    ------
    OutputError
        If it is damaged.
    """
    import json

    from transport.errors import OutputError
    from transport.said import said

    path = out / FOLDER / str(number) / FACTS
    if not path.is_file():
        return None
    try:
        facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if facts["format"] != _format() or not isinstance(facts["days"], list):
            raise ValueError(path)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OutputError(said("CLOSING_DAMAGED", path=str(path))) from error
    return facts


def last_number(out: Path) -> int:
    """The number of the last closing whose files lie in the folder; 0 without any."""
    home = out / FOLDER
    names = [path.name for path in home.iterdir()] if home.is_dir() else []
    return max((int(name) for name in names if name.isdecimal()), default=0)


def _format() -> str:
    from transport.closing.facts import FORMAT

    return FORMAT


def _facts(found: Closing) -> dict[str, Any]:
    from transport.closing.facts import closing_facts

    return closing_facts(found)


def write_closing(
    found: Closing,
    dest: Path,
    *,
    lang: Lang,
    facts: Mapping[str, Any] | None = None,
    stage: Stage = untold,
) -> None:
    """Write the workbook, the corrected claims and the facts, whole or not at all.

    Raises
    ------
    OutputError
        If the folder holds something else, or the disk refuses.
    """
    import json

    from transport.closing.book import BOOK, write_closing_book
    from transport.files.out_folder import new_output
    from transport.files.writing import write_text
    from transport.said import said

    text = json.dumps(facts or _facts(found), ensure_ascii=False, indent=2)
    with new_output(dest) as folder, stage(said("CLOSE_WRITING")):
        write_closing_book(folder / BOOK, found, lang=lang)
        write_text(folder / FACTS, text + "\n")
        _write_claims(folder, found, lang)


def _write_claims(folder: Path, found: Closing, lang: Lang) -> None:
    """The corrected claims to be signed, where any rule pays."""
    from transport.documents.corrected_claim import corrected_claims
    from transport.documents.layout import pdf_of
    from transport.documents.workbook import write_workbook
    from transport.language import title_in
    from transport.presentation.version import version_told

    papers = list(corrected_claims(found))
    if not papers:
        return
    scenario = found.was.scenario
    title = title_in(scenario.title or scenario.name, lang)
    version = version_told(scenario, found.was.plan, lang, number=found.was.version)
    created = scenario.first_day
    write_workbook(
        folder / f"{_CLAIM}.xlsx",
        papers,
        title=title,
        version=version,
        lang=lang,
        created=created,
    )
    data, _ = pdf_of(
        papers, scenario=title, version=version, lang=lang, created=created
    )
    (folder / f"{_CLAIM}.pdf").write_bytes(data)


def write_closing_template(now: InForce, dest: Path, *, lang: Lang) -> None:
    """Write the tables to fill in as a workbook.

    Raises
    ------
    OutputError
        If the name is none of a workbook, something stands there, or the disk refuses.
    """
    from transport.closing.template import write_template
    from transport.errors import OutputError
    from transport.files.writing import OWN_FILE, new_file, refuse_taken_path
    from transport.said import said

    if dest.suffix.lower() != ".xlsx":
        raise OutputError(said("CLOSE_TEMPLATE_TYPE", path=str(dest)))
    refuse_taken_path(dest)
    with new_file(dest) as path:
        write_template(path, now.was, now.check_ins, lang=lang)
        path.chmod(OWN_FILE)
