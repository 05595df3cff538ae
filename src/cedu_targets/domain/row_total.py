"""RowTotal: a row that sums other rows, and where that may be claimed."""

from msgspec import Struct


class RowTotal(Struct, frozen=True):
    """A row that sums others: the district its units, a subtotal its own, a head of a group its members."""

    total: str
    members: tuple[str, ...]
    """Rows, each with its sign plus; some may be totals themselves."""
    columns: frozenset[str] | None = None
    """The columns in which it is claimed; None for every column that can be summed."""
    confirmed: bool = True
    """False where only its name speaks for it: no number of the table bears it out."""
    headed: bool = True
    """Whether it is called a total (合计, 小计); 全国 or Total revenue may be one, and a row found by numbers is."""

    def claims(self, code: str) -> bool:
        """Whether the row is claimed to sum its members in a column."""
        return self.columns is None or code in self.columns
