"""Documents behind rules and their defaults, as people of both languages know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Mapping

# By the words of the declaration; a document's number is the same in every language.
_KNOWN: Mapping[str, str] = {
    "assumption": "SOURCE_ASSUMPTION",
    "practice of 2020": "SOURCE_PRACTICE",
    "Spring Festival transport guide of 20 January 2021": "SOURCE_GUIDE",
    "press of 2020": "SOURCE_PRESS",
    "the regulation of each set of rules": "SOURCE_HOURS",
    "trial norm of 2012 for express passenger transport": "SOURCE_TRIAL",
    "the documents of each edition": "SOURCE_EDITIONS",
    "national fare rules": "SOURCE_FARES",
    "notice of the Ministry of Transport, 7 February 2020": "SOURCE_TOLLS",
    "class-B management, 国家卫生健康委公告2022年第7号": "SOURCE_CLASS_B",
    "no rule edition in force": "SOURCE_NONE",
}


def source_of(declared: str) -> Said | str:
    """The source in words of the catalogue, or the number of its document."""
    code = _KNOWN.get(declared)
    return declared if code is None else said(code)
