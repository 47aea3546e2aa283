"""Driver-hours law: duty, breaks, rests, timetables."""
