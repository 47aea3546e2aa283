"""Settings declared: a key that users write, told once for all who need it.

Reader, template, documentation and pages take a key from its declaration; its default
stands in the record that it fills, in inner units.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ASSUMED = "assumption"

Status = Literal["optional", "required", "overriding", "beside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of the settings.

    ``kind`` names unit, range and way of writing; the reader knows them all.
    ``field``: what the key fills in its record, where that is named otherwise; with a
    dot, a part of it. ``meaning`` and ``zh`` may hold ``{choices}``, for the words
    that the kind allows. ``source``: the document or practice behind the default.

    ``status``: an *optional* key leaves the record's default. *Required* and
    *overriding* ones (in place of the preset's) show ``example``, in TOML. One *beside*
    the records fills none; its default is ``example``.
    """

    name: str
    kind: str
    meaning: str
    zh: str
    field: str = ""
    example: str = ""
    status: Status = "optional"
    source: str = ASSUMED

    @property
    def path(self) -> tuple[str, ...]:
        """Where its value stands in the record, from outside inwards."""
        return tuple((self.field or self.name).split("."))
