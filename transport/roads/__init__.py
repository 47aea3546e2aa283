"""Distances and planning speeds: the sphere, road graphs, routing services."""
