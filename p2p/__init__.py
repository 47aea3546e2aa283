"""The planner for programs: what the commands do between parsing and printing."""
