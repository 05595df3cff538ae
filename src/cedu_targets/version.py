"""The version, as the reports name it."""

__version__ = "0.1.0"
