// Codes and English names of languages (ISO 639) and countries (ISO 3166); the build writes the tables
// (make_tables.py).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "runtime/base/result.h"

namespace damson::iso_codes {

struct IsoEntry {
  std::string_view alpha_2;  // empty where there is none
  std::string_view alpha_3;
  std::string_view third;  // of a language: the bibliographic code, where it differs; of a country: the number
  std::string_view name;
};

enum class IsoKeyKind : uint8_t {
  code,
  name,
  name_of_many,  // of a language with millions of speakers
};

/// A code or name in lower case, and the entry that it is of. Sorted; a key may be of several entries. Names stand
/// there as they are and without their accents.
struct IsoKey {
  std::string_view key;
  uint16_t entry;
  IsoKeyKind kind;
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

/// Codes of scripts (ISO 15924), which language tags have; in small letters, sorted.
std::span<const std::string_view> scripts();

/// The entry with this code or English name, in any case, with or without accents. A code that is also the name of
/// another means the code; only a capital with small letters behind it may be the name, and fails when both are likely.
/// Fails for what is nobody's, or of several.
Result<const IsoEntry*> find_entry(const IsoTable& table, std::string_view text);

}  // namespace damson::iso_codes
