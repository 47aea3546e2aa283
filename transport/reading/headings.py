"""Tables of a scenario in their order, and names of sheets and columns beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.reading.optional_tables import (
    COACHES,
    DISTANCES,
    HUBS,
    ROADS,
    SCREENING,
    SERVICES,
    SUBSIDIES,
)
from transport.reading.required_tables import (
    DEPOTS,
    EMPLOYERS,
    FLEET,
    VILLAGES,
    WORKERS,
    WORKERS_HOME,
)

if TYPE_CHECKING:
    from transport.reading.table_records import Table

SETTINGS_NAMES = ("scenario", "设置", "参数")
NOTES_NAMES = ("notes", "说明")
"""Sheets of a template that hold no table; passed over without a word."""
KEY_HEADINGS = ("key", "键", "项目")
VALUE_HEADINGS = ("value", "值", "取值")
TOTAL_WORDS = frozenset(
    ("合计", "总计", "小计", "共计", "total", "grand total", "subtotal", "sum")
)

TABLES: tuple[Table, ...] = (
    WORKERS,
    WORKERS_HOME,
    VILLAGES,
    EMPLOYERS,
    DEPOTS,
    FLEET,
    COACHES,
    HUBS,
    SERVICES,
    SCREENING,
    SUBSIDIES,
    DISTANCES,
    ROADS,
)
PLACE_ID = {
    "villages": "village_id",
    "employers": "employer_id",
    "depots": "depot_id",
    "hubs": "hub_id",
    "screening": "station_id",
}
"""Tables with coordinates, and the column that holds a place's id."""
