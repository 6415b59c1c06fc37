#!/bin/sh
# Fuzzes: installs what is missing, builds, gathers seeds, and runs the programs, as many at a time as there are processors.
#   sh tests/fuzz/run.sh SECONDS [NAME …]      so many seconds each; NAME: fuzz_spec, …; all of them by default
#   sh tests/fuzz/run.sh --hours N [NAME …]    N hours for all of them together
# With `--blind` before that inputs are changed without seeing what they reach: wants no other compiler, and shares the build of the tests.
# What is found lies in build/fuzz/found (build/asan/found); `build/fuzz/NAME FILE` repeats it. The last line is `N passed, N failed`.
set -eu
cd "$(dirname "$0")/../.."
preset=fuzz
if [ "${1:-}" = --blind ]; then
  preset=asan
  shift
fi
if [ "${1:-}" = --hours ]; then
  hours=${2:?how many hours?}
  shift 2
else
  hours=
  seconds=${1:?how many seconds a program, or --hours N?}
  shift
fi
names=${*:-$(cd tests/fuzz && ls fuzz_*.cpp | sed 's/\.cpp$//')}
# shellcheck disable=SC2086  # several names
if [ -n "$hours" ]; then seconds=$(($(nproc) * hours * 3600 / $(echo $names | wc -w))); fi

[ "$preset" = asan ] || sh .ci/install tests/fuzz/packages.txt
# shellcheck disable=SC2086  # several names
sh .ci/build "$preset" $names

built=build/$preset
found=$built/found
mkdir -p "$found"
# One program: what it printed, and `passed` or `failed` in a file.
run_one() {
  name=$1
  kind=${name#fuzz_}
  corpus=$built/corpus/$kind
  mkdir -p "$corpus"
  python3 tests/fuzz/seeds.py "$kind" "$corpus"
  dictionary=
  if [ -f "$built/$kind.dict" ]; then dictionary=-dict=$built/$kind.dict; fi
  result=passed
  # shellcheck disable=SC2086  # there may be no dictionary
  nice -n 19 "$built/$name" "$corpus" -max_total_time="$seconds" -max_len=8192 -timeout=60 -rss_limit_mb=3000 \
    -print_final_stats=1 -artifact_prefix="$found/$name-" $dictionary >"$built/$name.log" 2>&1 || result=failed
  echo "$result" >"$built/$name.result"
}

passed=0
failed=0
# shellcheck disable=SC2086  # several names
set -- $names
while [ $# -gt 0 ]; do
  batch=
  for _ in $(seq "$(nproc)"); do
    [ $# -gt 0 ] || break
    run_one "$1" &
    batch="$batch $1"
    shift
  done
  wait
  for name in $batch; do
    echo "== $name, $seconds s: $(cat "$built/$name.result"), $(sed -n 's/^stat::number_of_executed_units: *//p' "$built/$name.log") inputs"
    if [ "$(cat "$built/$name.result")" = passed ]; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
      tail -n 60 "$built/$name.log"
    fi
  done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
