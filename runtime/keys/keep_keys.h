// Keeps, of every record that a run writes, by what it will be known: a file for each target, complete before anything
// is published.
#pragma once

#include <string>
#include <vector>

#include "runtime/keys/kept_target.h"
#include "runtime/keys/record_digest.h"
#include "runtime/keys/record_observer.h"
#include "runtime/keys/sort_entries.h"

namespace damson {

/// Brings what it is shown into its order.
class SortKeys : public RecordObserver {
 public:
  /// `folder`: where sorting puts aside what is too much for memory; it is made then. The program has to outlive it.
  SortKeys(const Program& program, const HashSecret& secret, std::string folder);

  RecordDigest look(uint32_t target, const Column& records, uint32_t row, std::string& scratch) override {
    return digesters_[target].digest(records, row, scratch);
  }
  std::optional<Problem> written(uint32_t target, const KeyEntry& entry) override {
    return sorters_[target].add(entry);
  }
  std::optional<Problem> finish(const std::vector<std::vector<std::string>>& parts) override {
    parts_ = parts;
    return std::nullopt;
  }

  EntrySorter& sorter(uint32_t target) { return sorters_[target]; }
  /// Of each source of the program.
  const std::vector<std::vector<std::string>>& parts() const { return parts_; }

 private:
  std::vector<RecordDigester> digesters_;  // by target
  std::vector<EntrySorter> sorters_;
  std::vector<std::vector<std::string>> parts_;
};

/// The same, and writes it down.
class KeepKeys final : public SortKeys {
 public:
  /// `folder`: of the files, which are named as their targets. It is made when the first of them is.
  KeepKeys(const Program& program, const HashSecret& secret, std::string folder);

  std::optional<Problem> written(uint32_t target, const KeyEntry& entry) override;
  std::optional<Problem> finish(const std::vector<std::vector<std::string>>& parts) override;

 private:
  std::optional<Problem> make_folder();
  std::optional<Problem> write(uint32_t target, const std::string& about);

  const Program& program_;
  std::string folder_;
  bool made_ = false;
};

}  // namespace damson
