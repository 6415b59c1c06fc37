// Groups that keep everything.
#include "runtime/engine/naive/naive_groups.h"

#include <string>
#include <vector>

#include "runtime/values/json_text.h"

namespace damson {

void NaiveGroups::gather(const std::vector<GroupMember>& members, const Failures& failures, const PlaceWords& words) {
  groups_.resize(size());
  for (const GroupMember& member : members) {
    Group& group = groups_[member.group];
    const auto value_of = [&](size_t result) { return naive_value(member.unit->results[result], member.unit->row); };
    if (group.gathered.empty()) {
      for (const size_t by : grouping_.by) group.keys.push_back(value_of(by));
      group.gathered.resize(grouping_.gathered.size());
    }
    for (size_t i = 0; i < grouping_.gathered.size(); ++i) {
      if (!grouping_.gathered[i].result) continue;
      NaiveValue value = value_of(*grouping_.gathered[i].result);
      take_over(value, member, failures, words);
      group.gathered[i].push_back(std::move(value));
    }
  }
}

void NaiveGroups::take_over(NaiveValue& value, const GroupMember& member, const Failures& failures,
                            const PlaceWords& words) {
  value.failure = taken_over(value.failure, failures, member.position, words);
  if (auto* parts = std::get_if<NaiveValue::Parts>(&value.what)) {
    for (NaiveValue& part : *parts) take_over(part, member, failures, words);
  }
}

NaiveValue NaiveGroups::gathered(size_t place, uint32_t group) {
  const GatheredValue& value = grouping_.gathered[place];
  if (!value.result) {
    NaiveValue count = NaiveValue::in_state(State::present);
    count.what = static_cast<int64_t>(members(group));
    return count;
  }
  const NaiveValue list = NaiveValue::of_parts(groups_[group].gathered[place]);
  if (!value.fold) return list;
  Arena arena;
  const Column column = naive_column({&list, 1}, value.list, arena);
  const Column* argument = &column;
  const Type result = value.list.element();
  Column out{.type = &result};
  const size_t known = failures_.size();
  KernelContext context{arena, failures_};
  value.fold({&argument, 1}, 1, out, context);
  failures_.keep_reasons(known, reasons_);
  return naive_value(out, 0);
}

void NaiveGroups::add_losses(uint32_t first, const Column& records, Arena& arena, std::vector<Note>& notes) const {
  for (size_t i = 0; i < grouping_.gathered.size(); ++i) {
    const GatheredValue& value = grouping_.gathered[i];
    if (!value.fold || value.loss < 0) continue;
    for (uint32_t row = 0; row < records.rows; ++row) {
      const NaiveValue list = NaiveValue::of_parts(groups_[first + row].gathered[i]);
      const Column column = naive_column({&list, 1}, value.list, arena);
      const Column* argument = &column;
      const Type result = value.list.element();
      Column out{.type = &result};
      Failures failures;
      std::vector<Loss> losses;
      KernelContext context{arena, failures, &losses};
      value.fold({&argument, 1}, 1, out, context);
      for (const size_t keeper : value.kept_by) {
        const Column& kept = records.field(grouping_.by.size() + keeper);
        if (!kept.present(row)) continue;
        std::string text;
        write_json(kept, row, text);
        std::erase_if(losses, [&](const Loss& loss) { return loss.before == text; });
      }
      if (losses.empty()) continue;
      Note note = note_of(losses.front(), value.loss);
      note.unit = row;
      note.count = losses.size();
      notes.push_back(note);
    }
  }
}

Column NaiveGroups::gathered_records(uint32_t first, uint32_t count, Arena& arena) {
  NaiveValue::Parts records;
  for (uint32_t group = first; group < first + count; ++group) {
    NaiveValue::Parts fields = groups_[group].keys;
    for (size_t i = 0; i < grouping_.gathered.size(); ++i) fields.push_back(gathered(i, group));
    records.push_back(NaiveValue::of_parts(std::move(fields)));
  }
  return naive_column(records, grouping_.group, arena);
}

}  // namespace damson
