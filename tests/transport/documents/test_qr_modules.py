"""Codes put together from others are those that the library works out."""

from __future__ import annotations

import random

from transport.documents.qr_modules import Codes, Modules
from transport.documents.qr_picture import qr_of


def worked_out(text: str) -> Modules:
    matrix = qr_of(text).matrix
    bits = "".join(str(bit) for modules in matrix for bit in modules)
    return Modules(len(matrix), int(bits, 2))


def texts(n: int) -> list[str]:
    """Cards of one length, trips of another, notices with letters of three bytes."""
    draw = random.Random(7)
    villages = "上阳东庄岭王南沟"
    return [
        text
        for at in range(n)
        for text in (
            f"P2P1/*{''.join(draw.choices('0123456789ABCDEFGHJK', k=16))}",
            f"P2P1/county/12345678/T{at:03d}",
            f"T{at:03d}：{''.join(draw.choices(villages, k=draw.randint(2, 4)))}",
        )
    ]


def test_every_code_is_that_of_the_library() -> None:
    codes = Codes(worked_out)
    for text in texts(120):
        assert codes.of(text) == worked_out(text), text


def test_few_of_many_codes_alike_are_worked_out() -> None:
    heard: list[str] = []

    def work_out(text: str) -> Modules:
        heard.append(text)
        return worked_out(text)

    codes = Codes(work_out)
    cards = [text for text in texts(300) if "*" in text]
    for text in cards:
        codes.of(text)
    assert len(heard) <= 16 * 7 + 1 < len(cards)  # 16 letters of seven bits
    for text in cards:
        codes.of(text)
    assert len(heard) <= 16 * 7 + 1


def test_rows_keep_the_light_modules_at_their_beginning() -> None:
    assert list(Modules(3, 0b001_010_111).rows()) == ["001", "010", "111"]
