"""A plan for other programs: GeoJSON, GPX, ICS, GTFS; counts, never people."""
