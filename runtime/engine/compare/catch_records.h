// Catches some of the records that a spec makes, known by their digests, in words.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "runtime/engine/compare/record_text.h"
#include "runtime/keys/record_digest.h"
#include "runtime/keys/record_observer.h"
#include "runtime/program/program.h"

namespace damson {

class CatchRecords final : public RecordObserver {
 public:
  /// The program has to outlive it.
  CatchRecords(const Program& program, const HashSecret& secret);

  void want(uint32_t target, const KeyEntry& entry) { wanted_.insert(identity(target, entry.key, entry.content)); }
  bool wants_any() const { return !wanted_.empty(); }
  /// Nothing where none came.
  const RecordText* text_of(uint32_t target, const KeyEntry& entry) const;

  RecordDigest look(uint32_t target, const Column& records, uint32_t row, std::string& scratch) override;
  std::optional<Problem> written(uint32_t, const KeyEntry&) override { return std::nullopt; }
  std::optional<Problem> finish(const std::vector<std::vector<std::string>>&) override { return std::nullopt; }

 private:
  using Identity = std::tuple<uint32_t, uint64_t, uint64_t, uint64_t>;
  static Identity identity(uint32_t target, const Hash128& key, uint64_t content) {
    return {target, key.high, key.low, content};
  }

  const Program& program_;
  std::vector<RecordDigester> digesters_;  // by target
  std::set<Identity> wanted_;
  std::mutex mutex_;
  std::map<Identity, RecordText> texts_;
};

}  // namespace damson
