"""The harness: our engine and its peers side by side, at equal wall time."""
