"""Forgeries of a plan's file: kinds, each a seeded change of its JSON or its text."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

Keys = tuple[str | int, ...]


class Forgery(NamedTuple):
    """What was changed, how, and the text that came of it."""

    field: str
    way: str
    text: str

    @property
    def kind(self) -> str:
        """Field and way: forgeries of one kind differ by place and amount alone."""
        return f"{self.field}: {self.way}"


OPEN = ("cost.lines", "cost.payers", "cost.rejected.coaches")
OPEN_LAST = ("lines", "seats")  # keys of these objects are data


def places(data: Any, path: Keys = ()) -> Iterator[Keys]:
    """Paths of all values in the file, objects and lists included."""
    if path:
        yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from places(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from places(value, (*path, number))


def field_of(path: Keys) -> str:
    """The path as docs spell it: ``[]`` for an entry, ``*`` for a key that is data."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += "[]"
        elif text in OPEN or text.split(".")[-1] in OPEN_LAST:
            text += ".*"
        else:
            text += f".{part}" if text else part
    return text


def value_at(data: Any, path: Keys) -> Any:
    for part in path:
        data = data[part]
    return data


def _replaced(data: Any, path: Keys, value: Any) -> Any:
    data = deepcopy(data)
    value_at(data, path[:-1])[path[-1]] = value
    return data


def _without(data: Any, path: Keys) -> Any:
    data = deepcopy(data)
    del value_at(data, path[:-1])[path[-1]]
    return data


def _added(amount: float) -> Callable[[Any, Random], Any]:
    return lambda value, rng: round(value + amount * rng.randint(1, 9), 6)


NUMBER_WAYS: dict[str, Callable[[Any, Random], Any]] = {
    "more": _added(1),
    "less": _added(-1),
    "below the unit": lambda value, rng: value + rng.randint(1, 9) / 10_000,
    "huge": lambda value, rng: 10 ** rng.randint(13, 30),
    "negative": lambda value, rng: -1 - abs(value),
    "as text": lambda value, rng: str(value),
    "as truth": lambda value, rng: True,
    "null": lambda value, rng: None,
}
TEXT_WAYS: dict[str, Callable[[Any, Random], Any]] = {
    "unknown": lambda value, rng: f"X{rng.randint(1, 99)}",
    "empty": lambda value, rng: "",
    "line break": lambda value, rng: f"{value}\n",
    "NUL": lambda value, rng: f"{value}\0",
    "climbing": lambda value, rng: f"../{value}",
    "markup": lambda value, rng: f"<img src=x onerror=alert({rng.randint(1, 9)})>",
    "very long": lambda value, rng: f"{value}" + "9" * 5_000,
    "half a letter": lambda value, rng: f"{value}\ud800",
    "as number": lambda value, rng: rng.randint(1, 99),
    "null": lambda value, rng: None,
}
LIST_WAYS: dict[str, Callable[[Any, Random], Any]] = {
    "emptied": lambda value, rng: [],
    "first twice": lambda value, rng: [*value[:1], *value],
    "last dropped": lambda value, rng: value[:-1],
    "turned round": lambda value, rng: value[::-1],
    "as text": lambda value, rng: "none",
    "null": lambda value, rng: None,
}
OBJECT_WAYS: dict[str, Callable[[Any, Random], Any]] = {
    "with an unknown key": lambda value, rng: {**value, f"k{rng.randint(1, 99)}": 1},
    "emptied": lambda value, rng: {},
    "as list": lambda value, rng: [],
}


def _ways(value: Any) -> dict[str, Callable[[Any, Random], Any]]:
    if isinstance(value, bool) or value is None:
        return {"as text": lambda value, rng: "none"}
    if isinstance(value, int | float):
        return NUMBER_WAYS
    if isinstance(value, str):
        return TEXT_WAYS
    return LIST_WAYS if isinstance(value, list) else OBJECT_WAYS


def of_a_field(data: Any, rng: Random) -> Forgery:
    """Any value of the file changed, or taken away."""
    by_field: dict[str, list[Keys]] = {}
    for path in places(data):
        by_field.setdefault(field_of(path), []).append(path)
    field = rng.choice(sorted(by_field))
    path = rng.choice(by_field[field])
    value = value_at(data, path)
    ways = _ways(value)
    way = rng.choice([*ways, "missing"])
    if way == "missing":
        return Forgery(field, way, dumped(_without(data, path)))
    return Forgery(field, way, dumped(_replaced(data, path, ways[way](value, rng))))


def dumped(data: Any) -> str:
    return json.dumps(data)


