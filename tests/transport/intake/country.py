"""A country of a few counties with invented villages, for the finders of places."""

from __future__ import annotations

from dataclasses import dataclass, field

from transport.intake.divisions import Division


def _unit(code: str, name: str, **more: object) -> Division:
    level = {2: "province", 4: "city", 6: "county"}[len(code)]
    return Division(code=code, level=level, name=name, **more)  # type: ignore[arg-type]


SHANXI = {"province": "山西省"}
LULIANG = {**SHANXI, "city": "吕梁市"}
UNITS = (
    _unit("14", "山西省", short="山西", aliases=("Shanxi",), **SHANXI),
    _unit("1409", "忻州市", short="忻州", city="忻州市",
          lat=38.42, lon=112.73, **SHANXI),
    _unit("140929", "岢岚县", short="岢岚", city="忻州市", county="岢岚县",
          lat=38.70, lon=111.57, **SHANXI),
    _unit("1411", "吕梁市", short="吕梁", aliases=("Lüliang",), lat=37.52, lon=111.14,
          **LULIANG),
    _unit("141124", "临县", short="临县", aliases=("Linxian", "lincounty"),
          county="临县", lat=37.95, lon=110.99, **LULIANG),
    _unit("141127", "岚县", short="岚县", aliases=("Lanxian",), county="岚县",
          lat=38.28, lon=111.67, **LULIANG),
    _unit("141199", "新开发区", county="新开发区", **LULIANG),
    _unit("35", "福建省", short="福建", province="福建省"),
    _unit("350481", "永安市", short="永安", province="福建省", city="三明市",
          county="永安市", lat=25.97, lon=117.36),
    _unit("61", "陕西省", short="陕西", aliases=("Shaanxi",), province="陕西省"),
    _unit("6108", "榆林市", short="榆林", province="陕西省", city="榆林市",
          lat=38.28, lon=109.73),
    _unit("610881", "神木市", short="神木", aliases=("神木县", "Shenmu"),
          province="陕西省", city="榆林市", county="神木市", lat=38.84, lon=110.50),
)  # fmt: skip

TOWNS = {
    "141124": ((37.98, 111.0, "临泉镇"), (None, None, "碛口镇"),
               (None, None, "白文镇")),
    "141127": ((38.29, 111.67, "东村镇"), (None, None, "普明镇")),
    "610881": ((38.80, 110.40, "锦界镇"),),
}  # fmt: skip
VILLAGES = {
    "141124000": ("东庄村委会", "凤凰社区居委会", "新村村委会", "青石湾村委会"),
    "141124001": ("寨则山村民委员会", "西头村委会"),
    "141124002": ("西头村委会", "前青塘村委会"),
    "141127000": ("西河口村委会",),
}
WITH_POSITION = {"西河口村委会": (38.31, 111.70)}


@dataclass
class Country:
    """The official list of this country; counts how often it is asked."""

    asked: list[str] = field(default_factory=list)

    def units(self) -> tuple[Division, ...]:
        return UNITS

    def towns(self, county_code: str) -> tuple[Division, ...]:
        county = next(unit for unit in UNITS if unit.code == county_code)
        return tuple(
            Division(
                code=f"{county_code}{at:03d}",
                level="town",
                name=name,
                province=county.province,
                city=county.city,
                county=county.name,
                lat=lat,
                lon=lon,
            )
            for at, (lat, lon, name) in enumerate(TOWNS.get(county_code, ()))
        )

    def villages(self, town_code: str) -> tuple[Division, ...]:
        self.asked.append(town_code)
        town = next(t for t in self.towns(town_code[:6]) if t.code == town_code)
        return tuple(
            Division(
                code=f"{town_code}{at + 200}",
                level="village",
                name=name,
                province=town.province,
                city=town.city,
                county=town.county,
                town=town.name,
                lat=WITH_POSITION.get(name, (None, None))[0],
                lon=WITH_POSITION.get(name, (None, None))[1],
            )
            for at, name in enumerate(VILLAGES.get(town_code, ()))
        )
