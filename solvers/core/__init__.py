"""The numeric core of the search: compiled functions over arrays, nothing else."""
