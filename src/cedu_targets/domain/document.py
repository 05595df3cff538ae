"""Document: what a file was read as, whatever its shape."""

from cedu_targets.domain.table import Table

Document = Table
"""A table. Items (what is due) and records (what took place) join it as they come.

Every document has `shape`, `title`, `period`, `sheet`, `size` (how much there is to judge), and `whole_place`,
the place that is all of it.
"""
