#!/bin/sh
# Runs the engine under ThreadSanitizer, with a oneTBB built for it: Debian's own gives false reports.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
tbb=$root/build/tsan_tbb

sh .ci/install

# The source of the same version as the installed library, fetched without changing the system's package lists.
if [ ! -e "$tbb/installed/lib/cmake/TBB/TBBConfig.cmake" ]; then
  mkdir -p "$tbb/lists/partial" "$tbb/source"
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' | sed -n 's/ bookworm$//p' | head -n 1)
  printf 'deb-src %s bookworm main\n' "$mirror" >"$tbb/sources.list"
  apt="apt-get -q -o Dir::Etc::sourcelist=$tbb/sources.list -o Dir::Etc::sourceparts=- -o Dir::State::lists=$tbb/lists"
  $apt update
  (cd "$tbb" && $apt source --download-only onetbb)
  (cd "$tbb/source" && cmake -E tar xf "$tbb"/onetbb_*.orig.tar.*)
  cmake -S "$tbb"/source/* -B "$tbb/build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DTBB_SANITIZE=thread \
    -DTBBMALLOC_BUILD=OFF -DTBB_TEST=OFF -DTBB_STRICT=OFF -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_INSTALL_PREFIX="$tbb/installed"
  cmake --build "$tbb/build" --parallel "$(nproc)" --target install
fi

DAMSON_CMAKE="-DTBB_DIR=$tbb/installed/lib/cmake/TBB" sh .ci/build tsan damson damson_unit
export LD_LIBRARY_PATH="$tbb/installed/lib"
export TSAN_OPTIONS="halt_on_error=1 second_deadlock_stack=1"
build/tsan/damson_unit --source-file='*tests/unit/engine/*'
python3 tests/golden/run_golden.py --damson build/tsan/damson --matrix tests/golden/run
