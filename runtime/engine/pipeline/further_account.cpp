// Adding up the further fields of a source's blocks.
#include "runtime/engine/pipeline/further_account.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/limits.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson {

namespace {

constexpr std::string_view further_fields = "(further fields)";

/// The record that a value of this type is or has in a list, however deep; null when there is none.
const Type* record_in(const Type& type) {
  if (type.is(TypeKind::record)) return &type;
  return type.is(TypeKind::list) ? record_in(type.element()) : nullptr;
}

}  // namespace

void FurtherAccount::add(const FurtherFields& fields, uint32_t records, const PlaceOf& place_of) {
  records_ += records;
  tells_seen_ |= fields.tells_seen;
  seen_.insert(fields.seen.begin(), fields.seen.end());
  for (const FurtherField& field : fields.all()) {
    const auto count = static_cast<uint64_t>(std::lower_bound(field.records.begin(), field.records.end(), records) -
                                             field.records.begin());
    if (count == 0) continue;
    const bool full = undeclared_.size() >= limits::counted_causes && !places_.contains(field.name);
    const std::string name = full ? std::string(further_fields) : field.name;
    const auto [place, added] = places_.try_emplace(name, undeclared_.size());
    if (added) {
      UnitExample example = place_of(field.records.front());
      example.text = field.example;
      undeclared_.push_back({.name = name, .records = 0, .example = std::move(example)});
    }
    undeclared_[place->second].records += count;
  }
}

std::vector<NamedCount> FurtherAccount::never_there(const ProgramSource& source) const {
  std::vector<NamedCount> found;
  if (tells_seen_ && records_ != 0) find_never_there(source.schema, source.open, "", source, found);
  return found;
}

void FurtherAccount::find_never_there(const Type& record, bool open, const std::string& prefix,
                                      const ProgramSource& source, std::vector<NamedCount>& found) const {
  std::vector<std::string_view> near_names;  // what this record has that nobody declared
  for (const UndeclaredField& field : undeclared_) {
    const std::string_view name(field.name);
    if (name.starts_with(prefix) && name.find('.', prefix.size()) == std::string_view::npos)
      near_names.push_back(name.substr(prefix.size()));
  }
  for (const auto& field : record.fields()) {
    const std::string path = prefix + field.name;
    const bool there = seen_.contains(path);
    if (open && !there && (field.type.optional() || field.type.is(TypeKind::list))) {
      const auto near = nearest_name(field.name, near_names);
      const std::string guess =
          near ? fmt::format("; is it `{}{}`, which the schema does not declare?", prefix, *near) : std::string();
      found.push_back({.name = fmt::format("{}.in.{}.absent", source.name, path),
                       .because = fmt::format("no record has `{}`{}", path, guess),
                       .count = records_,
                       .examples = {}});
    }
    const Type* inside = record_in(field.type);
    const bool open_inside = std::ranges::find(source.open_parts, path) != source.open_parts.end();
    if (inside != nullptr && there) find_never_there(*inside, open_inside, path + ".", source, found);
  }
}

}  // namespace damson
