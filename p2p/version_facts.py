"""What a proposed version changes for whom and what it costs, kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.said import said

if TYPE_CHECKING:
    from p2p.replanning import NextVersion
    from transport.language import Lang

_LANGS: tuple[Lang, ...] = ("zh", "en")


def told_of_version(version: NextVersion) -> dict[str, Any]:
    """What changes for whom and what it costs, in both languages; nobody is named."""
    from p2p.next_papers import changes_for_whom
    from p2p.replan_lines import told_of_people
    from p2p.replan_rules import rules_told
    from transport.answers.difference_lines import difference_lines
    from transport.catalogue.sentences import sentence

    found, before, after = changes_for_whom(version)
    plan, parent = version.found.plan, version.parent
    told = [("LABEL_RULES", [rules_told(version)]), *told_of_people(version)]

    def lines(each: Lang) -> list[str]:
        return [
            f"{sentence(said(label), each)}: {sentence(one, each)}"
            for label, own in told
            for one in own
        ]

    return {
        "number": version.number,
        "cost_fen": plan.cost.total_fen,
        "before_fen": parent.cost.total_fen,
        "bound_fen": plan.cost.lower_bound_fen,
        "n_changed": found.n("changed"),
        "n_gone": found.n("gone"),
        "n_new": found.n("new"),
        "n_unplanned": len(plan.unplanned),
        "n_trips": len(plan.trips),
        "lines": {each: lines(each) for each in _LANGS},
        "whom": {each: difference_lines(found, before, after, each) for each in _LANGS},
    }
