"""One key of a settings file changed: remarks and other keys stay."""

from __future__ import annotations

import tomllib

import pytest

from transport.reading.settings_edit import edited, with_changes

TEXT = """# head
name = "a"  # its name

[policy]  # rules
preset = "cn" # by day # and more
modes = [
  "air", # flights
  "rail",
]

# about money
[payers]
government = 50
"个人" = 1

[policy.risk_by_city]
"武汉市" = "high"
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("name",), '"b # c"', 'name = "a"  # its', 'name = "b # c"  # its'),
        (("policy", "preset"), '"none"', 'preset = "cn" # by', 'preset = "none" # by'),
        (("policy", "preset"), None, 'preset = "cn" # by day # and more\n', ""),
        (("days",), "3", "# its name\n", "# its name\ndays = 3\n"),
        (("policy", "load_cap"), "0.5", '"rail",\n]\n', '"rail",\n]\nload_cap = 0.5\n'),
        (
            ("policy", "modes"),
            "[]",
            'modes = [\n  "air", # flights\n  "rail",\n]',
            "modes = []",
        ),
        (("payers", "个人"), "7", '"个人" = 1', '"个人" = 7'),
        (("policy", "none"), None, "", ""),
    ],
)
def test_a_key_changes_and_nothing_else(
    path: tuple[str, ...], value: str | None, old: str, new: str
) -> None:
    expected = TEXT.replace(old, new, 1) if old else TEXT
    assert edited(TEXT, path, value) == expected
    dos = edited(TEXT.replace("\n", "\r\n"), path, value)
    assert dos == expected.replace("\n", "\r\n")


def test_a_section_that_is_not_there_is_added_at_the_end() -> None:
    made = edited(TEXT, ("costs", "kit"), "15")
    assert made is not None
    assert made.startswith(TEXT.rstrip("\n"))
    assert tomllib.loads(made)["costs"] == {"kit": 15}


def test_a_table_is_changed_where_it_stands_in_lines_or_in_one() -> None:
    path = ("policy", "risk_by_city")
    made = with_changes(TEXT, {path: {"北京市": '"low"'}, ("payers",): {"x": "1"}})
    assert made is not None
    found = tomllib.loads(made)
    assert found["policy"]["risk_by_city"] == {"北京市": "low"}
    assert found["payers"] == {"x": 1}
    assert "# about money\n[payers]" in made
    gone = with_changes("[policy]\nx = {a = 1}\n", {("policy", "x"): {"b": "2"}})
    assert gone == "[policy]\nx = { b = 2 }\n"
    assert (
        with_changes("[policy]\nx = {a = 1}\n", {("policy", "x"): None}) == "[policy]\n"
    )


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("policy.a = 1\n", ("policy", "b")),  # a heading would be a second table
        ("policy = {a = 1}\n", ("policy", "a")),
        ('x = """\n[policy]\n"""\n[policy]\na = 1\n', ("policy", "b")),
    ],
)
def test_what_lines_do_not_tell_apart_is_left_alone(
    text: str, path: tuple[str, ...]
) -> None:
    assert edited(text, path, "2") is None
