// Names become parts of paths that every file system takes, and stay different from each other.
#include "runtime/engine/pipeline/quarantine_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "runtime/connectors/disk/glob.h"
#include "runtime/values/streaming_digest.h"
#include "runtime/values/unicode.h"

namespace damson {

namespace {

constexpr std::string_view reasons_ending = ".reasons.ndjson";
constexpr std::string_view arrow = "->";
/// File systems allow 255 bytes; the endings and what staging puts around a name take up to 100 of them.
constexpr size_t longest_stem = 150;

bool stands_for_itself(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         c == '-';
}

/// Letters and digits as they are, everything else as `%` and two digits, dots too: different texts stay different.
std::string encoded(std::string_view text, std::string_view also_as_they_are = {}) {
  std::string result;
  for (const char c : text) {
    if (stands_for_itself(c) || also_as_they_are.find(c) != std::string_view::npos) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}

/// What is too long for a file system ends with a digest of the whole.
std::string shortened(std::string text) {
  if (text.size() <= longest_stem) return text;
  StreamingDigest digest;
  digest.add(text);
  size_t end = longest_stem;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // a character stays whole
  return text.substr(0, end) + "~" + digest.text();
}

/// `works`, `works.to.assets`, `works.to.assets(image)`: a dot in a name is encoded.
std::string stem_of(const Program& program, const MapProgram& map) {
  const std::string& source = program.sources[map.source].name;
  const std::string& target = program.targets[map.target].name;
  const std::string route = source + std::string(arrow) + target;
  if (!map.name.starts_with(route)) return encoded(map.name);
  return encoded(source) + ".to." + encoded(target) + encoded(map.name.substr(route.size()), "(,)");
}

/// The same for names that some file system takes for one: it may not tell case, or an accent from the letter that has
/// it.
std::string as_a_file_system_sees_it(const std::string& name) {
  Arena arena;
  return std::string(
      fold_case(arena, normalise(arena, fold_case(arena, normalise(arena, name, NormalForm::nfd)), NormalForm::nfd)));
}

std::vector<std::string> stems_of(const Program& program) {
  std::vector<std::string> stems;
  std::set<std::string> taken;
  for (const MapProgram& map : program.maps) {
    const std::string stem = shortened(stem_of(program, map));
    std::string name = stem;
    for (size_t number = 2; !taken.insert(as_a_file_system_sees_it(name)).second; ++number)
      name = fmt::format("{}~{}", stem, number);
    stems.push_back(std::move(name));
  }
  return stems;
}

/// Links followed, as far as there is something.
std::filesystem::path canonical_place(const std::filesystem::path& path) {
  std::error_code failure;
  const std::filesystem::path whole = std::filesystem::absolute(path, failure);
  const std::filesystem::path found = std::filesystem::weakly_canonical(failure ? path : whole, failure);
  return failure ? path.lexically_normal() : found;
}

/// The spec as it is named from where its state folder lies: `museum` for a `museum.damson` beside it.
std::string spec_name(const Program& program, const std::string& state_folder) {
  constexpr std::string_view extension = ".damson";
  if (program.spec_files.empty()) return encoded(program.name);
  const std::filesystem::path base(program.base_folder);
  const std::filesystem::path spec = canonical_place(base / program.spec_files.front());
  const std::filesystem::path state = canonical_place(base / state_folder);
  const std::string name = spec.lexically_proximate(state.parent_path()).generic_string();
  // a percent sign in the end is nothing that encoding gives: `museum` and `museum.damson` are two specs
  return name.ends_with(extension) ? encoded(std::string_view(name).substr(0, name.size() - extension.size()))
                                   : encoded(name) + "%";
}

}  // namespace

QuarantineNames::QuarantineNames(const Program& program, const std::string& state_folder) : stems_(stems_of(program)) {
  const std::string state = state_folder.empty() ? std::string(".damson") : state_folder;
  folder_ = state + "/quarantine/" + shortened(spec_name(program, state));
}

QuarantinePaths QuarantineNames::of(uint32_t map, const std::string& extension) const {
  const std::string records = folder_ + "/" + stems_[map] + "." + extension;
  return {.records = records, .reasons = records + std::string(reasons_ending)};
}

std::variant<std::vector<std::string>, Problem> QuarantineNames::of_earlier_runs(Storage& storage) const {
  auto found = storage.find(as_glob(folder_) + "/*" + std::string(reasons_ending));
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  std::vector<std::string> files;
  for (const std::string& reasons : std::get<0>(found)) {
    files.push_back(reasons.substr(0, reasons.size() - reasons_ending.size()));
    files.push_back(reasons);
  }
  return files;
}

}  // namespace damson
