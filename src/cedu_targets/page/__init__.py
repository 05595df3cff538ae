"""What stands behind the page for people without a terminal: in the browser itself, and in `cedu web`."""
