"""Places by an online service that the user has named; only names of places leave.

What is sent is province, city, county, town and village, or a firm's name and address:
nobody's name, telephone or identity number, and no long number at all. An answer is
taken when it is finer than what is known already and lies where it was asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from transport.errors import Fault, ScenarioError, Warned
from transport.intake.place_names import called, tidy, unit_stem, village_stem
from transport.intake.records import Located, PlaceFound
from transport.places import ERROR_M, PRECISIONS
from transport.reading.datum import to_wgs84
from transport.roads.geodesy import line_km
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transport.intake.geocode_cache import GeocodeCache
    from transport.intake.geocoders import Answer, Geocoder
    from transport.intake.records import PlaceAsked, PlaceFinder
    from transport.places import Precision

_LONG_NUMBER = re.compile(r"[0-9０-９]{5,}[xXＸ]?")
_REACH_KM: Mapping[Precision, float] = {"town": 40.0, "county": 80.0}
_CITY_REACH_KM = 200.0  # of a city of several counties
_LEVELS: Mapping[str, Precision] = {  # by what the level of an answer contains
    **{"区县": "county", "城市": "county", "county": "county", "city": "county"},
    **{"district": "county", "省": "county", "state": "county", "国家": "county"},
    **{"administrative": "county", "未知": "county", "开发区": "town"},
    **{"乡镇": "town", "街道": "town", "town": "town", "suburb": "town"},
    **{"市": "county", "区": "county", "县": "county"},
}
_FINE_LEVELS = (
    "村",
    "兴趣点",
    "门",
    "POI",
    "地名",
    "小区",
    "道路",
    "village",
    "hamlet",
)
_EMPLOYER_ERROR_M = 500


class OnlinePlaces:
    """The finder over a service; ``gazetteer`` tells about where a place must lie.

    The first question that the service does not answer is an error; when it falls
    silent later, it is asked no more, and ``told`` says so.
    """

    def __init__(
        self,
        service: Geocoder,
        *,
        gazetteer: PlaceFinder,
        cache: GeocodeCache | None = None,
    ) -> None:
        self._service = service
        self._gazetteer = gazetteer
        self._cache = cache
        self._ask = _paced(service)
        self._has_answered = False
        self.told: tuple[Warned, ...] = ()

    def find(self, asked: PlaceAsked) -> Located:
        """The place, where the service knows it and it lies where it should."""
        about = self._gazetteer.find(asked).place
        if about is None:
            return Located(None)
        answer = self._answer(query(asked, about))
        if answer is None:
            return Located(None)
        return Located(self._accepted(answer, asked, about))

    def _answer(self, text: str) -> Answer | None:
        name = self._service.name
        if self._cache:
            kept = self._cache.get(name, text)
            if kept is not None:
                return kept[0]
        if self.told:
            return None
        answer = self._asked(text)
        if self._cache and not self.told:
            self._cache.put(name, text, answer)
        return answer

    def _asked(self, text: str) -> Answer | None:
        from geopy.exc import GeocoderServiceError, GeopyError

        try:
            answer = self._ask(text)
        except (GeopyError, ValueError, KeyError) as error:
            is_mute = isinstance(error, GeocoderServiceError) and not _is_refusal(error)
            code = "GEOCODER_SILENT" if is_mute else "GEOCODER_REFUSES"
            wrong = said(code, service=self._service.name)
            if not self._has_answered:
                remedy = said("LEAVE_GEOCODER_OUT")
                fault = Fault(file="--geocoder", wrong=wrong, remedy=remedy)
                raise ScenarioError([fault]) from None  # the cause may name the key
            self.told = (Warned(file="--geocoder", told=wrong),)
            return None
        self._has_answered = True
        return answer

    def _accepted(
        self, answer: Answer, asked: PlaceAsked, about: PlaceFound
    ) -> PlaceFound | None:
        precision = _precision(answer.level, asked)
        is_finer = PRECISIONS.index(precision) < PRECISIONS.index(about.precision)
        lat, lon = self._position(answer)
        is_named = asked.kind == "employer" or _names(answer, asked.name)
        if not (is_finer and is_named and _lies_there(answer, (lat, lon), about)):
            return None
        is_firm = asked.kind == "employer" and precision == "point"
        return PlaceFound(
            name=about.name,
            lat=lat,
            lon=lon,
            precision=precision,
            source=self._service.name,
            error_m=_EMPLOYER_ERROR_M if is_firm else ERROR_M[precision],
            town=about.town,
            county=about.county,
            city=about.city,
            province=about.province,
        )

    def _position(self, answer: Answer) -> tuple[float, float]:
        lat, lon = np.array([answer.lat]), np.array([answer.lon])
        found = to_wgs84(lat, lon, self._service.crs)
        return round(float(found[0][0]), 6), round(float(found[1][0]), 6)


def query(asked: PlaceAsked, about: PlaceFound) -> str:
    """What a service is asked: names of places from the largest to the smallest."""
    around = dict.fromkeys((about.province, about.city, about.county, about.town))
    where = "".join(filter(None, around))
    if asked.kind != "employer":
        name = called(asked.name)
    else:
        name = asked.name if asked.name != asked.address else ""
        name = f"{asked.address} {name}".strip()
        where = "" if asked.address else where
    return " ".join(_LONG_NUMBER.sub(" ", where + name).split())


def _paced(service: Geocoder) -> Callable[[str], Answer | None]:
    """The service's question, asked no oftener than its terms allow."""
    from geopy.extra.rate_limiter import RateLimiter

    paced: Callable[[str], Answer | None] = RateLimiter(
        service.ask,
        min_delay_seconds=service.delay_s,
        max_retries=0,
        swallow_exceptions=False,
    )
    return paced


def _is_refusal(error: Exception) -> bool:
    """Whether the service answered, though not what it was asked."""
    from geopy.exc import (
        GeocoderAuthenticationFailure,
        GeocoderInsufficientPrivileges,
        GeocoderQueryError,
        GeocoderQuotaExceeded,
    )

    refusals = (
        GeocoderAuthenticationFailure,
        GeocoderInsufficientPrivileges,
        GeocoderQueryError,
        GeocoderQuotaExceeded,
    )
    return isinstance(error, refusals)


def _precision(level: str, asked: PlaceAsked) -> Precision:
    """How fine an answer of that level is; of a village never finer than a village."""
    fine: Precision = "point" if asked.kind == "employer" else "village"
    if any(word in level for word in _FINE_LEVELS):
        return fine
    return next((p for word, p in _LEVELS.items() if word in level.lower()), fine)


def _names(answer: Answer, village: str) -> bool:
    """Whether the answer, if it has a text, is about a village of that name."""
    return not answer.text or village_stem(village).stem in tidy(answer.text)


def _lies_there(
    answer: Answer, position: tuple[float, float], about: PlaceFound
) -> bool:
    """Whether the answer names the county asked for, if any, and lies near its seat."""
    county = about.county or about.city
    if answer.text and county and unit_stem(county) not in tidy(answer.text):
        return False
    reach_km = _REACH_KM.get(about.precision, 0.0) if about.county else _CITY_REACH_KM
    return line_km(position, (about.lat, about.lon)) <= reach_km
