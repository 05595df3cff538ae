"""`cedu check` in a pipe: one line a finding."""

from cedu_targets.reporters.shared.lines import render

__all__ = ["render"]
