"""The load of a way worth most, where halts last as long as all who use them take.

Everybody's ride counts the halts between his own two. So whoever boards or alights in
between takes of the time that those aboard may lose, and whoever would lose too much
already stays. All loads are gone through, group by group, those worth most first: of
each as many as seats and those aboard leave room for, then one less, and so on. What
those still to come bring at most is told by the same room, of each by itself.

**Claim.** `most_worth` is no less than any load is worth by which nobody loses more
than may be.

**Proof.** Every such load is among those gone through: halts last no less for more
workers, so those that board before others of the order below lose no more without
these, and of each group no more ride than leave room for all before it. A branch that
is left brings no more: of each group to come, no more may ride beside those aboard
already than by itself, and the dearest of all these have the seats. Where too many are
begun, what all groups bring at most with nobody aboard counts. QED
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


class LoadRoom(NamedTuple):
    """Who may ride, those worth most first, and room to choose among them.

    Parameters
    ----------
    group, n, worth, up, down
        ``(n_groups,)``: workers and what each is worth; their village, counted from the
        last one of the way, and their employer, from the first one.
    spare
        ``(most_v, most_e)``: seconds that halts between may last longer than for one
        worker each, as long as somebody rides so.
    aboard, best
        ``(n_groups,)``: workers who ride, of the load looked at and of the best one.
    at_up, at_down
        ``(most_v,)`` and ``(most_e,)``: workers who use each halt.
    """

    group: Ints
    n: Ints
    worth: Floats
    up: Ints
    down: Ints
    spare: Floats
    aboard: Ints
    best: Ints
    at_up: Ints
    at_down: Ints


@leaf
def most_worth(
    n: int, seats: int, extra: Floats, room: LoadRoom, need: float, most_loads: int
) -> float:
    """What the best load is worth; ``need`` where none is worth more than that.

    Parameters
    ----------
    n
        How many groups may ride.
    extra
        ``(most + 1,)``: seconds that a halt lasts longer than for one worker, by how
        many use it; never less for more of them.
    room
        ``best`` is filled if any load is worth more.
    most_loads
        Begun at most; what is not gone through counts in full.
    """
    room.at_up[:] = 0
    room.at_down[:] = 0
    at, left, value, n_begun = 0, seats, 0.0, 0
    most = need
    whole = _most_of_rest(0, n, left, extra, room)
    if whole <= most:
        return need
    room.aboard[0] = _most_of(0, 0, left, extra, room)
    is_down = True  # the group at hand is to be loaded, and not one less of it
    while at >= 0:
        if is_down:
            n_begun += 1
            if n_begun > most_loads:
                return max(most, whole)
            took = room.aboard[at]
            _board(at, took, room)
            left -= took
            value += took * room.worth[at]
            if value > most:
                most = value
                for i in range(n):
                    room.best[i] = room.aboard[i] if i <= at else 0
            if at + 1 < n and left > 0:
                rest = _most_of_rest(at + 1, n, left, extra, room)
                if value + rest > most:
                    at += 1
                    room.aboard[at] = _most_of(at, at, left, extra, room)
                    continue
        took = room.aboard[at]
        _board(at, -took, room)
        left += took
        value -= took * room.worth[at]
        is_down = took > 0
        if is_down:
            room.aboard[at] = took - 1
        else:
            at -= 1
    return most


@leaf
def _board(i: int, n: int, room: LoadRoom) -> None:
    """So many of the group more at their halts."""
    room.at_up[room.up[i]] += n
    room.at_down[room.down[i]] += n


@leaf
def _most_of_rest(at: int, n: int, left: int, extra: Floats, room: LoadRoom) -> float:
    """What the groups from there on bring at most, beside those aboard."""
    value = 0.0
    for i in range(at, n):
        took = _most_of(i, at, left, extra, room)
        value += took * room.worth[i]
        left -= took
        if left == 0:
            break
    return value


@leaf
def _most_of(i: int, n: int, left: int, extra: Floats, room: LoadRoom) -> int:
    """How many of a group may ride at most, beside the first ``n`` as they are."""
    up, down = room.up[i], room.down[i]
    most = min(left, room.n[i])
    if most == 0 or _longer(up, down, extra, room) > room.spare[up, down]:
        return 0
    here, there = room.at_up[up], room.at_down[down]
    for f in range(n):
        if room.aboard[f] == 0:
            continue
        is_up, is_down = up < room.up[f], down < room.down[f]
        if not (is_up or is_down):
            continue
        spare = room.spare[room.up[f], room.down[f]]
        spare -= _longer(room.up[f], room.down[f], extra, room)
        while most > 0:
            more = 0.0
            if is_up:
                more += extra[here + most] - extra[here]
            if is_down:
                more += extra[there + most] - extra[there]
            if more <= spare:
                break
            most -= 1
    return int(most)


@leaf
def _longer(up: int, down: int, extra: Floats, room: LoadRoom) -> float:
    """By how much halts on the way of those who ride so last longer."""
    total = 0.0
    for i in range(up):
        total += extra[room.at_up[i]]
    for j in range(down):
        total += extra[room.at_down[j]]
    return total
