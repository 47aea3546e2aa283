"""Values as TOML writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from transport.clock import HOUR_S, MINUTE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.reading.settings_types import Kind


def toml_value(value: object) -> str:
    """``value`` as a TOML value."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(toml_value, value))}]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_key(path: Sequence[str]) -> str:
    """A key, or the path of one, in TOML: quoted where it is no plain word."""
    return ".".join(map(_key_part, path))


def _key_part(key: str) -> str:
    is_bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if is_bare else toml_value(key)


def literal(value: object, kind: Kind) -> str:
    """A default of a record, in inner units, as a user would write it."""
    if kind.scale is not None and isinstance(value, int):
        return f"{(Decimal(value) / kind.scale.factor).normalize():f}"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{k} = {toml_value(v)}" for k, v in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, tuple):
        return toml_value(list(value))
    if isinstance(value, float):
        return f"{value:g}"
    return toml_value("" if value is None else value)


def time_literal(at_s: int) -> str:
    """A time of day as a user would write it."""
    return f'"{at_s // HOUR_S:02d}:{at_s % HOUR_S // MINUTE_S:02d}"'
