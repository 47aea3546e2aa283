"""The domain of worker transport: records, rules, formulas, plan, checker, paper."""
