// Turns path patterns into regular expressions that find the same holes.
#include "runtime/values/operators/path_regex.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace damson {

namespace {

using Part = PathPattern::Part;
using Hole = PathPattern::Hole;

/// Neighbouring literals joined, empty ones gone.
std::vector<Part> joined_parts(const PathPattern& pattern) {
  std::vector<Part> parts;
  for (const Part& part : pattern.parts) {
    const auto* literal = std::get_if<PathPattern::Literal>(&part);
    if (literal == nullptr) {
      parts.push_back(part);
      continue;
    }
    if (literal->text.empty()) continue;
    auto* last = parts.empty() ? nullptr : std::get_if<PathPattern::Literal>(&parts.back());
    if (last != nullptr) {
      last->text += literal->text;
    } else {
      parts.push_back(part);
    }
  }
  return parts;
}

bool literal_ends_with_slash(const Part& part) {
  const auto* literal = std::get_if<PathPattern::Literal>(&part);
  return literal != nullptr && literal->text.ends_with('/');
}

bool literal_begins_with_slash(const Part& part) {
  const auto* literal = std::get_if<PathPattern::Literal>(&part);
  return literal != nullptr && literal->text.starts_with('/');
}

/// Whether parts[i] has nothing but slashes or the ends of the pattern beside it.
bool stands_between_slashes(const std::vector<Part>& parts, size_t i) {
  const bool before = i == 0 || literal_ends_with_slash(parts[i - 1]);
  const bool behind = i + 1 == parts.size() || literal_begins_with_slash(parts[i + 1]);
  return before && behind;
}

std::string escaped(std::string_view text) { return RE2::QuoteMeta(re2::StringPiece(text.data(), text.size())); }

/// The regular expression of one pattern, part by part.
class PathRegexWriter {
 public:
  explicit PathRegexWriter(std::vector<Part> parts) : parts_(std::move(parts)) {}

  Result<PathRegex> write() {
    for (size_t i = 0; i < parts_.size(); ++i) {
      if (auto problem = write_part(i)) return *problem;
    }
    PathRegex result;
    const RegexLiteral whole{.pattern = "(?s)" + regex_, .ignore_case = false};
    if (const auto problem = regex_problem(whole))
      return fail("the pattern is too large or cannot be used: " + *problem);
    result.regex = compile_regex(whole).value();
    result.holes = std::move(holes_);
    set_ends(result);
    return result;
  }

 private:
  std::optional<Error> write_part(size_t i) {
    if (const auto* literal = std::get_if<PathPattern::Literal>(&parts_[i])) {
      write_literal(i, literal->text);
      return std::nullopt;
    }
    if (std::holds_alternative<PathPattern::Star>(parts_[i])) {
      regex_ += "[^/]*?";
      return std::nullopt;
    }
    if (std::holds_alternative<PathPattern::DoubleStar>(parts_[i])) return write_double_star(i);
    return write_hole(i, std::get<Hole>(parts_[i]));
  }

  /// Slashes that belong to a `**` beside the literal are written with the `**`, which takes them along when it
  /// stands for no segment at all.
  void write_literal(size_t i, std::string_view text) {
    const bool behind_double_star = i > 0 && std::holds_alternative<PathPattern::DoubleStar>(parts_[i - 1]);
    if (behind_double_star) text.remove_prefix(1);
    const bool before_last_double_star =
        i + 2 == parts_.size() && std::holds_alternative<PathPattern::DoubleStar>(parts_[i + 1]);
    if (before_last_double_star && text.ends_with('/')) text.remove_suffix(1);
    regex_ += escaped(text);
  }

  std::optional<Error> write_double_star(size_t i) {
    if (!stands_between_slashes(parts_, i)) {
      return fail(
          "`**` stands for whole folders and needs a `/` or the end of the pattern on each side; write `*` for a part "
          "of one name");
    }
    const bool last = i + 1 == parts_.size();
    if (!last) {
      regex_ += "(?:[^/]*/)*?";
    } else if (i == 0) {
      regex_ += ".*";
    } else if (i >= 2 && std::get<PathPattern::Literal>(parts_[i - 1]).text == "/" &&
               std::holds_alternative<PathPattern::DoubleStar>(parts_[i - 2])) {
      regex_ += ".*";  // `**/**`: the slash between them went with the first
    } else {
      regex_ += "(?:/.*)?";
    }
    return std::nullopt;
  }

