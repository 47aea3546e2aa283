"""Drafts of trips: grown, quoted, booked; why a group stays."""
