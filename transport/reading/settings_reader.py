"""Settings read: variants applied, every mistake turned into a fault."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from transport.reading.literals import toml_key
from transport.reading.settings import Settings
from transport.reading.settings_file import Document, Path, dotted
from transport.reading.settings_keys import VARIANTS, in_chinese, in_english
from transport.reading.spelling import suggestion
from transport.said import either, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from transport.reading.findings import Findings
    from transport.said import Figure, Said


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Settings with the chosen variant applied.

    ``document`` holds the keys as given, the variant's among them and no others'.
    After a fault the keys at fault are left out: good enough to test the tables by.
    ``versions``: the settings without a variant and those of every variant, with the
    paths that it overrides.
    """

    settings: Settings
    document: Document
    variants: tuple[str, ...]
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """Settings under one variant, ``None`` for none, and what that overrides."""

    variant: str | None
    settings: Settings
    overridden: frozenset[Path]

    def place(self, path: Path) -> Path | None:
        """Where the key stands in the file; ``None`` if the variant leaves it alone."""
        if self.variant is None:
            return path
        if not any(_is_related(path, leaf) for leaf in self.overridden):
            return None
        return (VARIANTS, self.variant, *path)


def read_settings(
    document: Document, *, variant: str | None, findings: Findings
) -> ReadSettings | None:
    """Settings with ``variant`` applied; ``None`` when nothing can be made of them.

    All variants are tested, so that a mistake shows before its variant is planned.
    """
    document = in_english(document, findings)
    base = {key: value for key, value in document.data.items() if key != VARIANTS}
    variants = _variants(document, findings)
    chosen, data = _validated(base, document, findings), base
    versions = [] if chosen is None else [Version(None, chosen, frozenset())]
    for name, overrides in variants.items():
        merged = _merged(base, overrides)
        touched = frozenset(_leaves(overrides))
        found = _validated(merged, document, findings, variant=name, touched=touched)
        if found is not None:
            versions.append(Version(name, found, touched))
        if name == variant and found is not None:
            chosen, data = found, merged
    if variant is not None and variant not in variants:
        findings.fault(
            document.file,
            column=VARIANTS,
            value=variant,
            wrong=said("NO_SUCH_VARIANT"),
            remedy=suggestion(variant, variants)
            if variants
            else said("ADD_VARIANT", section=f"[{VARIANTS}.NAME]"),
        )
    if chosen is None:
        return None
    resolved = replace(document, data=data)
    return ReadSettings(chosen, resolved, tuple(variants), tuple(versions))


def _variants(document: Document, findings: Findings) -> dict[str, dict[str, Any]]:
    """Overrides by name; a variant is a table of tables."""
    given = document.data.get(VARIANTS, {})
    if not isinstance(given, dict):
        _fault(document, (VARIANTS,), given, *_NO_TABLE, findings)
        return {}
    for name, overrides in given.items():
        if not isinstance(overrides, dict):
            _fault(document, (VARIANTS, name), overrides, *_NO_TABLE, findings)
    return {name: o for name, o in given.items() if isinstance(o, dict)}


_NO_TABLE = (
    said("NO_TABLE_OF_SETTINGS"),
    said("WRITE_VARIANT", section="[variants.NAME.policy]"),
)


def _merged(base: dict[str, Any], overrides: dict[str, Any]) -> dict[str, Any]:
    """``base`` with ``overrides`` in it; tables merge key by key."""
    merged = deepcopy(base)
    for key, value in overrides.items():
        inner = merged.get(key)
        if isinstance(value, dict) and isinstance(inner, dict):
            merged[key] = _merged(inner, value)
        else:
            merged[key] = deepcopy(value)
    return merged


def _leaves(data: dict[str, Any], path: Path = ()) -> list[Path]:
    """Paths of all values that are no tables."""
    found: list[Path] = []
    for key, value in data.items():
        inner = _leaves(value, (*path, key)) if isinstance(value, dict) else []
        found.extend(inner or [(*path, key)])
    return found


def _validated(
    data: dict[str, Any],
    document: Document,
    findings: Findings,
    *,
    variant: str | None = None,
    touched: frozenset[Path] = frozenset(),
) -> Settings | None:
    """The settings; after faults without the keys at fault, or ``None``.

    Of a variant only mistakes in the keys it touches are told: the others are the
    scenario's own, and told already.
    """
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        prefix: Path = () if variant is None else (VARIANTS, variant)
        for detail in error.errors(include_url=False):
            path = tuple(str(part) for part in detail["loc"])
            if variant is None or any(_is_related(path, leaf) for leaf in touched):
                _tell(detail, (*prefix, *path), path, document, findings)
        return _salvaged(data, [detail["loc"] for detail in error.errors()])


