from __future__ import annotations

import re

from transport.presentation.words import WORDS, Words


def test_every_word_stands_in_both_languages_with_the_same_blanks() -> None:
    blanks = re.compile(r"\{\w+\}")
    for key, (english, chinese) in WORDS.items():
        assert english, key
        assert chinese, key
        assert set(blanks.findall(english)) == set(blanks.findall(chinese)), key


def test_blanks_are_filled() -> None:
    assert Words("en")("escort_n", n=2) == "Escort 2"
    assert Words("zh")("driver_n", n="B") == "驾驶员B及电话"


def test_an_unknown_code_has_no_meaning() -> None:
    assert Words("en").meaning("CERT_MISSING") == "no health certificate"
    assert Words("en").meaning("NO_SUCH_CODE") == ""
    assert Words("zh").remedy("CERT_MISSING") == "补办健康证明后重排"
    assert Words("zh").remedy("NO_SUCH_CODE") == ""
