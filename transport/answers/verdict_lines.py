"""What the checker's verdict is told as, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.answers.lines import Lines
from transport.answers.summary import more_lines
from transport.catalogue.sentences import sentence
from transport.catalogue.violation_codes import MEANINGS
from transport.errors import printable
from transport.language import say
from transport.presentation.figures import yuan
from transport.said import plain, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.checker.findings import Violation
    from transport.language import Lang, Text
    from transport.plan import Plan
    from transport.said import Said
    from transport.scenario import Scenario

_WHOLE_PLAN: Text = ("plan", "计划")  # where a violation is of no worker and no trip


def violation_lines(
    found: Sequence[Violation], *, limit: int, lang: Lang = "en"
) -> list[str]:
    """The first ``limit`` violations, one a line, then how many there are."""
    lines = [violation_line(one, lang) for one in found[:limit]]
    lines += more_lines(len(found) - limit, lang)
    return [*lines, sentence(said("N_VIOLATIONS", n=len(found)), lang)]


def violation_line(found: Violation, lang: Lang = "en") -> str:
    """One violation: where it is, what it means, what was found, its code."""
    where = say(_WHOLE_PLAN, lang) if found.where == "plan" else found.where
    meaning, what = say(MEANINGS[found.code], lang), sentence(found.told, lang)
    english = f"{where}: {meaning}: {what} ({found.code})"
    chinese = f"{where}：{meaning}：{what}（{found.code}）"
    return printable(say((english, chinese), lang))


def violation_facts(found: Violation, lang: Lang) -> dict[str, object]:
    """One violation for programs: code and figures, and the sentence made of them."""
    return {
        "code": found.code,
        "where": found.where,
        "amount": found.amount,
        "told": found.told.code,
        "figures": {name: plain(figure) for name, figure in found.told.pairs},
        "what": printable(sentence(found.told, lang)),
    }


def stated_lines(found: Sequence[tuple[str, Said]], lang: Lang = "en") -> list[str]:
    """What the plan states and nobody proved, (field, what) each, a line each."""
    lines = [f"  {field}: {sentence(what, lang)}" for field, what in found]
    return [sentence(said("STATED_NOT_CHECKED"), lang), *lines] if lines else []


def confirmed_line(
    plan: Plan, confirmed_fen: int | None, lang: Lang = "en"
) -> list[str]:
    """How much of the bound the checker confirmed; none where it could tell nothing."""
    if confirmed_fen is None:
        return []
    stated = yuan(plan.cost.lower_bound_fen)
    code = "BOUND_ENUMERATED" if plan.is_enumerated else "BOUND_CONFIRMED_TO"
    told = said(code, yuan=stated, least=yuan(confirmed_fen))
    if confirmed_fen >= plan.cost.lower_bound_fen:
        told = said("BOUND_CONFIRMED", yuan=stated)
    return [Lines(lang).of(said("LABEL_BOUND"), told)]


def kept_line(plan: Plan, lang: Lang = "en") -> list[str]:
    """The bound on plans that keep what was frozen, of a version proved with it."""
    kept = plan.certificate.kept if plan.certificate else None
    if kept is None:
        return []
    told = said("KEPT_BOUND_PROVED", trips=len(kept.trip_ids), bound_fen=kept.bound_fen)
    return [Lines(lang).of(said("LABEL_BOUND"), told)]


def bound_line(
    plan: Plan, proved_fen: int, *, is_short: bool, lang: Lang = "en"
) -> str:
    """Whether the bound that the plan states was proved anew.

    ``is_short``: less was proved than is stated, by more than rounding.
    """
    stated_fen = plan.cost.lower_bound_fen
    least_fen = min(stated_fen, proved_fen)
    told = said("BOUND_PROVED_BUT_ROUNDING", yuan=yuan(least_fen))
    if least_fen == stated_fen:
        told = said("BOUND_PROVED", yuan=yuan(least_fen))
    if is_short:
        proved = yuan(proved_fen)
        told = said("BOUND_NOT_PROVED", stated=yuan(stated_fen), proved=proved)
    return sentence(told, lang)


def mismatch_lines(scenario: Scenario, plan: Plan, lang: Lang = "en") -> list[str]:
    """What to do when ``plan`` was made from other inputs than ``scenario``."""
    if plan.scenario_name != scenario.name:
        told = said("MADE_FOR_OTHER", plan=plan.scenario_name, here=scenario.name)
        return [sentence(told, lang)]
    if plan.scenario_sha256 != scenario.sha256:
        return [sentence(said("FILES_HAVE_CHANGED"), lang)]
    return []
