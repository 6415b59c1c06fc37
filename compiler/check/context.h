// Where the checker stands: what it knows of the whole program, and of the place that it is checking.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>

#include "compiler/check/check.h"
#include "compiler/check/declarations.h"
#include "compiler/check/scope.h"

namespace damson::checking {

struct FiguresAsked;
struct GroupNames;
class Overheard;

/// What is known of the whole program while it is checked.
struct Checking {
  const SourceTexts& texts;
  const CheckOptions& options;
  Problems& problems;
  Declarations declarations = {};
  typed::CheckedProgram checked = {};
  FiguresAsked* figures = nullptr;  // while an `expect` is checked
  int muted = 0;                    // what is checked again, for another use, has reported its problems already
  int trials = 0;                   // nothing that is checked now stays
  Overheard* overheard = nullptr;   // who hears what is kept back
  std::set<std::pair<uint32_t, uint32_t>> unmatched_reported = {};
  size_t expanded_calls = 0;  // of functions of the spec, in the whole program
  size_t call_depth = 0;      // of those that are being expanded
  std::map<const syntax::MapDeclaration*, KeysOfGroups> keys_of_groups = {};

  void report(Problem problem);
  Program& program() { return checked.program; }
};

/// Keeps problems to itself while it lives.
class Muted {
 public:
  explicit Muted(Checking& all) : all_(all) { ++all_.muted; }
  ~Muted() { --all_.muted; }
  Muted(const Muted&) = delete;
  Muted& operator=(const Muted&) = delete;

 private:
  Checking& all_;
};

/// Keeps problems to itself while it lives, and remembers the first one that was not kept back further in.
class Overheard {
 public:
  explicit Overheard(Checking& all)
      : all_(all), muted_(all), level_(all.muted), outer_(std::exchange(all.overheard, this)) {}
  ~Overheard() { all_.overheard = outer_; }
  Overheard(const Overheard&) = delete;
  Overheard& operator=(const Overheard&) = delete;

  void hear(Problem problem) {
    if (!first_ && all_.muted == level_) first_ = std::move(problem);
  }
  const std::optional<Problem>& first() const { return first_; }

 private:
  Checking& all_;
  Muted muted_;
  int level_;
  Overheard* outer_;
  std::optional<Problem> first_;
};

/// What a map whose target `updates` says of the records that are there.
struct UpdateNames {
  std::shared_ptr<typed::Binding> current;          // its value is known when the map's lines are
  typed::PartFacts facts;                           // of `current`: what the target holds may be broken
  bool creates = false;                             // `on unmatched create`
  std::set<const syntax::Expression*> places = {};  // where `leave` and `clear` may stand
};

/// One map while it is checked.
struct MapState {
  typed::Map map;
  const syntax::MapDeclaration* declaration = nullptr;
  Source* source = nullptr;
  Target* target = nullptr;
  SourceUsage usage;
  std::map<const typed::Binding*, std::string> let_names;
  std::shared_ptr<GroupNames> groups;              // of a map with `by`
  std::optional<UpdateNames> update;               // of a map whose target updates
  std::map<uint32_t, Span> references;             // tables that `ref` asks in its lines
  std::map<uint32_t, Span> references_of_members;  // those of them that are asked before the groups are known
  std::set<std::string> excused;                   // names in expressions that could not be checked
  bool unsure = false;                             // what it carries or sets is not known
  Span all_lines = {};
  std::optional<Span> unread_lines =
      {};  // all of them, where some could not be read: what they may speak of is not known
};

/// The place that is being checked.
struct Context {
  Checking& all;
  const Module* module = nullptr;
  const Scope* scope = nullptr;
  MapState* map = nullptr;           // null in declarations: points, rules and losses are then of no account
  std::string place = {};            // "creators.born": what points are named after
  bool keys_only = false;            // of a group only what stands behind `by` is spoken of
  bool condition = false;            // nothing is carried here: what a filter leaves out is no loss
  FunctionInfo* function = nullptr;  // whose body this is

  Context within(const Scope& inner) const {
    Context copy = *this;
    copy.scope = &inner;
    return copy;
  }
  Context as_condition() const {
    Context copy = *this;
    copy.condition = true;
    return copy;
  }
  Context at(std::string name) const {
    Context copy = *this;
    copy.place = place.empty() ? std::move(name) : place + "." + name;
    return copy;
  }
};

/// Points, rules and losses of the map that is being checked, named after the place.
PointId add_point(Context& context, std::string_view kind, std::string because = {});
uint32_t add_warning(Context& context, std::string because);
uint32_t add_skip_rule(Context& context, std::string reason);
int add_loss(Context& context, std::string what);
/// Names that occur several times from `first` on get numbers: `rejected_1`, `rejected_2`.
void number_points(Program& program, size_t first);
void number_warnings(Program& program, size_t first);

}  // namespace damson::checking
