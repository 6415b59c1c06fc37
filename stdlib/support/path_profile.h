// What the places that files are put allow in names and paths.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "runtime/base/result.h"
#include "runtime/values/arena.h"

namespace damson {

/// Some of the 128 characters of ASCII.
struct AsciiSet {
  uint64_t low = 0;
  uint64_t high = 0;

  constexpr bool holds(char c) const {
    const auto code = static_cast<unsigned char>(c);
    return code < 64 ? (low >> code & 1) != 0 : code < 128 && (high >> (code - 64) & 1) != 0;
  }
  constexpr void add(char c) {
    const auto code = static_cast<unsigned char>(c);
    (code < 64 ? low : high) |= uint64_t{1} << (code % 64);
  }
};

struct LengthLimit {
  enum class Unit : uint8_t { bytes, utf16 } unit;  // UTF-8 bytes, or the 16-bit units that Microsoft calls characters
  size_t most;
};
size_t length_in(LengthLimit::Unit unit, Text text);
std::string_view unit_text(LengthLimit::Unit unit);
/// No text has more units than bytes.
inline bool exceeds(Text text, const LengthLimit& limit) {
  return text.size() > limit.most && length_in(limit.unit, text) > limit.most;
}

/// A name that cannot be had, whatever the case of its letters.
struct ReservedName {
  enum class Where : uint8_t {
    whole,        // the name is this
    stem,         // so is what stands in front of its first dot
    beginning,    // the name begins with it
    anywhere,     // the name holds it
    root_folder,  // the outermost folder is this
    whole_path,   // the path is this and nothing else
  } where;
  Text text;
};

/// When two names are one name.
enum class NameComparison : uint8_t {
  bytes,       // when they are the same bytes
  upper_case,  // NTFS: when their 16-bit units have the same capitals, one for one; é in two parts is another name, and
               // so is ss for ß
  folded,      // when they are the same but for case and normal form, as Unicode folds: ss is ß
};

struct PathProfile {
  std::string_view name;    // as specs write it
  std::string_view place;   // as messages do
  std::string_view source;  // who published the rules, and where
  LengthLimit name_length;
  LengthLimit path_length;
  AsciiSet forbidden;
  bool ascii_only;
  Text not_first;  // characters that a name does not begin with
  Text not_last;   // or end with
  std::span<const ReservedName> reserved;
  NameComparison compared;
};

std::span<const PathProfile> path_profiles();
/// Fails with the names that there are.
Result<const PathProfile*> find_path_profile(std::string_view name);

/// What keeps a path from being stored.
struct PathMisfit {
  enum class Kind : uint8_t {
    no_name,
    no_folder,
    forbidden,
    not_ascii,
    not_first,
    not_last,
    reserved,
    long_name,
    long_path
  } kind;
  Text name;       // of the folder or file, or the whole path
  Text part = {};  // what of it is wrong
};
/// Nothing when it fits. Slashes stand between names.
std::optional<PathMisfit> path_misfit(const PathProfile& profile, Text path);
/// In the reader's words.
std::string describe(const PathProfile& profile, const PathMisfit& misfit);

/// The reserved name that a name is or holds, but for those that depend on the path.
const ReservedName* reserved_in(const PathProfile& profile, Text name);

/// Where `wanted` begins in a text, whatever the case of plain letters; npos when it does not.
size_t find_whatever_case(Text text, Text wanted);

/// What such names have in common, to stand behind "under … "; empty where only a name itself is that name.
std::string_view comparison_words(const PathProfile& profile);

/// Equal for paths that are one path there.
Text path_identity(const PathProfile& profile, Text path, Arena& arena);

}  // namespace damson
