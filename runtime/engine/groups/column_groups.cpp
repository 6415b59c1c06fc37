// Gathering groups column by column.
#include "runtime/engine/groups/column_groups.h"

#include <algorithm>
#include <unordered_map>

#include "runtime/values/with_storage.h"

namespace damson {

ColumnGroups::ColumnGroups(const Grouping& grouping)
    : Groups(grouping),
      folded_(grouping.gathered.size()),
      overflown_(grouping.gathered.size()),
      losses_(grouping.gathered.size()),
      lists_(grouping.gathered.size()) {
  for (size_t i = 0; i < grouping.by.size(); ++i) keys_.emplace_back(grouping.group.fields()[i].type);
  for (size_t i = 0; i < grouping.gathered.size(); ++i) {
    const GatheredValue& value = grouping.gathered[i];
    if (value.fold) folded_[i].emplace(type_of(i));
    if (value.fold && value.loss >= 0)
      losses_[i].emplace(static_cast<uint32_t>(value.loss), value.takes_last, value.kept_by.size());
    any_list_ |= grouping.gathered[i].result && !grouping.gathered[i].fold;
  }
}

ColumnGroups::Sorted ColumnGroups::sorted(const std::vector<GroupMember>& members) {
  Sorted result;
  std::unordered_map<uint32_t, uint32_t> places;
  std::vector<uint32_t> place_of(members.size());
  std::vector<uint32_t> counts;
  for (size_t i = 0; i < members.size(); ++i) {
    const auto [found, added] = places.emplace(members[i].group, static_cast<uint32_t>(result.groups.size()));
    if (added) {
      result.groups.push_back(members[i].group);
      counts.push_back(0);
    }
    place_of[i] = found->second;
    ++counts[found->second];
  }
  result.offsets.push_back(0);
  for (const uint32_t count : counts) result.offsets.push_back(result.offsets.back() + count);
  std::vector<uint32_t> next(result.offsets.begin(), result.offsets.end() - 1);
  result.members.resize(members.size());
  for (uint32_t i = 0; i < members.size(); ++i) result.members[next[place_of[i]]++] = i;
  return result;
}

void ColumnGroups::gather(const std::vector<GroupMember>& members, const Failures& failures, const PlaceWords& words) {
  scratch_.reset();
  const Sorted by_group = sorted(members);
  put_keys(members, by_group);
  for (size_t i = 0; i < grouping_.gathered.size(); ++i) {
    const GatheredValue& value = grouping_.gathered[i];
    if (!value.result) continue;
    const Column batch = values_of(members, *value.result, value.list.element(), failures, words);
    if (folded_[i]) {
      fold(i, batch, by_group);
    } else {
      lists_[i].push_back(deep_copy(batch, listed_));
    }
  }
  if (!any_list_) return;
  auto& groups = groups_of_.emplace_back();
  groups.reserve(members.size());
  for (const GroupMember& member : members) groups.push_back(member.group);
  bytes_of_groups_ += groups.capacity() * sizeof(uint32_t);
}

void ColumnGroups::put_keys(const std::vector<GroupMember>& members, const Sorted& sorted) {
  std::vector<uint32_t> groups;
  std::vector<uint32_t> rows;
  for (size_t i = 0; i < sorted.groups.size(); ++i) {
    if (keys_.front().has(sorted.groups[i])) continue;
    groups.push_back(sorted.groups[i]);
    rows.push_back(members[sorted.members[sorted.offsets[i]]].unit->row);
  }
  if (groups.empty()) return;
  const Column* results = members.front().unit->results;
  for (size_t i = 0; i < keys_.size(); ++i) {
    keys_[i].put(own_rows(grouping_.group.fields()[i].type, results[grouping_.by[i]], rows, scratch_), groups,
                 scratch_);
  }
}

Column ColumnGroups::values_of(const std::vector<GroupMember>& members, size_t result, const Type& type,
                               const Failures& failures, const PlaceWords& words) {
  std::vector<uint32_t> rows;
  std::vector<const Position*> owners;
  for (const GroupMember& member : members) {
    rows.push_back(member.unit->row);
    owners.push_back(&member.position);
  }
  Column values = own_rows(type, members.front().unit->results[result], rows, scratch_);
  take_over(values, owners, failures, words);
  return values;
}

void ColumnGroups::take_over(Column& column, const std::vector<const Position*>& owners, const Failures& failures,
                             const PlaceWords& words) {
  for (uint32_t row = 0; column.failures != nullptr && row < column.rows; ++row) {
    column.failures[row] = taken_over(column.failures[row], failures, *owners[row], words);
  }
  if (column.type->is(TypeKind::list)) {
    std::vector<const Position*> of_items;
    for (uint32_t row = 0; row < column.rows; ++row) {
      // rows that are not present have no items, and offsets all the same: these rows were gathered
      of_items.insert(of_items.end(), column.last_item(row) - column.first_item(row), owners[row]);
    }
    take_over(column.element(), of_items, failures, words);
  } else if (column.type->is(TypeKind::record)) {
    for (size_t i = 0; i < column.type->fields().size(); ++i) take_over(column.field(i), owners, failures, words);
  }
}

/// The list of what a group has so far and what the batch brings, folded: the same as folding all of it at once. There
/// a member that fails comes before a sum that grows too large, however late the member: so what has grown too large
/// goes behind the batch.
void ColumnGroups::fold(size_t place, const Column& batch, const Sorted& sorted) {
  const GatheredValue& value = grouping_.gathered[place];
  GroupValues& folded = *folded_[place];
  auto& overflown = overflown_[place];
  std::vector<uint32_t> known;
  for (const uint32_t group : sorted.groups) {
    if (folded.has(group)) known.push_back(group);
  }
  const Column so_far = known.empty() ? Column{} : folded.column(known, scratch_);
  const Column* sources[] = {&batch, &so_far};
  const size_t groups = sorted.groups.size();
  const size_t items = sorted.members.size() + known.size();
  auto* which = scratch_.zeroed<uint32_t>(items);
  auto* rows = scratch_.array<uint32_t>(items);
  auto* offsets = scratch_.array<uint32_t>(groups + 1);
  uint32_t item = 0;
  uint32_t next_known = 0;
  for (size_t i = 0; i < groups; ++i) {
    offsets[i] = item;
    const auto add_so_far = [&] {
      which[item] = 1;
      rows[item++] = next_known++;
    };
    const bool has = folded.has(sorted.groups[i]);
    const bool behind = has && overflown.contains(sorted.groups[i]);
    if (has && !behind) add_so_far();
    for (uint32_t at = sorted.offsets[i]; at < sorted.offsets[i + 1]; ++at) rows[item++] = sorted.members[at];
    if (behind) add_so_far();
  }
  offsets[groups] = item;
  Column list{.type = &value.list, .rows = static_cast<uint32_t>(groups)};
  list.data = offsets;
  list.children = make_columns(1, scratch_);
  list.children[0] = interleave(value.list.element(), sources, which, rows, item, scratch_);

  const size_t failures = failures_.size();
  const Column* argument = &list;
  const Type result = value.list.element();
  Column out{.type = &result};
  KernelContext context{scratch_, failures_};
  value.fold({&argument, 1}, list.rows, out, context);
  failures_.keep_reasons(failures, reasons_);
  for (uint32_t i = 0; i < groups; ++i) {
    if (out.state(i) <= State::missing) continue;
    const uint32_t group = sorted.groups[i];
    const auto member_fails = [&](uint32_t at) {
      return list.element().state(at) > State::missing && (which[at] == 0 || !overflown.contains(group));
    };
    bool of_members = false;
    for (uint32_t at = offsets[i]; at < offsets[i + 1] && !of_members; ++at) of_members = member_fails(at);
    if (of_members) {
      overflown.erase(group);
    } else {
      overflown.insert(group);
    }
  }
  for (uint32_t i = 0; losses_[place] && i < groups; ++i) {
    const bool has = folded.has(sorted.groups[i]);
    losses_[place]->add(sorted.groups[i], list.element(), {offsets[i], offsets[i + 1], has && which[offsets[i]] == 1},
                        out, i);
  }
  folded.put(out, sorted.groups, scratch_);
}

void ColumnGroups::seal() {
  sealed_ = true;
  if (!any_list_) return;
  offsets_.assign(size() + 1, 0);
  for (uint32_t group = 0; group < size(); ++group) offsets_[group + 1] = offsets_[group] + members(group);
  members_.resize(offsets_.back());
  std::vector<uint64_t> next(offsets_.begin(), offsets_.end() - 1);
  for (uint32_t batch = 0; batch < groups_of_.size(); ++batch) {
    for (uint32_t row = 0; row < groups_of_[batch].size(); ++row)
      members_[next[groups_of_[batch][row]]++] = {batch, row};
  }
  groups_of_ = {};
  bytes_of_groups_ = 0;
}

Column ColumnGroups::list(size_t place, uint32_t first, uint32_t count, const Type& type, Arena& arena) const {
  const auto& batches = lists_[place];
  const auto items = static_cast<uint32_t>(offsets_[first + count] - offsets_[first]);
  const auto** sources = arena.array<const Column*>(batches.size());
  for (size_t i = 0; i < batches.size(); ++i) sources[i] = &batches[i];
  auto* which = arena.array<uint32_t>(items);
  auto* rows = arena.array<uint32_t>(items);
  for (uint32_t i = 0; i < items; ++i) {
    which[i] = members_[offsets_[first] + i].batch;
    rows[i] = members_[offsets_[first] + i].row;
  }
  auto* offsets = arena.array<uint32_t>(size_t{count} + 1);
  for (uint32_t i = 0; i <= count; ++i) offsets[i] = static_cast<uint32_t>(offsets_[first + i] - offsets_[first]);
  Column out{.type = &type, .rows = count};
  out.data = offsets;
  out.children = make_columns(1, arena);
  out.children[0] = interleave(type.element(), sources, which, rows, items, arena);
  return out;
}

Column ColumnGroups::gathered_records(uint32_t first, uint32_t count, Arena& arena) {
  std::vector<uint32_t> groups(count);
  for (uint32_t i = 0; i < count; ++i) groups[i] = first + i;
  Column out{.type = &grouping_.group, .rows = count};
  out.children = make_columns(grouping_.group.fields().size(), arena);
  for (size_t i = 0; i < keys_.size(); ++i) out.children[i] = keys_[i].column(groups, arena);
  for (size_t i = 0; i < grouping_.gathered.size(); ++i) {
    Column& field = out.children[keys_.size() + i];
    if (folded_[i]) {
      field = folded_[i]->column(groups, arena);
    } else if (grouping_.gathered[i].result) {
      field = list(i, first, count, type_of(i), arena);
    } else {
      field = make_column(type_of(i), count, arena);
      for (uint32_t row = 0; row < count; ++row)
        field.values<int64_t>()[row] = static_cast<int64_t>(members(first + row));
    }
  }
  return out;
}

void ColumnGroups::add_losses(uint32_t first, const Column& records, Arena& arena, std::vector<Note>& notes) const {
  for (size_t i = 0; i < losses_.size(); ++i) {
    if (!losses_[i]) continue;
    std::vector<const Column*> keepers;
    for (const size_t keeper : grouping_.gathered[i].kept_by) keepers.push_back(&records.field(keys_.size() + keeper));
    for (uint32_t row = 0; row < records.rows; ++row) {
      if (auto note = losses_[i]->note_of(first + row, records.field(keys_.size() + i), keepers, row, arena))
        notes.push_back(*note);
    }
  }
}

size_t ColumnGroups::bytes_held() const {
  size_t bytes = Groups::bytes_held() + listed_.bytes_held() + bytes_of_groups_ + members_.capacity() * sizeof(Place);
  for (const auto& keys : keys_) bytes += keys.bytes_held();
  for (const auto& losses : losses_) bytes += losses ? losses->bytes_held() : 0;
  for (const auto& values : folded_) bytes += values ? values->bytes_held() : 0;
  return bytes;
}

}  // namespace damson
