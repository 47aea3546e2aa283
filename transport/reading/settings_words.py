"""Values of settings as somebody types them into a form, and as TOML has them."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from transport.reading.literals import toml_value
from transport.reading.settings_types import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.declared import Key

LISTS = ("codes", "ids", "modes", "risks", "subsidies")
TABLES = ("city_by_county", "risk_by_city")
_NUMBERS = ("celsius", "gap")
_NONE = ("[]", "none", "无")
_SEPARATORS = re.compile(r"[,，、;；\s]+")
_PAIR = re.compile(r"\s*[=：:＝]\s*")


def is_table(key: Key) -> bool:
    """Whether its value is a table, ``name = value`` on every line."""
    return key.kind in TABLES


def words_of(value: Any) -> str:
    """A value of the settings as one types it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(words_of, value)) or "[]"
    if isinstance(value, dict):
        return "\n".join(f"{name} = {words_of(inner)}" for name, inner in value.items())
    return str(value)


def literal_of(key: Key, words: str) -> str:
    """What was typed for the key as a TOML value; whether it fits, reading says.

    What cannot be a value of its kind stays the text that it is, so that it is told of.
    """
    text = words.strip()
    if key.kind == "yes_no" and text in ("true", "false"):
        return text
    if KINDS[key.kind].scale is not None or key.kind in _NUMBERS:
        return number_or_text(text)
    if key.kind in LISTS:
        return toml_value(list_of(text))
    return toml_value(text)


def list_of(text: str) -> list[str]:
    """The words of a list; none where it says so."""
    if text.casefold() in _NONE:
        return []
    return [part for part in _SEPARATORS.split(text.strip("[]")) if part]


def table_of_lines(words: str) -> Mapping[str, str]:
    """``name = value`` line by line as names with TOML values."""
    found = {}
    for line in words.splitlines():
        name, *rest = _PAIR.split(line.strip(), maxsplit=1)
        if name or rest:
            found[name] = number_or_text("".join(rest).strip())
    return found


def number_or_text(text: str) -> str:
    """A number as it stands; anything else in quotes."""
    try:
        value = tomllib.loads(f"x = {text}", parse_float=Decimal)["x"]
    except (ValueError, ArithmeticError, RecursionError):
        return toml_value(text)
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return text if is_number else toml_value(text)
