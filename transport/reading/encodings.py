"""Encodings in which county offices save text."""

from __future__ import annotations

import codecs
import re

from transport.reading.findings import BadValue
from transport.said import said

_STRAY_MARKS = (codecs.BOM_UTF8, "\ufeff".encode("gb18030"))
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHUNK = 1 << 20
_FEW = 1_000  # of so many lines one that looks like UTF-8 is chance
_SURE = 2  # letters of three bytes and more
_NARROW = "\u2e7f"  # the last letter before those of Chinese
# User-defined areas of GB18030 and the replacement mark: decoded the wrong way. The
# rest of the private-use area holds rare characters of old fonts.
_DOUBTFUL = re.compile("[\ue000-\ue765\ufffd]")


def encoding_of(raw: bytes) -> str:
    """The encoding ``raw`` can be decoded with as a whole.

    UTF-8 with or without byte-order mark, UTF-16 with one, else GB18030, the national
    standard that includes GBK and GB2312. Lines of UTF-8 among others would be read as
    GB18030 without complaint, as other letters; such text is refused.

    Raises
    ------
    BadValue
        If it is none of them.
    """
    if raw.startswith(_UTF16_MARKS):
        if _is_text(raw, "utf-16"):
            return "utf-16"
    elif b"\0" in raw:
        raise BadValue(wrong=said("HOLDS_ZERO_BYTES"), remedy=_REMEDY)
    elif _is_text(raw, "utf-8-sig"):
        return "utf-8-sig"
    else:
        _refuse_mixed(raw)
        if _is_text(raw, "gb18030"):
            return "gb18030"
    raise BadValue(wrong=said("NO_KNOWN_ENCODING"), remedy=_REMEDY)


_REMEDY = said("SAVE_AS_UTF8")


def decoded(raw: bytes) -> str:
    """The text of ``raw``, without byte-order mark.

    Raises
    ------
    BadValue
        If it is in no known encoding.
    """
    raw = without_stray_marks(raw)
    return raw.decode(encoding_of(raw))


def without_stray_marks(raw: bytes) -> bytes:
    """The bytes without byte-order marks that are not theirs.

    Programs put the mark of UTF-8 before text in GB18030, or a second one before the
    first when they join files.
    """
    bare, marks = raw, list[bytes]()
    while mark := next((m for m in _STRAY_MARKS if bare.startswith(m)), b""):
        marks.append(mark)
        bare = bare.removeprefix(mark)
    is_own = marks == [codecs.BOM_UTF8] and _is_text(bare, "utf-8")
    return raw if is_own else bare


def _refuse_mixed(raw: bytes) -> None:
    """Nothing, unless some lines are surely UTF-8 and others surely are not.

    A line of GB18030 with three Chinese letters is UTF-8 with two in 1 of 36,000
    cases, with more letters still more rarely; so few tell nothing.
    """
    first: dict[bool, int] = {}
    found = {True: 0, False: 0}
    for line, content in enumerate(raw.splitlines(), start=1):
        is_utf8 = _is_chinese_utf8(content)
        if is_utf8 is not None:
            first.setdefault(is_utf8, line)
            found[is_utf8] += 1
    if not found[False] or found[True] * _FEW <= found[False]:
        return
    if found[True] < found[False]:
        wrong = said("LINE_IS_UTF8", line=first[True])
    else:
        wrong = said("LINE_IS_NO_UTF8", line=first[False])
    raise BadValue(wrong=wrong, remedy=_REMEDY)


def _is_chinese_utf8(line: bytes) -> bool | None:
    """Whether it is UTF-8 with some Chinese; None where it may be either."""
    if line.isascii():
        return None
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    wide = sum(letter > _NARROW for letter in text)
    return True if wide >= _SURE else None


def _is_text(raw: bytes, encoding: str) -> bool:
    """Whether all of ``raw`` decodes; in pieces, so that no copy is held."""
    decoder = codecs.getincrementaldecoder(encoding)()
    is_guess = encoding == "gb18030"
    try:
        for start in range(0, max(len(raw), 1), _CHUNK):
            end = start + _CHUNK
            text = decoder.decode(raw[start:end], final=end >= len(raw))
            if is_guess and _DOUBTFUL.search(text):
                return False
    except UnicodeDecodeError:
        return False
    return True
