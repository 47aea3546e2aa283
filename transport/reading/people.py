"""Workers: times that fit together, parties that can travel as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.presentation.masking import masked_number
from transport.reading.identity import is_phone_number, is_resident_number
from transport.reading.openings import not_after
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings
    from transport.said import Said

_YEAR_S = 366 * DAY_S
_TIMES = ("ready_from", "report_by", "certificate_issued", "certificate_until")
_OF_PARTY = (
    ("village_id", "villages"),
    ("employer_id", "employers"),
    ("direction", "the column itself"),
)
_BEFORE = said("BEFORE_FIRST_DAY")
_LONG_BEFORE = said("YEAR_BEFORE_FIRST_DAY")
_AFTER = said("AFTER_LAST_DAY")


def check_times(table: Parsed, *, end_s: int, findings: Findings) -> None:
    """Report times of workers that contradict one another or the scenario's days."""
    times = [table.values[column] for column in _TIMES]
    if not any(any(t is not None for t in column) for column in times):
        return
    for at, row in enumerate(zip(*times, strict=True)):
        ready, report, issued, until = row
        if ready is not None and not -_YEAR_S <= ready < end_s:
            _tell(
                table, at, "ready_from", _LONG_BEFORE if ready < 0 else _AFTER, findings
            )
        elif report is not None and not 0 < report <= end_s + _YEAR_S:
            _tell(table, at, "report_by", _BEFORE if report <= 0 else _AFTER, findings)
        elif None not in (ready, report) and report <= ready:
            _tell_order(table, at, "report_by", "ready_from", findings)
        if issued is not None and not -_YEAR_S <= issued < end_s:
            _tell(
                table,
                at,
                "certificate_issued",
                _LONG_BEFORE if issued < 0 else _AFTER,
                findings,
            )
        elif until is not None and until < -_YEAR_S:
            _tell(table, at, "certificate_until", _LONG_BEFORE, findings)
        elif None not in (issued, until) and until <= issued:
            _tell_order(table, at, "certificate_until", "certificate_issued", findings)
    _warn_early_and_late(table, end_s, findings)


def _tell(table: Parsed, at: int, column: str, wrong: Said, findings: Findings) -> None:
    table.fault(
        at,
        column,
        findings,
        wrong=wrong,
        remedy=said("CORRECT_DATE_OR_DAYS"),
    )


def _tell_order(
    table: Parsed, at: int, column: str, earlier: str, findings: Findings
) -> None:
    table.fault(
        at,
        column,
        findings,
        wrong=not_after(table, at, earlier),
        remedy=said("CORRECT_ONE_OF_TWO"),
    )


def _warn_early_and_late(table: Parsed, end_s: int, findings: Findings) -> None:
    early = [at for at, ready in table.known("ready_from") if -_YEAR_S <= ready < 0]
    late = [
        at
        for at, report in table.known("report_by")
        if end_s < report <= end_s + _YEAR_S
    ]
    _warn(table, "ready_from", early, said("READY_BEFORE_FIRST_DAY"), findings)
    _warn(
        table,
        "report_by",
        late,
        said("REPORTS_AFTER_LAST_DAY"),
        findings,
    )


def warn_shapes(table: Parsed, findings: Findings) -> None:
    """Warn of phone and identity numbers that do not look like Chinese ones."""
    odd_phones = _unlike(table, "phone", is_phone_number)
    _warn(table, "phone", odd_phones, said("NO_PHONE_NUMBER"), findings)
    odd_ids = _unlike(table, "id_number", is_resident_number)
    _warn(table, "id_number", odd_ids, said("NO_RESIDENT_NUMBER"), findings)


def _unlike(table: Parsed, column: str, test: Callable[[str], bool]) -> list[int]:
    return [at for at, value in table.known(column) if not test(value)]


def _warn(
    table: Parsed, column: str, ats: Sequence[int], told: Said, findings: Findings
) -> None:
    """A warning; numbers of persons are masked, as it is repeated in reports."""
    is_private = column in ("id_number", "phone")
    for part, own in table.by_part(ats):
        value = part.written(column, own[0])
        findings.warn(
            part.file,
            told,
            rows=[part.rows[at] for at in own],
            column=part.heading(column),
            value=masked_number(value) if value and is_private else value,
        )


def parties(table: Parsed) -> dict[str, list[int]]:
    """Row positions of the members of each party, in the order of the file."""
    members: dict[str, list[int]] = {}
    for at, party_id in table.known("party_id"):
        members.setdefault(party_id, []).append(at)
    return members


def check_parties(tables: Mapping[str, Parsed], findings: Findings) -> None:
    """Report members of other places or direction than the first of their party.

    Ids that no table knows are left to the check of references.
    """
    table = tables["workers"]
    for column, target in _OF_PARTY:
        values = table.values[column]
        known = set(tables[target].values[column] if target in tables else values)
        known.discard(None)
        for members in parties(table).values():
            first = values[members[0]]
            for at in members[1:]:
                if values[at] != first and known.issuperset((first, values[at])):
                    table.fault(
                        at,
                        column,
                        findings,
                        wrong=_spread(table, at, members[0], first),
                        remedy=said("GIVE_PARTY_THE_SAME"),
                    )


def _spread(table: Parsed, at: int, first: int, value: str) -> Said:
    """That somebody's party has another ``value`` in row position ``first``."""
    party_id = table.values["party_id"][at]
    (own, _), (other, row) = table.part(at), table.part(first)
    if own is not other:
        return said(
            "PARTY_SPREAD_IN_FILE",
            party=party_id,
            row=other.rows[row],
            file=other.file,
            value=value,
        )
    return said("PARTY_SPREAD", party=party_id, row=other.rows[row], value=value)


def check_homebound(home: Parsed, findings: Findings) -> None:
    """Report workers of the roster of those who go home that go out, it says."""
    for at, direction in home.known("direction"):
        if direction != "home":
            home.fault(
                at,
                "direction",
                findings,
                wrong=said("GOES_OUT_IN_HOME_ROSTER"),
                remedy=said("MOVE_TO_OTHER_ROSTER"),
            )


def check_reach(tables: Mapping[str, Parsed], findings: Findings) -> None:
    """Report villages no coach can reach, and parties no coach there can seat.

    Nothing is said while the seats of some coach are not known.
    """
    fleet, workers, villages = (tables[n] for n in ("fleet", "workers", "villages"))
    seats = sorted(value for _, value in fleet.known("seats"))
    limits = dict(
        zip(villages.values["village_id"], villages.values["max_seats"], strict=True)
    )
    if not seats or len(seats) < len(fleet) or not fleet.raw.is_whole:
        return
    unreached = {v for v, limit in limits.items() if limit and limit < seats[0]}
    inhabited = unreached.intersection(workers.values["village_id"])
    for at, village_id in villages.known("village_id"):
        if village_id in inhabited:
            villages.fault(
                at,
                "max_seats",
                findings,
                wrong=said("NO_COACH_THAT_SMALL", seats=seats[0]),
                remedy=said("ADD_SMALLER_VEHICLE"),
            )
    for party_id, members in parties(workers).items():
        village_id = workers.values["village_id"][members[0]]
        limit = limits.get(village_id) or seats[-1]
        fitting = [n for n in seats if n <= limit]
        if fitting and len(members) > fitting[-1] - 1:
            workers.fault(
                members[0],
                "party_id",
                findings,
                wrong=said(
                    "PARTY_TOO_LARGE",
                    party=party_id,
                    n=len(members),
                    village=village_id,
                    seats=fitting[-1] - 1,
                ),
                remedy=said("SPLIT_PARTY"),
            )
