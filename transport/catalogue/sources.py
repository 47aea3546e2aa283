"""Names of the sources of rules, where they are not Chinese already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Lang

_CHINESE: Mapping[str, str] = {
    "no rule edition in force": "当时无适用规定",
    "Spring Festival transport guide of 20 January 2021": "2021年1月20日春运工作指南",
    "class-B management, 国家卫生健康委公告2022年第7号": (
        "乙类乙管，国家卫生健康委公告2022年第7号"
    ),
}


def source_name(source: str, lang: Lang) -> str:
    """The source in the language; one that the scenario names as it stands there."""
    return _CHINESE.get(source, source) if lang == "zh" else source
