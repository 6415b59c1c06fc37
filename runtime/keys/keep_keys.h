// Keeps, of every record that a run writes, by what it will be known: a file for each target, complete before anything is published.
#pragma once

#include <string>
#include <vector>

#include "runtime/keys/kept_target.h"
#include "runtime/keys/record_digest.h"
#include "runtime/keys/record_observer.h"
#include "runtime/keys/sort_entries.h"

namespace damson {

class KeepKeys final : public RecordObserver {
 public:
  /// `folder`: of the files, which are named as their targets. It is made when the first of them is. The program has to outlive it.
  KeepKeys(const Program& program, const HashSecret& secret, std::string folder);

  RecordDigest look(uint32_t target, const Column& records, uint32_t row, std::string& scratch) override {
    return digesters_[target].digest(records, row, scratch);
  }
  std::optional<Problem> written(uint32_t target, const KeyEntry& entry) override;
  std::optional<Problem> finish(const std::vector<std::vector<std::string>>& parts) override;

 private:
  std::optional<Problem> make_folder();
  std::optional<Problem> write(uint32_t target, const std::string& about);

  const Program& program_;
  std::string folder_;
  bool made_ = false;
  std::vector<RecordDigester> digesters_;  // by target
  std::vector<EntrySorter> sorters_;
};

}  // namespace damson
