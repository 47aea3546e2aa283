"""Names of counties: one that shares its name is written with its city."""

from __future__ import annotations

_CITY_ENDS = ("市", "州", "盟", "地区")


def county_name(text: str) -> str:
    """The county as the program calls it: ``晋城市/城区`` is 晋城市城区."""
    city, county = county_parts(text)
    return city + (" " if city and city.isascii() else "") + county


def county_parts(text: str) -> tuple[str, str]:
    """City, empty where none is written, and county; the city may stand last."""
    head, _, tail = (part.strip() for part in text.replace("／", "/").partition("/"))
    if not head or not tail:
        return "", text.strip("/／ ")
    if tail.endswith(_CITY_ENDS) and not head.endswith(_CITY_ENDS):
        return tail, head
    return head, tail
