"""Rows of every table of an imported scenario, with ids from the registry."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.intake.identities import identity
from transport.intake.scenario_files import (
    depot_record,
    employer_record,
    fleet_record,
    village_record,
    worker_record,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.intake.defaults import Coaches
    from transport.intake.identities import Kind, Registry
    from transport.intake.import_config import ImportConfig
    from transport.intake.records import Person
    from transport.intake.scenario_files import Record
    from transport.intake.settling import Settled


def tables_of(
    people: Sequence[Person],
    where: Settled,
    party_of: Sequence[str],
    coaches: Coaches,
    config: ImportConfig,
    registry: Registry,
) -> Mapping[str, tuple[Record, ...]]:
    """Rows of every table, with ids from the registry."""
    village = _ids(registry, "village", [site.key for site in where.villages])
    employer = _ids(registry, "employer", [site.key for site in where.employers])
    out = set(where.left_out)
    staying = [at for at in range(len(people)) if at not in out]
    workers = _worker_ids([people[at] for at in staying], where, staying, registry)
    party = _ids(
        registry, "party", dict.fromkeys(party_of[at] for at in staying if party_of[at])
    )
    depots = config.depots or tuple(map(depot_record, coaches.depots))
    depot = _ids(registry, "depot", [row.get("name", "") for row in depots])
    return {
        "workers": tuple(
            worker_record(
                people[at],
                worker=worker,
                village=village[where.home_of[at]],
                employer=employer[where.work_of[at]],
                party=party.get(party_of[at], ""),
            )
            for at, worker in zip(staying, workers, strict=True)
        ),
        "villages": tuple(village_record(s, village[s.key]) for s in where.villages),
        "employers": tuple(
            employer_record(s, employer[s.key]) for s in where.employers
        ),
        "depots": tuple(
            {**row, "depot_id": depot[row.get("name", "")]} for row in depots
        ),
        "fleet": _fleet(coaches, config, depot),
    }


def _fleet(
    coaches: Coaches, config: ImportConfig, depot: Mapping[str, str]
) -> tuple[Record, ...]:
    """Coaches of the office, or those assumed: these go by the order of the depots."""
    first, *_ = depot.values()
    if config.fleet:
        return tuple(
            {**row, "depot_id": depot.get(row.get("depot", ""), first)}
            for row in config.fleet
        )
    numbers = dict(enumerate(depot.values(), 1))
    return tuple(
        {**fleet_record(line), "depot_id": numbers.get(int(line.depot_id[1:]), first)}
        for line in coaches.fleet
    )


def _ids(
    registry: Registry, kind: Kind, keys: Sequence[str] | Mapping[str, None]
) -> dict[str, str]:
    names = list(keys)
    asked = [[identity("name", key)] for key in names]
    return dict(zip(names, registry.ids_of(kind, asked), strict=True))


def _worker_ids(
    people: Sequence[Person], where: Settled, at: Sequence[int], registry: Registry
) -> list[str]:
    """The roster's own numbers where everybody has one of his own; else ours."""
    own = [person.worker_id for person in people]
    if all(own) and max(Counter(own).values()) == 1:
        return own
    asked = []
    for person, index in zip(people, at, strict=True):
        names = []
        if person.id_number:
            names.append(identity("number", person.id_number))
        if person.phone:
            names.append(identity("phone", person.name, person.phone))
        names.append(identity("home", person.name, where.home_of[index]))
        asked.append(names)
    return registry.ids_of("worker", asked)
