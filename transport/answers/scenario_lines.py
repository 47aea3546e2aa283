"""What ``p2p check`` tells of a scenario, a line each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from transport.answers.coarse_places import precision_lines
from transport.answers.fault_groups import groups_of, rest_of
from transport.answers.lines import Lines
from transport.assumptions import ASSUMED
from transport.catalogue.sentences import sentence
from transport.errors import printable
from transport.language import payer_name, say, title_in
from transport.said import either, said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.errors import Fault
    from transport.language import Lang
    from transport.said import Said


def fault_lines(
    faults: Sequence[Fault], lang: Lang = "en", *, each: bool = False
) -> list[str]:
    """Faults, then their number; those of one cause in two lines, unless ``each``."""
    word = partial(sentence, lang=lang)
    if each:
        whole = [f.worded(word) for f in faults]
        return [*whole, word(said("N_FAULTS", n=len(faults)))]
    lines, is_short = list[str](), False
    for group in groups_of(faults):
        rest = rest_of(group)
        shown = group if rest is None else group[:1]
        lines += [fault.worded(word) for fault in shown]
        if rest is not None:
            lines.append(f"  {printable(word(rest), _MAX_REST)}")
            is_short = True
    code = "N_FAULTS_IN_SHORT" if is_short else "N_FAULTS"
    return [*lines, word(said(code, n=len(faults)))]


def scenario_lines(facts: Mapping[str, Any], lang: Lang = "en") -> list[str]:
    """Lines to read for what `scenario_facts` found."""
    write = Lines(lang).of
    workers, title = facts["workers"], title_in(facts["title"], lang)
    return [
        write(said("LABEL_SCENARIO"), f"{title} ({facts['name']})"),
        write(
            said("LABEL_DAYS"),
            said("DAYS_FROM", n=facts["days"], day=facts["first_day"]),
        ),
        write(said("LABEL_RULES"), *_rules(facts), by="; "),
        write(
            said("LABEL_WORKERS"),
            said(
                "REGISTERED_ELIGIBLE_HELD",
                registered=workers["registered"],
                eligible=workers["eligible"],
                held=sum(workers["held"].values()),
            ),
        ),
        *held_lines(workers["held"], said("LABEL_HELD"), lang),
        write(
            said("LABEL_PLACES"),
            said("N_PLACES", **{k: facts[k] for k in _PLACES}),
        ),
        *precision_lines(facts["positions"], lang),
        write(
            said("LABEL_FLEET"),
            said("COACHES_AND_SEATS", coaches=facts["coaches"], seats=facts["seats"]),
        ),
        *_optional_lines(facts, lang),
        *_assumed_lines(facts, lang),
        write(said("LABEL_WARNINGS"), str(len(facts["warnings"]))),
    ]


_MAX_REST = 400  # characters of one line, in which users wrote the values
_N_NAMED = 5  # of one kind; --json has them all
_PLACES = ("villages", "employers", "depots")


def held_lines(n_by_code: Mapping[str, int], label: Said, lang: Lang) -> list[str]:
    """How many are held for each reason; none when nobody is."""
    if not n_by_code:
        return []
    told = (said("N_FOR_REASON", n=n, code=code) for code, n in n_by_code.items())
    return [Lines(lang).of(label, *told, by=say((", ", "、"), lang))]


def _rules(facts: Mapping[str, Any]) -> tuple[str | Said, ...]:
    preset, variant = facts["preset"], facts["variant"]
    rules: tuple[str | Said, ...] = (preset,)
    if variant:
        rules += (said("OF_VARIANT", name=variant),)
    if facts["variants"]:
        rules += (said("OF_VARIANTS", names=tuple(facts["variants"])),)
    return rules


def _optional_lines(facts: Mapping[str, Any], lang: Lang) -> list[str]:
    """What the optional tables do, so that nothing acts without a word."""
    write, lines, given = Lines(lang).of, [], facts["in_force"]
    if facts["services"]:
        told = said("FLIGHTS_OR_TRAINS", n=facts["services"])
        lines.append(write(said("LABEL_SERVICES"), _listed(told, given["services"])))
    if facts["stations"] or facts["checks"]:
        n = sum(facts["checks"].values())
        told = said("STATIONS_CERTIFY", stations=facts["stations"], n=n)
        desks = (f"{desk} {n}" for desk, n in facts["checks"].items())
        line = write(said("LABEL_SCREENING"), _listed(told, given["stations"]), *desks)
        lines.append(line)
    if facts["payer_rules"]:
        pairs = facts["payer_rules"].items()
        rules = (said("RULE_PAYS", rule=k, payer=_payer(v)) for k, v in pairs)
        lines.append(write(said("LABEL_SUBSIDIES"), *rules))
    if facts["distances"] or facts["roads"]:
        told = said("PAIRS_GIVEN", n=facts["distances"])
        pairs = _listed(told, list(map(_pair, given["distances"][: _N_NAMED + 1])))
        roads = [said("N_ROADS", n=facts["roads"])] if facts["roads"] else []
        lines.append(write(said("LABEL_OVERRIDES"), pairs, *roads))
    return lines


def _assumed_lines(facts: Mapping[str, Any], lang: Lang) -> list[str]:
    """What nobody said, a line each, until somebody confirms it."""
    write = Lines(lang).of
    return [
        write(None if at else said("LABEL_ASSUMED"), f"{_assumed(what, lang)}: {value}")
        for at, (what, value) in enumerate(facts["assumed"].items())
    ]


def _assumed(what: str, lang: Lang) -> str:
    code = ASSUMED.get(what)
    return what if code is None else sentence(said(code), lang)


def _listed(told: Said, names: Sequence[str | Said]) -> Said:
    """What is told, with the first of the names."""
    if not names:
        return told
    code = "WITH_NAMES_AND_MORE" if len(names) > _N_NAMED else "WITH_NAMES"
    return said(code, told=told, names=tuple(names[:_N_NAMED]))


def _pair(row: Mapping[str, Any]) -> Said:
    ends = {"start": row["from"], "end": row["to"], "km": f"{row['km']:,g}"}
    if row["minutes"] is None:
        return said("PAIR_OF_KM", **ends)
    return said("PAIR_OF_KM_AND_MINUTES", **ends, minutes=f"{row['minutes']:,g}")


def _payer(name: str) -> Said:
    return either(payer_name(name, "en"), payer_name(name, "zh"))
