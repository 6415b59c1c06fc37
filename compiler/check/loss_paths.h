// Where in the source's record a value comes from.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compiler/check/typed_program.h"

namespace damson::checking {

/// Paths are written like `people[].name`, the hole of a pattern `file{}.year`; behind a `|` stands what was done with
/// the value on the way.
class LossPaths {
 public:
  explicit LossPaths(const typed::Map& map);

  /// Of the mapped record, or of an item of one of its lists. Nothing where it is not one value of the source as it
  /// stands.
  std::optional<std::string> of(const typed::Expression& value) const;
  /// Every part of the source that goes into a value; `unknown`: something of it could not be followed back.
  struct Roots {
    std::set<std::string> paths = {};
    bool unknown = false;
    void add(const Roots& other) {
      paths.insert(other.paths.begin(), other.paths.end());
      unknown |= other.unknown;
    }
  };
  Roots roots(const typed::Expression& value) const;
  /// Items of the list, for what is inside of a loop or a filter.
  void enter(const typed::BindingPtr& item, const typed::Expression& list);
  /// `{value}` in the arms of a `case` or a block: what the arms are chosen by.
  void enter_same(const typed::BindingPtr& value, const typed::Expression& subject);
  /// What the holes of a pattern took of a path.
  void enter_match(const typed::BindingPtr& match, const typed::Expression& subject);

 private:
  using Seen = std::set<const typed::Expression*>;
  void add_roots(const typed::Expression& value, Roots& roots, Seen& seen) const;
  std::optional<std::string> of_call(const typed::Call& call, const Type& type) const;

  const typed::Map& map_;
  struct Item {
    std::optional<std::string> path = {};
    Roots roots = {};
  };
  std::map<const typed::Binding*, Item> items_;  // and what is gathered of members
};

/// As the function declares it.
Keeps what_it_keeps(const typed::Call& call);
/// What gives a figure or a decision, and nothing of the value itself.
bool only_asks(const typed::Call& call);
/// Whether the result of a call says all that its arguments say.
bool keeps_all(const typed::Call& call);
/// Whether `path` is `whole` or a part of it.
bool is_part_of(std::string_view path, std::string_view whole);

}  // namespace damson::checking
