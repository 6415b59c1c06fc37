// Walks what a map computes, and notes every field of a source that it gets to.
#pragma once

#include <map>
#include <set>

#include "compiler/check/context.h"

namespace damson::checking {

class UsageCollector {
 public:
  enum class How : uint8_t { carries, looks, settles };

  /// Fields of the map's record are booked in `usage`.
  UsageCollector(Checking& all, const MapState& map, SourceUsage& usage) : all_(all), map_(map), usage_(usage) {}

  /// Items of the loop are found where their list is.
  void enter(const typed::UnitLoop& loop);
  /// Items of the loop are booked by themselves, in `usage`; the list is not looked at.
  void enter(const typed::UnitLoop& loop, SourceUsage& usage);

  /// What is gathered of members that are records of the source, or parts of them, carries what the group's lines take
  /// of it. False where it is anything else.
  bool enter(const typed::GatheredValue& value);

  /// The tables that a `ref` was met to, and where first.
  const std::map<uint32_t, Span>& references() const { return references_; }

  void mark(const typed::Expression& value, How how);
  /// The condition of a `skip when` or `omit when`. What is left has the one value that it names (`role != "artist"`):
  /// that field is settled, and nothing of it is lost.
  void mark_exclusion(const typed::Expression& condition);
  void mark(const typed::ExpressionPtr& value, How how) {
    if (value) mark(*value, how);
  }

 private:
  /// A record of a source, or a field of one: where its own fields are booked.
  struct Place {
    SourceUsage* record = nullptr;
    FieldUsage* field = nullptr;  // null for the whole record
  };

  std::optional<Place> place_of(const typed::Expression& value);
  std::optional<Place> place_in_call(const typed::Call& call, const Type& result);
  static std::optional<Place> step(std::optional<Place> place, uint32_t field);
  static void mark_place(const Place& place, How how, Span span);
  /// What is used on the way to a place: conditions of filters, keys of lookups.
  void mark_way(const typed::Expression& value, How how);
  void mark_action(const typed::Action& action, How how);
  void mark_call(const typed::Call& call, How how);
  /// `pick` and `without`: the fields that are left. False for other calls, and where it is not known whose fields they
  /// are.
  bool mark_chosen_fields(const typed::Call& call, const Type& result, How how);
  void mark_loop(const typed::ForEach& loop, How how);
  void mark_lookup(const typed::Lookup& lookup);
  bool first_visit(const typed::Binding* binding, How how, bool way);
  Source& source_of(const typed::Lookup& lookup);

  Checking& all_;
  const MapState& map_;
  SourceUsage& usage_;
  std::map<const typed::Binding*, Place> items_;
  std::set<std::tuple<const typed::Binding*, How, bool>> visited_;
  std::map<uint32_t, Span> references_;
};

}  // namespace damson::checking
