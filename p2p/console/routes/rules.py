"""Rules and prices: looked at key by key, changed in the scenario's own files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request, Response

from p2p.console import jobs
from p2p.console.asking import Typed, Where
from p2p.console.folders import OperationFolder
from p2p.console.framing import Page, Tab
from p2p.console.our_words import fault_facts, sentence
from p2p.console.viewing import go, lang_of, show, state_of
from p2p.fleet_prices import FleetPrices, change_prices, prices_of
from p2p.rule_sources import source_of
from p2p.rules import PAYERS, Rule, Rules, change_rules, confirm_assumed, rules_of
from transport.assumptions import ASSUMED
from transport.cost_keys import COST_KEYS, TICKET_KEYS
from transport.day_keys import DAY_KEYS
from transport.declared import ASSUMED as ASSUMPTION
from transport.errors import ScenarioError
from transport.gate.rules import RISKS_SAID
from transport.hub_keys import HUB_AND_COACH_KEYS
from transport.places import RISKS
from transport.policy_keys import (
    EDITION_KEYS,
    LOAD_CAP,
    POLICY_KEYS,
    RIDE_AND_STOP_KEYS,
    SEAT_AND_COHORT_KEYS,
)
from transport.presets import PRESETS
from transport.reading.fleet_cells import PRICES
from transport.reading.settings_words import is_table
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.declared import Key
    from transport.language import Lang
    from transport.policy import Edition
    from transport.said import Said

_SEEN = "seen"
_CHOICES = re.compile(r"\s*[:：,，;；]?\s*\{choices\}")
_REFUSED, _NOT_FOUND = 409, 404
# Groups of keys, each a form of its own: its heading, the section, the keys.
_PRESET = tuple(key for key in POLICY_KEYS if key.name == "preset")
GROUPS: Mapping[str, tuple[str, str, Sequence[Key]]] = {
    "edition": (
        "CONSOLE_RULES_G_EDITION",
        "policy",
        (*_PRESET, LOAD_CAP, *EDITION_KEYS),
    ),
    "seats": ("CONSOLE_RULES_G_SEATS", "policy", SEAT_AND_COHORT_KEYS),
    "rides": ("CONSOLE_RULES_G_RIDES", "policy", RIDE_AND_STOP_KEYS),
    "hubs": ("CONSOLE_RULES_G_HUBS", "policy", HUB_AND_COACH_KEYS),
    "day": ("CONSOLE_RULES_G_DAY", "policy", DAY_KEYS),
    "costs": ("CONSOLE_RULES_G_COSTS", "costs", COST_KEYS),
    "alone": ("CONSOLE_RULES_G_ALONE", "individual", TICKET_KEYS),
}
_ONE_WORD = ("cap_base", "fare", "hours_name", "provider", "riders")

router = APIRouter(prefix="/o/{name}/rules")
PAGES = (Page(router=router, tab=Tab(path="rules", code="CONSOLE_TAB_RULES")),)


@router.get("")
def rules(request: Request, where: Where, kept: str = "") -> Response:
    """Every rule with its value, default and source; ``kept``: the form just kept."""
    return _page(request, where, kept=kept)


@router.post("/confirm")
def confirm(
    request: Request, where: Where, what: Annotated[str, Form(max_length=100)]
) -> Response:
    """Let something assumed count as confirmed."""
    confirm_assumed(where.scenario, [what])
    return go(_address(where))


@router.post("/prices")
def price(request: Request, where: Where, given: Typed) -> Response:
    """Keep prices of coaches, if the scenario is faultless with them."""
    found = prices_of(where.scenario) if where.has_scenario else None
    if found is None:
        raise HTTPException(_NOT_FOUND)
    changes: dict[tuple[str, str], dict[str, str]] = {}
    for coach in found.coaches:
        for column, before in coach.prices.items():
            words = given.get(f"{column}:{coach.row}", before).strip()
            if words != before.strip():
                changes.setdefault(coach.key, {})[column] = words
    try:
        change_prices(where.scenario, changes, seen=given.get(_SEEN))
    except ScenarioError as error:
        return _page(request, where, refused=error, given=given, form="prices")
    return go(f"{_address(where)}?kept=prices#prices")


@router.post("/{form}")
def change(request: Request, where: Where, form: str, given: Typed) -> Response:
    """Keep the values of one form, if the scenario is faultless with them."""
    if form not in GROUPS and form != PAYERS:
        raise HTTPException(_NOT_FOUND)
    found = rules_of(where.scenario) if where.has_scenario else None
    if found is None:
        raise HTTPException(_NOT_FOUND)
    changes = _changes(found, form, given)
    try:
        change_rules(where.scenario, changes, seen=given.get(_SEEN))
    except ScenarioError as error:
        return _page(request, where, refused=error, given=given, form=form)
    return go(f"{_address(where)}?kept={form}#{form}")


def _address(where: OperationFolder) -> str:
    return f"/o/{quote(where.name)}/rules"


def _changes(
    found: Rules, form: str, given: Mapping[str, str]
) -> dict[str, str | None]:
    """What the form says otherwise than the file; empty words are the default."""
    if "default" in given:
        name = given["default"]
        return {name: None} if name in found.by_name or name == PAYERS else {}
    before: dict[str, str] = {PAYERS: _lines(found.payers)}
    if form != PAYERS:
        before = {rule.name: rule.words or "" for rule in _of_group(found, form)}
    typed = {name: _typed(given[name]) for name in before if name in given}
    return {
        name: words or None for name, words in typed.items() if words != before[name]
    }


def _typed(text: str) -> str:
    return "\n".join(text.replace("\r\n", "\n").strip().split("\n"))


def _lines(table: Mapping[str, str]) -> str:
    return "\n".join(f"{name} = {value}" for name, value in table.items())


def _of_group(found: Rules, group: str) -> list[Rule]:
    _, section, keys = GROUPS[group]
    return [found.by_name[f"{section}.{key.name}"] for key in keys]


def _page(
    request: Request,
    where: OperationFolder,
    *,
    kept: str = "",
    refused: ScenarioError | None = None,
    given: Mapping[str, str] | None = None,
    form: str = "",
) -> Response:
    """The page; after a refusal with what was typed, and what is wrong with it."""
    lang = lang_of(request)
    found = rules_of(where.scenario) if where.has_scenario else None
    faults = refused.faults if refused else ()
    prices = None if found is None else prices_of(where.scenario)
    return show(
        request,
        "rules.html",
        status=200 if refused is None else _REFUSED,
        op=where,
        tab="rules",
        found=found,
        groups=GROUPS,
        rows={} if found is None else {g: _of_group(found, g) for g in GROUPS},
        looks=_Looks(found),
        editions=[(e, _caps(e)) for e in PRESETS["cn"][1:]],
        assumed={}
        if found is None
        else _assumed(found, _imported(request, where), lang),
        payers="" if found is None else _lines(found.payers),
        prices=prices,
        columns={column.name: column.about for column in PRICES},
        faults=[fault_facts(fault, lang) for fault in faults],
        bad={fault.column for fault in faults},
        bad_cells={(f.row, f.column) for f in faults if _is_of_fleet(f.file, prices)},
        given=given or {},
        form=form,
        kept=kept if kept in (*GROUPS, PAYERS, "prices") else "",
    )


def _is_of_fleet(file: str, prices: FleetPrices | None) -> bool:
    return prices is not None and file == prices.file


def _imported(request: Request, where: OperationFolder) -> Mapping[str, str]:
    """What the last import assumed, in the language of the page, by how it is called.

    The settings have it in the language of whoever brought the roster.
    """
    job = jobs.newest(state_of(request), where.name, "import")
    if job is None or job.result is None or job.state != "done":
        return {}
    told: Mapping[str, str] = job.result[lang_of(request)]["assumed"]
    return told


def _assumed(
    found: Rules, told: Mapping[str, str], lang: Lang
) -> dict[str, tuple[str, str]]:
    """What is assumed: how it is called, and to what.

    ``told``: the same as an import told it, which counts where the value is the same.
    """
    assumed = {}
    for name, value in found.assumed.items():
        called = sentence(said(ASSUMED[name]), lang) if name in ASSUMED else name
        again = told.get(called, "")
        is_same = again.partition("; ")[0] == value.partition("; ")[0]
        assumed[name] = (called, again if is_same else value)
    return assumed


def _caps(edition: Edition) -> list[tuple[int, list[Said]]]:
    return [
        (
            cap.percent,
            [] if set(cap.risks) == set(RISKS) else [RISKS_SAID[r] for r in cap.risks],
        )
        for cap in edition.load_caps
    ]


class _Looks:
    """How a key is asked for, and what is told of it."""

    def __init__(self, found: Rules | None) -> None:
        self._found = found

    def field(self, rule: Rule) -> str:
        """The kind of its field."""
        kind = rule.key.kind
        if kind == "preset":
            return "preset"
        if kind == "yes_no":
            return "yes_no"
        if kind in _ONE_WORD:
            return "choice"
        return "lines" if is_table(rule.key) else "text"

    def presets(self) -> list[tuple[str, Edition | None]]:
        """Presets by name, with the edition that a pinned one is."""
        return [
            (name, editions[0] if len(editions) == 1 else None)
            for name, editions in PRESETS.items()
        ]

    def is_assumption(self, rule: Rule) -> bool:
        """Whether its value is the program's own assumption."""
        is_own = rule.key.source == ASSUMPTION and rule.key.status != "overriding"
        return rule.words is None and is_own

    def source(self, rule: Rule) -> Said | str:
        """The document or practice behind its default."""
        is_of_edition = rule.key.status == "overriding" and self._found is not None
        if is_of_edition and self._found is not None and self._found.edition:
            return source_of(self._found.edition.source)
        return source_of(rule.key.source)

    def source_of(self, declared: str) -> Said | str:
        """A document as people know it."""
        return source_of(declared)

    def meaning(self, rule: Rule) -> tuple[str, str]:
        """What it means, in English and in Chinese."""
        key, choices = rule.key, rule.choices
        if self.field(rule) in ("preset", "choice"):  # its field offers them
            plain = [_CHOICES.sub("", text) for text in (key.meaning, key.zh)]
            return plain[0], plain[1]
        english = key.meaning.format(choices=", ".join(choices))
        return english, key.zh.format(choices="、".join(choices))
