"""A version's record is what it is made of."""

from __future__ import annotations

from transport.changes import Changes
from transport.versions import Version


def test_a_version_knows_the_one_before_and_what_changed() -> None:
    changes = Changes(moment_s=0)
    version = Version(number=2, parent_sha256="a" * 64, note="", changes=changes)
    assert version.changes is changes
