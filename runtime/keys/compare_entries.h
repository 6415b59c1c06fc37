// What is missing, too much, different or there twice, of two streams of entries that are in their order.
#pragma once

#include <cstddef>
#include <vector>

#include "runtime/keys/key_entry.h"

namespace damson {

struct EntryDifference {
  KeyEntry expected = {};
  KeyEntry found = {};
};

/// All of a kind are counted; of those that stand first in what was read (`found`, or `expected` where nothing was
/// found) some are kept.
class EntryDifferences {
 public:
  enum class By : uint8_t { expected, found };
  EntryDifferences(By by, size_t kept) : by_(by), kept_(kept) {}

  void add(const EntryDifference& difference);
  void add_uncounted_examples(uint64_t more) { count_ += more; }
  uint64_t count() const { return count_; }
  /// In the order in which they stand.
  std::vector<EntryDifference> first() const;

 private:
  By by_;
  size_t kept_;
  uint64_t count_ = 0;
  std::vector<EntryDifference> first_;  // a heap: the last of them first
};

struct EntryComparison {
  explicit EntryComparison(size_t kept)
      : missing(EntryDifferences::By::expected, kept),
        extra(EntryDifferences::By::found, kept),
        different(EntryDifferences::By::found, kept),
        duplicates(EntryDifferences::By::found, kept) {}

  uint64_t expected = 0;
  uint64_t found = 0;
  uint64_t same = 0;
  EntryDifferences missing;
  EntryDifferences extra;       // no record was expected that has the key
  EntryDifferences different;   // one was that has the key, and holds something else
  EntryDifferences duplicates;  // the key is there more often than was expected
};

/// `kept`: how many of each kind.
EntryComparison compare_entries(EntryStream& expected, EntryStream& found, size_t kept);

/// The references (entries of the keys that they name) that name no key which is there.
EntryDifferences find_broken_references(EntryStream& references, EntryStream& keys, size_t kept);

}  // namespace damson
