"""Health papers that the whole roster lacks: asked once, and filled in as answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.intake.records import Doubt
from transport.policy import Policy
from transport.presets import PRESETS, edition_on
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from transport.intake.records import Answers, Person

KEY = "health:papers"
HOLD, GREEN = "hold", "green"


def missing_papers(
    people: Sequence[Person], *, preset: str, day: date
) -> tuple[str, ...]:
    """What the rules of the day ask for and no row of the roster has."""
    policy = Policy(preset=preset, editions=PRESETS[preset])
    edition = edition_on(policy, day)
    lacking = []
    if edition.codes_allowed and not any(p.health_code for p in people):
        lacking.append("health_code")
    has_certificates = any(p.certificate_issued or p.certificate_until for p in people)
    if edition.certificate_required and not has_certificates:
        lacking.append("certificate")
    return tuple(lacking)


def papers_doubt(missing: Sequence[str], answers: Answers) -> Doubt | None:
    """The one question about what is missing; none where nothing is, or answered."""
    if not missing or answers.get(KEY) in (HOLD, GREEN):
        return None
    codes = ("NO_CODES_GIVEN", "NO_CERTIFICATES_GIVEN", "NO_PAPERS_GIVEN")
    both = 2
    code = codes[2] if len(missing) == both else codes[missing[0] != "health_code"]
    return Doubt(
        key=KEY,
        about=missing[0],
        asked=said(code),
        if_left=said("NOTHING_PLANNED"),
        choices=(HOLD, GREEN),
        must=True,
    )


def with_papers(
    people: Sequence[Person], missing: Sequence[str], answers: Answers, *, day: date
) -> list[Person]:
    """The people, treated as fit where the office says so."""
    if not missing or answers.get(KEY) != GREEN:
        return list(people)
    filled: dict[str, str] = {}
    if "health_code" in missing:
        filled["health_code"] = GREEN
    if "certificate" in missing:
        filled["certificate_issued"] = day.isoformat()
    return [replace(person, **filled) for person in people]  # type: ignore[arg-type]
