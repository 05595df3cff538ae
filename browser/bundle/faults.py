"""What ends a build."""


class BuildFault(Exception):
    """Why the page cannot be built, in one sentence with the next step."""
