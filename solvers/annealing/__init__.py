"""Annealing over compiled arrays."""
