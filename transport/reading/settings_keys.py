"""Chinese names of the settings' keys, accepted beside the English ones."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from transport.reading.settings import Settings
from transport.reading.settings_file import Document
from transport.reading.settings_sections import Table
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.reading.findings import Findings
    from transport.reading.settings_file import Path

VARIANTS = "variants"
_VARIANTS_ZH = ("变体", "方案变体")
_REMARK = re.compile(r"[（(：:；;，,].*")  # behind the name of a key


def in_english(document: Document, findings: Findings) -> Document:
    """The document with every key by its English name; faults for one given twice."""
    english = Document(document.file, {}, written=document.written)
    _copy(document.data, Settings, ((), ()), (document, english), findings)
    for path in document.rows:
        english.rows.setdefault(_renamed(path), document.rows[path])
    if document.unfilled is not None:
        english.unfilled = {_renamed(p): row for p, row in document.unfilled.items()}
    return english


def _copy(
    data: Mapping[str, Any],
    section: type[Table] | None,
    paths: tuple[Path, Path],
    documents: tuple[Document, Document],
    findings: Findings,
) -> None:
    """Copy what lies below a path, given and renamed, from one document to another."""
    given, renamed = paths
    document, english = documents
    target = english.data
    for part in renamed:
        target = target[part]
    for key, value in data.items():
        name = _names(section).get(_plain(key), key)
        here, there = (*given, key), (*renamed, name)
        if name in target:
            _tell_twice(here, english, there, document, findings)
            continue
        if name != key:
            english.written[there] = here
        if isinstance(value, dict):
            target[name] = {}
            inner = _inner(section, renamed, name)
            _copy(value, inner, (here, there), documents, findings)
        else:
            target[name] = value


def _tell_twice(
    here: Path, english: Document, there: Path, document: Document, findings: Findings
) -> None:
    other = english.written.get(there, there)
    findings.fault(
        document.file,
        row=document.row(here),
        column=english.shown(here),
        wrong=said("SAME_KEY_AS", key=english.shown(other)),
        remedy=said("KEEP_ONE_OF_TWO"),
    )


def _inner(section: type[Table] | None, renamed: Path, name: str) -> type[Table] | None:
    """The section that a key holds; a variant's name holds all of them again."""
    if renamed == (VARIANTS,):
        return Settings
    if section is None or name not in section.model_fields:
        return None
    kind = section.model_fields[name].annotation
    return kind if isinstance(kind, type) and issubclass(kind, Table) else None


def _renamed(path: Path) -> Path:
    """The path with its keys by their English names."""
    section: type[Table] | None = Settings
    found: Path = ()
    for key in path:
        name = _names(section).get(_plain(key), key)
        section, found = _inner(section, found, name), (*found, name)
    return found


def in_chinese(path: Path) -> Path:
    """The path with its keys by their Chinese names, as a template writes them."""
    section: type[Table] | None = Settings
    found: Path = ()
    for n, key in enumerate(path):
        name = _VARIANTS_ZH[0] if path[: n + 1] == (VARIANTS,) else key
        if section is not None and key in section.model_fields:
            name = _short(str(section.model_fields[key].title))
        section, found = _inner(section, path[:n], key), (*found, name)
    return found


@cache
def _names(section: type[Table] | None) -> Mapping[str, str]:
    """English name by every Chinese one: the whole title, and its first words."""
    if section is None:
        return {}
    names: dict[str, str] = {}
    for name, key in section.model_fields.items():
        title = _plain(str(key.title))
        names[title] = names[_short(title)] = name
    if section is Settings:
        names |= dict.fromkeys(_VARIANTS_ZH, VARIANTS)
    return names


def _short(title: str) -> str:
    return _REMARK.sub("", _plain(title))


def _plain(key: str) -> str:
    return unicodedata.normalize("NFKC", key).strip()
