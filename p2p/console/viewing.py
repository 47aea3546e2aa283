"""Pages as a browser gets them: templates, filled, in the language of the visit."""

from __future__ import annotations

from datetime import UTC, date, datetime, timezone
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, RedirectResponse

from p2p.console.our_words import sentence
from p2p.console.room import out_of_room
from transport.catalogue.sentences import lasting
from transport.language import chosen, say
from transport.presentation.figures import percent, whole_yuan, yuan
from transport.said import from_plain, said

if TYPE_CHECKING:
    from starlette.requests import Request

    from p2p.console.folders import OperationFolder
    from p2p.console.framing import Tab
    from p2p.console.guard import Visit
    from p2p.console.running import AllRunning, Running
    from p2p.console.settings import Settings
    from p2p.console.state import State
    from transport.language import Lang
    from transport.said import Figure, Said

LANG_COOKIE = "p2p_lang"
SEE_OTHER = 303
_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]


def visit_of(request: Request) -> Visit:
    """The browser that asks."""
    found: Visit = request.state.visit
    return found


def state_of(request: Request) -> State:
    """The store of the console that is asked."""
    found: State = request.app.state.console
    return found


def settings_of(request: Request) -> Settings:
    """How the console that is asked is run."""
    found: Settings = request.app.state.settings
    return found


def running_of(request: Request, where: OperationFolder) -> Running:
    """The operation under way in the folder, open for this process."""
    every: AllRunning = request.app.state.running
    return every.of(where)


def lang_of(request: Request) -> Lang:
    """The language chosen by the switch, else the browser's, else the console's."""
    wish = request.cookies.get(LANG_COOKIE)
    if wish in ("zh", "en"):
        return chosen(wish)
    for part in request.headers.get("accept-language", "").split(","):
        name = part.partition(";")[0].strip().lower()
        if name[:2] in ("zh", "en"):
            return chosen(name[:2])
    return settings_of(request).lang


def tabs_of(request: Request) -> tuple[Tab, ...]:
    """Tabs of an operation that whoever asks has."""
    from p2p.console.pages import tabs_for

    account = visit_of(request).account
    return tabs_for(account.role) if account else ()


def show(
    request: Request, template: str, /, *, status: int = 200, **facts: Any
) -> HTMLResponse:
    """The template as a page, in the language of whoever asks.

    Templates have, beside ``facts``: ``t(CODE, figure=…)`` for words of the catalogue,
    ``words(told)`` for what is said already, ``csrf()`` in every form, ``here`` (the
    visit), ``lang``, ``tabs`` and the filters of `_environment`.
    """
    lang = lang_of(request)
    page = _environment(lang).get_template(template)
    text = page.render(
        here=visit_of(request),
        csrf=partial(_csrf_field, visit_of(request)),
        lang=lang,
        path=request.url.path,
        is_open=settings_of(request).is_open,
        no_room=_no_room(request),
        tabs=tabs_of(request),
        **facts,
    )
    return HTMLResponse(text, status)


def _no_room(request: Request) -> Said | None:
    """That the disk is full, to coordinators: they can make room."""
    account = visit_of(request).account
    is_told = account is not None and account.role == "coordinator"
    return out_of_room(state_of(request).folder) if is_told else None


def go(path: str) -> RedirectResponse:
    """Send the browser on, after what it sent was taken."""
    return RedirectResponse(path, SEE_OTHER)


def turned_to(first: int, n: int, a_page: int) -> int:
    """Where the page begins on which the line asked for stands, of ``n`` in all."""
    return max(0, min(first, n - 1)) // a_page * a_page


@cache
def _environment(lang: Lang) -> Environment:
    made = Environment(
        loader=PackageLoader("p2p.console"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(t=partial(_words_of, lang), words=partial(_words, lang))
    made.filters.update(
        money=partial(money_text, lang=lang),
        figure=lambda n: f"{n:,}",
        share=percent,
        day=partial(day_text, lang=lang),
        moment=partial(moment_text, lang=lang),
        lasts=partial(lasting, lang=lang),
        whole_yuan=whole_yuan,
    )
    return made


def _csrf_field(visit: Visit) -> Markup:
    """The hidden field that every form of ours has."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(visit.csrf)


def worded(told: dict[str, Any], lang: Lang) -> str:
    """The sentence of what JSON says."""
    return _words(lang, told)


def _words_of(lang: Lang, code: str, /, **figures: Figure) -> str:
    return sentence(said(code, **figures), lang)


def _words(lang: Lang, told: Said | dict[str, Any]) -> str:
    """The sentence of what is said, also where it comes from JSON."""
    found = from_plain(told) if isinstance(told, dict) else told
    return sentence(found, lang)  # type: ignore[arg-type]


def money_text(fen: int | None, lang: Lang) -> str:
    """An amount with its currency as the language writes it; a dash for none."""
    if fen is None:
        return "–"
    return say((f"CNY {yuan(fen)}", f"{yuan(fen)} 元"), lang)


def day_text(value: date | str, lang: Lang) -> str:
    """A day as the language writes it."""
    day = date.fromisoformat(value[:10]) if isinstance(value, str) else value
    english = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return say((english, f"{day.year}年{day.month}月{day.day}日"), lang)


def moment_text(
    value: datetime | str, lang: Lang, *, zone: timezone | None = None
) -> str:
    """A moment as the language writes it, in the zone; None: where this machine is.

    What belongs to an operation is told in its zone, as its papers and its board are;
    what the console did in that of the machine. Either is said beside it.
    """
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if moment.tzinfo is UTC or moment.utcoffset() is not None:
        moment = moment.astimezone(zone)
    return f"{day_text(moment.date(), lang)} {moment:%H:%M}"
