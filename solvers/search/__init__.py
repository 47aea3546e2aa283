"""The search: drafts, selections, priority."""
