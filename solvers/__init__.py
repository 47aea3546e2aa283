"""The optimisation: a scenario's planning problem in, an outcome out."""
