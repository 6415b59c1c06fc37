// Codes and English names of languages (ISO 639) and countries (ISO 3166); the build writes the tables (make_tables.py).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "runtime/base/result.h"

namespace damson::iso_codes {

struct IsoEntry {
  std::string_view alpha_2;  // empty where there is none
  std::string_view alpha_3;
  std::string_view third;    // of a language: the bibliographic code, where it differs; of a country: the number
  std::string_view name;
};

/// A code or name in lower case, and the entry that it is of. Sorted; a key may be of several entries.
struct IsoKey {
  std::string_view key;
  uint16_t entry;
  bool code;
};

struct IsoTable {
  std::span<const IsoEntry> entries;
  std::span<const IsoKey> keys;
};

/// A code, number or name that is no longer in use.
struct IsoWithdrawn {
  std::string_view key;
  std::string_view name;
  std::string_view year;
};

IsoTable languages();
IsoTable countries();
std::span<const IsoWithdrawn> withdrawn_countries();

/// The entry with this code or English name, in any case. Where a text is a code of one and the name of another, all small
/// letters mean the code, and a capital followed by small ones the name. Fails for what is nobody's, or of several.
Result<const IsoEntry*> find_entry(const IsoTable& table, std::string_view text);

}  // namespace damson::iso_codes
