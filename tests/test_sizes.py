"""Files and functions are short enough to be read in one go."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("transport", "solvers", "maps", "scenarios", "benchmarks", "p2p", "tools")
SOURCES = sorted(
    [ROOT / "cli.py", *(p for room in ROOMS for p in (ROOT / room).rglob("*.py"))]
)
MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 60


def long_functions(source: str, *, most: int) -> list[tuple[str, int]]:
    """Functions of more lines than that, signature and docstring counted."""
    if n_lines(source) <= most:
        return []
    return [
        (node.name, n)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (n := (node.end_lineno or node.lineno) - node.lineno + 1) > most
    ]


def n_lines(source: str) -> int:
    return len(source.splitlines())


def test_no_file_and_no_function_is_too_long_to_read() -> None:
    too_long: dict[str, list[tuple[str, int]]] = {}
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        found = long_functions(source, most=MOST_LINES_OF_A_FUNCTION)
        if (n := n_lines(source)) > MOST_LINES_OF_A_FILE:
            found.append(("the file", n))
        if found:
            too_long[path.relative_to(ROOT).as_posix()] = found
    assert len(SOURCES) > 1_000
    assert too_long == {}


def test_lines_of_a_function_are_counted_from_its_signature_to_its_end() -> None:
    source = (
        'def f(\n    n: int,\n) -> int:\n    """Told."""\n    return n\n\n\nN = 1\n'
    )
    assert long_functions(source, most=4) == [("f", 5)]
    assert long_functions(source, most=5) == []
    assert n_lines(source) == 8


def test_methods_and_functions_within_functions_are_counted_too() -> None:
    source = (
        "class A:\n    async def f(self):\n        def g():\n            return 1\n"
    )
    assert long_functions(source, most=1) == [("f", 3), ("g", 2)]
