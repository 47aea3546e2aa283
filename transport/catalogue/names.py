"""Chinese names of words that plans hold: kinds of stops, segments, reasons, payers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.catalogue.codes import reason
from transport.catalogue.sources import source_name
from transport.language import line_name, payer_name, say, vehicle_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transport.language import Lang

_STOPS = {
    "depot": "场站",
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
_CONSENTS = {"given": "已同意", "to_sign": "待签字"}


def _of(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda value: names.get(value, value)


# By the name of the figure.
_CHINESE: Mapping[str, Callable[[str], str]] = {
    "vehicle_type": lambda value: say(vehicle_name(value), "zh"),
    "source": lambda value: source_name(value, "zh"),
    "line": lambda value: line_name(value, "zh"),
    **dict.fromkeys(("code", "held"), lambda value: reason(value, "zh")),
    **dict.fromkeys(("payer", "due_payer"), lambda value: payer_name(value, "zh")),
    **dict.fromkeys(("kind", "kinds", "due_kinds"), _of(_STOPS)),
    **dict.fromkeys(("segment", "segments"), _of(_SEGMENTS)),
    **dict.fromkeys(("mode", "modes"), _of(_MODES)),
    **dict.fromkeys(("risk", "risks"), _of(_RISKS)),
    **dict.fromkeys(("consent", "due_consent"), _of(_CONSENTS)),
}


def named(figure: str, value: str, lang: Lang) -> str:
    """The value of a figure, or its name in the language where it is one of ours."""
    if lang == "zh" and figure in _CHINESE:
        return _CHINESE[figure](value)
    return value
