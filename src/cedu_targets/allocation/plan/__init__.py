"""Plans of an allocation: what a planner fills in, as a workbook or as YAML, and what is understood of it."""
