"""Running a search: clock, team, set-up."""
