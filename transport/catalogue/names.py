"""Names of words that plans hold: kinds of stops, segments, reasons, payers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.catalogue.codes import reason
from transport.catalogue.event_kinds import KIND_WORDS
from transport.catalogue.sources import source_name
from transport.catalogue.stages import stage_name
from transport.language import line_name, payer_name, say, vehicle_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transport.language import Lang, Text

# Words that are English already have a Chinese name alone.
_STOPS = {
    "depot": "场站",
    "layover": "途中等候",
    "pickup": "上车",
    "screening": "健康检查",
    "break": "停车休息",
    "rest": "停驶休息",
    "hub": "枢纽站",
    "drop": "下车",
}
_SEGMENTS = {
    "direct": "直达",
    "feeder": "接驳",
    "service": "班次",
    "receiving": "接站",
}
_MODES = {"air": "航空", "rail": "铁路"}
_RISKS = {"low": "低", "medium": "中", "high": "高"}
_CONSENTS: Mapping[str, Text] = {
    "given": ("given", "已同意"),
    "to_sign": ("still to be signed", "待签字"),
}


def _vehicle(vehicle_type: str, lang: Lang) -> str:
    """In English as the fleet calls it."""
    return say((vehicle_type, say(vehicle_name(vehicle_type), "zh")), lang)


def _consent(value: str, lang: Lang) -> str:
    return say(_CONSENTS.get(value, (value, value)), lang)


def _of(chinese: Mapping[str, str]) -> Callable[[str, Lang], str]:
    return lambda value, lang: say((value, chinese.get(value, value)), lang)


def _event(kind: str, lang: Lang) -> str:
    """In English as commands and tables call it."""
    return say((kind, KIND_WORDS.get(kind, kind)), lang)


# By the name of the figure.
_NAMES: Mapping[str, Callable[[str, Lang], str]] = {
    "vehicle_type": _vehicle,
    **dict.fromkeys(("source", "document"), source_name),
    "line": line_name,
    "event": _event,
    "stage": stage_name,
    **dict.fromkeys(("code", "codes", "held"), reason),
    **dict.fromkeys(("payer", "due_payer"), payer_name),
    **dict.fromkeys(("kind", "kinds", "due_kinds"), _of(_STOPS)),
    **dict.fromkeys(("segment", "segments"), _of(_SEGMENTS)),
    **dict.fromkeys(("mode", "modes"), _of(_MODES)),
    **dict.fromkeys(("risk", "risks"), _of(_RISKS)),
    **dict.fromkeys(("consent", "due_consent"), _consent),
}


def named(figure: str, value: str, lang: Lang) -> str:
    """The value of a figure, or its name in the language where it is one of ours."""
    return _NAMES[figure](value, lang) if figure in _NAMES else value
