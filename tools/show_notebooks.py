"""Run the notebooks of ``examples/`` and keep what they print, as plain text alone.

``python tools/show_notebooks.py``, from the top folder, after a change to one of them.
"""

# mypy: disallow-untyped-calls=False

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
_KEPT = ("stream", "execute_result", "display_data")


def run(path: Path) -> None:
    """The notebook run from top to bottom and written again."""
    book = nbformat.read(path, as_version=4)
    here = {"metadata": {"path": str(EXAMPLES)}}
    NotebookClient(book, timeout=600, kernel_name="python3", resources=here).execute()
    for cell in book.cells:
        cell.metadata.clear()
        if cell.cell_type == "code":
            cell.outputs = [
                output
                for output in cell.outputs
                if output.output_type in _KEPT and output.get("name") != "stderr"
            ]
            for output in cell.outputs:
                if "data" in output:  # frames and maps are large; their text is enough
                    output.data = {"text/plain": output.data["text/plain"]}
    book.metadata.pop("language_info", None)
    nbformat.write(book, path)


if __name__ == "__main__":
    for notebook in sorted(EXAMPLES.glob("*.ipynb")):
        run(notebook)
