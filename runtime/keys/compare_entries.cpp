// Merges two streams, key by key.
#include "runtime/keys/compare_entries.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace damson {

namespace {

/// More of one key than this are only counted.
constexpr size_t remembered_of_key = 64;

std::optional<KeyEntry> next_of(EntryStream& stream, uint64_t& count) {
  const KeyEntry* entry = stream.next();
  if (entry == nullptr) return std::nullopt;
  ++count;
  return *entry;
}

/// Entries of one key that have no match on the other side.
struct Unmatched {
  std::vector<KeyEntry> first = {};
  uint64_t count = 0;

  void add(const KeyEntry& entry) {
    ++count;
    if (first.size() < remembered_of_key) first.push_back(entry);
  }
  KeyEntry at(uint64_t place) const { return first[std::min<size_t>(place, first.size() - 1)]; }
};

class Comparing {
 public:
  Comparing(EntryStream& expected, EntryStream& found, EntryComparison& made)
      : expected_(expected),
        found_(found),
        made_(made),
        e_(next_of(expected_, made_.expected)),
        f_(next_of(found_, made_.found)) {}

  void run() {
    while (e_ || f_) compare_key(!f_ || (e_ && e_->key_order() < f_->key_order()) ? e_->key : f_->key);
  }

 private:
  void compare_key(const Hash128 key) {  // a copy: what it is of goes on
    Unmatched missing;
    Unmatched surplus;
    bool any_expected = false;
    while (true) {
      const bool e_has = e_ && e_->key == key;
      const bool f_has = f_ && f_->key == key;
      any_expected = any_expected || e_has;
      if (!e_has && !f_has) break;
      if (e_has && f_has && e_->content == f_->content) {
        ++made_.same;
        e_ = next_of(expected_, made_.expected);
        f_ = next_of(found_, made_.found);
      } else if (e_has && (!f_has || e_->content < f_->content)) {
        missing.add(*e_);
        e_ = next_of(expected_, made_.expected);
      } else {
        surplus.add(*f_);
        f_ = next_of(found_, made_.found);
      }
    }
    settle(missing, surplus, any_expected);
  }

  void settle(const Unmatched& missing, const Unmatched& surplus, bool any_expected) {
    const uint64_t pairs = std::min(missing.count, surplus.count);
    add(made_.different, pairs, [&](uint64_t i) { return EntryDifference{missing.at(i), surplus.at(i)}; });
    add(made_.missing, missing.count - pairs, [&](uint64_t i) { return EntryDifference{missing.at(pairs + i), {}}; });
    add(any_expected ? made_.duplicates : made_.extra, surplus.count - pairs,
        [&](uint64_t i) { return EntryDifference{{}, surplus.at(pairs + i)}; });
  }

  template <class Make>
  static void add(EntryDifferences& differences, uint64_t count, const Make& make) {
    for (uint64_t i = 0; i < std::min<uint64_t>(count, remembered_of_key); ++i) differences.add(make(i));
    if (count > remembered_of_key) differences.add_uncounted_examples(count - remembered_of_key);
  }

  EntryStream& expected_;
  EntryStream& found_;
  EntryComparison& made_;
  std::optional<KeyEntry> e_;
  std::optional<KeyEntry> f_;
};

std::tuple<uint64_t, uint64_t, uint64_t, uint64_t> order_of(const Position& place) {
  return {uint64_t{place.map}, uint64_t{place.file}, uint64_t{place.record}, uint64_t{place.unit}};
}

}  // namespace

void EntryDifferences::add(const EntryDifference& difference) {
  ++count_;
  const auto stands_first = [this](const EntryDifference& a, const EntryDifference& b) {
    return by_ == By::expected ? order_of(a.expected.place) < order_of(b.expected.place)
                               : order_of(a.found.place) < order_of(b.found.place);
  };
  if (kept_ == 0 || (first_.size() == kept_ && !stands_first(difference, first_.front()))) return;
  if (first_.size() == kept_) {
    std::ranges::pop_heap(first_, stands_first);
    first_.pop_back();
  }
  first_.push_back(difference);
  std::ranges::push_heap(first_, stands_first);
}

std::vector<EntryDifference> EntryDifferences::first() const {
  std::vector<EntryDifference> sorted = first_;
  std::ranges::sort(sorted, {}, [this](const EntryDifference& one) {
    return order_of(by_ == By::expected ? one.expected.place : one.found.place);
  });
  return sorted;
}

EntryComparison compare_entries(EntryStream& expected, EntryStream& found, size_t kept) {
  EntryComparison made(kept);
  Comparing(expected, found, made).run();
  return made;
}

EntryDifferences find_broken_references(EntryStream& references, EntryStream& keys, size_t kept) {
  EntryDifferences broken(EntryDifferences::By::found, kept);
  const KeyEntry* key = keys.next();
  while (const KeyEntry* reference = references.next()) {
    while (key != nullptr && key->key_order() < reference->key_order()) key = keys.next();
    if (key == nullptr || key->key != reference->key) broken.add({{}, *reference});
  }
  return broken;
}

}  // namespace damson
