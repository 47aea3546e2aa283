"""Shipped scenarios, the gazetteer and the generator of synthetic ones."""
