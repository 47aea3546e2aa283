"""Maps of a plan."""

from __future__ import annotations

from maps.render import render_map, write_map

__all__ = ["render_map", "write_map"]
