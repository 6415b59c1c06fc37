// Languages and countries: the tables as a whole.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "stdlib/iso_codes/iso_codes.h"

using namespace damson;
using namespace damson::iso_codes;

namespace {

void expect_found_by_every_code(const IsoTable& table) {
  for (const IsoEntry& entry : table.entries) {
    for (std::string_view code : {entry.alpha_2, entry.alpha_3, entry.third}) {
      if (code.empty()) continue;
      std::string small(code);
      for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      CAPTURE(small);
      const auto found = find_entry(table, small);
      REQUIRE_MESSAGE(found.ok(), found.error().message);
      CHECK(*found == &entry);
    }
  }
}

/// How many names are those of several entries, or also a code; each other one finds its own, but for names of two
/// letters, which are codes.
size_t ambiguous_names(const IsoTable& table) {
  size_t ambiguous = 0;
  for (const IsoEntry& entry : table.entries) {
    const auto found = find_entry(table, entry.name);
    if (found.ok()) {
      CAPTURE(std::string(entry.name));
      const bool is_code = entry.name.size() == 2 && *found != &entry;
      CHECK((*found == &entry || is_code));
    } else {
      CHECK(found.error().message.find("can be") != std::string::npos);
      ++ambiguous;
    }
  }
  return ambiguous;
}

}  // namespace

TEST_CASE("every language is found by its codes, and by its name or told to be one of several") {
  CHECK(languages().entries.size() > 7900);
  expect_found_by_every_code(languages());
  CHECK(ambiguous_names(languages()) < 140);
}

TEST_CASE("every country is found by its codes, its number and its name") {
  CHECK(countries().entries.size() == 249);
  expect_found_by_every_code(countries());
  CHECK(ambiguous_names(countries()) == 0);
}

TEST_CASE("the bibliographic codes are the twenty that differ") {
  std::set<std::string_view> codes;
  for (const IsoEntry& entry : languages().entries) {
    if (!entry.third.empty()) codes.insert(entry.third);
  }
  CHECK(codes.size() == 20);
  CHECK(codes.contains("ger"));
  CHECK(codes.contains("dut"));
}
