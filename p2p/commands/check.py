"""``p2p check``: every fault of a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.language import told_in
from p2p.commands.options import (
    all_option,
    json_option,
    scenario_argument,
    told_lang_option,
    variant_option,
)
from p2p.commands.terminal import (
    echo_json,
    echo_lines,
    tell,
    tell_faults,
    warning_line,
)
from transport.errors import ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@scenario_argument
@variant_option
@json_option
@all_option
@told_lang_option
def check(scenario: Path, variant: str | None, *, as_json: bool) -> None:
    """Name every fault of SCENARIO, a folder or an Excel workbook."""
    from scenarios.atlas import GazetteerAtlas
    from transport.answers.scenario_lines import scenario_lines
    from transport.answers.summary import scenario_facts
    from transport.gate.eligibility import health_gate
    from transport.gate.screening import screened
    from transport.reading import read_scenario

    try:
        problem = read_scenario(scenario, variant=variant, atlas=GazetteerAtlas())
    except ScenarioError as error:
        tell_faults(error.faults, as_json=as_json)
    after_checks, checks = screened(problem)
    facts = scenario_facts(problem, health_gate(after_checks), checks, told_in())
    if as_json:
        echo_json({"faults": [], **facts})
        return
    echo_lines(map(warning_line, problem.warnings))
    echo_lines(scenario_lines(facts, told_in()))
    tell(said("NO_FAULT"))
