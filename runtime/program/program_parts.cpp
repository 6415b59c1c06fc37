// Cuts the program's text into its parts.
#include "runtime/program/program_parts.h"

#include <fmt/format.h>

#include <cctype>
#include <string_view>
#include <vector>

#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

/// The text of a rule in the place of its number.
std::string rule_text(const Program& program, std::string_view kind, size_t number) {
  if (kind == "point" && number < program.points.size())
    return program.points[number].name + '\x1f' + program.points[number].because;
  if (kind == "warning" && number < program.warnings.size())
    return program.warnings[number].name + '\x1f' + program.warnings[number].because;
  if (kind == "rule" && number < program.skip_rules.size()) return program.skip_rules[number].name;
  if (kind == "loss" && number < program.losses.size()) return program.losses[number].what;
  return fmt::format("{}", number);
}

/// "point 12" becomes the point's own words.
std::string with_rules_named(const Program& program, std::string_view line) {
  std::string named;
  std::string_view before;  // the last word
  size_t at = 0;
  while (at < line.size()) {
    const size_t begin = at;
    const bool word = std::isalnum(static_cast<unsigned char>(line[at])) != 0;
    while (at < line.size() && (std::isalnum(static_cast<unsigned char>(line[at])) != 0) == word) ++at;
    const std::string_view piece = line.substr(begin, at - begin);
    const bool number = word && piece.size() < 10 && piece.find_first_not_of("0123456789") == std::string_view::npos;
    named +=
        number && !before.empty() ? rule_text(program, before, std::stoul(std::string(piece))) : std::string(piece);
    if (word)
      before = piece;
    else if (piece != " ")
      before = {};
  }
  return named;
}

std::string word_of(std::string_view line, size_t number) {
  for (; number > 0; --number) line.remove_prefix(std::min(line.size(), line.find(' ') + 1));
  return std::string(line.substr(0, line.find(' ')));
}

/// The part that a line without indentation begins or belongs to; empty where it belongs to the map that uses it.
std::string part_of(const Program& program, std::string_view line) {
  const std::string kind = word_of(line, 0);
  if (kind == "source" || kind == "lookup" || kind == "target") {
    std::string name = word_of(line, 2);
    return fmt::format("{} {}", kind, name.substr(0, name.find(':')));
  }
  if (kind == "vocabulary") return "vocabulary " + word_of(line, 2);
  if (kind == "map") {
    const std::string name = word_of(line, 1);
    for (const MapProgram& map : program.maps) {
      if (map.name != name) continue;
      return fmt::format("map {} -> {}", program.sources[map.source].name, program.targets[map.target].name);
    }
    return "map " + name;
  }
  if (kind == "table" || kind == "index" || kind == "references") return "the ways in which records are looked up";
  if (kind == "figure" || kind == "expect") return "the expectations";
  if (kind == "program") return "the name of the migration";
  return {};
}

}  // namespace

std::map<std::string, std::string> part_fingerprints(const Program& program) {
  std::map<std::string, std::string> texts;
  const std::string text = to_text(program);
  std::string part;
  for (size_t at = 0; at < text.size();) {
    const size_t end = text.find('\n', at);
    const std::string_view line = std::string_view(text).substr(at, end - at);
    at = end == std::string::npos ? text.size() : end + 1;
    if (!line.starts_with(' ')) part = part_of(program, line);
    if (!part.empty()) texts[part] += with_rules_named(program, line) + '\n';
  }
  for (auto& [name, content] : texts) content = digest_text(content);
  return texts;
}

}  // namespace damson
