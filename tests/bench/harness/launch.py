"""Runs one command and says on standard output, as JSON, what it took: launch.py STDOUT_FILE COMMAND….

A process of its own and a small one, because the kernel starts a child's peak memory at that of whoever started it.
"""
import os
import sys
import time

stdout, command = sys.argv[1], sys.argv[2:]
quiet = os.open(os.devnull, os.O_RDWR)
out = os.open(stdout, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o644)
errors = os.open(stdout + ".errors", os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o644)
actions = [(os.POSIX_SPAWN_DUP2, quiet, 0), (os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, errors, 2)]
start = time.monotonic()
child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
_, status, usage = os.wait4(child, 0)
seconds = time.monotonic() - start
print(
    '{"exit": %d, "seconds": %.6f, "cpu": %.6f, "user": %.6f, "peak_mb": %.3f}'
    % (os.waitstatus_to_exitcode(status), seconds, usage.ru_utime + usage.ru_stime, usage.ru_utime, usage.ru_maxrss / 1024)
)
