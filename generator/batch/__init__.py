"""A whole cohort: plan, workers, ledger, outcomes."""
