"""Cost lines, fares and who pays them."""
