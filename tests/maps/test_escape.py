from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.escape import escape


@pytest.mark.parametrize("sign", list("<>\"'`$\\{}"))
def test_no_sign_with_a_meaning_to_html_script_or_jinja_remains(sign: str) -> None:
    assert sign not in escape(f"a{sign}b")


def test_an_ampersand_starts_no_reference_of_the_users() -> None:
    assert escape("&lt;") == "&amp;lt;"


@given(st.text())
def test_a_browser_reads_back_the_very_text(text: str) -> None:
    assert html.unescape(escape(text)) == text


def test_plain_chinese_stays_as_it_is() -> None:
    assert escape("临县白文镇 3 号") == "临县白文镇 3 号"
