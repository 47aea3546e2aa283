"""Blocks: trips that one coach runs one after the other."""
