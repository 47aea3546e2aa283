"""The core tells codes: no sentence for a person is written outside the catalogue."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import transport

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(transport.__file__).parents[1]
CORE = (
    *(f"transport/{wing}" for wing in ("gate", "trips", "journeys", "money")),
    *("transport/driving", "transport/answers", "transport/checker", "solvers"),
)
ELSEWHERE = {
    "transport/answers/summary.py",  # lines of the terminal
    "solvers/core/__main__.py",  # a command of its own
}
FEW_WORDS = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")
FILES = [
    path
    for room in CORE
    for path in sorted((ROOT / room).rglob("*.py"))
    if path.relative_to(ROOT).as_posix() not in ELSEWHERE
]


def sentences_in(tree: ast.Module) -> Iterator[str]:
    """Texts of three words and more that are no docstring and no error of ours."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if is_ours(node):
            continue
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and FEW_WORDS.search(node.value)
        ):
            yield node.value
        waiting += ast.iter_child_nodes(node)


def is_ours(node: ast.AST) -> bool:
    """A docstring, an assertion, or the message of an error that is a defect."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    is_message = isinstance(node, ast.Assign) and any(
        isinstance(name, ast.Name) and name.id == "msg" for name in node.targets
    )
    return is_message or isinstance(node, ast.Raise | ast.Assert)


@pytest.mark.parametrize("room", CORE)
def test_no_sentence_is_made_outside_the_catalogue(room: str) -> None:
    paths = [path for path in FILES if path.is_relative_to(ROOT / room)]
    found = {
        path.name: list(sentences_in(ast.parse(path.read_text("utf-8"))))
        for path in paths
    }
    assert found
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_a_sentence_would_be_found() -> None:
    code = (
        'def f():\n    """What it is for."""\n    return f"no coach is free for {n}"\n'
    )
    assert list(sentences_in(ast.parse(code))) == ["no coach is free for "]
