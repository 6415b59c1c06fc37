// A map before its lines are checked: its source and target, and the names that its lines see.
#pragma once

#include "compiler/check/map.h"

namespace damson::checking {

class OpenMap {
 public:
  /// Finds the source and the target.
  OpenMap(Checking& all, const Module& module, const syntax::MapDeclaration& declaration);
  OpenMap(const OpenMap&) = delete;
  OpenMap& operator=(const OpenMap&) = delete;

  /// Checks what is behind `for` and `by`, and the `let`s.
  void check_names();
  /// Only as much of it as the values behind `by` need. False when one of them could not be checked.
  bool check_keys_of_groups();
  void report_unused_lets();

  std::unique_ptr<MapState> state;

 private:
  using LetsOfGroups = std::vector<const syntax::LetItem*>;

  void be_unsure();
  void begin_groups();
  /// Those of members come first: they may stand behind `by`, and the group's may use what stands there.
  LetsOfGroups check_lets_of_members();
  bool check_keys();

  Scope fields = {.kind = Scope::Kind::unknown};
  Scope items = {.outer = &fields};
  Scope lets = {.outer = &items};
  Scope boundary = {.kind = Scope::Kind::group, .outer = &lets};
  Scope group_lets = {.outer = &boundary};

 public:
  Context lines;  // the place of the map's lines
};

}  // namespace damson::checking
