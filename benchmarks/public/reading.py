"""An instance file read and looked over: faults are told with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.public.instance import DEPOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from benchmarks.public.instance import Convention, Instance

MOST_TOLD = 3  # of a file's faults


class InstanceFault(ValueError):
    """A file that is no instance of its family."""


def read_instance(
    path: Path,
    read: Callable[..., Instance],
    *,
    family: str,
    convention: Convention,
) -> Instance:
    """The instance in the file, by the family's reader.

    Raises
    ------
    InstanceFault
        If the file is not in the family's notation, or what it says cannot be.
    """
    try:
        found = read(path, family=family, convention=convention)
    except KeyError as error:
        msg = f"{path}: not in the notation of {family}: it has no {error.args[0]}"
        raise InstanceFault(msg) from error
    except (ValueError, IndexError, StopIteration, UnicodeDecodeError) as error:
        reason = str(error) or "it ends too early"
        msg = f"{path}: not in the notation of {family}: {reason}"
        raise InstanceFault(msg) from error
    faults = list(faults_of(found))
    if faults:
        more = len(faults) - MOST_TOLD
        told = "; ".join(faults[:MOST_TOLD]) + (f"; {more} more" if more > 0 else "")
        msg = f"{path}: {told}"
        raise InstanceFault(msg)
    return found


def faults_of(instance: Instance) -> Iterator[str]:
    """What cannot be, node by node."""
    n = instance.n
    if n <= 1:
        yield "there is no customer"
    if instance.length.shape != (n, n):
        yield f"{n} nodes with demands, but lengths between {len(instance.length)}"
    if not instance.types or sum(kind.count for kind in instance.types) <= 0:
        yield "there is no vehicle"
        return
    yield from _faults_of_demands(instance)
    yield from _faults_of_times(instance)
    for pickup, delivery in instance.pairs:
        if not (DEPOT < pickup < n and DEPOT < delivery < n):
            yield f"a pair of nodes {pickup} and {delivery}, where the last is {n - 1}"


def _faults_of_demands(instance: Instance) -> Iterator[str]:
    most = max(kind.capacity for kind in instance.types)
    for node, amount in enumerate(instance.demand.tolist()):
        if amount < 0 and not instance.pairs:
            yield f"node {node}: a demand of {amount}"
        if amount > most and not instance.may_split:
            yield f"node {node}: a demand of {amount}, the largest vehicle has {most}"


def _faults_of_times(instance: Instance) -> Iterator[str]:
    if not np.isfinite(instance.length).all() or (instance.length < 0).any():
        yield "a length below zero or without end"
    if instance.windows is not None:
        if instance.windows.shape != (instance.n, 2):
            yield f"{len(instance.windows)} windows for {instance.n} nodes"
            return
        for node, (early, late) in enumerate(instance.windows.tolist()):
            if late < early:
                yield f"node {node}: a window from {early:g} to {late:g}"
