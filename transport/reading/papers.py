"""Columns that say nothing although the rules ask for what they would say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.said import said

if TYPE_CHECKING:
    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings
    from transport.said import Said
    from transport.scenario import Scenario


_PAPERS = ("certificate_issued", "certificate_until")


def warn_missing_papers(
    scenario: Scenario, workers: Parsed, findings: Findings
) -> None:
    """Warn when nobody can travel, as a column of the roster is missing or empty."""
    editions = [scenario.edition_at(day * DAY_S) for day in range(scenario.n_days)]
    if all(e.codes_allowed for e in editions) and _says_nothing(workers, "health_code"):
        asked = said("HEALTH_CODE_OF", codes=editions[0].codes_allowed)
        _warn(workers, "health_code", asked, "codes_allowed = []", findings)
    can_be_checked = scenario.stations or scenario.policy.township_staff
    has_papers = not all(_says_nothing(workers, column) for column in _PAPERS)
    is_asked = all(e.certificate_required for e in editions)
    if is_asked and not can_be_checked and not has_papers:
        key = "certificate_required = false"
        _warn(workers, "certificate_until", said("HEALTH_PAPER"), key, findings)


def _warn(
    workers: Parsed, column: str, asked: Said, key: str, findings: Findings
) -> None:
    zh = workers.table.column[column].zh[0]
    is_there = column in workers.raw.headings
    code = "ASKED_COLUMN_EMPTY" if is_there else "ASKED_COLUMN_MISSING"
    told = said(code, column=column, zh=zh, asked=asked, key=key)
    findings.warn(workers.file, told)


def _says_nothing(workers: Parsed, column: str) -> bool:
    """Whether the roster has no such column, or only empty cells in it."""
    return not any(value is not None for value in workers.values[column])
