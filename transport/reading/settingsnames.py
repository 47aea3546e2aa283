"""Names in the settings that must occur in the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.reading.settingsfile import dotted
from transport.reading.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings
    from transport.reading.settingsfile import Path
    from transport.reading.settingsreader import ReadSettings


def check_names(
    read: ReadSettings,
    tables: Mapping[str, Parsed],
    *,
    variant: str | None,
    findings: Findings,
) -> None:
    """Report employers, cities and counties that no table has, and empty shares."""
    settings = read.settings
    wanted: tuple[tuple[Path, Iterable[str], str, str], ...] = (
        (("policy", "key_employers"), settings.policy.key_employers or (), *_EMPLOYER),
        (("policy", "risk_by_city"), settings.policy.risk_by_city or (), *_CITY),
        (("origin", "city_of_county"), settings.origin.city_of_county or (), *_COUNTY),
    )
    for path, names, table, column in wanted:
        if table not in tables:
            continue
        known = dict.fromkeys(value for _, value in tables[table].known(column))
        is_table = path[-1] != "key_employers"
        for name in names:
            if name not in known and known:
                where = (*path, name) if is_table else path
                _fault(
                    read,
                    where,
                    name,
                    f"is no {column} in {table}",
                    findings,
                    remedy=suggestion(name, known),
                    variant=variant,
                )
    if settings.payers and not any(settings.payers.values()):
        _fault(
            read,
            ("payers",),
            None,
            "no payer has a weight above 0",
            findings,
            remedy="give one payer a weight, such as government = 1",
            variant=variant,
        )


_EMPLOYER = ("employers", "employer_id")
_CITY = ("employers", "city")
_COUNTY = ("villages", "county")


def _fault(
    read: ReadSettings,
    path: Path,
    value: str | None,
    wrong: str,
    findings: Findings,
    *,
    remedy: str,
    variant: str | None,
) -> None:
    if variant is not None and path in read.overridden:
        path = ("variants", variant, *path)
    findings.fault(
        read.document.file,
        row=read.document.row(path),
        column=dotted(path),
        value=value,
        wrong=wrong,
        remedy=remedy,
    )
