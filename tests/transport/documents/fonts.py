"""Whether a font with Chinese letters is there, without which no PDF is made."""

from __future__ import annotations

import pytest

from transport.documents.fonts import font_file
from transport.errors import OutputError


def _has_font() -> bool:
    try:
        font_file()
    except OutputError:
        return False
    return True


needs_font = pytest.mark.skipif(not _has_font(), reason="no font with Chinese letters")