# -- the text ------------------------------------------------------------------------


def _key_twice(text: str, rng: Random) -> str:
    key = rng.choice(["total", "lower_bound", "seed", "registered", "trips", "name"])
    return text.replace(f'"{key}":', f'"{key}": 0, "{key}":', 1)


def _inserted(value: str) -> Callable[[str, Random], str]:
    def forge(text: str, rng: Random) -> str:
        key = rng.choice(["total", "lower_bound", "registered", "seconds", "eligible"])
        return text.replace(f'"{key}": ', f'"{key}": {value} , "x": ', 1)

    return forge


def _cut(text: str, rng: Random) -> str:
    return text[: rng.randint(0, len(text) - 2)]


TEXTS: dict[str, Callable[[str, Random], str]] = {
    "a key twice": _key_twice,
    "not a number": _inserted("NaN"),
    "infinite": _inserted("-Infinity"),
    "5,000 digits": _inserted("7" * 5_000),
    "beyond a float": _inserted("1e999"),
    "deep lists": _inserted("[" * 9_000 + "]" * 9_000),
    "deep objects": _inserted('{"a":' * 9_000 + "1" + "}" * 9_000),
    "cut short": _cut,
    "two plans": lambda text, rng: text + text,
    "a list of plans": lambda text, rng: f"[{text}]",
    "another format": lambda text, rng: text.replace("p2p-plan/2", "p2p-plan/3", 1),
    "no text": lambda text, rng: "",
    "a raw NUL": lambda text, rng: text.replace(" ", "\0", rng.randint(1, 3)),
}


def of_the_text(data: Any, rng: Random) -> Forgery:
    """The file's text damaged."""
    way = rng.choice(sorted(TEXTS))
    return Forgery("(text)", way, TEXTS[way](dumped(data), rng))


# -- several fields that agree with one another ----------------------------------------


def _sums(data: Any) -> None:
    """Derived fields and sums as an attentive forger makes them agree."""
    cost, workers = data["cost"], data["workers"]
    lines: dict[str, int] = {}
    for trip in data["trips"]:
        for name, yuan in trip["lines"].items():
            lines[name] = lines.get(name, 0) + round(yuan * 100)
        trip["cost"] = round(sum(trip["lines"].values()), 2)
    own = set().union(*(trip["lines"] for trip in data["trips"]), lines)
    ours = ("hire", "drivers", "toll", "disinfection", "escorts", "kit")
    kept = {
        name: yuan
        for name, yuan in cost["lines"].items()
        if name not in own and name not in ours
    }
    cost["lines"] = kept | {name: fen / 100 for name, fen in lines.items() if fen}
    total = round(sum(cost["lines"].values()), 2)
    scale = total / cost["total"] if cost["total"] else 0
    payers = {name: round(yuan * scale, 2) for name, yuan in cost["payers"].items()}
    first = next(iter(payers))
    payers[first] = round(payers[first] + total - sum(payers.values()), 2)
    cost["payers"], cost["total"] = payers, total
    _objective(data)
    workers["planned"] = len(data["journeys"])


def _objective(data: Any) -> None:
    cost = data["cost"]
    fen = round(cost["total"] * 100) + round(cost["penalty"] * 100)
    cost["objective"] = fen / 100
    low = round(cost["lower_bound"] * 100)
    cost["gap"] = round((fen - low) / fen, 6) if fen else 0.0


def _bound(data: Any, rng: Random) -> None:
    cost = data["cost"]
    cost["lower_bound"] = round(cost["objective"] * rng.choice([0.0, 0.5, 1.0]), 2)
    _objective(data)


def _bound_above(data: Any, rng: Random) -> None:
    data["cost"]["lower_bound"] = data["cost"]["objective"] + rng.randint(1, 99)
    _objective(data)


def _prices_raised(data: Any, rng: Random) -> None:
    """Prices of the certificate that would bear out a bound of the plan's own cost."""
    cost = data["cost"]
    share = cost["objective"] / max(cost["lower_bound"], 1.0)
    for price in data["certificate"]["prices"]:
        price["per_worker"] = round(price["per_worker"] * max(share, 1.01), 6)
    cost["lower_bound"] = cost["objective"]
    _objective(data)


def _enumerated(data: Any, rng: Random) -> None:
    """The bound called found by enumeration, and a part of it told twice."""
    data["certificate"]["enumerated"] = True
    data["certificate"]["parts"] += data["certificate"]["parts"][:1]


