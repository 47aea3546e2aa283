"""A folder of public instances with their best-known values."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from benchmarks.public.gathering import read_gathering
from benchmarks.public.instance import Convention
from benchmarks.public.open_routes import read_open, read_open_tour
from benchmarks.public.packing import read_packed, read_packing
from benchmarks.public.readers import (
    kinds_of,
    read_lilim,
    read_roads,
    read_sdvrp,
    read_solomon,
    read_taillard,
    read_vrplib,
    vehicles_of,
)
from benchmarks.public.reading import read_instance
from benchmarks.public.solutions import read_solution
from benchmarks.public.streets import read_streets

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.public.instance import Instance, Route

READERS = {
    "cvrp_x": {".vrp": read_vrplib},
    "hfvrp_x": {".vrp": read_vrplib},
    "hvrp_taillard": {".txt": read_taillard},
    "pdptw_lilim": {".txt": read_lilim},
    "pdptw_sartori_buriol": {".txt": read_streets},
    "vrptw_solomon": {".txt": read_solomon},
    "vrptw_gh": {".txt": read_solomon, ".vrp": read_vrplib},
    "sdvrp": {".sd": read_sdvrp, ".txt": read_sdvrp, ".cri": read_sdvrp},
    "hvrp_dlp": {".txt": read_roads},
    "ovrp": {".vrp": read_open},
    "vsbpp": {".txt": read_packing},
    "mpdptw": {".txt": read_gathering},
}
OWN_SOLUTIONS = {"ovrp": read_open_tour, "vsbpp": read_packed}
LISTED_VEHICLES = ("hfvrp_x",)  # families in which route k is driven by vehicle k
ANY_SOLUTION = (".sol", ".found.sol")
SOLUTIONS = {"ovrp": (".tour",), "mpdptw": (".found.sol", ".sol")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """A row of ``bks.csv``: the best known value of an instance and its convention."""

    family: str
    instance: str
    cost: float
    n_vehicles: int | None
    convention: Convention
    is_proven: bool

    @property
    def key(self) -> str:
        """Family, instance and convention: what names the row."""
        return f"{self.family}/{self.instance}/{self.convention.label}"


@dataclass(frozen=True)
class Collection:
    """A folder with ``bks.csv`` and one subfolder a family."""

    folder: Path

    @cached_property
    def best(self) -> tuple[Best, ...]:
        """Rows of the families that have a reader here, in the file's order."""
        with (self.folder / "bks.csv").open(encoding="utf-8", newline="") as stream:
            return tuple(
                Best(
                    family=row["family"],
                    instance=row["instance"],
                    cost=float(row["bks_cost"]),
                    n_vehicles=int(row["bks_vehicles"] or 0) or None,
                    convention=Convention(text=row["convention"]),
                    is_proven=row["proven_optimal"] == "yes",
                )
                for row in csv.DictReader(stream)
                if row["family"] in READERS
            )

    def instance(self, best: Best) -> Instance:
        """The instance of a row.

        Raises
        ------
        FileNotFoundError
            If the family's folder has no file of that name.
        InstanceFault
            If the file cannot be read as an instance of the family.
        """
        for suffix, read in READERS[best.family].items():
            path = self._path(best, suffix)
            if path.exists():
                return read_instance(
                    path, read, family=best.family, convention=best.convention
                )
        msg = f"{self.folder / best.family}: no instance file {best.instance}.*"
        raise FileNotFoundError(msg)

    def stored(self, best: Best, instance: Instance) -> list[Route] | None:
        """The stored routes of the row; None when there are none.

        Of Solomon's instances the stored routes belong to the truncated lengths; of
        gathering requests only some keep the capacities.
        """
        if best.family == "mpdptw" and not best.convention.ignores_capacity:
            return self._within_capacity(best, instance)
        if best.family == "vrptw_solomon" and best.convention.metric != "trunc1_euc":
            return None
        kinds: tuple[int, ...] = ()
        if best.family in LISTED_VEHICLES:
            kinds = kinds_of(vehicles_of(self._path(best, ".vrp")))
        for suffix in SOLUTIONS.get(best.family, ANY_SOLUTION):
            path = self._path(best, suffix)
            if not path.exists():
                continue
            if best.family in OWN_SOLUTIONS:
                return OWN_SOLUTIONS[best.family](path, instance)
            return read_solution(path, instance, type_of_vehicle=kinds)
        return None

    def _within_capacity(self, best: Best, instance: Instance) -> list[Route] | None:
        path = self._path(best, ".cap.found.sol")
        return read_solution(path, instance) if path.exists() else None

    def _path(self, best: Best, suffix: str) -> Path:
        return self.folder / best.family / f"{best.instance}{suffix}"
