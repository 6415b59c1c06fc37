// What two streams of entries differ in, counted by hand.
#include <doctest/doctest.h>

#include "runtime/keys/compare_entries.h"
#include "runtime/keys/sort_entries.h"

namespace damson {

namespace {

struct Short {
  uint64_t key;
  uint64_t content;
};

EntrySorter sorted_of(const std::vector<Short>& entries) {
  EntrySorter sorter("nowhere");
  uint32_t record = 0;
  for (const Short& one : entries) {
    KeyEntry entry{{one.key, one.key % 2}, one.content, {}};
    entry.place.record = ++record;
    REQUIRE(!sorter.add(entry));
  }
  return sorter;
}

EntryComparison compare(const std::vector<Short>& expected, const std::vector<Short>& found, size_t kept = 3) {
  EntrySorter of_expected = sorted_of(expected);
  EntrySorter of_found = sorted_of(found);
  return compare_entries(*std::get<0>(of_expected.sorted()), *std::get<0>(of_found.sorted()), kept);
}

std::vector<uint32_t> found_records(const EntryDifferences& differences) {
  std::vector<uint32_t> records;
  for (const EntryDifference& one : differences.first()) records.push_back(one.found.place.record);
  return records;
}

}  // namespace

TEST_CASE("nothing differs whatever the order") {
  const auto made = compare({{1, 1}, {2, 2}, {3, 3}, {4, 4}}, {{4, 4}, {2, 2}, {1, 1}, {3, 3}});
  CHECK(made.expected == 4);
  CHECK(made.found == 4);
  CHECK(made.same == 4);
  CHECK(made.missing.count() + made.extra.count() + made.different.count() + made.duplicates.count() == 0);
}

TEST_CASE("each kind of difference is counted, with where it stands") {
  const auto made = compare({{1, 1}, {2, 2}, {3, 3}, {5, 5}}, {{9, 9}, {5, 5}, {1, 7}, {3, 3}, {5, 5}});
  CHECK(made.same == 2);
  CHECK(made.missing.count() == 1);
  CHECK(made.missing.first().front().expected.place.record == 2);
  CHECK(made.different.count() == 1);
  CHECK(made.different.first().front().expected.place.record == 1);
  CHECK(found_records(made.different) == std::vector<uint32_t>{3});
  CHECK(found_records(made.extra) == std::vector<uint32_t>{1});
  CHECK(made.duplicates.count() == 1);
}

TEST_CASE("one of two with a key that is expected once is there too often, even if it holds something else") {
  const auto made = compare({{1, 1}}, {{1, 2}, {1, 3}});
  CHECK(made.different.count() == 1);
  CHECK(made.duplicates.count() == 1);
  CHECK(made.extra.count() == 0);
}

TEST_CASE("records that nobody can tell apart are counted") {
  const std::vector<Short> many(1'000, Short{6, 6});
  const auto fewer = compare(many, std::vector<Short>(998, Short{6, 6}));
  CHECK(fewer.same == 998);
  CHECK(fewer.missing.count() == 2);
  const auto more = compare(std::vector<Short>(2, Short{6, 6}), many);
  CHECK(more.same == 2);
  CHECK(more.duplicates.count() == 998);
  CHECK(more.duplicates.first().size() == 3);
}

TEST_CASE("the examples are those that stand first") {
  std::vector<Short> found;
  for (uint64_t key = 100; key > 0; --key) found.push_back({key, 1});
  CHECK(found_records(compare({}, found).extra) == std::vector<uint32_t>{1, 2, 3});
  CHECK(found_records(compare({}, found, 0).extra).empty());
  CHECK(compare({}, found, 0).extra.count() == 100);
}

TEST_CASE("a reference is broken when no key is there that it names") {
  EntrySorter references = sorted_of({{1, 0}, {7, 0}, {2, 0}, {7, 0}, {9, 0}});
  EntrySorter keys = sorted_of({{2, 5}, {1, 5}, {8, 5}});
  const auto broken = find_broken_references(*std::get<0>(references.sorted()), *std::get<0>(keys.sorted()), 5);
  CHECK(broken.count() == 3);
  CHECK(found_records(broken) == std::vector<uint32_t>{2, 4, 5});
}

}  // namespace damson
