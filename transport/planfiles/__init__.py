"""The plan on disk: plan.json, its schema, verdicts, reading again."""
