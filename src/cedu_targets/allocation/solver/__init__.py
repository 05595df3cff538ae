"""Allocation: a district's totals spread over its units, so that everything adds up exactly."""
