"""`python -m cedu_targets`."""

from cedu_targets.cli.app import main

main()
