"""Names in the settings that must occur in the tables, in every variant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.payer_rules import PAYER_PRESETS
from transport.reading.county_names import county_name
from transport.reading.headings import TABLES
from transport.reading.settings_records import tickets_of
from transport.reading.spelling import suggestion
from transport.said import either, said
from transport.tariff import Tariff

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings
    from transport.reading.settings import Settings
    from transport.reading.settings_file import Path
    from transport.reading.settings_reader import ReadSettings, Version
    from transport.said import Said


def check_names(
    read: ReadSettings, tables: Mapping[str, Parsed], findings: Findings
) -> None:
    """Report names that no table has, and payers who cannot pay, in every variant."""
    for version in read.versions:
        _check_places(version, read, tables, findings)
        _check_payers(version, read, tables, findings)
        _check_tickets(version, read, findings)


def _check_places(
    version: Version,
    read: ReadSettings,
    tables: Mapping[str, Parsed],
    findings: Findings,
) -> None:
    settings = version.settings
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
            if known and name not in known and county_name(name) not in known:
                _fault(
                    version.place((*path, name) if is_table else path),
                    read,
                    name,
                    said("NO_SUCH_NAME", column=_called(table, column)),
                    findings,
                    remedy=suggestion(name, known),
                )


def _check_payers(
    version: Version,
    read: ReadSettings,
    tables: Mapping[str, Parsed],
    findings: Findings,
) -> None:
    settings = version.settings
    if settings.payers and not any(settings.payers.values()):
        _fault(
            version.place(("payers",)),
            read,
            None,
            said("NO_PAYER_WEIGHS"),
            findings,
            remedy=said("GIVE_PAYER_WEIGHT"),
        )
    net_of = settings.costs.net_of
    known = _payers(settings, tables)
    if net_of and known is not None and net_of not in known:
        place = version.place(("costs", "net_of")) or version.place(("payers",))
        remedy = suggestion(net_of, known)
        _fault(place, read, net_of, said("IS_NO_PAYER"), findings, remedy=remedy)


def _check_tickets(version: Version, read: ReadSettings, findings: Findings) -> None:
    """Tickets for nothing would leave every coach empty."""
    tickets = version.settings.individual
    if not tickets.allowed or tickets.price or tickets.fare:
        return
    places = (version.place(("individual", key)) for key in ("allowed", "price"))
    _fault(
        next(filter(None, places), None),
        read,
        None,
        said("TICKETS_WITHOUT_PRICE"),
        findings,
        remedy=said("ADD_TICKET_PRICE"),
    )


def _payers(settings: Settings, tables: Mapping[str, Parsed]) -> set[str] | None:
    """Everybody who may bear a share; ``None`` when a table could not be read."""
    if "subsidies" not in tables or not tables["subsidies"].raw.is_whole:
        return None
    presets = settings.costs.subsidies or ()
    found = set(settings.payers or Tariff().payer_shares)
    found |= {rule.payer for name in presets for rule in PAYER_PRESETS[name]}
    tickets = tickets_of(settings.individual)
    found |= set() if tickets is None else {tickets.subsidy_payer}
    return found | {payer for _, payer in tables["subsidies"].known("payer")}


def _called(table: str, column: str) -> Said:
    """A column of a table by its name in either language."""
    found = next(known for known in TABLES if known.name == table)
    zh = f"{found.zh[0]}的{found.column[column].zh[0]}"
    return either(f"{column} in {table}", zh)


_EMPLOYER = ("employers", "employer_id")
_CITY = ("employers", "city")
_COUNTY = ("villages", "county")


def _fault(
    path: Path | None,
    read: ReadSettings,
    value: str | None,
    wrong: Said,
    findings: Findings,
    *,
    remedy: Said,
) -> None:
    """One fault; none where a variant leaves the key alone, as it is told already."""
    if path is None:
        return
    findings.fault(
        read.document.file,
        row=read.document.row(path),
        column=read.document.shown(path),
        value=value,
        wrong=wrong,
        remedy=remedy,
    )
