"""Public instances of vehicle routing: read, solved by peers, recosted."""
