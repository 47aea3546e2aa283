"""Tours from one depot, loads split or not: the same frame on plain arrays.

Sources find routes, a pool keeps them, an integer programme selects from it, and the
selection is where the sources go on.
"""