  std::optional<Error> write_hole(size_t i, const Hole& hole) {
    if (!names_.insert(hole.name).second) {
      return fail(fmt::format("`{{{}}}` occurs twice in one pattern; give the second another name", hole.name));
    }
    PathRegex::Hole compiled{hole.kind, ++groups_, {}};
    switch (hole.kind) {
      case Hole::Kind::part: regex_ += "([^/]+?)"; break;
      case Hole::Kind::integer: regex_ += "([0-9]{1,18})"; break;
      case Hole::Kind::any_depth:
        if (!stands_between_slashes(parts_, i)) {
          return fail(fmt::format(
              "`{{{0}:**}}` stands for whole folders and needs a `/` or the end of the pattern on each side; "
              "write `{{{0}}}` for a part of one name",
              hole.name));
        }
        regex_ += "(.+?)";
        break;
      case Hole::Kind::date: {
        auto format = read_date_format(hole.format);
        if (!format) return format.error();
        compiled.format = std::move(format.value());
        regex_ += "(" + compiled.format.regex + ")";
        break;
      }
      case Hole::Kind::regex:
        if (auto problem = write_own_regex(hole.regex)) return problem;
        break;
    }
    holes_.push_back(std::move(compiled));
    return std::nullopt;
  }

  std::optional<Error> write_own_regex(const RegexLiteral& literal) {
    const std::string& pattern = literal.pattern;
    const bool ends_with_anchor = pattern.ends_with('$') && !pattern.ends_with("\\$");
    if (pattern.starts_with('^') || ends_with_anchor) {
      return fail("the expression always has to fit the whole hole; leave out `^` and `$`");
    }
    if (const auto problem = regex_problem(literal))
      return fail(fmt::format("/{}/ is not a regular expression: {}", pattern, *problem));
    groups_ += compile_regex(literal).value()->re2().NumberOfCapturingGroups();
    regex_ += fmt::format("((?{}-s:{}))", literal.ignore_case ? "i" : "", pattern);
    return std::nullopt;
  }

  void set_ends(PathRegex& result) const {
    if (parts_.empty()) return;
    const auto* first = std::get_if<PathPattern::Literal>(&parts_.front());
    const bool whole_first = parts_.size() == 1 || !std::holds_alternative<PathPattern::DoubleStar>(parts_[1]);
    if (first != nullptr && whole_first) result.prefix = first->text;
    const auto* last = std::get_if<PathPattern::Literal>(&parts_.back());
    const bool whole_last =
        parts_.size() == 1 || !std::holds_alternative<PathPattern::DoubleStar>(parts_[parts_.size() - 2]);
    if (last != nullptr && whole_last) result.suffix = last->text;
  }

  std::vector<Part> parts_;
  std::string regex_;
  std::vector<PathRegex::Hole> holes_;
  std::set<std::string> names_;
  int groups_ = 0;
};

}  // namespace

Result<DateFormat> read_date_format(const std::string& format) {
  DateFormat result;
  const auto refuse = [&] {
    return fail(fmt::format(
        "\"{}\" is not a date format: it is made of YYYY, MM and DD, each once at most, and what stands between them",
        format));
  };
  size_t at = 0;
  const auto take = [&](std::string_view word, int& place, std::string_view regex) {
    if (place >= 0 || format.compare(at, word.size(), word) != 0) return false;
    place = static_cast<int>(at);
    at += word.size();
    result.regex += regex;
    return true;
  };
  while (at < format.size()) {
    if (take("YYYY", result.year, "[0-9]{4}") || take("MM", result.month, "(?:0[1-9]|1[0-2])") ||
        take("DD", result.day, "(?:0[1-9]|[12][0-9]|3[01])")) {
      continue;
    }
    const auto byte = static_cast<unsigned char>(format[at]);
    const bool letter_or_digit =
        (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    if (letter_or_digit) return refuse();
    result.regex += escaped(std::string_view(format).substr(at, 1));
    ++at;
  }
  if (result.year < 0 && result.month < 0 && result.day < 0) return refuse();
  return result;
}

Result<PathRegex> compile_path_pattern(const PathPattern& pattern) {
  return PathRegexWriter(joined_parts(pattern)).write();
}

}  // namespace damson
