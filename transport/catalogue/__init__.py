"""The catalogue: every sentence that a code can be told as, in English and Chinese."""
