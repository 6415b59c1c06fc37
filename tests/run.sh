#!/bin/sh
# Builds damson and passes all its tests. The last line is `N passed, N failed`.
set -u
cd "$(dirname "$0")/.."
root=$(pwd)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0
failed=0
broken=

# A group of tests: its name, its command. Adds up the counts of its last line that has any.
group() {
  name=$1
  shift
  printf '\n== %s\n' "$name"
  status=0
  "$@" >"$log" 2>&1 || status=$?
  cat "$log"
  counts=$(sed -n -E 's/^\[doctest\] test cases: +[0-9]+ \| +([0-9]+) passed \| +([0-9]+) failed.*/\1 \2/p
    s/^([0-9]+) passed, ([0-9]+) failed.*/\1 \2/p
    s/^Ran ([0-9]+) tests? in .*/\1 0/p' "$log" | tail -n 1)
  bad=0
  if [ -n "$counts" ]; then
    bad=${counts#* }
    passed=$((passed + ${counts% *}))
    failed=$((failed + bad))
  fi
  # A group that died, or that counted nothing, has failed, whatever it printed before.
  if [ "$status" != 0 ] && [ "$bad" = 0 ] || [ -z "$counts" ]; then
    failed=$((failed + 1))
  fi
  if [ "$status" != 0 ] || [ -z "$counts" ]; then broken="$broken\n  $name"; fi
}

finish() {
  if [ -n "$broken" ]; then printf "\\nThese failed:$broken\\n"; fi
  printf '\n%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" = 0 ] && [ "$passed" != 0 ]
  exit
}

# Without a build there is nothing to test.
build() {
  printf '\n== build %s\n' "$1"
  sh .ci/build "$@" && return
  failed=$((failed + 1))
  broken="$broken\n  build $1"
  finish
}

sh .ci/install && sh .ci/install tests/postgres/packages.txt || { failed=1; broken="\n  packages"; finish; }
build release damson damson_mistakes
build asan damson damson_unit damson_declarations

export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1
export UBSAN_OPTIONS=print_stacktrace=1

group 'layers and tidiness' python3 tests/tidy/check_tidy.py
group 'the tidy check itself' python3 tests/tidy/self_test.py
group 'the golden runner itself' python3 tests/golden/self_test.py
group 'units (sanitized)' build/asan/damson_unit
group 'declarations: every example (sanitized)' build/asan/damson_declarations
group 'golden files (sanitized)' python3 tests/golden/run_golden.py --damson build/asan/damson
group 'golden files on 1, 2, 8 threads, in tiny batches, with lesser vectors, row by row' \
  python3 tests/golden/run_golden.py --damson build/release/damson --matrix
group 'larger inputs: vectors, threads, sizes of blocks' python3 tests/matrix/run_matrix.py build/release/damson
group 'mistakes: what is said about them' build/release/damson_mistakes '-tc=every mistake*'
group 'mistakes: two at once' build/release/damson_mistakes '-tc=of two*' --pairs 2000
group 'mistakes: slips by chance do no harm' build/release/damson_mistakes '-tc=slips*' --mutants 1000
group 'killed and failed at every call while publishing' python3 tests/faults/run_faults.py build/release/damson
group 'locks, limits, signals, readers of the journal' python3 tests/faults/situations.py build/release/damson
group 'secrets are seen by nobody' python3 tests/secrets/secrets_test.py --damson build/release/damson
group 'PostgreSQL: a server of its own' \
  python3 tests/postgres/run_postgres.py --damson build/release/damson --declarations build/asan/damson_declarations
group 'hostile specs, data and limits' python3 tests/hostile/run_hostile.py --damson build/release/damson
group 'every spec formatted' python3 tests/format/run_format.py --damson build/release/damson
group 'what is installed' python3 tests/install/install_test.py build/release
group 'examples' python3 tests/examples/run_examples.py --damson build/release/damson
group 'updates of 50,000 records' python3 tests/updates/run_updates.py --damson build/release/damson
group 'instruction counts beside committed figures' python3 tests/bench/regression/run.py build/release/damson

data=${DAMSON_REAL_DATA:-$root/../shared/data}
if [ -d "$data" ]; then
  export DAMSON_REAL_DATA="$data"
  group 'real catalogues' python3 tests/real/run_real.py build/release/damson
else
  printf '\n== REAL CATALOGUES LEFT OUT: there is no %s; name their folder in DAMSON_REAL_DATA\n' "$data"
fi
finish
