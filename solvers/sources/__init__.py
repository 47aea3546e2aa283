"""Sources of trips: other solvers, each asked for trips of a few coaches.

Every source is a :class:`solvers.sources.subproblem.TripSource`: a subproblem in,
drafts out. A draft is only an idea: the dispatcher times and prices it by the rules,
what is legal enters the pool, and the selection from the pool decides. The search's own
sources (growth, annealing, pricing) have the pool in common with these.
"""
