#!/bin/sh
# Compiles what is written for vectors for arm64, and runs its tests there, in an emulator: every kind of vectors that it has beside plain registers.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
arm=$root/build/arm64

sh .ci/install
mkdir -p "$arm"
printf 'g++-aarch64-linux-gnu\nqemu-user-static\n' >"$arm/packages.txt"
sh .ci/install "$arm/packages.txt"

# Highway for arm64, fetched without changing which architectures the system knows.
if [ ! -d "$arm/highway" ]; then
  mkdir -p "$arm/lists/partial" "$arm/fetched/partial"
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' | sed -n 's/ bookworm$//p' | head -n 1)
  printf 'deb [arch=arm64] %s bookworm main\n' "$mirror" >"$arm/sources.list"
  apt="apt-get -q -o Dir::Etc::sourcelist=$arm/sources.list -o Dir::Etc::sourceparts=- -o Dir::State::lists=$arm/lists -o APT::Architectures::=arm64"
  $apt update
  (cd "$arm/fetched" && $apt download libhwy1:arm64 libhwy-dev:arm64)
  for package in "$arm"/fetched/*.deb; do dpkg -x "$package" "$arm/highway"; done
fi

printf '#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN\n#include <doctest/doctest.h>\n' >"$arm/main.cpp"
libraries=$arm/highway/usr/lib/aarch64-linux-gnu
aarch64-linux-gnu-g++ -std=c++20 -O2 -Wall -Wextra -Wshadow -Wconversion -Werror -DHWY_SHARED_DEFINE -I"$root" \
  -isystem "$arm/highway/usr/include" -idirafter /usr/include "$arm/main.cpp" \
  tests/unit/connectors/csv_scan_test.cpp tests/unit/base/text_copy_test.cpp \
  runtime/connectors/csv/csv_scan.cpp runtime/connectors/input/lines.cpp runtime/base/vectors.cpp \
  -L"$libraries" -lhwy -o "$arm/vectors_test"
qemu-aarch64-static -L /usr/aarch64-linux-gnu -E LD_LIBRARY_PATH="$libraries" "$arm/vectors_test"
