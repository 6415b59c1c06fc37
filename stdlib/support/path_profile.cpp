// Whether a path keeps to the rules of a place.
#include "stdlib/support/path_profile.h"

#include <fmt/format.h>
#include <utf8proc.h>
#include <algorithm>
#include <array>

#include "runtime/base/utf8.h"
#include "runtime/values/unicode.h"

namespace damson {

namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letters(Text a, Text b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return small(x) == small(y); });
}

bool is_reserved(const ReservedName& reserved, Text name, Text stem) {
  using Where = ReservedName::Where;
  switch (reserved.where) {
    case Where::whole: return same_letters(name, reserved.text);
    case Where::stem: return same_letters(stem, reserved.text);
    case Where::beginning: return same_letters(name.substr(0, reserved.text.size()), reserved.text);
    case Where::anywhere: return find_whatever_case(name, reserved.text) != Text::npos;
    case Where::root_folder:
    case Where::whole_path: return false;
  }
  return false;
}

using Kind = PathMisfit::Kind;

std::optional<PathMisfit> character_misfit(const PathProfile& profile, Text name) {
  for (size_t at = 0; at < name.size(); ++at) {
    const char c = name[at];
    if (profile.forbidden.holds(c)) return PathMisfit{Kind::forbidden, name, name.substr(at, 1)};
    if (profile.ascii_only && static_cast<unsigned char>(c) >= 0x80)
      return PathMisfit{Kind::not_ascii, name, name.substr(at, utf8_unit_at(name, at).bytes)};
  }
  return std::nullopt;
}

std::optional<PathMisfit> name_misfit(const PathProfile& profile, Text name) {
  if (name.empty()) return PathMisfit{Kind::no_name, name};
  if (name == "." || name == "..") return PathMisfit{Kind::no_folder, name};
  if (const auto misfit = character_misfit(profile, name)) return misfit;
  if (profile.not_first.find(name.front()) != Text::npos) return PathMisfit{Kind::not_first, name, name.substr(0, 1)};
  if (profile.not_last.find(name.back()) != Text::npos)
    return PathMisfit{Kind::not_last, name, name.substr(name.size() - 1)};
  if (const ReservedName* reserved = reserved_in(profile, name))
    return PathMisfit{Kind::reserved, name, reserved->text};
  if (exceeds(name, profile.name_length)) return PathMisfit{Kind::long_name, name};
  return std::nullopt;
}

/// Names that are reserved where they stand, not as such.
std::optional<PathMisfit> place_misfit(const PathProfile& profile, Text path) {
  const size_t slash = path.find('/');
  for (const ReservedName& reserved : profile.reserved) {
    const bool folder = reserved.where == ReservedName::Where::root_folder && slash != Text::npos &&
                        same_letters(path.substr(0, slash), reserved.text);
    const bool whole = reserved.where == ReservedName::Where::whole_path && same_letters(path, reserved.text);
    if (folder || whole) return PathMisfit{Kind::reserved, path.substr(0, slash), reserved.text};
  }
  return std::nullopt;
}

std::string shown(Text part) {
  if (part == " ") return "a space";
  if (part.size() == 1 && (part.front() < ' ' || part.front() == '\x7F')) {
    return fmt::format("the control character U+{:04X}", static_cast<unsigned char>(part.front()));
  }
  return fmt::format("\"{}\"", part);
}

/// Letters that have a capital, but not in the table of NTFS: the capital is that of another letter too.
bool keeps_its_case(char32_t c) {
  constexpr std::array<char32_t, 17> kept = {0xB5,  0xDF,  0x131, 0x17F, 0x345, 0x3D0, 0x3D1, 0x3D5, 0x3D6,
                                             0x3F0, 0x3F1, 0x3F5, 0x1C5, 0x1C8, 0x1CB, 0x1F2, 0x1E9B};
  return c > 0xFFFF || c == 0x1FBE || std::find(kept.begin(), kept.end(), c) != kept.end();
}

/// The small letter where capital and small letter belong to each other alone, the character itself elsewhere.
char32_t ntfs_letter(char32_t c) {
  if (keeps_its_case(c)) return c;
  const auto upper = utf8proc_toupper(static_cast<utf8proc_int32_t>(c));
  const auto lower = utf8proc_tolower(upper);
  const bool pair = utf8proc_toupper(lower) == upper && !keeps_its_case(static_cast<char32_t>(lower));
  return static_cast<char32_t>(pair ? lower : upper);
}

