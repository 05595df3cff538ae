"""Shape: what kind of document stands in a sheet or a text."""

from enum import StrEnum


class Shape(StrEnum):
    """The shapes of what a file holds."""

    TABLE = "table"
    """units × indicators"""
    ITEMS = "items"
    """what is due: entries with owners and times"""
    RECORDS = "records"
    """what took place: a row a class or activity"""
