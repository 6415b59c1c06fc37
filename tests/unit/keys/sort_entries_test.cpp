// Entries in their order, however many pieces they were put aside in, and files of them.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "runtime/keys/key_file.h"
#include "runtime/keys/sort_entries.h"
#include "tests/unit/connectors/temporary_folder.h"

namespace damson {

namespace {

Position place_of(uint32_t number) {
  Position place;
  place.map = static_cast<uint16_t>(number % 3);
  place.unit = number % 5 & 0xFFU;
  place.file = number % 7 & 0xFFU;
  place.record = number;
  place.line = number + 1;
  return place;
}

std::vector<KeyEntry> some_entries(size_t count, uint64_t keys) {
  std::mt19937_64 random(7);
  std::vector<KeyEntry> entries;
  for (uint32_t i = 0; i < count; ++i) {
    const uint64_t key = random() % keys;
    entries.push_back({{key * 0x9E3779B97F4A7C15ULL, key << 40 | key}, random() % 3, place_of(i)});
  }
  return entries;
}

bool same(const KeyEntry& a, const KeyEntry& b) {
  return a.key == b.key && a.content == b.content && a.place == b.place;
}

std::vector<KeyEntry> all_of(EntryStream& stream) {
  std::vector<KeyEntry> all;
  while (const KeyEntry* entry = stream.next()) all.push_back(*entry);
  return all;
}

bool same(const std::vector<KeyEntry>& a, const std::vector<KeyEntry>& b) {
  return std::ranges::equal(a, b, [](const KeyEntry& one, const KeyEntry& other) { return same(one, other); });
}

std::vector<KeyEntry> through_file(const std::string& path, const std::vector<KeyEntry>& entries) {
  auto created = KeyFileWriter::create(path, "about");
  REQUIRE(std::holds_alternative<KeyFileWriter>(created));
  auto& writer = std::get<KeyFileWriter>(created);
  for (const KeyEntry& entry : entries) REQUIRE(!writer.add(entry));
  REQUIRE(!writer.finish(true));
  auto opened = KeyFileReader::open(path);
  REQUIRE(opened.index() == 0);
  auto& reader = *std::get<0>(opened);
  CHECK(reader.about() == "about");
  auto read = all_of(reader);
  CHECK(!reader.problem());
  return read;
}

}  // namespace

TEST_CASE("entries come in their order, however often some were put aside") {
  const test::TemporaryFolder folder;
  for (const size_t in_memory : {size_t{10'000}, size_t{1'000}, size_t{97}}) {
    CAPTURE(in_memory);
    std::vector<KeyEntry> entries = some_entries(3'000, 500);
    EntrySorter sorter(folder.place("sorted"), in_memory);
    for (const KeyEntry& entry : entries) REQUIRE(!sorter.add(entry));
    CHECK(sorter.count() == entries.size());
    std::ranges::sort(entries, comes_before);
    for (int again = 0; again < 2; ++again) {
      auto sorted = sorter.sorted();
      REQUIRE(sorted.index() == 0);
      CHECK(same(all_of(*std::get<0>(sorted)), entries));
      CHECK(!std::get<0>(sorted)->problem());
    }
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a key file gives back what was written") {
  const test::TemporaryFolder folder;
  for (const size_t count : {size_t{0}, size_t{1}, size_t{255}, size_t{256}, size_t{8'192}, size_t{20'001}}) {
    CAPTURE(count);
    std::vector<KeyEntry> entries = some_entries(count, 1U << 30);
    std::ranges::sort(entries, comes_before);
    const std::string path = folder.place(std::to_string(count));
    CHECK(same(through_file(path, entries), entries));
    const auto rights = std::filesystem::status(path).permissions();
    CHECK((rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
          std::filesystem::perms::none);
  }
}

TEST_CASE("a key file of which any byte is another, or which ends early, is damaged") {
  const test::TemporaryFolder folder;
  std::vector<KeyEntry> entries = some_entries(300, 1U << 30);
  std::ranges::sort(entries, comes_before);
  const std::string path = folder.place("keys");
  (void)through_file(path, entries);
  std::ifstream file(path, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(file), {}};
  const auto is_whole = [&](const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    auto opened = KeyFileReader::open(path);
    if (opened.index() != 0) return false;
    const auto read = all_of(*std::get<0>(opened));
    return !std::get<0>(opened)->problem() && same(read, entries);
  };
  CHECK(is_whole(whole));
  for (size_t at = 0; at < whole.size(); at += at < 64 ? 1 : 37) {
    std::string other = whole;
    other[at] = static_cast<char>(other[at] ^ 1);
    CAPTURE(at);
    CHECK_FALSE(is_whole(other));
    CHECK_FALSE(is_whole(whole.substr(0, at)));
  }
}

TEST_CASE("what is not finished leaves no file, and no file is written over") {
  const test::TemporaryFolder folder;
  const std::string path = folder.place("keys");
  {
    auto created = KeyFileWriter::create(path, {});
    REQUIRE(created.index() == 0);
    CHECK(std::filesystem::exists(path));
    CHECK(std::get<Problem>(KeyFileWriter::create(path, {})).id == "E0836");
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

}  // namespace damson
