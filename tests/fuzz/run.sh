#!/bin/sh
# Fuzzes: installs what is missing, builds, gathers seeds, and runs each program for so many seconds, one at a time.
#   sh tests/fuzz/run.sh SECONDS [NAME …]      NAME: fuzz_spec, …; all of them by default
# What is found lies in build/fuzz/found; `NAME FILE` repeats it.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:?how many seconds a program?}
shift
names=${*:-$(cd tests/fuzz && ls fuzz_*.cpp | sed 's/\.cpp$//')}

sh .ci/install tests/fuzz/packages.txt
# shellcheck disable=SC2086  # several names
sh .ci/build fuzz $names

found=build/fuzz/found
mkdir -p "$found"
failed=0
for name in $names; do
  kind=${name#fuzz_}
  corpus=build/fuzz/corpus/$kind
  mkdir -p "$corpus"
  python3 tests/fuzz/seeds.py "$kind" "$corpus"
  dictionary=
  if [ -f "build/fuzz/$kind.dict" ]; then dictionary=-dict=build/fuzz/$kind.dict; fi
  echo "== $name, $seconds s"
  # shellcheck disable=SC2086  # there may be no dictionary
  nice -n 19 "build/fuzz/$name" "$corpus" -max_total_time="$seconds" -max_len=8192 -timeout=60 -rss_limit_mb=3000 \
    -print_final_stats=1 -artifact_prefix="$found/$name-" $dictionary || failed=1
done
exit $failed
