"""The mark by which cedu knows a file that it wrote itself."""

from datetime import UTC, datetime

MARK = "cedu-report"
"""Stands in the properties of reports and slips."""
WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of every report: the same findings give the same bytes. Saving it in Excel or WPS changes the date."""
