"""One coach's run: route, seats, timetable, booking."""
