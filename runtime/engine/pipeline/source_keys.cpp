// Keys of a source's records, as far as they have been read.
#include "runtime/engine/pipeline/source_keys.h"

#include <fmt/format.h>

#include "runtime/diagnostics/catalogue/keys_too_large.h"
#include "runtime/engine/pipeline/record_lines.h"
#include "runtime/program/excerpt.h"
#include "runtime/report/number_text.h"
#include "runtime/report/record_place.h"

namespace damson {

void digest_source_keys(const ProgramSource::WatchedKey& key, BatchSlot& slot) {
  std::vector<const Column*> columns;
  for (const uint32_t field : key.fields) columns.push_back(&slot.batch.records.field(field));
  slot.source_keys.resize(slot.batch.records.rows);
  for (uint32_t record = 0; record < slot.source_keys.size(); ++record)
    slot.source_keys[record] = hash_key(columns, record);
}

std::optional<Problem> SourceKeys::commit(BatchSlot& slot, uint32_t records, uint64_t first_record) {
  const size_t before = keys_.bytes_held();
  for (uint32_t record = 0; record < records; ++record) {
    if (!slot.source_keys[record]) continue;
    const Position here{.map = 0,
                        .unit = 0,
                        .file = slot.block->part & 0xFFFFFFU,
                        .record = static_cast<uint32_t>(first_record + record),
                        .line = static_cast<uint32_t>(line_of(slot, record))};
    const auto entered = keys_.enter(*slot.source_keys[record], here);
    if (entered.is_new) continue;
    Tally& tally = around_.accounts.warnings[source().watched_key->warning];
    ++tally.count;
    if (!tally.wants_example()) continue;
    const auto& files = around_.parts[source_];
    const Position first = keys_.position(entered.number);
    tally.examples.push_back({.file = files[here.file],
                              .record = here.record,
                              .line = here.line,
                              .text = fmt::format("key {} was already used by {}", key_words(slot, record),
                                                  record_place(first.record, "", files[first.file], first.line))});
  }
  around_.remembered.change(before, keys_.bytes_held());
  if (!around_.remembered.too_many()) return std::nullopt;
  return keys_too_large(source().name, size_text(around_.remembered.limit()))
      .note("give the run more with `--memory`, or split the migration");
}

std::string SourceKeys::key_words(const BatchSlot& slot, uint32_t record) const {
  std::string words;
  for (const uint32_t field : source().watched_key->fields) {
    if (!words.empty()) words += ", ";
    words += value_excerpt(slot.batch.records.field(field), record);
  }
  return words;
}

}  // namespace damson
