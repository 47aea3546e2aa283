"""What a person asks about a plan: why, what else, how dear."""
