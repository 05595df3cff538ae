"""Document: what a file was read as, whatever its shape."""

from cedu_targets.domain.items import Items
from cedu_targets.domain.table import Table

Document = Table | Items
"""A table, or items (what is due). Records (what took place) join them as they come.

Every document has `shape`, `title`, `period`, `sheet`, `size` (how much there is to judge), and `whole_place`,
the place that is all of it.
"""
