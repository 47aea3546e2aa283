"""What the index of a plan cut by county must hold, and its parts, field by field.

What stands under the same names as in a plan's one file is asked as that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from transport.planfiles.schema import Misfit, Part, misfits_of

_Count = Annotated[int, Field(ge=0, le=10**9)]
_Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Places = Sequence[_Count]


class _Workers(Part):
    registered: _Count
    eligible: _Count
    planned: _Count
    individual: _Count
    held: _Count
    unplanned: _Count


class _File(Part):
    file: str
    sha256: _Digest


class _People(_File):
    trips: _Count
    planned: _Count
    individual: _Count
    held: _Count
    unplanned: _Count


class _County(_People):
    county: str


class _Shared(_People):
    services: _Count


class _Index(Part):
    format: str
    plan_sha256: _Digest
    scenario: Mapping[str, Any]
    solver: Mapping[str, Any]
    cost: Mapping[str, Any]
    workers: _Workers
    trips: _Count
    blocks: _Count
    services: _Count
    screenings: _Count
    counties: Sequence[_County]
    shared: _Shared
    proof: _File


class _At(Part):
    trips: _Places
    journeys: _Places
    screenings: _Places
    individual: _Places
    held: _Places
    unplanned: _Places


class _PartFile(Part):
    format: str
    county: str | None
    at: _At
    held: Sequence[Any]
    unplanned: Sequence[Any]
    trips: Sequence[Any]
    blocks: Sequence[Any]
    services: Sequence[Any]
    journeys: Sequence[Any]
    screenings: Sequence[Any]
    individual: Sequence[Any]


class _ProofFile(Part):
    format: str
    marginal: Mapping[str, Any] | None
    certificate: Mapping[str, Any] | None


def misfits_of_index(data: Any) -> list[Misfit]:
    """Where ``data`` departs from an index; empty where it does not."""
    return misfits_of(_Index, data)


def misfits_of_part(data: Any) -> list[Misfit]:
    """Where ``data`` departs from a part; empty where it does not."""
    return misfits_of(_PartFile, data)


def misfits_of_proof(data: Any) -> list[Misfit]:
    """Where ``data`` departs from what proves the bound; empty where it does not."""
    return misfits_of(_ProofFile, data)
