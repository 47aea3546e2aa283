"""What the office says to what was assumed: confirmed, put right, or not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.assumptions import CONFIRMED
from transport.errors import Fault
from transport.intake.answers import ANSWERS_FILE
from transport.intake.defaults import count_of, day_of
from transport.presets import PRESETS
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from transport.intake.records import Answers, Assumed
    from transport.intake.scenario_files import SettingsMade

PREFIX = "assumed:"
_SETTABLE: Mapping[str, Callable[[str], object]] = {
    "first_day": day_of,
    "days": count_of,
    "preset": lambda text: text.strip() in PRESETS or None,
}


def is_confirmed(text: str) -> bool:
    """Whether the answer says that what was assumed is right."""
    return text.strip().casefold() in CONFIRMED


def unconfirmed(assumed: Sequence[Assumed], answers: Answers) -> tuple[Assumed, ...]:
    """What nobody has confirmed yet."""
    return tuple(
        one for one in assumed if not is_confirmed(answers.get(PREFIX + one.what, ""))
    )


def assumption_faults(answers: Answers) -> list[Fault]:
    """Answers that neither confirm nor can be taken."""
    found = []
    for key, text in answers.items():
        what = key.removeprefix(PREFIX)
        if what == key or is_confirmed(text):
            continue
        if what in _SETTABLE and _SETTABLE[what](text) is not None:
            continue
        code = "WRITE_IT_RIGHT" if what in _SETTABLE else "SAY_IN_CONFIG"
        found.append(
            Fault(
                file=ANSWERS_FILE,
                column=key,
                value=text,
                wrong=said("ANSWER_NOT_TAKEN"),
                remedy=said(code),
            )
        )
    return found


def with_confirmed(
    answers: Mapping[str, str], settings: SettingsMade
) -> dict[str, str]:
    """The answers, with the value in place of "confirmed", so that it stays."""
    values = {
        "first_day": settings.first_day.isoformat(),
        "days": str(settings.n_days),
        "preset": settings.preset,
    }
    kept = dict(answers)
    for what, value in values.items():
        if is_confirmed(kept.get(PREFIX + what, "")):
            kept[PREFIX + what] = value
    return kept
