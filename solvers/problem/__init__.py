"""The scenario as arrays, its parts and limits."""
