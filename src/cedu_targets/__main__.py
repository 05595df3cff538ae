"""`python -m cedu_targets`."""

from cedu_targets.cli.start import main

main()
