"""Hooks of the site's generator: pages that lie outside ``docs/`` are part of it.

README, CONTRIBUTING, CHANGELOG, licences and READMEs of shipped scenarios stand in the
site under ``project/``, and links to them lead there. Notebooks become pages under
``examples/``.
"""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
OUTSIDE = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "NOTICE")
_LINK = re.compile(r"(\]\()([^)\s]+)(\))")
_LOADED = re.compile(
    r'<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="(https?:[^"]+)"'
)
_FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)


def slug(text: str, separator: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", separator)


def outside() -> list[str]:
    """Paths of the pages outside ``docs/``, from the top folder."""
    shipped = sorted(ROOT.glob("scenarios/*/README.md"))
    return [*OUTSIDE, *(path.relative_to(ROOT).as_posix() for path in shipped)]


def page_of(notebook: str) -> str:
    """A notebook's JSON as Markdown: its texts, its code and what that printed."""
    parts = []
    for cell in json.loads(notebook)["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(text)
            continue
        parts.append(f"```python\n{text}\n```")
        for output in cell["outputs"]:
            told = output.get("text") or output["data"]["text/plain"]
            parts.append(f"```text\n{''.join(told).rstrip()}\n```")
    return "\n\n".join(parts) + "\n"


def place(path: str) -> str:
    """Where a file, named from the top folder, stands in the site's sources."""
    if path.startswith("docs/"):
        return path.removeprefix("docs/")
    if path.endswith(".ipynb"):
        return path.removesuffix(".ipynb") + ".md"
    return f"project/{path}" + ("" if Path(path).suffix else ".txt")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The files of ``docs/`` and those outside."""
    for path in outside():
        content = (ROOT / path).read_text(encoding="utf-8")
        files.append(File.generated(config, place(path), content=content))
    for book in sorted(ROOT.glob("examples/*.ipynb")):
        content = page_of(book.read_text(encoding="utf-8"))
        to = place(f"examples/{book.name}")
        files.append(File.generated(config, to, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """The page with its links out of ``docs/``, or into it, led to where they stand."""
    here = page.file.src_uri
    own = here.removeprefix("project/") if here.startswith("project/") else None
    source = f"docs/{here}" if own is None else own

    def led(link: re.Match[str]) -> str:
        path, mark, anchor = link[2].partition("#")
        if not path or re.match(r"[a-z]+:", path):
            return link[0]
        meant = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        to = posixpath.relpath(place(meant), posixpath.dirname(here) or ".")
        return f"{link[1]}{to}{mark}{anchor}{link[3]}"

    parts = _FENCE.split(markdown)
    parts[::2] = [_LINK.sub(led, part) for part in parts[::2]]
    return "".join(parts)


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """The page as it is, if it loads nothing from elsewhere."""
    loaded = _LOADED.findall(output)
    if loaded:
        msg = f"{page.file.src_uri} loads {loaded[0]}; the site has to open offline"
        raise PluginError(msg)
    return output