def _salvaged(
    data: dict[str, Any], bad: Sequence[tuple[int | str, ...]]
) -> Settings | None:
    """Settings without the keys at the ``bad`` paths; ``None`` if one is required."""
    kept = deepcopy(data)
    for path in bad:
        table: Any = kept
        for part in path[:-1]:
            table = table.get(part) if isinstance(table, dict) else None
        if isinstance(table, dict):
            table.pop(path[-1], None)
    try:
        return Settings.model_validate(kept)
    except ValidationError:
        return None


def _is_related(path: Path, leaf: Path) -> bool:
    n = min(len(path), len(leaf))
    return path[:n] == leaf[:n]


def _tell(
    detail: ErrorDetails,
    where: Path,
    path: Path,
    document: Document,
    findings: Findings,
) -> None:
    """One fault for one of pydantic's error details."""
    kind, value = detail["type"], detail["input"]
    if kind == "missing" and document.unfilled is not None:
        for key, field in _keys_at(path):
            _tell_unfilled((*where, *key), field, document, findings)
    elif kind == "missing":
        _tell_missing(where, path, document, findings)
    elif kind == "extra_forbidden":
        remedy = suggestion(path[-1], _fields(path[:-1]))
        _fault(document, where, value, said("NO_SUCH_KEY"), remedy, findings)
    elif kind == "bad_value":
        words = detail["ctx"]
        _fault(document, where, value, words["wrong"], words["remedy"], findings)
    else:
        remedy = said("WRITE_SECTION", section=f"[{dotted(where)}]")
        _fault(document, where, value, said("NO_TABLE_OF_KEYS"), remedy, findings)


def _tell_missing(
    where: Path, path: Path, document: Document, findings: Findings
) -> None:
    """The fault of a key or section that a file of settings lacks."""
    field = _fields(path[:-1])[path[-1]]
    example: Figure = _section(path, document)
    if field.examples:
        example = _example(path, field, document)
    findings.fault(
        document.file,
        row=document.row(where),
        column=dotted(_as_others_are(where, document)),
        wrong=said("KEY_MISSING" if field.examples else "SECTION_MISSING"),
        remedy=said(
            "ADD_KEY",
            example=example,
            meaning=either(field.description, field.title),
        ),
    )


def _tell_unfilled(
    where: Path, field: FieldInfo, document: Document, findings: Findings
) -> None:
    """The fault of a key whose row in the sheet of settings is empty or not there."""
    row = (document.unfilled or {}).get(where)
    example = str((field.examples or [""])[0]).strip('"')
    findings.fault(
        document.file,
        row=row,
        column=dotted(_as_others_are(where, document)),
        wrong=said("KEY_MISSING" if row is None else "IS_EMPTY"),
        remedy=said(
            "ADD_ROW_OF_KEY" if row is None else "FILL_VALUE_OF_KEY",
            key=dotted(_as_others_are(where, document)),
            example=example,
            meaning=either(field.description or "", field.title or ""),
        ),
    )


def _keys_at(path: Path) -> list[tuple[Path, FieldInfo]]:
    """The key at the path, from there; of a section those that it must have."""
    field = _fields(path[:-1])[path[-1]]
    if field.examples:
        return [((), field)]
    return [((n,), f) for n, f in _fields(path).items() if f.is_required()]


def _as_others_are(path: Path, document: Document) -> Path:
    """The path of a key that is missing, in Chinese where others are written so."""
    return in_chinese(path) if document.written else path


def _example(path: Path, field: FieldInfo, document: Document) -> str:
    name = toml_key(_as_others_are(path, document)[-1:])
    return f"{name} = {(field.examples or [''])[0]}"


def _section(path: Path, document: Document) -> Figure:
    """A section as one writes it, with the keys that it must have."""
    keys = [
        _example((*path, name), field, document)
        for name, field in _fields(path).items()
        if field.is_required()
    ]
    section = f"[{toml_key(_as_others_are(path, document)[-1:])}]"
    return said("SECTION_WITH", section=section, keys=tuple(keys)) if keys else section


def _fields(path: Path) -> dict[str, Any]:
    """Fields of the model at ``path``."""
    model: type[BaseModel] = Settings
    for part in path:
        inner = model.model_fields[part].annotation
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            return {}
        model = inner
    return dict(model.model_fields)


def _fault(
    document: Document,
    where: Path,
    value: object,
    wrong: Said,
    remedy: Said,
    findings: Findings,
) -> None:
    shown = None if value is None or isinstance(value, dict) else str(value)
    if isinstance(value, bool):
        shown = str(value).lower()  # as TOML writes it
    findings.fault(
        document.file,
        row=document.row(where),
        column=document.shown(where),
        value=shown,
        wrong=wrong,
        remedy=remedy,
    )
