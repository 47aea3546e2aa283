"""What a plan's file tells of those who stay: codes, figures, the English sentence."""

from __future__ import annotations

from typing import Any

from transport.catalogue.sentences import fields, sentence, sentences
from transport.plan import NotTravelling
from transport.planfiles.strict_json import NotStrict
from transport.said import EITHER, Said, from_plain, plain, said


def not_travelling_to_dict(entry: NotTravelling) -> dict[str, Any]:
    """With the English sentence, for those who have no catalogue to make it from."""
    return {
        "worker_id": entry.worker_id,
        "code": entry.code,
        "told": entry.told.code,
        "figures": {name: plain(figure) for name, figure in entry.told.pairs},
        "reason": sentence(entry.told, "en"),
    }


def not_travelling_from_dict(data: dict[str, Any]) -> NotTravelling:
    """One entry; files of before codes had figures have the sentence alone.

    Raises
    ------
    NotStrict
        If the catalogue has no such code, or has it with other figures.
    """
    if "told" in data:
        told = from_plain({"code": data["told"], "figures": data["figures"]})
    else:
        told = said("AS_WRITTEN", text=data["reason"])
    if not isinstance(told, Said):
        raise TypeError(told)
    wrong = misfit(told)
    if wrong is not None:
        raise NotStrict(said("TOLD_OF", worker=data["worker_id"], why=wrong))
    return NotTravelling(worker_id=data["worker_id"], code=data["code"], told=told)


def misfit(told: Said) -> Said | None:
    """What keeps it from being told, as of a file of others; None when nothing."""
    if told.code != EITHER and told.code not in sentences():
        return said("TOLD_UNKNOWN", told=told.code)
    is_either, given = told.code == EITHER, set(told.figures)
    due = {"en", "zh"} if is_either else fields(sentences()[told.code][0])
    if due != given:
        return said("TOLD_AMISS", told=told.code, names=tuple(sorted(due ^ given)))
    for _, figure in told.pairs:
        for part in figure if isinstance(figure, tuple) else (figure,):
            if isinstance(part, Said) and (found := misfit(part)) is not None:
                return found
    try:
        sentence(told, "en")
    except (ValueError, OverflowError):
        return said("TOLD_WRONGLY", told=told.code)
    return None
