// The times of a whole run: what a user is shown who asks where the time goes.
#pragma once

#include <string>
#include <vector>

#include "runtime/engine/profile/work_times.h"
#include "runtime/program/program.h"
#include "runtime/report/profile_report.h"

namespace damson {

class RunProfile {
 public:
  /// What happens in the order of the input: reading, and what is done with finished blocks. Each is one thread's at a
  /// time.
  StageClock* reader() { return &reader_; }
  StageClock* committer() { return &committer_; }
  /// A block that is finished.
  void add(const WorkTimes& times);
  /// Everything since the last call was for this: a source, or what is done with it.
  void end_part(std::string name);

  ProfileReport report(const Program& program) const;

 private:
  struct Part {
    std::string name;
    StageClock stages;
  };

  StageClock reader_;
  StageClock committer_;
  std::vector<Part> parts_;  // in the order in which they ended
  StepTimes steps_;
};

}  // namespace damson
