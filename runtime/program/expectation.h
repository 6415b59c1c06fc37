// What has to hold of a whole run: figures of its books, and conditions over them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/program/step.h"

namespace damson {

/// A number that is known when the books are closed.
struct Figure {
  enum class Kind : uint8_t {
    records,  // read of a source, written to a target
    units,    // that the maps of a source, or into a target, had to decide about
    loaded,   // the units among them that went out
    skipped,
    rejected,
    duplicates,
    unused,  // records of a source that no lookup found
    sum,     // of a field of a target's records
  };
  Kind kind;
  bool of_target = false;  // `of` is a target, else a source
  uint32_t of = 0;
  std::vector<uint32_t> path = {};  // sum: the field's place, through records and lists
  std::string text = {};            // as a spec writes it: "rejected(artworks)"

  friend bool operator==(const Figure&, const Figure&) = default;
};

/// Counts are int, sums decimal: a sum of whole numbers may need more digits than they do.
inline Type type_of(const Figure& figure) {
  return Type(figure.kind == Figure::Kind::sum ? TypeKind::decimal : TypeKind::integer);
}

/// `expect C because "…"`: only false (and what cannot be computed) fails the run.
struct Expectation {
  /// Where two values are compared, they are the block's results 1 and 2, and words say what was expected.
  struct Compared {
    std::string what;     // "rejected(artworks)"
    std::string demand;   // "at most"
    std::string with;     // what it is compared with; empty for a constant
    std::string percent;  // "0.5": result 2 is then what the share is of
  };

  std::string text;  // the condition as the spec writes it
  std::string because;
  std::vector<uint32_t> figures;  // of the program: the inputs of the block
  Block block;                    // runs on one row; result 0: whether it holds
  std::optional<Compared> compared = {};
};

}  // namespace damson
