"""What the server takes at most: counted while it comes, whatever is said of it beforehand."""

from cedu_targets.files.guard import MAX_FILE_BYTES

FILE_BYTES = MAX_FILE_BYTES + 1
"""Of one file. A byte more than the program reads, so that one which is too large is told by the report, as ever."""
JOB_BYTES = 512 * 2**20
"""Of all files of one piece of work."""
ALL_BYTES = 2 * JOB_BYTES
"""Of all files that lie on the disk at one time."""
FILES = 2_000
"""Of one piece of work."""
ASKED_BYTES = 2**20
"""Of what is asked, in JSON: two thousand names fit."""
JOBS = 64
"""Pieces of work known at one time; the oldest that are done make room."""
CONNECTIONS = 128
HEAD_BYTES = 32 * 2**10
"""Of a request's line and headers while they are still coming; what comes at once may be twice as much."""
HEAD_SECONDS = 20
"""Until a connection has sent a whole head."""
BODY_SECONDS = 300
"""Until a request has sent its whole body."""
IDLE_SECONDS = 15
"""Between two pieces of a body."""
GATHERING_SECONDS = 600
"""Without a byte of a piece of work's files; then it is given up. A page may read one slowly, from another machine."""
KEPT_SECONDS = 600
"""For how long an answer's outputs are to be had while nobody asks for any."""
SWEEP_SECONDS = 5
"""Between two looks for what is given up or no longer kept."""
WORK_SECONDS = 300
"""Of one piece of work, and of one output."""
WORK_BYTES = 6 * 2**30
"""Of a worker's memory, where the system can hold a process to it."""
WORKS = 20
"""That a worker does before another takes its place, with what it never gave back."""