def _price_invented(data: Any, rng: Random) -> None:
    price = dict(rng.choice(data["certificate"]["prices"]))
    price[rng.choice(["village_id", "employer_id"])] = f"X{rng.randint(1, 9)}"
    data["certificate"]["prices"].append(price)


def _cuts_raised(data: Any, rng: Random) -> None:
    for part in data["certificate"]["parts"]:
        for cut in part["cuts"]:
            cut["per_worker"] = [round(2 * yuan, 2) for yuan in cut["per_worker"]]


def _trip_dropped(data: Any, rng: Random, code: str) -> None:
    """A trip is gone, its workers are unplanned, money and numbers agree."""
    penalty = 100_000.0
    gone = data["trips"].pop(rng.randrange(len(data["trips"])))
    names = {w for stop in gone["stops"] for w in stop["board"]}
    data["journeys"] = [j for j in data["journeys"] if j["worker_id"] not in names]
    left = data["workers"]["unplanned"]
    left += [{"worker_id": w, "code": code, "reason": "no coach"} for w in names]
    left.sort(key=lambda entry: entry["worker_id"])
    data["cost"]["penalty"] += penalty * len(names)
    for number, trip in enumerate(data["trips"], start=1):
        old, trip["trip_id"] = trip["trip_id"], f"T{number:03d}"
        for journey in data["journeys"]:
            for leg in journey["legs"]:
                if leg.get("trip_id") == old:
                    leg["trip_id"] = f"T{number:03d}"
    _sums(data)


def _dropped_as(code: str) -> Callable[[Any, Random], None]:
    return lambda data, rng: _trip_dropped(data, rng, code)


def _worker_left(data: Any, rng: Random) -> None:
    """One worker leaves a trip and is unplanned, all sums agree."""
    journey = data["journeys"].pop(rng.randrange(len(data["journeys"])))
    name = journey["worker_id"]
    for trip in data["trips"]:
        for stop in trip["stops"]:
            for key in ("board", "alight"):
                stop[key] = [w for w in stop[key] if w != name]
        trip["seats"].pop(name, None)
    entry = {"worker_id": name, "code": "NO_COACH_FREE", "reason": "full"}
    data["workers"]["unplanned"].append(entry)
    data["workers"]["unplanned"].sort(key=lambda one: one["worker_id"])
    data["cost"]["penalty"] += 100_000.0
    _sums(data)


def _cheaper(line: str) -> Callable[[Any, Random], None]:
    def forge(data: Any, rng: Random) -> None:
        trip = rng.choice(data["trips"])
        trip["lines"][line] = trip["lines"].get(line, 0) + rng.choice([-1.0, 1.0, 5.5])
        _sums(data)

    return forge


def _payers_swapped(data: Any, rng: Random) -> None:
    payers = data["cost"]["payers"]
    names = sorted(payers)
    payers[names[0]] = round(payers[names[0]] + rng.randint(1, 99) / 100, 2)
    if len(names) > 1:
        rest = sum(payers[name] for name in names[:-1])
        payers[names[-1]] = round(data["cost"]["total"] - rest, 2)


def _held_travels(data: Any, rng: Random) -> None:
    """Somebody held takes the place of somebody aboard."""
    held = rng.choice(data["workers"]["held"])
    journey = rng.choice(data["journeys"])
    text = json.dumps(data)
    a, b = json.dumps(held["worker_id"]), json.dumps(journey["worker_id"])
    swapped = text.replace(a, '"\x01"').replace(b, a).replace('"\x01"', b)
    data.clear()
    data.update(json.loads(swapped, strict=False))
    data["journeys"].sort(key=lambda one: one["worker_id"])


def _two_swap(data: Any, rng: Random) -> None:
    """Two workers of different ways swap journeys."""
    one, other = rng.sample(data["journeys"], 2)
    one["legs"], other["legs"] = other["legs"], one["legs"]


def _seats_given_twice(data: Any, rng: Random) -> None:
    trip = rng.choice([t for t in data["trips"] if len(t["seats"]) > 1])
    one, other = rng.sample(sorted(trip["seats"]), 2)
    trip["seats"][one] = trip["seats"][other]
    for journey in data["journeys"]:
        for leg in journey["legs"]:
            if journey["worker_id"] == one and leg.get("trip_id") == trip["trip_id"]:
                leg["seat"] = trip["seats"][one]


def _break_of_nothing(data: Any, rng: Random) -> None:
    trip = rng.choice(data["trips"])
    last = trip["stops"][-1]
    at, km = last["arrive"], last["km"]
    trip["stops"].insert(
        len(trip["stops"]) - 1,
        {
            **{"kind": "break", "place_id": None, "km": km, "arrive": at},
            **{"depart": at, "board": [], "alight": []},
        },
    )


