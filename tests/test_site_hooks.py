"""The site's own hooks: links between pages, and nothing loaded from elsewhere."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

WHY = "the site's generator is not installed"
exceptions = pytest.importorskip("mkdocs.exceptions", reason=WHY)
hooks = pytest.importorskip("tools.site_hooks", reason=WHY)


def page(src_uri: str) -> Any:
    return SimpleNamespace(file=SimpleNamespace(src_uri=src_uri))


@pytest.mark.parametrize(
    ("src_uri", "link", "led"),
    [
        ("index.md", "../CONTRIBUTING.md", "project/CONTRIBUTING.md"),
        ("index.md", "model.md#the-model", "model.md#the-model"),
        ("project/README.md", "docs/rules.md", "../rules.md"),
        ("project/README.md", "LICENSE", "LICENSE.txt"),
        (
            "project/scenarios/day/README.md",
            "../../docs/rules.md#hours",
            "../../../rules.md#hours",
        ),
        ("index.md", "https://example.org/a.md", "https://example.org/a.md"),
    ],
)
def test_links_lead_to_where_a_page_stands_in_the_site(
    src_uri: str, link: str, led: str
) -> None:
    assert hooks.on_page_markdown(f"a [b]({link}).", page(src_uri)) == f"a [b]({led})."


def test_links_in_blocks_of_code_stay_as_they_are() -> None:
    code = "```text\n[b](../CONTRIBUTING.md)\n```"
    assert hooks.on_page_markdown(code, page("index.md")) == code


def test_a_page_that_loads_from_elsewhere_is_refused() -> None:
    own = '<script src="a.js"></script><a href="https://example.org">b</a>'
    assert hooks.on_post_page(own, page("index.md")) == own
    with pytest.raises(exceptions.PluginError, match=r"index\.md loads https"):
        hooks.on_post_page('<img src="https://example.org/a.png">', page("index.md"))


def test_every_page_outside_the_folder_of_pages_exists() -> None:
    assert {"README.md", "NOTICE"} < set(hooks.outside())
    assert all((hooks.ROOT / path).is_file() for path in hooks.outside())


def test_a_notebook_is_a_page_of_texts_code_and_what_it_printed() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# A\n", "day"]},
        {
            "cell_type": "code",
            "source": ["a = 1\n", "a"],
            "outputs": [{"text": ["told"]}, {"data": {"text/plain": ["1"]}}],
        },
    ]
    assert hooks.page_of(json.dumps({"cells": cells})) == (
        "# A\nday\n\n```python\na = 1\na\n```\n\n"
        "```text\ntold\n```\n\n```text\n1\n```\n"
    )
    assert hooks.place("examples/a_day.ipynb") == "examples/a_day.md"
