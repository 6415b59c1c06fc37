// Finding languages and countries.
#include "stdlib/iso_codes/iso_codes.h"

#include <fmt/format.h>
#include <algorithm>
#include <vector>

#include "runtime/base/utf8.h"
#include "runtime/values/unicode.h"

namespace damson::iso_codes {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string key_of(std::string_view text) {
  Arena arena;
  std::string key(to_lower(arena, trimmed(text)));
  for (const std::string_view apostrophe : {"\u2019", "\u2018", "\u02BC", "\u02BB"}) replace_all(key, apostrophe, "'");
  return key;
}

/// Without accents, hyphens and what is written in several ways, as make_tables.py does it: `St. Lucia` is `saint
/// lucia`.
std::string plain_key_of(const std::string& key) {
  Arena arena;
  const std::string_view parts = normalise(arena, key, NormalForm::nfkd);
  std::string plain;
  for (size_t at = 0; at < parts.size();) {
    const Utf8Unit unit = utf8_unit_at(parts, at);
    if (!unit.valid || !is_mark(unit.code_point)) plain += parts.substr(at, unit.bytes);
    at += unit.bytes;
  }
  replace_all(plain, "&", " and ");
  replace_all(plain, "-", " ");
  std::string words;
  for (const char c : plain) {
    if (c != ' ' || (!words.empty() && words.back() != ' ')) words += c;
  }
  if (words.starts_with("the ")) words.erase(0, 4);
  if (words.ends_with(", the")) words.resize(words.size() - 5);
  if (words.starts_with("st. ")) words.replace(0, 3, "saint");
  if (words.starts_with("st ")) words.replace(0, 2, "saint");
  return words;
}

std::span<const IsoKey> keys_with(const IsoTable& table, const std::string& key) {
  const auto below = std::lower_bound(table.keys.begin(), table.keys.end(), key,
                                      [](const IsoKey& a, const std::string& b) { return a.key < b; });
  const auto above = std::find_if(below, table.keys.end(), [&](const IsoKey& found) { return found.key != key; });
  return {below, above};
}

/// Whether a text is written as names are: a capital, then small letters. Codes are rarely written so.
bool written_as_name(std::string_view text) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return text.size() > 1 && upper(text[0]) && std::none_of(text.begin() + 1, text.end(), upper);
}

/// The entries that a text means. `En` is the code of English, though some hundred people speak a language of that
/// name; `Ga` and `Dan` may as well be the languages Ga and Dan.
std::vector<uint16_t> meant(std::span<const IsoKey> keys, std::string_view written) {
  std::vector<uint16_t> codes;
  std::vector<uint16_t> all;
  bool of_many = false;
  const auto add = [](std::vector<uint16_t>& to, uint16_t entry) {
    if (std::find(to.begin(), to.end(), entry) == to.end()) to.push_back(entry);
  };
  for (const IsoKey& key : keys) {
    add(all, key.entry);
    if (key.kind == IsoKeyKind::code) add(codes, key.entry);
    of_many = of_many || key.kind == IsoKeyKind::name_of_many;
  }
  if (codes.empty()) return all;
  const bool either = written_as_name(written) && (written.size() > 2 || of_many);
  return either ? all : codes;
}

std::string named(const IsoTable& table, const std::vector<uint16_t>& entries) {
  std::string text;
  for (uint16_t entry : entries) {
    text +=
        fmt::format("{}{} ({})", text.empty() ? "" : " or ", table.entries[entry].name, table.entries[entry].alpha_3);
  }
  return text;
}

}  // namespace

Result<const IsoEntry*> find_entry(const IsoTable& table, std::string_view text) {
  const std::string_view written = trimmed(text);
  const std::string key = key_of(written);
  std::span<const IsoKey> keys = keys_with(table, key);
  if (keys.empty()) keys = keys_with(table, plain_key_of(key));
  const std::vector<uint16_t> found = meant(keys, written);
  if (found.empty()) return fail("is no code or English name that is known");
  if (found.size() > 1) return fail(fmt::format("can be {}", named(table, found)));
  return &table.entries[found[0]];
}

}  // namespace damson::iso_codes
