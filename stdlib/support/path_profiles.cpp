// The rules of each place, as their makers publish them.
#include <fmt/format.h>
#include <array>

#include "stdlib/support/path_profile.h"

namespace damson {

namespace {

using enum ReservedName::Where;
using enum LengthLimit::Unit;

constexpr AsciiSet set_of(std::string_view characters) {
  AsciiSet set;
  for (char c : characters) set.add(c);
  return set;
}
constexpr AsciiSet both(AsciiSet a, AsciiSet b) { return {a.low | b.low, a.high | b.high}; }
constexpr AsciiSet all_but(AsciiSet set) { return {~set.low, ~set.high}; }

constexpr AsciiSet controls = {0xFFFFFFFF, 0};  // 0 to 31
constexpr AsciiSet delete_character = set_of("\x7F");
constexpr AsciiSet portable_letters = set_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

/// Devices of DOS, which Windows still keeps, whatever extension follows.
constexpr auto windows_names = std::to_array<ReservedName>({
    {stem, "CON"},  {stem, "PRN"},  {stem, "AUX"},  {stem, "NUL"},  {stem, "CONIN$"}, {stem, "CONOUT$"}, {stem, "COM0"},
    {stem, "COM1"}, {stem, "COM2"}, {stem, "COM3"}, {stem, "COM4"}, {stem, "COM5"},   {stem, "COM6"},    {stem, "COM7"},
    {stem, "COM8"}, {stem, "COM9"}, {stem, "COM¹"}, {stem, "COM²"}, {stem, "COM³"},   {stem, "LPT0"},    {stem, "LPT1"},
    {stem, "LPT2"}, {stem, "LPT3"}, {stem, "LPT4"}, {stem, "LPT5"}, {stem, "LPT6"},   {stem, "LPT7"},    {stem, "LPT8"},
    {stem, "LPT9"}, {stem, "LPT¹"}, {stem, "LPT²"}, {stem, "LPT³"},
});

constexpr auto sharepoint_own_names = std::to_array<ReservedName>({
    {whole, ".lock"},
    {whole, "desktop.ini"},
    {beginning, "~$"},
    {anywhere, "_vti_"},
    {root_folder, "forms"},
});

constexpr auto s3_names = std::to_array<ReservedName>({{whole_path, "soap"}});

template <size_t... sizes>
constexpr auto joined(const std::array<ReservedName, sizes>&... lists) {
  std::array<ReservedName, (sizes + ...)> all{};
  size_t at = 0;
  const auto append = [&](const auto& list) {
    for (const ReservedName& name : list) all[at++] = name;
  };
  (append(lists), ...);
  return all;
}
constexpr auto sharepoint_names = joined(windows_names, sharepoint_own_names);
constexpr auto portable_names = joined(windows_names, sharepoint_own_names, s3_names);

constexpr auto profiles = std::to_array<PathProfile>({
    {.name = "portable",
     .place = "a portable path",
     .source = "the portable filename character set of POSIX.1-2017 (Base Definitions 3.282), and what all the other "
               "profiles allow",
     .name_length = {bytes, 255},
     .path_length = {bytes, 255},
     .forbidden = all_but(portable_letters),
     .ascii_only = true,
     .not_first = "-",
     .not_last = ".",
     .reserved = portable_names,
     .compared = NameComparison::folded},
    {.name = "windows",
     .place = "Windows",
     .source = "Microsoft, Naming Files, Paths, and Namespaces; Maximum Path Length Limitation (without long paths; "
               "the drive aside)",
     .name_length = {utf16, 255},
     .path_length = {utf16, 256},
     .forbidden = both(set_of(R"(<>:"/\|?*)"), controls),
     .ascii_only = false,
     .not_first = "",
     .not_last = " .",
     .reserved = windows_names,
     .compared = NameComparison::upper_case},
    {.name = "posix",
     .place = "POSIX",
     .source = "POSIX.1-2017, <limits.h>: _XOPEN_NAME_MAX and _XOPEN_PATH_MAX, the closing NUL aside",
     .name_length = {bytes, 255},
     .path_length = {bytes, 1023},
     .forbidden = both(set_of("/"), AsciiSet{1, 0}),
     .ascii_only = false,
     .not_first = "",
     .not_last = "",
     .reserved = {},
     .compared = NameComparison::bytes},
    {.name = "s3",
     .place = "Amazon S3",
     .source = "AWS, Naming Amazon S3 objects: length, and the characters to avoid",
     .name_length = {bytes, 1024},
     .path_length = {bytes, 1024},
     .forbidden = both(both(set_of(R"(\{}^%`[]"<>~#|/)"), controls), delete_character),
     .ascii_only = false,
     .not_first = "",
     .not_last = "",
     .reserved = s3_names,
     .compared = NameComparison::bytes},
    {.name = "sharepoint",
     .place = "SharePoint",
     .source = "Microsoft, Restrictions and limitations in OneDrive and SharePoint; the path counts from the site's "
               "address on",
     .name_length = {utf16, 255},
     .path_length = {utf16, 400},
     .forbidden = both(set_of(R"("*:<>?/\|)"), controls),
     .ascii_only = false,
     .not_first = " ",
     .not_last = " .",
     .reserved = sharepoint_names,
     .compared = NameComparison::folded},
});

}  // namespace

std::span<const PathProfile> path_profiles() { return profiles; }

Result<const PathProfile*> find_path_profile(std::string_view name) {
  std::string names;
  for (const PathProfile& profile : profiles) {
    if (profile.name == name) return &profile;
    names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", profile.name);
  }
  return fail(fmt::format("there is no profile \"{}\"; there are {}", name, names));
}

}  // namespace damson
