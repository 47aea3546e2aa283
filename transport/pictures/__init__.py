"""Pictures of a plan: its map and a coach's card, drawn once for pages and for PNG."""
