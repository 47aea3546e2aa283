"""Documents to print and sign: one module a document, one shared layout."""
