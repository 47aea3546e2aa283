"""A campaign of forged things kept: plans, files beside, rows of a store, scenarios.

The folder of a small plan with its store is forged once or twice by chance, and every
command that reads it is asked. The promises: it answers, or refuses in words (exit
codes 0 to 3), within seconds; of the plan it says what it says of the honest one.

    python -m tests.campaign.kept --n 1000 --seed 1
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import sys
import zlib
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from click.testing import CliRunner

import cli
from p2p.operating import open_operation
from p2p.reporting import lock, report
from tests.campaign.inputs import NOTHING_LEFT
from tests.campaign.mutations import FOLDER_MUTATIONS
from tests.p2p.store.an_operation import an_event, an_operation, cancel
from transport.documents.tokens import TOKENS, Issued, write_tokens

_SLOW_S = 20
_OF_BYTES, _A_BIT = 0.1, 0.001  # how often bytes of a plan, and which of their bits
_TABLES = "scenario"
_OF_PLAN = ("verify", "explain")  # answers that no forged file beside the plan changes
ODD: tuple[Any, ...] = (
    *(None, "", 0, -1, 7, 10**12, 1.5, True, [], {}, "a\nb", "x" * 3_000, "Ω9"),
    *("../../etc/passwd", "/dev/zero", "T999", "W1", "V1", "D1/coach-33/99", "[["),
    *("9999-12-31T23:59:59+00:00", "2020-03-09T20:00:00", "departed", "no violation"),
)
BESIDE = (  # the plan itself has a campaign of its own
    *("source.json", "verification.json", "verification.txt", ".p2p-files.json"),
    *("scenario.resolved.toml", "tokens.csv", "version.json", ".p2p-lock"),
    *("map.html", "operation.db", "compare.json", "documents"),
)
KINDS = ("gone", "empty", "folder", "pipe", "device", "loop", "cut", "bytes", "swapped")


@dataclass
class Tally:
    """How often each exit code was met by whom, what was forged, what went wrong."""

    codes: Counter[str] = field(default_factory=Counter)
    forged: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def commands(home: Path, *, is_long: bool) -> list[list[str]]:
    """Every command that reads what is kept; some write, which takes long."""
    out = str(home / "out")
    new = str(home / "new")
    writing = [
        ["check", str(home / "tiny"), "--variant", "full"],
        ["explain", out, "W1"],
        ["diff", out, f"{out}@1"],
        ["diff", out, str(home / "also")],
        ["contacts", out, "W2", "--at", "2020-03-10 09:00", "-o", f"{new}-contacts"],
        ["by-hand", str(home / "also"), "--depart", "T001", "2020-03-10 08:00"],
        ["checkin", out, "--list", "--cards", out],
        ["close", out, "--template", f"{new}.xlsx"],
        ["robust", out],
        ["operate", "backup", out, f"{new}.db"],
        ["operate", "init", str(home / "also"), "--by", "x"],
        ["propose", out, "--by", "x", "--steps", "1"],
        ["accept", out, "--by", "x"],
        ["export", out],
        ["manifest", out],
        ["report", out],
        ["map", out],
        ["documents", out, "--for", "public"],
        ["replan", out, "-o", new, "--by", "x", "--steps", "1", "--anyway"],
    ]
    reading = [
        ["verify", str(home / "tiny"), out],
        ["verify", str(home / "tiny"), out, "--bound"],
        ["explain", out, "T001"],
        ["events", "list", out],
        ["board", out, "--at", "2020-03-10 09:00"],
        ["checkin", out, "--list"],
        ["lock", out],
        ["operate", "versions", out],
        ["close", out],
    ]
    return [*reading, *writing] if is_long else reading


def an_honest_home(folder: Path) -> Path:
    """A plan with papers and a store in which something has happened."""
    out = an_operation(folder)
    card = Issued(token="A1", worker_id="W1", version="0", card="0")
    write_tokens(out / TOKENS, [card])
    cancel(out, "W1")
    with open_operation(out) as operation:
        line = operation.scenario.fleet[0]
        spare = dict(zip(("depot_id", "vehicle_type"), line.key, strict=True))
        report(operation, an_event(operation, "spare_coach", **spare))
        lock(operation, "worker", "W2", by="clerk")
    asked = ["checkin", str(out), "--worker", "W2", "--by", "x"]
    answer = CliRunner().invoke(cli.main, [*asked, "--at", "2020-03-10 08:00"])
    assert answer.exit_code == 0, answer.output
    source = out / "source.json"
    told = json.loads(source.read_text("utf-8"))  # moved with its scenario
    source.write_text(json.dumps(told | {"given": "tiny", "absolute": "/gone/tiny"}))
    (folder / "also").mkdir()  # the same plan without a store
    shutil.copy(out / "plan.json", folder / "also")
    shutil.copy(out / "source.json", folder / "also")
    return folder


def forge_plan(out: Path, rng: Random) -> str:
    """A field of the plan forged, or its bytes; what was done."""
    path = out / "plan.json"
    raw = path.read_bytes()
    if rng.random() < _OF_BYTES:
        path.write_bytes(bytes(b ^ (rng.random() < _A_BIT) for b in raw))
        return "plan.json: bytes"
    path.write_text(json.dumps(mutated(json.loads(raw), rng)), "utf-8")
    return "plan.json: a field"


def forge_tables(out: Path, rng: Random) -> str:
    """The scenario of the plan mutated; what was done."""
    folder = out.parent / "tiny"
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    mutation = rng.choice(FOLDER_MUTATIONS)
    changed = mutation(files, rng)
    for name in files.keys() - changed.keys():
        (folder / name).unlink()
    for name, raw in changed.items():
        (folder / name).write_bytes(raw)
    return f"{_TABLES}: {mutation.__name__}"


def forge_beside(out: Path, rng: Random) -> str:
    """One file beside the plan forged; what was done."""
    path = out / rng.choice(BESIDE)
    raw = path.read_bytes() if path.is_file() else b""
    if raw and path.suffix == ".json" and rng.random() < 0.5:
        path.write_text(json.dumps(mutated(json.loads(raw), rng)), "utf-8")
        return f"{path.name}: a field"
    kind = rng.choice(KINDS)
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    match kind:
        case "empty":
            path.touch()
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "loop":
            path.symlink_to(path.name)
        case "cut":
            path.write_bytes(raw[: rng.randrange(len(raw) + 1)])
        case "bytes":
            path.write_bytes(bytes(b ^ (rng.random() < 0.01) for b in raw[:5_000]))
        case "swapped":
            path.write_bytes((out / "plan.json").read_bytes())
    return f"{path.name}: {kind}"


def forge_row(out: Path, rng: Random) -> str:
    """One cell of the store forged, or a row gone; what was done."""
    path = out / "operation.db"
    if not path.is_file() or path.is_symlink():
        raise FileNotFoundError(path)
    with closing(sqlite3.connect(path)) as store:
        names = [
            name
            for (name,) in store.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            if store.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        ]
        table = rng.choice([name for name in names if name != "alembic_version"])
        found = store.execute(f"SELECT rowid, * FROM {table}")
        columns = [one[0] for one in found.description]
        row = rng.choice(found.fetchall())
        at = rng.randrange(1, len(columns))
        with suppress(sqlite3.Error, OverflowError):
            if rng.random() < 0.05:
                store.execute(f"DELETE FROM {table} WHERE rowid = ?", (row[0],))
            else:
                order = f"UPDATE {table} SET {columns[at]} = ? WHERE rowid = ?"
                store.execute(order, (_cell(row[at], rng), row[0]))
        store.commit()
    return f"{table}.{columns[at]}"


def _cell(was: object, rng: Random) -> object:
    """Another value for a cell; what is JSON, compressed or not, has a field forged."""
    with suppress(ValueError, TypeError, zlib.error):
        if isinstance(was, bytes):
            told = json.loads(zlib.decompress(was))
            return zlib.compress(json.dumps(mutated(told, rng)).encode())
        if isinstance(was, str) and rng.random() < 0.8:
            told = json.loads(was)
            return json.dumps(mutated(told, rng))
    odd = rng.choice(ODD)
    return json.dumps(odd) if isinstance(odd, list | dict) else odd


def mutated(data: Any, rng: Random) -> Any:
    """The JSON value with one part of it forged."""
    parts = [*_parts(data)]
    if not parts:
        return rng.choice(ODD)
    home, key = rng.choice(parts)
    was = home[key]
    if rng.random() < 0.15:
        del home[key]
    elif isinstance(was, int) and rng.random() < 0.5:
        home[key] = was + rng.choice((1, -1, 1_000))
    else:
        home[key] = rng.choice(ODD)
    return data


def _parts(data: Any) -> list[tuple[Any, Any]]:
    keys = list(data) if isinstance(data, dict) else []
    keys = list(range(len(data))) if isinstance(data, list) else keys
    return [one for key in keys for one in ((data, key), *_parts(data[key]))]


def campaign(*, n: int, seed: int, is_long: bool = False) -> Tally:
    """``n`` forged folders, each read by every command."""
    tally = Tally()
    forges = (forge_beside, forge_row, *((forge_plan, forge_tables) if is_long else ()))
    rng = Random(seed)  # no secret is drawn
    with TemporaryDirectory() as name:
        home = an_honest_home(Path(name, "honest"))
        work = Path(name, "work")
        asked = commands(_fresh(home, work), is_long=is_long)
        honest = [_asked(one) for one in asked]
        for at in range(n):
            _fresh(home, work)
            done = []
            for _ in range(rng.choice((1, 1, 2))):
                forge = rng.choice(forges)
                try:
                    done.append(forge(work / "out", rng))
                except (OSError, sqlite3.Error, *NOTHING_LEFT):  # none is left
                    done.append(forge_beside(work / "out", rng))
            tally.forged.update(done)
            for command, told in zip(asked, honest, strict=True):
                _judge(tally, f"{at}, {', '.join(done)}", command, told)
    return tally


def _fresh(home: Path, work: Path) -> Path:
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(home, work)
    return work


def _asked(command: list[str]) -> tuple[int, str, float]:
    began_s = process_time()
    found = CliRunner().invoke(cli.main, command, env={"P2P_LANG": "en"})
    return found.exit_code, found.stdout, process_time() - began_s


def _judge(
    tally: Tally, label: str, command: list[str], honest: tuple[int, str, float]
) -> None:
    code, told, spent_s = _asked(command)
    tally.codes[f"{command[0]}: {code}"] += 1
    label = f"{label}: {command[0]}"
    if code not in range(4):
        tally.broken.append(f"{label} ends with {code}")
    if spent_s > _SLOW_S:
        tally.broken.append(f"{label} took {spent_s:.0f} s")
    is_as_it_was = not any(one in label for one in ("plan.json", f"{_TABLES}:"))
    if is_as_it_was and command[0] in _OF_PLAN and code == 0 and told != honest[1]:
        tally.broken.append(f"{label} tells something else")


def main() -> int:
    """Run the long form and print what became of what was forged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tally = campaign(n=options.n, seed=options.seed, is_long=True)
    lines = [f"{n:>8,}  {what}" for what, n in sorted(tally.codes.items())]
    lines += ["", f"kinds of forgeries: {len(tally.forged)}"]
    lines += ["", f"promises broken: {len(tally.broken)}", *tally.broken]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if tally.broken else 0


if __name__ == "__main__":
    sys.exit(main())
