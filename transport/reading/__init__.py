"""Reading of scenarios: folders of CSV files, Excel workbooks, a program's tables."""

from transport.reading.read import read_scenario, scenario_of_tables

__all__ = ["read_scenario", "scenario_of_tables"]