def _invented_rejected(data: Any, rng: Random) -> None:
    total = data["cost"]["total"]
    data["cost"]["rejected"] = {
        "payer": rng.choice(["government", "nobody"]),
        "total": round(total / 2, 2),
        "net": round(total / 3, 2),
        "coaches": {"coach-49": 1},
    }


def _invented_prices(data: Any, rng: Random) -> None:
    group = {
        **{"group_id": "V9>E9#1", "village_id": "V9", "employer_id": "E9"},
        **{"workers": rng.randint(1, 9), "per_worker": 12.5},
    }
    data["marginal"] = {"groups": [group], "coaches": []}


def _priced_coach(data: Any, rng: Random) -> None:
    coach = {"depot_id": f"D{rng.randint(5, 9)}", "vehicle_type": "bus", "saves": 9.0}
    data["marginal"] = {"groups": [], "coaches": [coach]}


def _digest(data: Any, rng: Random) -> None:
    data["scenario"]["sha256"] = f"{rng.getrandbits(256):064x}"


def _moved_clock(data: Any, rng: Random) -> None:
    day = f"2020-01-{rng.randint(10, 28)}"
    data["scenario"]["first_day"] = day


def _speed(data: Any, rng: Random) -> None:
    trip = rng.choice(data["trips"])
    trip["driving_minutes"] = trip["driving_minutes"] / 2


def _shorter(data: Any, rng: Random) -> None:
    trip = rng.choice(data["trips"])
    for stop in trip["stops"]:
        stop["km"] = round(stop["km"] * 0.9, 3)
    trip["km"] = trip["stops"][-1]["km"]


def _one_driver(data: Any, rng: Random) -> None:
    for trip in data["trips"]:
        trip["drivers"] += rng.choice([-1, 1, 3])


def _never_rests(data: Any, rng: Random) -> None:
    trip = max(data["trips"], key=lambda trip: len(trip["driving"]))
    blocks = trip["driving"]
    blocks[0]["until"] = blocks[-1]["until"]
    del blocks[1:]


def _held_reworded(data: Any, rng: Random) -> None:
    rng.choice(data["workers"]["held"])["code"] = rng.choice(
        ["CERT_MISSING", "VILLAGE_RISK", "EMPLOYER_NOT_ACCEPTING"]
    )


def _reason(data: Any, rng: Random) -> None:
    stays = data["workers"]["held"] + data["workers"]["unplanned"]
    rng.choice(stays)["reason"] = "asked to stay"


AGREEING: dict[str, Callable[[Any, Random], None]] = {
    "bound with its gap": _bound,
    "bound above the objective": _bound_above,
    "prices of the bound raised": _prices_raised,
    "bound called enumerated": _enumerated,
    "price of the bound invented": _price_invented,
    "cuts of the bound raised": _cuts_raised,
    **{
        f"trip dropped as {code}": _dropped_as(code)
        for code in (
            *("NO_COACH_FREE", "INTAKE_FULL", "NO_SEATS_LEFT", "RIDE_TOO_LONG"),
            *("NO_LEGAL_TIMETABLE", "CERT_EXPIRES_ON_ROAD", "NO_COACH_FITS_VILLAGE"),
            *("DEARER_THAN_PENALTY", "NO_COACH_AT_HOME", "TIRED"),
        )
    },
    "worker left": _worker_left,
    **{f"{line} changed": _cheaper(line) for line in ("hire", "toll", "kit", "tip")},
    "payers shifted": _payers_swapped,
    "held one travels": _held_travels,
    "journeys swapped": _two_swap,
    "seat given twice": _seats_given_twice,
    "break of nothing": _break_of_nothing,
    "rejected invented": _invented_rejected,
    "prices invented": _invented_prices,
    "coach priced": _priced_coach,
    "other digest": _digest,
    "other clock": _moved_clock,
    "faster": _speed,
    "shorter": _shorter,
    "other crews": _one_driver,
    "no rest": _never_rests,
    "held reworded": _held_reworded,
    "reason reworded": _reason,
}


def of_agreeing_fields(data: Any, rng: Random) -> Forgery | None:
    """Several fields forged so that they agree; None where this plan has none such."""
    way = rng.choice(sorted(AGREEING))
    data = deepcopy(data)
    try:
        AGREEING[way](data, rng)
    except (IndexError, TypeError, ValueError):  # nobody held, no two seats, no prices
        return None
    return Forgery("(plan)", way, dumped(data))
