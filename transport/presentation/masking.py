"""Numbers of persons masked: enough shown to compare, too little to know."""

from __future__ import annotations

import re

_ID_LIKE = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15})(?![\dXx])")
_PHONE_LIKE = re.compile(r"(?<!\d)(?:1\d{10}|1\d{2}[ -]\d{4}[ -]\d{4})(?!\d)")
_SHOWN = (3, 4)  # characters at the beginning and at the end
_SHORT_SHOWN = 2  # end of a number too short for the usual mask
_MIN_HIDDEN = 4


def masked_number(number: str) -> str:
    """An identity or phone number with its first 3 and last 4 characters shown."""
    number = number.strip()
    head, tail = _SHOWN
    if len(number) < head + tail + _MIN_HIDDEN:
        head, tail = 0, min(_SHORT_SHOWN, len(number) // 2)
    hidden = len(number) - head - tail
    return number[:head] + "*" * hidden + number[len(number) - tail :]


def masked_text(text: str) -> str:
    """Free text with everything that looks like an ID or mobile number masked."""
    text = _ID_LIKE.sub(lambda match: masked_number(match[0]), text)
    return _PHONE_LIKE.sub(lambda match: masked_number(match[0]), text)


def masked_name(name: str) -> str:
    """A name with the first character of each word shown."""
    return " ".join(word[0] + "*" * (len(word) - 1) for word in name.split())
