"""The commands of ``p2p``: each parses, calls and prints, and no more.

Everything heavy is imported inside the commands, so that help answers at once.
"""
