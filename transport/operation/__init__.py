"""The day itself: what happens once a plan is printed."""
