"""Every route and every form of the console, found by themselves, for walks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

from p2p.console import api
from p2p.console.guard import UNSAFE
from p2p.console.pages import pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from p2p.console.roles import Role
    from tests.p2p.console.conftest import Desk

_PARAM = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True)
class Walked:
    """A route by method, with who may use it; ``roles`` None: whoever comes."""

    method: str
    path: str
    roles: frozenset[Role] | None
    queries: tuple[str, ...]

    @property
    def is_unsafe(self) -> bool:
        return self.method in UNSAFE

    @property
    def params(self) -> tuple[str, ...]:
        return tuple(_PARAM.findall(self.path))

    def at(self, values: Mapping[str, str]) -> str:
        """The path with values in the place of its parameters."""
        return _PARAM.sub(lambda m: quote(values.get(m[1], "x"), safe=""), self.path)


def routes() -> Iterator[Walked]:
    """Every route of every page and of the interface for programs."""
    for page in pages():
        yield from _of(page.router, "", page.roles)
    for router, roles in api.routers():
        yield from _of(router, "/api", roles)


def _of(router: Any, prefix: str, roles: frozenset[Role] | None) -> Iterator[Walked]:
    for route in router.routes:
        queries = tuple(one.alias for one in route.dependant.query_params)
        for method in sorted(route.methods - {"HEAD", "OPTIONS"}):
            yield Walked(method, prefix + route.path, roles, queries)


@dataclass
class Form:
    """A form of a page: where it goes, and its fields by name and kind."""

    action: str
    method: str
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.links, self.forms = address, set[str](), list[Form]()
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {name: value or "" for name, value in attrs}
        if tag in ("a", "iframe") and (got.get("href") or got.get("src")):
            self.links.add(urljoin(self.address, got.get("href") or got["src"]))
        elif tag == "form":
            action = urljoin(self.address, got.get("action", ""))
            self.forms.append(Form(action, got.get("method", "get")))
        elif self.forms and got.get("name") and tag in ("input", "textarea", "button"):
            kind = got.get("type", "text" if tag != "button" else "submit")
            self.forms[-1].fields[got["name"]] = (kind, got.get("value", ""))
        elif tag == "select" and self.forms:
            self._select = got.get("name", "")
        elif tag == "option" and self._select and self.forms:
            self.forms[-1].fields.setdefault(self._select, ("select", got["value"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""


def walk(
    desk: Desk, look: Callable[[str, Any], None], *, most: int = 200
) -> list[Form]:
    """Get every page that links lead to; the forms on them, each kind once.

    ``look``: is shown each path and answer.
    """
    seen, waiting, forms = {"/"}, ["/"], dict[tuple[str, ...], Form]()
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        answer = desk.get(path)
        look(path, answer)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = _Reader(str(answer.url))
        page.feed(answer.text)
        for form in page.forms:
            forms.setdefault((form.action, *sorted(form.fields)), form)
        for link in sorted(page.links):
            parts = urlsplit(link)
            to = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.netloc == answer.url.netloc.decode() and to not in seen:
                seen.add(to)
                waiting.append(to)
    return list(forms.values())
