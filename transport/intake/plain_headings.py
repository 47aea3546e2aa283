"""Headings freed of what people put around them, and the fingerprint of a layout."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

from transport.intake.place_names import simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERING = re.compile(
    r"^(?:q?\d{1,3}\s*[.、,:)\]]|[(\[]\d{1,3}[)\]]|[一二三四五六七八九十]{1,3}、)\s*"
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】|<[^<>]*>|{[^{}]*}")
_PREFIX = re.compile(
    r"^(?:请(?:如实|认真|正确|准确)?(?:填写|输入|选择|提供|上传)|您的|你的|您|"
    r"是否(?:为|是|属于)?|本人)(?=.)"
)
_MARKS = "*★☆※:;,.。、?!'\"“”‘’`~#-_—…|/\\"
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z]{2}")
_LENGTH = 12  # characters of a fingerprint


def plain_heading(text: str) -> str:
    """The heading without stars, brackets, numbering, units and polite words."""
    plain = _open(text)
    return _bare(_BRACKETS.sub("", plain)) or _bare(re.sub(r"[()\[\]【】]", "", plain))


def spellings(text: str) -> tuple[str, ...]:
    """Plain headings that ``text`` may be meant as, the fullest first.

    A heading in two languages counts for either half; one in brackets for what the
    brackets hold too, ``乡镇(街道)``.
    """
    plain = _open(text)
    whole = plain_heading(text)
    joined = _bare(re.sub(r"[()\[\]【】]", "", plain))
    chinese = _bare("".join(c for c in plain if _CHINESE.match(c)))
    english = _bare(re.sub(r"[^\x00-\x7f]|[()\[\]]", " ", plain))
    halves = (chinese, english) if chinese and _WORD.search(english) else ()
    return tuple(dict.fromkeys(p for p in (whole, joined, *halves) if p))


def fingerprint(headings: Sequence[str]) -> str:
    """A short name of a layout: the same for the same headings in the same order."""
    text = "\n".join(map(plain_heading, headings)).strip("\n")
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def _open(text: str) -> str:
    """Half-width, in lower case and simplified characters."""
    folded = simplified(unicodedata.normalize("NFKC", text).casefold())
    return folded.strip().strip(_MARKS).strip()


def _bare(plain: str) -> str:
    text = plain.strip().strip(_MARKS).strip()
    text = _NUMBERING.sub("", text)
    if not _CHINESE.search(text):
        return " ".join(re.sub(r"[._\-/\\,:#'’]+", " ", text).split())
    text = re.sub(r"[\s/\\、,._\-—&+和及与或]+", "", text.strip(_MARKS))
    return _PREFIX.sub("", _PREFIX.sub("", text)).strip(_MARKS)
