#!/bin/sh
# Builds and runs the micro-benchmarks; options are Google Benchmark's (--benchmark_filter=csv).
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../../.." && pwd)
if ! dpkg -s libbenchmark-dev >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  apt-get install -y -q libbenchmark-dev
fi
cmake --preset release -S "$root" -DDAMSON_BENCH=ON
cmake --build "$root/build/release" --target damson_micro
exec "$root/build/release/damson_micro" "$@"
