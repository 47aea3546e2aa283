"""The plan of least change, once the day has changed what the plan was made for."""
