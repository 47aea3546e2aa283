"""What was done against what was planned: figures, costs, invoices, claims, totals."""
