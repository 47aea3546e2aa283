"""Numbers in the user's units, turned into whole numbers of inner ones."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from transport.reading.findings import BadValue
from transport.said import Said, either, said

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
_MAX_DIGITS = 30

NumberLike = str | int | float | Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How a number is written: ``factor`` inner units make one of the user's.

    ``least`` and ``most`` are bounds in the user's unit, included unless
    ``is_open`` shuts out the least; ``words`` may follow the number. The result is
    whole, so ``factor`` also says how fine a number may be.
    """

    unit: str
    example: str
    factor: int = 1
    least: str = "0"
    most: str | None = None
    is_open: bool = False
    words: tuple[str, ...] = ()

    @property
    def range(self) -> Said:
        """What the user may write, for documents and messages."""
        noun = said("WHOLE_NUMBER") if self.factor == 1 else said("NUMBER")
        if not self.unit:
            return said("SCALE", noun=noun, bound=self._bound)
        unit = either(self.unit, _UNITS_ZH.get(self.unit, self.unit))
        return said("SCALE_UNIT", noun=noun, bound=self._bound, unit=unit)

    @property
    def _bound(self) -> Said:
        if self.most is None:
            if self.is_open:
                return said("MORE_THAN", least=self.least)
            return said("OR_MORE", least=self.least)
        if self.is_open:
            return said("MORE_THAN_UP_TO", least=self.least, most=self.most)
        return said("FROM_TO", least=self.least, most=self.most)

    def inner(self, value: NumberLike) -> int:
        """``value`` as a whole number of inner units.

        Raises
        ------
        BadValue
            If it is no number, out of bounds or too fine.
        """
        number = decimal_of(value, scale=self)
        too_small = (
            number <= Decimal(self.least)
            if self.is_open
            else number < Decimal(self.least)
        )
        if too_small or (self.most is not None and number > Decimal(self.most)):
            raise BadValue(wrong=said("OUT_OF_RANGE"), remedy=self.remedy)
        scaled = number * self.factor
        if scaled != scaled.to_integral_value():
            wrong = said("TOO_FINE", factor=self.factor)
            if self.factor == 1:
                wrong = said("NO_WHOLE_NUMBER")
            raise BadValue(wrong=wrong, remedy=self.remedy)
        return int(scaled)

    @property
    def remedy(self) -> Said:
        """What to write instead."""
        return said("WRITE_SCALE", range=self.range, example=self.example)


def decimal_of(value: NumberLike, *, scale: Scale) -> Decimal:
    """``value`` as an exact decimal; full-width digits and known units are accepted.

    Raises
    ------
    BadValue
        If it is no finite number.
    """
    if isinstance(value, bool):
        raise BadValue(wrong=said("IS_NO_NUMBER"), remedy=scale.remedy)
    text = repr(value) if isinstance(value, float) else str(value)
    text = unicodedata.normalize("NFKC", text).strip().replace(" ", "")
    for word in scale.words:
        text = text.removesuffix(word)
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if not _NUMBER.fullmatch(text) or len(text) > _MAX_DIGITS:
        raise BadValue(wrong=said("IS_NO_NUMBER"), remedy=scale.remedy)
    try:
        return Decimal(text)
    except InvalidOperation:
        raise BadValue(wrong=said("IS_NO_NUMBER"), remedy=scale.remedy) from None


_UNITS_ZH = {
    "approved seats": "核定座位",
    "pieces": "件",
    "seats": "座",
    "CNY": "元",
    "km": "公里",
    "minutes": "分钟",
    "hours": "小时",
    "days": "天",
    "rows": "排",
    "degrees Celsius": "℃",
}
SEATS = Scale(
    unit="approved seats", example="49", least="2", most="100", words=("座", "人")
)
COUNT = Scale(unit="", example="4", least="1", most="1000000", words=("辆", "台", "人"))
PERCENTAGE = Scale(unit="%", example="50", least="1", most="100", words=("%",))
DRIVERS = Scale(unit="", example="1", least="1", most="5", words=("人", "名"))
BAGS = Scale(unit="pieces", example="1", most="99", words=("件",))
UNIT_SEATS = Scale(unit="seats", example="180", least="1", most="5000", words=("座",))
MONEY = Scale(
    unit="CNY", example="1200.50", factor=100, most="100000000", words=("元",)
)
KM = Scale(
    unit="km", example="248.5", factor=1000, most="40000", words=("公里", "千米", "km")
)
MINUTES = Scale(
    unit="minutes", example="150", factor=60, most="100000", words=("分钟", "分", "min")
)
DURATION = Scale(
    unit="minutes",
    example="150",
    factor=60,
    least="0",
    most="10000",
    is_open=True,
    words=("分钟", "分", "min"),
)
HOURS = Scale(
    unit="hours", example="30", factor=3600, least="0", most="240", is_open=True
)
PAUSE_HOURS = Scale(unit="hours", example="2", factor=3600, most="240")
SHARE = Scale(unit="", example="0.5", factor=100, most="1", is_open=True)
SPEED_FACTOR = Scale(unit="", example="0.9", factor=100, least="0.1", most="2")
DETOUR = Scale(unit="", example="1.3", factor=100, least="1", most="10")
DAYS = Scale(unit="days", example="5", least="1", most="366", words=("天",))
WHOLE = Scale(unit="", example="1", most="1000000")
POSITIVE = Scale(unit="", example="5", least="1", most="1000000")
_TEMPERATURE = Scale(
    unit="degrees Celsius",
    example="36.5",
    factor=100,
    least="30",
    most="45",
    words=("°C", "℃", "C", "度"),
)


def temperature(value: NumberLike) -> Decimal:
    """A body temperature in degrees Celsius, with two decimals at most.

    Raises
    ------
    BadValue
        If it is no number from 30 to 45.
    """
    return Decimal(_TEMPERATURE.inner(value)) / _TEMPERATURE.factor
