"""Changes that carry those left behind, or others for less, each planned and priced."""
