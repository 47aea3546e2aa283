"""What a day has carried: a coach once a chain, a worker once a journey."""

from __future__ import annotations

from tests.transport.closing.a_coach import an_actual
from tests.transport.closing.a_coach import situation as one_coach
from tests.transport.operation.a_day import situation
from transport.closing.days import days_of
from transport.closing.done import as_done


def test_two_trips_of_one_coach_are_one_vehicle_and_four_workers() -> None:
    was = situation()
    (day,) = days_of(was, as_done(was, (), ()))
    assert (day.vehicles, day.workers) == (1, 4)


def test_a_head_without_a_name_is_a_worker_carried() -> None:
    was = one_coach()
    (day,) = days_of(was, as_done(was, [an_actual(n_riders=23)], ()))
    assert (day.workers, day.poverty_listed) == (23, 0)
