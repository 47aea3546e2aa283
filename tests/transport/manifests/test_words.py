from __future__ import annotations

import re

from transport.manifests.words import WORDS, Words


def test_every_word_stands_in_both_languages_with_the_same_blanks() -> None:
    blanks = re.compile(r"\{\w+\}")
    for key, (english, chinese) in WORDS.items():
        assert english, key
        assert chinese, key
        assert set(blanks.findall(english)) == set(blanks.findall(chinese)), key


def test_blanks_are_filled() -> None:
    assert Words("en")("driver_n", n=2) == "Driver 2"
    assert Words("zh")("driver_n", n=2) == "驾驶员2"


def test_an_unknown_code_has_no_meaning() -> None:
    assert Words("en").meaning("CERT_MISSING") == "no health certificate"
    assert Words("en").meaning("NO_SUCH_CODE") == ""
