// Checking something only to see whether it can be checked.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// Keeps problems to itself, and takes back points, rules and losses that were added while it lived.
class Trial {
 public:
  explicit Trial(Checking& all)
      : all_(all),
        muted_(all),
        points_(all.program().points.size()),
        skip_rules_(all.program().skip_rules.size()),
        warnings_(all.program().warnings.size()),
        losses_(all.program().losses.size()) {
    ++all_.trials;
  }
  ~Trial() {
    --all_.trials;
    all_.program().points.resize(points_);
    all_.program().skip_rules.resize(skip_rules_);
    all_.program().warnings.resize(warnings_);
    all_.program().losses.resize(losses_);
  }
  /// Points, skip rules or warnings.
  bool added_rules() const {
    const Program& program = all_.program();
    return program.points.size() > points_ || program.skip_rules.size() > skip_rules_ ||
           program.warnings.size() > warnings_;
  }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

 private:
  Checking& all_;
  Muted muted_;
  size_t points_;
  size_t skip_rules_;
  size_t warnings_;
  size_t losses_;
};

}  // namespace damson::checking
