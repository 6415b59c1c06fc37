// The keys that a target holds before the run: no record may have one of them.
#pragma once

#include <string>
#include <vector>

#include "runtime/connectors/source.h"
#include "runtime/engine/pipeline/batch_slot.h"
#include "runtime/engine/pipeline/digest_table.h"
#include "runtime/program/program.h"

namespace damson {

class PresentKeys {
 public:
  /// Those that the rules of a map of the target compare. Empty where none of them looks at what is there.
  PresentKeys(const ProgramTarget& target, const std::vector<Uniqueness>& rules);

  bool wanted() const { return !rules_.empty(); }
  /// Of the fields that are compared.
  SourceRequest request() const;
  /// A batch of the target's records. False after a problem.
  bool commit(BatchSlot& slot);
  const std::optional<Problem>& problem() const { return problem_; }

  struct Rule {
    size_t rule;                  // of the map's uniqueness rules
    std::vector<size_t> columns;  // of the records read
    DigestTable keys = {};
  };
  std::vector<Rule>& rules() { return rules_; }
  size_t bytes_held() const;

 private:
  const ProgramTarget& target_;
  Type read_;
  std::vector<Rule> rules_;
  std::optional<Problem> problem_;
};

}  // namespace damson
