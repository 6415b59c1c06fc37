// The places of a map that leave something out: filters, `omit when`, functions that let something go.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compiler/check/loss_paths.h"
#include "compiler/check/typed_program.h"

namespace damson::checking {

/// Which branches lead to an expression: of each `if`, `case` and clause on the way which one.
using Branches = std::set<std::pair<const typed::Expression*, size_t>>;
inline Branches in_branch(Branches branches, const typed::Expression& of, size_t branch) {
  branches.emplace(&of, branch);
  return branches;
}
/// Whether what stands behind `inner` is evaluated only where what stands behind `outer` is.
bool lies_in(const Branches& inner, const Branches& outer);

/// What is made of a record or of the items of a list: all of it or some of its fields.
struct Taken {
  bool whole = false;
  std::set<uint32_t> fields = {};

  static Taken all() { return {.whole = true}; }
  static Taken part(uint32_t field) { return {.whole = false, .fields = {field}}; }
  /// Whether it became more.
  bool add(const Taken& other);
  bool is_at_least(const Taken& other) const;
};

struct LossPlace {
  enum class Kind : uint8_t { items, characters, other } kind = Kind::other;
  uint32_t rule = 0;
  const typed::Map* map = nullptr;
  const typed::Expression* expression = nullptr;
  Span of = {};  // what it leaves something out of, as it is written; of a parameter and a `let` what they stand for
  Span of_name = {};                     // the same, but their names
  std::optional<std::string> path = {};  // of that, where it is one value of the source
  LossPaths::Roots roots = {};
  Branches branches = {};
  Taken taken = {};
  bool is_filter = false;
  bool only_blank = false;  // a filter for what is there: it leaves nothing out that says something
};

/// In the order in which they stand in the map. What stands in conditions is none: nothing is carried there.
std::vector<LossPlace> loss_places(const typed::Map& map);

/// What the lines of a group carry in every case, whichever branches are taken.
std::set<const typed::Binding*> carried_in_every_case(const typed::Map& map);

/// `list[item is present]`, `list[item is not empty]`
bool keeps_all_but_blanks(const typed::Filter& filter);

}  // namespace damson::checking
