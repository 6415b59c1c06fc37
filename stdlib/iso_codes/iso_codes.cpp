// Finding languages and countries.
#include "stdlib/iso_codes/iso_codes.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "runtime/values/unicode.h"

namespace damson::iso_codes {

namespace {

std::string key_of(std::string_view text) {
  Arena arena;
  std::string key(to_lower(arena, trimmed(text)));
  for (size_t at = key.find("\u2019"); at != std::string::npos; at = key.find("\u2019", at)) key.replace(at, 3, "'");
  return key;
}

bool upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }

std::vector<uint16_t> entries_of(std::span<const IsoKey> keys, bool codes, bool names) {
  std::vector<uint16_t> found;
  for (const IsoKey& key : keys) {
    if (key.code ? !codes : !names) continue;
    if (std::find(found.begin(), found.end(), key.entry) == found.end()) found.push_back(key.entry);
  }
  return found;
}

std::string named(const IsoTable& table, const std::vector<uint16_t>& entries) {
  std::string text;
  for (uint16_t entry : entries) {
    text += fmt::format("{}{} ({})", text.empty() ? "" : " or ", table.entries[entry].name, table.entries[entry].alpha_3);
  }
  return text;
}

}  // namespace

Result<const IsoEntry*> find_entry(const IsoTable& table, std::string_view text) {
  const std::string_view written = trimmed(text);
  const std::string key = key_of(written);
  const auto below = std::lower_bound(table.keys.begin(), table.keys.end(), key, [](const IsoKey& a, const std::string& b) { return a.key < b; });
  const auto above = std::find_if(below, table.keys.end(), [&](const IsoKey& found) { return found.key != key; });
  const std::span<const IsoKey> keys(below, above);
  std::vector<uint16_t> found = entries_of(keys, true, true);
  if (found.empty()) return fail("is no code or English name that is known");
  if (found.size() > 1) {
    const bool small = key == written;
    const bool capital = written.size() > 1 && upper_ascii(written[0]) && !upper_ascii(written[1]);
    const auto one_kind = entries_of(keys, small, capital);
    if (one_kind.size() == 1) found = one_kind;
  }
  if (found.size() > 1) return fail(fmt::format("can be {}", named(table, found)));
  return &table.entries[found[0]];
}

}  // namespace damson::iso_codes
