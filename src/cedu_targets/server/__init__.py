"""`cedu web`: the page for people without a terminal, served to this machine alone, with the program behind it."""
