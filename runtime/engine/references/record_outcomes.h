// What became of the records of one source in one target: for each key of the source the outcome, and the target's key.
#pragma once

#include <string_view>
#include <vector>

#include "runtime/engine/pipeline/digest_table.h"
#include "runtime/engine/references/key_values.h"

namespace damson {

/// 27 to 33 bytes a record, and the target's key where it is loaded, the cause where it is not. Of several records with
/// one key the first counts that is loaded (or may still be); if none is, the first.
class RecordOutcomes {
 public:
  static constexpr uint32_t nothing = DigestTable::nothing;

  enum class Kind : uint8_t {
    loaded,   // has a key in the target
    failed,   // has none: rejected, skipped, a duplicate
    waiting,  // refers to a record that is waiting itself: another reading will tell
  };

  explicit RecordOutcomes(const Type& key) : values_(key) {}

  void note_loaded(const Hash128& key, const Column& value, uint32_t row);
  /// `cause`: what is said of it behind its name: "was rejected at …".
  void note_failed(const Hash128& key, std::string_view cause);
  /// `waits_for`: a record by its number among all tables (`References`), or `nothing`. `name`: "id 7".
  void note_waiting(const Hash128& key, uint32_t waits_for, std::string_view name);

  size_t size() const { return entries_.size(); }
  /// The number of a record, in the order they came, or `nothing`.
  uint32_t find(const Hash128& key) const { return digests_.find(key); }
  Kind kind(uint32_t record) const { return entries_[record].kind(); }
  /// Of a loaded record: the place of its key in `values`.
  uint32_t value(uint32_t record) const { return entries_[record].place(); }
  const KeyValues& values() const { return values_; }
  std::string_view cause(uint32_t record) const { return causes_[entries_[record].place()]; }
  uint32_t waits_for(uint32_t record) const { return waits_[entries_[record].place()].waits_for; }
  std::string_view name(uint32_t record) const { return waits_[entries_[record].place()].name; }

  /// Whether a record has the same outcome in another reading.
  bool same(uint32_t record, const RecordOutcomes& other) const;
  size_t bytes_held() const;

 private:
  /// A kind in two bits, and a place in values_, causes_ or waits_.
  class Entry {
   public:
    Entry() = default;
    Entry(Kind kind, size_t place) : bits_(static_cast<uint32_t>(place << 2) | static_cast<uint32_t>(kind)) {}
    Kind kind() const { return static_cast<Kind>(bits_ & 3); }
    uint32_t place() const { return bits_ >> 2; }

   private:
    uint32_t bits_ = 0;
  };
  struct Wait {
    uint32_t waits_for;
    Text name;
  };

  /// The entry that is to be set, or null when an earlier record with the key stands for it.
  Entry* entry_for(const Hash128& key, Kind kind);

  DigestTable digests_;
  std::vector<Entry> entries_;
  KeyValues values_;
  std::vector<Text> causes_;
  std::vector<Wait> waits_;
  Arena words_;
};

}  // namespace damson
