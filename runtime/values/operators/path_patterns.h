// Path patterns of a `paths` block: what a text must look like to take an arm, and the holes it fills.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/values/function.h"

namespace damson {

/// A pattern fits the whole text. Where it can fit in several ways, the earlier `*`, `**` or hole takes the shortest;
/// numbers and dates take all their digits.
struct PathPattern {
  struct Literal {
    std::string text;
  };
  struct Star {};        // `*`: any part of one segment, nothing included, not kept
  struct DoubleStar {};  // `**`: any number of whole segments, none included, not kept
  struct Hole {
    enum class Kind : uint8_t {
      part,       // at least one character of one segment
      any_depth,  // at least one whole segment, slashes included
      integer,    // one to eighteen digits
      date,       // as `format` says; an impossible day does not fit
      regex,
    } kind = Kind::part;
    std::string name;
    std::string format;  // date: YYYY, MM and DD, each at most once, and punctuation between them
    RegexLiteral regex;
  };
  using Part = std::variant<Literal, Star, DoubleStar, Hole>;
  std::vector<Part> parts;
};

/// What a hole gives: an int for `int`, a date for a date format with year, month and day, else text (`YYYY-MM` is no
/// day, so it is given as it stands).
TypeKind hole_type(const PathPattern::Hole& hole);

/// The type of what the matcher gives: { arm: int, then for every arm in order its holes, named `<arm>_<hole>`,
/// optional }.
Type path_match_type(const std::vector<PathPattern>& arms);

/// A kernel over one text or path. The first arm whose pattern matches the whole text; `arms.size()` for none. Fails
/// when a pattern cannot be compiled, in the reader's words.
Result<BoundCall> bind_path_matcher(const std::vector<PathPattern>& arms);

/// The arm that makes arm `index` unreachable because it takes everything that it would, where that is certain.
std::optional<size_t> hidden_by(const std::vector<PathPattern>& arms, size_t index);

}  // namespace damson
