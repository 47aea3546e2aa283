"""Identifiers: once each, and known where another table names them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.reading.headings import PLACE_ID, TABLES
from transport.reading.spelling import is_like_new, nearest
from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings

_N_COMPARED = 20  # different unknown ids of a column for which a spelling is sought

_UNIQUE = (
    ("workers", ("worker_id",)),
    ("workers", ("id_number",)),
    ("fleet", ("depot_id", "vehicle_type")),
    ("coaches", ("depot_id", "vehicle_type", "number")),
    ("services", ("service_id",)),
    ("subsidies", ("rule_id",)),
    ("distances", ("from_id", "to_id")),
)
_NAMED_IN = (
    ("workers", "village_id", "villages"),
    ("workers", "employer_id", "employers"),
    ("fleet", "depot_id", "depots"),
    ("coaches", "depot_id", "depots"),
    ("services", "from_hub", "hubs"),
    ("services", "to_hub", "hubs"),
    ("employers", "station_id", "screening"),
    ("villages", "muster_id", "villages"),
)
_ENDS = (
    ("services", "from_hub", "to_hub"),
    ("distances", "from_id", "to_id"),
    ("roads", "from_id", "to_id"),
)


def check_references(tables: Mapping[str, Parsed], findings: Findings) -> None:
    """Report repeated ids, ids nobody knows, and runs from a place to itself.

    A table that could not be read is not in ``tables``; one the scenario does without
    is there and empty. Against a table that was read in part nothing is compared.
    """
    for name, columns in _UNIQUE:
        if name in tables:
            _refuse_repeated(tables[name], columns, findings)
    _refuse_repeated_places(tables, findings)
    for name, column, target in _NAMED_IN:
        if name in tables and target in tables:
            known = _ids(tables[target])
            is_complete = known or not tables[target].table.required
            if is_complete and tables[target].raw.is_whole:
                names = _ids_by_name(tables[target])
                _refuse_unknown(tables[name], column, known, (target, names), findings)
    are_places_known = all(n in tables and tables[n].raw.is_whole for n in PLACE_ID)
    if "distances" in tables and are_places_known:
        places = set[str]().union(*(_ids(tables[name]) for name in PLACE_ID))
        names = {n: i for t in PLACE_ID for n, i in _ids_by_name(tables[t]).items()}
        for column in ("from_id", "to_id"):
            what = ("places", names)
            _refuse_unknown(tables["distances"], column, places, what, findings)
    for name, start, end in _ENDS:
        if name in tables:
            _refuse_loops(tables[name], start, end, findings)


def _ids(table: Parsed) -> set[str]:
    return {value for _, value in table.known(PLACE_ID[table.table.name])}


def _ids_by_name(table: Parsed) -> dict[str, str]:
    """The id of each name that stands once in the table."""
    ids = table.values[PLACE_ID[table.table.name]]
    names = table.values["name"]
    n_of = Counter(names)
    pairs = zip(names, ids, strict=True)
    return {name: i for name, i in pairs if name and i and n_of[name] == 1}


def _refuse_repeated(
    table: Parsed, columns: tuple[str, ...], findings: Findings
) -> None:
    keys = list(zip(*(table.values[column] for column in columns), strict=True))
    if len(set(keys)) == len(keys):
        return
    first: dict[tuple[str, ...], int] = {}
    for at, key in enumerate(keys):
        if None in key:
            continue
        earlier = first.setdefault(key, at)
        if earlier != at:
            _report_repeated(table, at, columns, earlier, findings)


def _report_repeated(
    table: Parsed, at: int, columns: tuple[str, ...], earlier: int, findings: Findings
) -> None:
    (own, _), (other, before) = table.part(at), table.part(earlier)
    row = other.rows[before]
    wrong = said("STANDS_ALREADY", row=row)
    if own is not other:
        wrong = said("STANDS_IN_FILE", row=row, file=other.file)
    if len(columns) > 1:
        wrong = said("STANDS_WITH_SAME", row=row, column=table.heading(columns[0]))
    table.fault(
        at,
        columns[-1],
        findings,
        wrong=wrong,
        remedy=said("REMOVE_ONE_ROW"),
    )


def _refuse_repeated_places(tables: Mapping[str, Parsed], findings: Findings) -> None:
    """Place ids are unique over all tables, because distances name them alone."""
    first: dict[str, tuple[Parsed, int]] = {}
    for name, column in PLACE_ID.items():
        if name not in tables:
            continue
        table = tables[name]
        for at, place_id in table.known(column):
            other, earlier = first.setdefault(place_id, (table, at))
            if other is table and earlier == at:
                continue
            row = other.rows[earlier]
            wrong = said("STANDS_ALREADY", row=row)
            if other is not table:
                wrong = said("STANDS_IN_FILE", row=row, file=other.file)
            table.fault(
                at,
                column,
                findings,
                wrong=wrong,
                remedy=said("GIVE_OWN_ID"),
            )


def _refuse_unknown(
    table: Parsed,
    column: str,
    known: Collection[str],
    target: tuple[str, Mapping[str, str]],
    findings: Findings,
) -> None:
    """Report ids that are not ``known``; ``target``: their table, ids by its names."""
    what, id_of = target
    unknown = set(table.values[column]).difference(known, (None,))
    if not unknown:
        return
    remedies: dict[str, Said] = {}
    for at, value in table.known(column):
        if value not in unknown:
            continue
        if value not in remedies:
            is_few = len(remedies) < _N_COMPARED
            remedies[value] = _remedy(value, known if is_few else (), what, id_of)
        table.fault(
            at,
            column,
            findings,
            wrong=said("NOT_IN_TABLE", table=_called(what)),
            remedy=remedies[value],
        )


def _remedy(
    value: str, known: Collection[str], target: str, id_of: Mapping[str, str]
) -> Said:
    if value in id_of:
        return said("IS_NAME_OF", id=id_of[value])
    padded = [i for i in known if i.lstrip("0") == value.lstrip("0")]
    if len(padded) == 1:
        return said("ZEROS_LOST", id=padded[0])
    near = None if is_like_new(value, known) else nearest(value, known)
    add = said("ADD_IT_TO", table=_called(target))
    if target == _PLACES:
        add = said("ADD_PLACE")
    return said("DID_YOU_MEAN_ELSE", near=near, other=add) if near else add


def _called(target: str) -> Said:
    """The name of a table, or of all those with places."""
    found = next((table.called for table in TABLES if table.name == target), None)
    return found or said("ALL_PLACES")


_PLACES = "places"


def _refuse_loops(table: Parsed, start: str, end: str, findings: Findings) -> None:
    for at, value in table.known(end):
        if value == table.values[start][at]:
            table.fault(
                at,
                end,
                findings,
                wrong=said("STARTS_THERE_TOO"),
                remedy=said("NAME_TWO_ENDS"),
            )
