"""Pages of one plan and of several: self-contained HTML with charts."""
