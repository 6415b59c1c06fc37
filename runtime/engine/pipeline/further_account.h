// What came of a source in fields that its schema lets pass, and which declared fields no record has.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "runtime/connectors/further_fields.h"
#include "runtime/program/program.h"
#include "runtime/report/run_report.h"

namespace damson {

class FurtherAccount {
 public:
  using PlaceOf = std::function<UnitExample(uint32_t record)>;

  /// Of the block's first `records`. `place_of`: where a record stands.
  void add(const FurtherFields& fields, uint32_t records, const PlaceOf& place_of);
  /// In the order in which they were first met.
  const std::vector<UndeclaredField>& undeclared() const { return undeclared_; }
  /// Optional fields that no record has, with what is nearest of those that are not declared: a warning each. Of a
  /// whole source.
  std::vector<NamedCount> never_there(const ProgramSource& source) const;

 private:
  void find_never_there(const Type& record, bool open, const std::string& prefix, const ProgramSource& source,
                        std::vector<NamedCount>& found) const;

  std::vector<UndeclaredField> undeclared_;
  std::unordered_map<std::string, size_t> places_;
  std::set<std::string> seen_;
  bool tells_seen_ = false;
  uint64_t records_ = 0;
};

}  // namespace damson
