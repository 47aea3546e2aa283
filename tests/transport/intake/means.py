"""What an import works with in tests: a few known places, no gazetteer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scenarios.fleets import Fleets
from transport.intake.importing import Means
from transport.intake.records import Located, PlaceAsked, PlaceFound
from transport.intake.settling import PlaceWords

HOME = {"city": "吕梁市", "province": "山西省", "county": "临县"}
WORK = {"city": "榆林市", "province": "陕西省", "county": "神木市"}
KNOWN = {
    "示例村1": PlaceFound(
        name="示例村1",
        lat=38.17,
        lon=110.87,
        precision="village",
        source="gazetteer",
        error_m=1_000,
        town="白文镇",
        **HOME,
    ),
    "示例村2": PlaceFound(
        name="示例村2",
        lat=38.2,
        lon=110.9,
        precision="village",
        source="gazetteer",
        error_m=1_000,
        town="白文镇",
        **HOME,
    ),
    "中心村": PlaceFound(
        name="临县",
        lat=37.95,
        lon=110.99,
        precision="county",
        source="gazetteer",
        error_m=10_000,
        **HOME,
    ),
    "神木": PlaceFound(
        name="神木市",
        lat=38.84,
        lon=110.5,
        precision="point",
        source="book",
        error_m=100,
        **WORK,
    ),
    "临县客运站": PlaceFound(
        name="临县客运站",
        lat=37.95,
        lon=110.99,
        precision="point",
        source="book",
        error_m=100,
        **HOME,
    ),
}
TWINS = (KNOWN["示例村1"], KNOWN["示例村2"])


class KnownPlaces:
    """Finds what is known by name; 两可村 may be either of two villages."""

    def find(self, asked: PlaceAsked) -> Located:
        """By name; an employer by the firm's beginning."""
        if asked.name == "两可村":
            return Located(None, TWINS)
        name = "神木" if asked.name.startswith("神木") else asked.name
        place = KNOWN.get(name)
        if asked.at is not None and place is not None:
            place = replace(place, lat=asked.at[0], lon=asked.at[1])
        return Located(place)


def split(text: str) -> PlaceAsked:
    """An address that names Shenmu is there; others say nothing."""
    if "神木" in text:
        return replace(PlaceAsked(kind="employer", name=""), **WORK)  # type: ignore[arg-type]
    return PlaceAsked(kind="village", name="")


WORDS = PlaceWords(
    village=lambda name: name.removesuffix("村委会").removesuffix("村"),
    town=lambda name: name.removesuffix("镇"),
    unit=lambda name: name.removesuffix("县") if len(name) > 2 else name,
    firm=lambda name: name.replace("有限责任公司", "有限公司"),
    split=split,
)
MEANS = Means(
    finder=KnownPlaces(),
    words=WORDS,
    book=Fleets(),
    county_of_code=lambda code: "临县" if code == "141124" else "",
    unit_at=lambda lat, lon: ("陕西省", "榆林市", "神木市"),
    today=date(2026, 3, 4),  # a Wednesday
    lang="en",
)
