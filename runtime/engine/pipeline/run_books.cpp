// The books of a run: every record that was read has an outcome, and what was written is what was counted.
#include <optional>
#include <vector>

#include "runtime/diagnostics/catalogue/books_do_not_balance.h"
#include "runtime/engine/pipeline/run.h"

namespace damson {

std::optional<Problem> Run::check_books() const {
  std::vector<uint64_t> loaded(program_.targets.size(), 0);
  for (size_t map = 0; map < program_.maps.size(); ++map) {
    const MapAccount& account = accounts_.maps[map];
    const uint64_t records = accounts_.sources.at(program_.maps[map].source).records;
    const bool unit_is_record = reading(program_.maps[map]).loops.empty();
    const uint64_t seen = unit_is_record ? account.units : account.records;
    if (seen != records) return books_do_not_balance(program_.maps[map].name, records, seen);
    if (account.units != account.accounted_for()) {
      return books_do_not_balance(program_.maps[map].name, account.units, account.accounted_for());
    }
    if (account.groups && account.groups->total != account.groups->accounted_for()) {
      return books_do_not_balance(program_.maps[map].name, account.groups->total, account.groups->accounted_for());
    }
    loaded[program_.maps[map].target] += account.written();
    if (program_.maps[map].update && account.written() != account.changes.total()) {
      return books_do_not_balance(program_.maps[map].name, account.written(), account.changes.total());
    }
  }
  for (size_t target = 0; target < sinks_.size(); ++target) {
    if (program_.targets[target].updates) continue;
    const uint64_t written = sinks_[target]->summary().records;
    if (written != loaded[target]) return books_do_not_balance(program_.targets[target].name, loaded[target], written);
  }
  return check_changes();
}

}  // namespace damson
