"""One module a form of the store."""
