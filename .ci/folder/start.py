"""Where both programs of the folder begin (cedu.spec)."""

import multiprocessing

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a process that shares work is this program once more, and goes no further
    from cedu_targets.cli.double_click import main

    main()
