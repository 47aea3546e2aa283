"""Rules of a scenario: looked at key by key, and changed in its settings file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transport.cost_keys import COST_KEYS, TICKET_KEYS
from transport.errors import OutputError
from transport.policy_keys import POLICY_KEYS
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.declared import Key
    from transport.policy import Edition
    from transport.reading.settings_edit import Literals
    from transport.reading.settings_file import Document
    from transport.said import Said

SECTIONS: Mapping[str, tuple[Key, ...]] = {
    "policy": POLICY_KEYS,
    "costs": COST_KEYS,
    "individual": TICKET_KEYS,
}
KEYS: Mapping[str, Key] = {
    f"{section}.{key.name}": key for section, keys in SECTIONS.items() for key in keys
}
PAYERS = "payers"
_ASSUMED, _VARIANTS = "assumed", "variants"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A key as the scenario has it.

    ``words``: its value as somebody types it; None where the file does not set it and
    ``default`` holds. ``written``: which values it may have. ``column``: the key as the
    file names it, by which faults tell of it.
    """

    name: str
    key: Key
    words: str | None
    default: str
    written: Said
    choices: tuple[str, ...]
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Rules of a scenario; ``seen``: the state of its file, for whoever changes it.

    ``assumed``: what nobody has confirmed, by name. ``edition``: of the preset, in
    force on the first day; None where the settings are too faulty to tell.
    """

    by_name: Mapping[str, Rule]
    payers: Mapping[str, str]
    assumed: Mapping[str, str]
    edition: Edition | None
    seen: str


def rules_of(scenario: str | Path) -> Rules | None:
    """The rules in a scenario's folder; None of a workbook, which the office keeps.

    Raises
    ------
    ScenarioError
        If its settings file cannot be read.
    """
    from transport.files import inventory
    from transport.reading.settings_words import words_of

    file = _settings_file(Path(scenario))
    if file is None:
        return None
    document = _document(file)
    data = document.data
    edition = _edition(data)
    return Rules(
        by_name={rule.name: rule for rule in _rules(document, edition)},
        payers={name: words_of(n) for name, n in _table(data, PAYERS).items()},
        assumed={name: words_of(v) for name, v in _table(data, _ASSUMED).items()},
        edition=edition,
        seen=inventory.digest(file),
    )


def variants_of(scenario: str | Path) -> tuple[str, ...]:
    """Names of the variants in the settings of a scenario, in the order of the file.

    Of a workbook too.

    Raises
    ------
    ScenarioError
        If its settings cannot be read.
    """
    path = Path(scenario)
    file = _settings_file(path)
    if file is None:
        from transport.reading import read_scenario

        return read_scenario(path).variants
    return tuple(_table(_document(file).data, _VARIANTS))


def change_rules(
    scenario: str | Path,
    changes: Mapping[str, str | None],
    *,
    variant: str | None = None,
    seen: str | None = None,
) -> None:
    """Change keys in the settings of a scenario, if it is faultless with them.

    Remarks and other keys of the file stay as they are. Where an import made the
    scenario, the next import keeps the change.

    Parameters
    ----------
    scenario
        A folder with a settings file.
    changes
        By key, as ``policy.load_cap``: the value as one types it; None: the default
        again. Values of a table, as ``payers``, stand one a line, ``name = value``.
    variant
        Whose values they are, of a variant that need not be there yet; None: of the
        scenario as it is.
    seen
        State of the file that the changes were made from; None: whatever it is.

    Raises
    ------
    ScenarioError
        Naming file, row and key of what does not fit; nothing is changed then.
    OutputError
        If the file cannot be changed by a program, or was changed meanwhile.
    """
    path = Path(scenario)
    under = () if variant is None else (_VARIANTS, variant)
    literals = {(*under, *n.split(".")): _literal(n, w) for n, w in changes.items()}
    settled = [what for what in _ASSUMED_BY if _ASSUMED_BY[what] in changes]
    settled = [] if under else settled
    _write(path, literals, settled, seen=seen)


_ASSUMED_BY = {"preset": "policy.preset"}
"""What is assumed no more once somebody set the key."""


def confirm_assumed(scenario: str | Path, names: Sequence[str]) -> None:
    """Let what was assumed count as confirmed; no plan changes by it.

    Raises
    ------
    ScenarioError, OutputError
        If the settings cannot be changed by a program.
    """
    _write(Path(scenario), {}, names, seen=None)


def _write(
    path: Path,
    literals: Mapping[tuple[str, ...], Literals],
    confirmed: Sequence[str],
    *,
    seen: str | None,
) -> None:
    """The settings with the changes, checked; what is confirmed told to imports."""
    from p2p.changing import put_checked, refuse_stale
    from transport.files.out_folder import locked
    from transport.intake.answers import read_answers, write_answers
    from transport.intake.confirming import PREFIX
    from transport.intake.id_file import IMPORT_FOLDER
    from transport.intake.kept_changes import keep_settings
    from transport.reading.settings_edit import with_changes

    with locked(path):
        file = _settings_file(path)
        if file is None:
            raise OutputError(said("SETTINGS_BY_HAND", file=path.name))
        refuse_stale(file, seen)
        document = _document(file)
        known = [n for n in confirmed if n in _table(document.data, _ASSUMED)]
        gone: dict[tuple[str, ...], Literals] = {(_ASSUMED, n): None for n in known}
        changes = {_given(document, p): v for p, v in {**literals, **gone}.items()}
        raw = file.read_bytes()
        text = with_changes(raw.decode("utf-8-sig"), changes)
        if text is None:
            raise OutputError(said("SETTINGS_BY_HAND", file=file.name))
        mark = raw[:3] if raw.startswith(b"\xef\xbb\xbf") else b""
        put_checked(path, file, mark + text.encode())
        keep_settings(path, literals)
        if known and (path / IMPORT_FOLDER).is_dir():
            answers = {PREFIX + name: "ok" for name in known}
            write_answers(path, {**read_answers(path), **answers})


def _settings_file(path: Path) -> Path | None:
    from p2p.changing import file_called
    from transport.reading.headings import SETTINGS_NAMES

    return file_called(path, SETTINGS_NAMES, ".toml")


def _document(file: Path) -> Document:
    """The settings with their keys by English names."""
    from transport.reading.findings import Findings
    from transport.reading.settings_file import toml_document
    from transport.reading.settings_keys import in_english

    findings = Findings()
    found = toml_document(file.read_bytes(), file=file.name, findings=findings)
    findings.raise_if_any()
    assert found is not None
    return in_english(found, findings)


def _table(data: Mapping[str, Any], *path: str) -> Mapping[str, Any]:
    found: Any = data
    for part in path:
        found = found.get(part, {}) if isinstance(found, dict) else {}
    return found if isinstance(found, dict) else {}


def _given(document: Document, path: tuple[str, ...]) -> tuple[str, ...]:
    """The path as the file writes it."""
    for n in range(len(path), 0, -1):
        if path[:n] in document.written:
            return (*document.written[path[:n]], *path[n:])
    return path


def _literal(name: str, words: str | None) -> Literals:
    from transport.reading.settings_words import is_table, literal_of, table_of_lines

    if words is None or not words.strip():
        return None
    if name == PAYERS or is_table(KEYS[name]):
        return dict(table_of_lines(words))
    return literal_of(KEYS[name], words)


def _edition(data: Mapping[str, Any]) -> Edition | None:
    from transport.policy import Policy
    from transport.presets import PRESETS, edition_on
    from transport.reading.findings import BadValue
    from transport.reading.moments import date_of

    preset = str(_table(data, "policy").get("preset", ""))
    if preset not in PRESETS:
        return None
    try:
        day = date_of(str(data.get("first_day", "")))
    except BadValue:
        return None
    return edition_on(Policy(preset=preset, editions=PRESETS[preset]), day)


def _rules(document: Document, edition: Edition | None) -> Iterator[Rule]:
    from transport.reading.settings import Settings
    from transport.reading.settings_types import KINDS
    from transport.reading.settings_words import words_of

    for section, keys in SECTIONS.items():
        fields: Any = Settings.model_fields[section].annotation
        there = _table(document.data, section)
        for key in keys:
            (shown,) = fields.model_fields[key.name].examples
            default = str(shown).strip('"')
            if key.status == "overriding":
                default = "" if edition is None else _of_edition(edition, key)
            kind = KINDS[key.kind]
            yield Rule(
                name=f"{section}.{key.name}",
                key=key,
                words=words_of(there[key.name]) if key.name in there else None,
                default="" if key.status == "required" else default,
                written=kind.written,
                choices=kind.choices,
                column=document.shown((section, key.name)),
            )


def _of_edition(edition: Edition, key: Key) -> str:
    """What the edition says, as one would type it."""
    from transport.reading.settings_words import words_of

    value = getattr(edition, key.path[0])
    if key.name == "load_cap":
        return ", ".join(f"{cap.percent / 100:g}" for cap in value) or "1"
    if value is None:
        return ""
    return words_of(list(value) if isinstance(value, tuple) else value)
