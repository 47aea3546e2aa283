"""The places that a title, a sheet's name or a file's name gives."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ANY, _MORE = r"[\u3400-\u9fff]", r"(?:(?![省市县区旗镇乡村])[\u3400-\u9fff])"
_START = re.compile(r"^|[:\s(,;]|20\d\d年?度?")
_PLACE = re.compile(
    rf"(?:{_ANY}{_MORE}{{1,6}}(?:省|自治区))?"
    rf"(?P<city>{_ANY}{_MORE}{{1,7}}(?:市|自治州|盟))?"
    rf"(?P<county>{_ANY}{_MORE}{{0,6}}(?:县|区|旗|市))?"
    rf"(?P<town>{_ANY}{_MORE}{{0,5}}(?:镇|乡|街道))?"
    rf"(?P<village>{_ANY}{_MORE}{{1,6}}(?:村委会|村|社区))?"
)
_NO_PLACE = re.compile(
    r".*([园社地小校灾山片景发市县辖厂]区|[返城家下县同老]乡|城镇|乡镇)"
    r"|[全本我各贵该]+(县|区|市|镇|乡|街道|村|社区)"
    r"|.*(农|行政|自然|贫困|脱贫|驻|帮扶|中心)村"
)
_FIRM = re.compile(r"公司|集团|厂|企业|学校|学院|Ltd", re.IGNORECASE)


def places_in(texts: Iterable[str]) -> Mapping[str, str]:
    """City, county, town and village by field, each from the first text that names one.

    What names a firm says where people work, not where they live.
    """
    found: dict[str, str] = {}
    for text in texts:
        if _FIRM.search(text):
            continue
        plain = unicodedata.normalize("NFKC", text).strip()
        for field, name in _named(plain):
            found.setdefault(field, name)
    return found


def section_place(text: str) -> Mapping[str, str]:
    """The town or the village that a line between people names."""
    plain = re.sub(r"\(.*?\)", "", unicodedata.normalize("NFKC", text)).strip(" :")
    plain = re.sub(r"^(?:\d+|[一二三四五六七八九十]+)\s*[、.．]\s*", "", plain)
    if re.fullmatch(rf"{_ANY}{_MORE}{{0,7}}(镇|乡|街道)", plain):
        return {} if _NO_PLACE.fullmatch(plain) else {"town": plain}
    if re.fullmatch(rf"{_ANY}{{1,8}}(村|村委会|社区|居委会)", plain):
        return {"village": plain}
    return {}


def _named(text: str) -> Iterable[tuple[str, str]]:
    for start in _START.finditer(text):
        found = _PLACE.match(text, start.end())
        if found is None or not found[0]:
            continue
        parts = {name: part for name, part in found.groupdict().items() if part}
        if "town" in parts and "city" in parts and "county" not in parts:
            parts["county"] = parts.pop("city")  # a city of a county's rank
        for field, name in parts.items():
            if not _NO_PLACE.fullmatch(name):
                yield field, name
