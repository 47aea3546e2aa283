"""The office's own roster: sheets as offices keep them, made into a scenario."""
