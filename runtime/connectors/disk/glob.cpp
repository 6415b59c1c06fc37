// Matching names against patterns, in time proportional to their lengths' product at worst.
#include "runtime/connectors/disk/glob.h"

#include "runtime/base/utf8.h"

namespace damson {

namespace {

struct GlobStep {
  bool matches = false;
  size_t pattern_bytes = 1;  // of the pattern's unit
};

/// The set that opens at `at`; without a closing bracket, or with nothing in it, the bracket stands for itself.
size_t glob_set_end(std::string_view pattern, size_t at) {
  const size_t first = pattern.substr(at + 1).starts_with('!') ? at + 2 : at + 1;
  return pattern.find(']', first + 1);
}

GlobStep match_glob_set(std::string_view pattern, size_t at, size_t end, char32_t wanted) {
  size_t place = at + 1;
  const bool negated = pattern[place] == '!';
  if (negated) ++place;
  bool found = false;
  while (place < end) {
    const Utf8Unit low = utf8_unit_at(pattern, place);
    place += low.bytes;
    char32_t high = low.code_point;
    if (place + 1 < end && pattern[place] == '-') {
      const Utf8Unit last = utf8_unit_at(pattern, place + 1);
      high = last.code_point;
      place += 1 + last.bytes;
    }
    found = found || (low.code_point <= wanted && wanted <= high);
  }
  return {.matches = found != negated, .pattern_bytes = end + 1 - at};
}

/// Whether the pattern's unit at `at` (no star) fits one character.
GlobStep match_glob_unit(std::string_view pattern, size_t at, const Utf8Unit& unit) {
  if (pattern[at] == '?') return {.matches = true};
  if (pattern[at] == '[') {
    const size_t end = glob_set_end(pattern, at);
    if (end != std::string_view::npos) return match_glob_set(pattern, at, end, unit.code_point);
  }
  const Utf8Unit literal = utf8_unit_at(pattern, at);
  const bool same = literal.code_point == unit.code_point && literal.valid == unit.valid;
  return {.matches = same, .pattern_bytes = literal.bytes};
}

}  // namespace

std::string as_glob(std::string_view path) {
  std::string pattern;
  for (const char c : path) {
    const bool special = c == '*' || c == '?' || c == '[';
    pattern += special ? std::string{'[', c, ']'} : std::string(1, c);
  }
  return pattern;
}

bool is_glob(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

bool glob_part_matches(std::string_view pattern, std::string_view name) {
  if (name.starts_with('.') && !pattern.starts_with('.')) return false;
  size_t p = 0;
  size_t n = 0;
  size_t star = std::string_view::npos;  // behind the last star met
  size_t resume = 0;                     // where in the name that star's match ends when it is tried again
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      resume = n;
      continue;
    }
    const Utf8Unit unit = utf8_unit_at(name, n);
    if (p < pattern.size()) {
      const GlobStep step = match_glob_unit(pattern, p, unit);
      if (step.matches) {
        p += step.pattern_bytes;
        n += unit.bytes;
        continue;
      }
    }
    if (star == std::string_view::npos) return false;
    p = star;
    resume += utf8_unit_at(name, resume).bytes;
    n = resume;
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace damson
