"""Whole journeys: direct coaches, or feeder, service and receiving coach."""
