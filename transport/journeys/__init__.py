"""Whole journeys: services, links, travelling alone."""
