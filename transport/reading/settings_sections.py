"""Sections of the settings, made from what is declared of their keys."""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import reduce
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, create_model

from transport.declared import Key
from transport.reading.literals import literal, time_literal
from transport.reading.settings_types import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

OF_THE_PRESET = "of the preset"


class Table(BaseModel):
    """A table of settings; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Section(Table):
    """A table under a heading; ``declared``: its keys by name, as they are declared."""

    declared: ClassVar[dict[str, Key]] = {}

    if TYPE_CHECKING:  # the keys are known when the declarations are read

        def __getattr__(self, key: str) -> Any: ...


def section_of(
    name: str, about: str, keys: Sequence[Key], record: type[Any]
) -> type[Section]:
    """The section whose keys fill the record; a key that is not set stays ``None``."""
    defaults = _defaults(record)
    definitions: dict[str, Any] = {key.name: _definition(key, defaults) for key in keys}
    made: type[Section] = create_model(
        name, __base__=Section, __doc__=about, **definitions
    )
    made.declared = {key.name: key for key in keys}
    return made


def _definition(key: Key, defaults: dict[str, Any]) -> tuple[Any, Any]:
    """Type and field of the key, as pydantic takes them."""
    kind = KINDS[key.kind]
    told: dict[str, Any] = {
        "description": key.meaning.format(choices=", ".join(kind.choices)),
        "title": key.zh.format(choices="、".join(kind.choices)),
        "examples": [_shown(key, defaults)],
    }
    if key.status == "required":
        return kind.type, Field(**told)
    if key.status == "overriding":
        told["json_schema_extra"] = {"default": OF_THE_PRESET}
    return kind.type | None, Field(None, **told)


def _shown(key: Key, defaults: dict[str, Any]) -> str:
    """The key's default in TOML, or its example where the record has none."""
    if key.status != "optional":
        return key.example
    outer, *inner = key.path
    value = reduce(getattr, inner, defaults[outer])
    if key.kind == "time_of_day":
        return time_literal(value)
    return literal(value, KINDS[key.kind])


def _defaults(record: type[Any]) -> dict[str, Any]:
    """Defaults of the record's fields, of those that have one."""
    found = {}
    for field in fields(record):
        if field.default is not MISSING:
            found[field.name] = field.default
        elif field.default_factory is not MISSING:
            found[field.name] = field.default_factory()
    return found
