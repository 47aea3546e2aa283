"""Maps of a plan."""
