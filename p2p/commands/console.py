"""``p2p console``: the whole job in a browser, on this machine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from p2p.commands.language import in_words, told_in
from p2p.commands.options import told_lang_option
from p2p.commands.terminal import tell
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from p2p.console.roles import Role
    from p2p.console.state import State

_ROLES = (
    "coordinator",
    "carrier",
    "employer",
    "health",
    "finance",
    "station",
    "display",
)
_PARTS = {"fastapi", "starlette", "uvicorn", "argon2", "python_multipart", "multipart"}
_FOLDER = Path("operations")

_folder_option = click.option(
    "--folder",
    metavar="DIR",
    default=_FOLDER,
    show_default=str(_FOLDER),
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the operations, each a folder in it.",
)


_same_folder_option = click.option(
    "--folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the operations.  [default: that of the console]",
)


@click.group(invoke_without_command=True)
@_folder_option
@click.option(
    "--port",
    type=click.IntRange(min=1, max=65535),
    help="Port; the next free one is taken where it is in use.  [default: 8612]",
)
@click.option(
    "--browser/--no-browser", default=True, help="Open the page in the browser."
)
@click.option(
    "--listen",
    metavar="ADDR",
    help="Let others in the network reach it, at this address of the machine; "
    "0.0.0.0: at each. Needs accounts and https.",
)
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A name that others call this machine by; may be repeated.",
)
@click.option(
    "--certificate",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Certificate for https, PEM.",
)
@click.option(
    "--key",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Key of the certificate, PEM.",
)
@click.option(
    "--behind-proxy", is_flag=True, help="A proxy in front of it does the https."
)
@told_lang_option
@click.pass_context
def console(
    ctx: click.Context,
    folder: Path,
    port: int | None,
    listen: str | None,
    hosts: tuple[str, ...],
    certificate: Path | None,
    key: Path | None,
    *,
    browser: bool,
    behind_proxy: bool,
) -> None:
    """Roster in, plan, papers, board: the whole job in a browser, without a network.

    Serves a page on this machine and opens it. What takes long is done by a process of
    its own and goes on where the page is closed. Ctrl-C ends it; nothing is lost.
    """
    if ctx.invoked_subcommand is not None:
        return
    try:
        from p2p.console.serving import DEFAULT_PORT, Wishes, serve
    except ModuleNotFoundError as error:
        raise _missing(error) from error
    wishes = Wishes(
        folder=folder,
        lang=told_in(),
        port=port or DEFAULT_PORT,
        listen=listen,
        hosts=hosts,
        certificate=certificate,
        key=key,
        is_behind_proxy=behind_proxy,
        opens_browser=browser,
    )
    serve(wishes, tell)


def _missing(error: ModuleNotFoundError) -> Exception:
    """What to do where the console's libraries are not there; else the error."""
    name = (error.name or "").partition(".")[0]
    if name not in _PARTS:
        return error
    return OutputError(said("CONSOLE_MISSING", name=name))


@console.group()
def account() -> None:
    """Who may sign in where the console listens in a network."""


@account.command(name="add")
@click.argument("name")
@click.option(
    "--role", type=click.Choice(_ROLES), required=True, help="What it may see."
)
@click.option(
    "--for",
    "scope",
    metavar="ID",
    help="The depot of a carrier, the employer or the station that is theirs alone.",
)
@click.option("--password-stdin", is_flag=True, help="Read the password from stdin.")
@_same_folder_option
@told_lang_option
def add(
    name: str,
    role: Role,
    scope: str | None,
    folder: Path | None,
    *,
    password_stdin: bool,
) -> None:
    """Let NAME sign in; asks for a password. One that is there gets a new one."""
    state = _state(folder)
    from p2p.console.accounts import add_account

    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        asked = in_words(said("CONSOLE_PASSWORD_ASKED"))
        password = click.prompt(asked, hide_input=True, confirmation_prompt=True)
    add_account(state, name, role, password, scope=scope)
    tell(said("CONSOLE_ACCOUNT_MADE", name=name, role=role))


@account.command(name="end")
@click.argument("name")
@_same_folder_option
@told_lang_option
def end(name: str, folder: Path | None) -> None:
    """Let NAME sign in no more."""
    state = _state(folder)
    from p2p.console.accounts import end_account

    end_account(state, name)
    tell(said("CONSOLE_ACCOUNT_ENDED", name=name))


@account.command(name="list")
@_same_folder_option
@told_lang_option
def list_all(folder: Path | None) -> None:
    """Who may sign in, by name, with the role."""
    state = _state(folder)
    from p2p.console.accounts import accounts

    found = accounts(state)
    for one in found:
        click.echo("  ".join(filter(None, (one.name, one.role, one.scope))))
    if not found:
        tell(said("CONSOLE_NO_ACCOUNTS"))


def _folder_of(ctx: click.Context) -> Path:
    """The folder that the group was given."""
    while ctx.parent is not None and ctx.command is not console:
        ctx = ctx.parent
    return Path(ctx.params.get("folder") or _FOLDER)


def _state(folder: Path | None) -> State:
    """The store of the console in the folder; None: in that of the group."""
    if folder is None:
        folder = _folder_of(click.get_current_context())
    try:
        import p2p.console.accounts  # noqa: F401
        from p2p.console.state import State
    except ModuleNotFoundError as error:
        raise _missing(error) from error
    folder.mkdir(parents=True, exist_ok=True)
    return State(folder)
