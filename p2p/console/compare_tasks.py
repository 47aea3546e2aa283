"""The job of comparing: variants planned side by side, and what differs told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from p2p.console.folders import OperationFolder
    from p2p.console.tasks import Watcher
    from transport.answers.comparison import Compared
    from transport.language import Lang

Facts = dict[str, Any]
FOLDER = "comparison"  # in the operation's, what `p2p compare` writes
_LANGS: tuple[Lang, ...] = ("zh", "en")


def compare_variants(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p compare`` of the scenario and the variants asked for; facts to show."""
    from p2p.comparing import limits_for_all, variants_to_compare, with_limits_priced
    from p2p.kept import LOOSENING
    from scenarios.atlas import GazetteerAtlas
    from solvers import comparing
    from transport.files.out_folder import refuse_unsafe_folder
    from transport.reading import read_scenario
    from transport.report.compare_files import COMPARE_FILES, PAGE, write_comparison

    dest = where.folder / FOLDER
    refuse_unsafe_folder(dest, force=True, marker=PAGE, ours=COMPARE_FILES)
    with watcher.stage(said("READING")):
        scenario = read_scenario(where.scenario, atlas=GazetteerAtlas())
        variants = variants_to_compare(where.scenario, scenario, asked["variants"])
    limits = limits_for_all(
        scenario,
        len(variants),
        time_limit_s=asked.get("time_limit_s"),
        steps=asked.get("steps"),
    )
    with watcher.stage(said("COMPARING_VARIANTS", n=len(variants))):
        found = comparing.compare(
            where.scenario,
            variants,
            limits=limits,
            told=lambda _: None,
            stop=watcher.stop,
        )
    with watcher.stage(LOOSENING):
        found = with_limits_priced(found, stop=watcher.stop)
    if not any(one.plan is not None for one in found):
        raise OutputError(said("NO_VARIANT_HAS_PLAN"))
    write_comparison(dest, found, scenario_path=where.scenario, lang=lang)
    return {each: comparison_facts(found, each) for each in _LANGS}


def comparison_facts(found: Sequence[Compared], lang: Lang) -> Facts:
    """Table, order, differences and bridges of those that have a plan, as texts."""
    from p2p.console.our_words import sentence
    from transport.answers.comparison import pairs_of
    from transport.report.compare_files import remarks
    from transport.report.compare_table import (
        cell_text,
        compare_rows,
        compared_figures,
        name_of,
    )
    from transport.report.compare_told import difference_told, order_told

    pairs = pairs_of(found)
    names = [name_of(plan.variant, lang) for _, plan in pairs]
    figures = compared_figures(pairs)
    heading, *rows = compare_rows(pairs, lang=lang)
    others = list(zip(names, figures, strict=True))[1:]
    return {
        "heading": [str(name) for name in heading],
        "rows": [[cell_text(value) for value in row] for row in rows],
        "order": order_told(names, figures, lang),
        "remarks": remarks(found, lang),
        "differences": [
            {
                "name": name,
                "told": [
                    sentence(one, lang)
                    for one in difference_told(name, other, names[0], figures[0])
                ],
                **_bridge(names[0], figures[0], name, other, lang),
            }
            for name, other in others
        ],
    }


def _bridge(start_name: str, start: Any, name: str, end: Any, lang: Lang) -> Facts:
    """The bridge from the one to the other: its lines, and drawn."""
    from transport.language import line_name
    from transport.presentation.figures import yuan
    from transport.report.compare_page import bridge
    from transport.report.compare_told import bridge_steps

    steps = bridge_steps(start, end)
    lines = [
        (start_name, yuan(start.total_fen)),
        *((line_name(line, lang), _signed(fen)) for line, fen in steps),
        (name, yuan(end.total_fen)),
    ]
    drawn = bridge(start, end, start_name, name, lang) if steps else ""
    return {"lines": lines if steps else [], "drawn": drawn}


def _signed(fen: int) -> str:
    from transport.presentation.figures import yuan

    return f"+{yuan(fen)}" if fen > 0 else yuan(fen)


COMPARE_TASKS: Mapping[
    str, Callable[[OperationFolder, Facts, Lang, Watcher], Facts]
] = {"compare": compare_variants}
