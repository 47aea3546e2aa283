"""The map of a plan in the language of whoever looks: drawn again where it is not."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from transport.planfiles.version_json import read_version

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.console.opened import Opened
    from transport.language import Lang

_MOST = 4  # pages that are held; one of 12,000 people has some megabytes
_LOCK = threading.Lock()
_DRAWN: OrderedDict[tuple[Path, int, Lang], str] = OrderedDict()
_N_HEAD = 200  # characters of a page that tell its language


def is_of(page: str, lang: Lang) -> bool:
    """Whether the page of a map speaks that language."""
    return f'<html lang="{lang}' in page[:_N_HEAD]


def map_page(found: Opened, path: Path, lang: Lang) -> str:
    """The page at ``path`` as it is, else the same map with the words of ``lang``."""
    page = path.read_text("utf-8")
    if is_of(page, lang):
        return page
    key = (path, path.stat().st_mtime_ns, lang)
    with _LOCK:  # drawn by one request; others wait for it
        drawn = _DRAWN.pop(key, None) or _drawn(found, path, lang)
        _DRAWN[key] = drawn
        while len(_DRAWN) > _MOST:
            _DRAWN.popitem(last=False)
        return drawn


def _drawn(found: Opened, path: Path, lang: Lang) -> str:
    from maps.render import render_map

    version = read_version(path.parent)
    return render_map(found.scenario, found.plan, lang=lang, version=version)
