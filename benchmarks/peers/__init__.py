"""The peers, one module each, behind one interface.

Every module has ``solve(instance, *, seconds, seed)`` and gives the solutions it met in
the order of time, cheapest last: :data:`benchmarks.peers.registry.Solve`.
"""
