"""Names of places that may be one name misspelt."""

from __future__ import annotations

_LEAST = 3  # shorter names differ by one character all over the country
_TELLING = frozenset(  # what tells neighbouring villages apart is no slip
    "东西南北中上下前后左右里外内大小老新旧高低头尾岭山坡沟河湾坪庄家"
    "一二三四五六七八九十百千0123456789"
)


def resembles(name: str, other: str) -> bool:
    """Whether one character of a name is wrong, missing or too many in the other.

    Of names of two characters, or of characters that tell neighbouring villages apart
    (东坪村 and 西坪村, 张家沟 and 李家沟), nothing is assumed.
    """
    short, long = sorted((name, other), key=len)
    if short == long or len(short) < _LEAST or len(long) - len(short) > 1:
        return False
    start = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :] and long[start] not in _TELLING
    is_rest_equal = short[start + 1 :] == long[start + 1 :]
    is_telling = short[start] in _TELLING and long[start] in _TELLING
    return is_rest_equal and start > 0 and not is_telling
