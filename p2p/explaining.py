"""What is asked of a plan: the facts about a worker, a group or a trip."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transport.answers.explain import Facts
    from transport.plan import Plan
    from transport.scenario import Scenario


def facts_about(scenario: Scenario, plan: Plan, asked: str, *, where: str) -> Facts:
    """The facts about the worker, group or trip ``asked`` for.

    ``where``: how messages call the plan.

    Raises
    ------
    ScenarioError
        If the plan knows nothing of that id; says which is near.
    """
    from transport.answers.explain import Explainer
    from transport.errors import Fault, ScenarioError
    from transport.reading.spelling import suggestion
    from transport.said import said

    explainer = Explainer(scenario, plan)
    facts = explainer.facts(asked)
    if facts is not None:
        return facts
    fault = Fault(
        file=where,
        value=asked,
        wrong=said("NOT_OF_THIS_PLAN"),
        remedy=suggestion(asked, explainer.known),
    )
    raise ScenarioError([fault])
