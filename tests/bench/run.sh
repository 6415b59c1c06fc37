#!/bin/sh
# Sets up the peers, makes the data, checks that all agree and measures side by side: see README.md. Options are run.py's.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
exec python3 "$here/run.py" "$@"
