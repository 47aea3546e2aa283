"""How a plan stands up to the day: delays, no-shows, coaches that fail."""
