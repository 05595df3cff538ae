"""What stands over a column of numbers."""

from cedu_targets.domain.indicator import Indicator, Kind


def column_head(indicator: Indicator, over: str | None = None) -> str:
    """The name with its unit of measure, where neither it nor what stands `over` it has that in brackets.

    人 in 志愿者人数 is no unit to a reader: the issued table would have lost the one that last year's says.
    """
    measure = indicator.unit_of_measure
    said = f"{over or ''}{indicator.name}".replace("(", "（").replace(")", "）")
    if not measure or indicator.kind is Kind.RATE or f"（{measure}）" in said:
        return indicator.name
    return f"{indicator.name}（{measure}）"
