"""The store of an operation: versions, events, locks, check-ins, in a database."""
