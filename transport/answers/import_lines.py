"""What ``p2p import`` tells of an import: in facts, and in lines."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from transport.answers.lines import Lines
from transport.answers.scenario_lines import fault_lines
from transport.answers.summary import fault_facts, more_lines
from transport.assumptions import ASSUMED
from transport.catalogue.sentences import sentence
from transport.intake.question_book import choice_words
from transport.intake.synonyms import field_called
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.intake.import_result import ImportResult
    from transport.intake.records import ColumnTaken, Doubt, PlaceShown
    from transport.language import Lang
    from transport.places import Precision


def import_facts(
    result: ImportResult, lang: Lang = "en", *, each: bool = False
) -> dict[str, Any]:
    """The import as JSON values; ``each``: see `fault_lines`."""
    word = partial(sentence, lang=lang)
    return {
        "folder": str(result.folder),
        "written": result.is_written,
        "rows": result.n_rows,
        "people": result.n_people,
        "columns": [_column(column, lang) for column in result.columns],
        "villages": _precisions(result.places, "village"),
        "employers": _precisions(result.places, "employer"),
        "assumed": {
            word(said(ASSUMED[one.what])): f"{one.value}; {word(one.why)}"
            for one in result.assumed
        },
        "questions": [_question(doubt, lang) for doubt in result.questions],
        "faults": [fault_facts(fault, lang) for fault in result.faults],
        "told": [one.worded(word) for one in result.told],
        "fault_lines": _fault_lines(result, lang, each=each),
    }


def _fault_lines(result: ImportResult, lang: Lang, *, each: bool) -> list[str]:
    """Lines of the faults; their number last where not each has its line."""
    *lines, n_of = fault_lines(result.faults, lang, each=each)
    return [*lines, n_of] if len(lines) < len(result.faults) else lines


def import_lines(
    facts: Mapping[str, Any], lang: Lang = "en", *, limit: int
) -> list[str]:
    """Lines to read for what `import_facts` found; ``limit`` of what is told."""
    write, word = Lines(lang).of, partial(sentence, lang=lang)
    lines = list(facts["fault_lines"])
    told = [word(said("NOTE", told=text)) for text in facts["told"]]
    lines += [*told[:limit], *more_lines(len(told) - limit, lang)]
    people = said("ROWS_AND_PEOPLE", rows=facts["rows"], people=facts["people"])
    lines.append(write(said("LABEL_PEOPLE"), people))
    lines += _column_lines(facts["columns"], lang)
    for key, label in _PLACES.items():
        if facts[key]:
            counts = (said(_COUNTS[name], n=n) for name, n in facts[key].items())
            n_all = str(sum(facts[key].values()))
            lines.append(write(said(label), n_all, *counts))
    for at, (what, value) in enumerate(facts["assumed"].items()):
        head = None if at else said("LABEL_ASSUMED")
        lines.append(write(head, f"{what}: {value}"))
    return [*lines, *_end(facts, lang)]


_PLACES = {"villages": "LABEL_VILLAGES", "employers": "LABEL_EMPLOYERS"}
_COUNTS: Mapping[Precision, str] = {
    **{"point": "N_POINT", "village": "N_VILLAGE", "town": "N_TOWN"},
    "county": "N_COUNTY",
}


def _column_lines(columns: Sequence[Mapping[str, Any]], lang: Lang) -> list[str]:
    """What each column was taken for, each pair once; how sure, where that is less."""
    surest: dict[tuple[str, str], float] = {}
    for column in columns:
        pair = (column["heading"], column["called"])
        surest[pair] = min(column["confidence"], surest.get(pair, 1.0))
    told = [
        f"{heading} = {name}" + (f" ({sure:.0%})" if sure < 1 else "")
        for (heading, name), sure in surest.items()
    ]
    return [Lines(lang).of(said("LABEL_COLUMNS"), *told)] if told else []


def _end(facts: Mapping[str, Any], lang: Lang) -> list[str]:
    """How many questions stand, and what is to be done next."""
    write, lines = Lines(lang).of, []
    n_must = sum(question["must"] for question in facts["questions"])
    if facts["questions"]:
        told = said("QUESTIONS_STAND", n=len(facts["questions"]), must=n_must)
        lines.append(write(said("LABEL_QUESTIONS"), told))
    if facts["faults"]:
        told = said("FAULTS_STAND", n=len(facts["faults"]))
        lines.append(write(said("LABEL_FAULTS"), told))
    code = "NEXT_ANSWER" if not facts["written"] else "NEXT_CHECK"
    if facts["written"] and facts["questions"]:
        code = "NEXT_CHECK_OR_ANSWER"
    lines.append(write(said("LABEL_NEXT"), said(code, folder=facts["folder"])))
    return lines


def _precisions(places: Sequence[PlaceShown], kind: str) -> dict[str, int]:
    found = Counter(p.found.precision for p in places if p.kind == kind)
    return {name: found[name] for name in _COUNTS if found[name]}


def _column(column: ColumnTaken, lang: Lang) -> dict[str, Any]:
    return {
        "file": column.file,
        "sheet": column.sheet,
        "heading": column.heading,
        "field": column.field,
        "called": sentence(field_called(column.field), lang),
        "confidence": round(column.confidence, 2),
        "how": sentence(column.how, lang),
    }


def _question(doubt: Doubt, lang: Lang) -> dict[str, Any]:
    return {
        "key": doubt.key,
        "question": sentence(doubt.asked, lang),
        "if_left": sentence(doubt.if_left, lang),
        "proposal": doubt.proposal,
        "choices": list(doubt.choices),
        "choice_words": [choice_words(choice, lang) for choice in doubt.choices],
        "is_open": doubt.is_open or not doubt.choices,
        "rows": len(doubt.sources),
        "must": doubt.must,
    }
