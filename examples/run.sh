#!/bin/sh
# Builds damson and runs the museum example: checked, tested, planned, run. The results stay in examples/museum.
set -eu
cd "$(dirname "$0")/.."

sh .ci/install
sh .ci/build release damson

cd examples/museum
damson=../../build/release/damson
for verb in check test plan run; do
  printf '\n$ damson %s museum.damson\n\n' "$verb"
  "$damson" "$verb" museum.damson
done

printf '\nThe results are in examples/museum:\n'
find out .damson -type f | sort | sed 's/^/  /'
printf 'What to look at in them: examples/museum/README.md\n'
