"""Reading of scenarios: folders of CSV files and Excel workbooks."""

from transport.reading.read import read_scenario

__all__ = ["read_scenario"]
