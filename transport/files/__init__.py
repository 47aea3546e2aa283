"""Writing files whole or not at all, and only our own."""
