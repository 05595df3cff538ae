"""Document: what a file was read as, whatever its shape."""

from cedu_targets.domain.items import Items
from cedu_targets.domain.records import Records
from cedu_targets.domain.table import Table

Document = Table | Items | Records
"""A table, items (what is due), or records (what took place).

Every document has `shape`, `title`, `period`, `sheet`, `size` (how much there is to judge), and `whole_place`,
the place that is all of it.
"""
