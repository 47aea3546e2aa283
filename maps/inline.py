"""The page's scripts and styles from the package's own files, as inline HTML."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_IMAGE = re.compile(r"url\((images/[\w-]+\.png)\)")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def styles_and_scripts() -> str:
    """``style`` and ``script`` elements with Leaflet and the map's own code."""
    assets = files("maps") / "assets"
    leaflet = assets / "leaflet"
    styles = (_with_images(leaflet), _text(assets / "plan.css"))
    licence = (
        f"/*\n{_text(leaflet / 'LICENSE.txt')}*/\n"  # asks to go along with copies
    )
    scripts = (licence + _text(leaflet / "leaflet.js"), _text(assets / "plan.js"))
    return "\n".join(
        [f"<style>{text}</style>" for text in styles]
        + [f"<script>{text}</script>" for text in scripts]
    )


def content_policy(page: str, *, with_tiles: bool) -> str:
    """A ``meta`` element that lets the page run its present scripts and no other.

    Any script that is not there now, and any request to the network other than for
    tiles, is refused by the browser.
    """
    digests = (hashlib.sha256(text.encode()) for text in _SCRIPT.findall(page))
    hashes = " ".join(f"'sha256-{_base64(digest.digest())}'" for digest in digests)
    images = "data: http: https:" if with_tiles else "data:"
    return (
        '<meta http-equiv="Content-Security-Policy" content="'
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        f'img-src {images}">'
    )


def _with_images(leaflet: Traversable) -> str:
    """Leaflet's style sheet with its images inside."""

    def data_uri(found: re.Match[str]) -> str:
        image = (leaflet / found[1]).read_bytes()
        return f"url(data:image/png;base64,{_base64(image)})"

    return _IMAGE.sub(data_uri, _text(leaflet / "leaflet.css"))


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
