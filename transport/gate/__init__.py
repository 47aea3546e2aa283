"""Who may travel: papers, checks before departure, arrivals of results."""