Text ntfs_identity(Text path, Arena& arena) {
  char* const begin = arena.array<char>(path.size() * 2);  // a letter of two bytes may have a partner of three
  char* out = begin;
  for (size_t at = 0; at < path.size();) {
    const Utf8Unit unit = utf8_unit_at(path, at);
    if (unit.valid) {
      out = write_utf8(out, ntfs_letter(unit.code_point));
    } else {
      *out++ = path[at];
    }
    at += unit.bytes;
  }
  const auto size = static_cast<size_t>(out - begin);
  arena.shrink_last(begin, size);
  return {begin, size};
}

}  // namespace

size_t length_in(LengthLimit::Unit unit, Text text) {
  if (unit == LengthLimit::Unit::bytes) return text.size();
  size_t units = 0;  // a lead byte each, and one more where a character needs two units
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += static_cast<size_t>((byte & 0xC0U) != 0x80U) + static_cast<size_t>(byte >= 0xF0U);
  }
  return units;
}

std::string_view unit_text(LengthLimit::Unit unit) { return unit == LengthLimit::Unit::bytes ? "bytes" : "characters"; }

const ReservedName* reserved_in(const PathProfile& profile, Text name) {
  Text stem = name.substr(0, name.find('.'));
  while (stem.ends_with(' ')) stem.remove_suffix(1);  // Windows finds the device in `CON .txt`, too
  for (const ReservedName& reserved : profile.reserved) {
    if (is_reserved(reserved, name, stem)) return &reserved;
  }
  return nullptr;
}

size_t find_whatever_case(Text text, Text wanted) {
  const auto found = std::search(text.begin(), text.end(), wanted.begin(), wanted.end(),
                                 [](char x, char y) { return small(x) == small(y); });
  return found == text.end() ? Text::npos : static_cast<size_t>(found - text.begin());
}

std::optional<PathMisfit> path_misfit(const PathProfile& profile, Text path) {
  for (size_t at = 0; at <= path.size();) {
    const size_t end = std::min(path.find('/', at), path.size());
    if (const auto misfit = name_misfit(profile, path.substr(at, end - at))) return misfit;
    at = end + 1;
  }
  if (const auto misfit = place_misfit(profile, path)) return misfit;
  if (exceeds(path, profile.path_length)) return PathMisfit{Kind::long_path, path};
  return std::nullopt;
}

std::string describe(const PathProfile& profile, const PathMisfit& misfit) {
  const auto too_long = [&](std::string_view what, const LengthLimit& limit) {
    return fmt::format("the {} \"{}\" has {} {}; {} allows {}", what, misfit.name, length_in(limit.unit, misfit.name),
                       unit_text(limit.unit), profile.place, limit.most);
  };
  switch (misfit.kind) {
    case Kind::no_name: return "a folder or file of the path has no name";
    case Kind::no_folder: return fmt::format("\"{}\" is no name of a folder or file", misfit.name);
    case Kind::forbidden:
    case Kind::not_ascii:
      return fmt::format("\"{}\" holds {}, which {} does not allow", misfit.name, shown(misfit.part), profile.place);
    case Kind::not_first:
      return fmt::format("\"{}\" begins with {}, which {} does not allow", misfit.name, shown(misfit.part),
                         profile.place);
    case Kind::not_last:
      return fmt::format("\"{}\" ends with {}, which {} does not allow", misfit.name, shown(misfit.part),
                         profile.place);
    case Kind::reserved:
      return fmt::format("\"{}\" cannot be had: {} reserves \"{}\"", misfit.name, profile.place, misfit.part);
    case Kind::long_name: return too_long("name", profile.name_length);
    case Kind::long_path: return too_long("path", profile.path_length);
  }
  return {};
}

std::string_view comparison_words(const PathProfile& profile) {
  switch (profile.compared) {
    case NameComparison::bytes: return {};
    case NameComparison::upper_case: return "upper and lower case are the same";
    case NameComparison::folded:
      return profile.ascii_only ? "upper and lower case are the same"
                                : "upper and lower case are the same, and so is é in one part or in two";
  }
  return {};
}

Text path_identity(const PathProfile& profile, Text path, Arena& arena) {
  switch (profile.compared) {
    case NameComparison::bytes: return path;
    case NameComparison::upper_case: return ntfs_identity(path, arena);
    case NameComparison::folded: return fold_case(arena, normalise(arena, path, NormalForm::nfc));
  }
  return path;
}

}  // namespace damson
