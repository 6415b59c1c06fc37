// Two records as one.
#include "stdlib/support/merged_records.h"

#include <fmt/format.h>
#include <array>

#include "runtime/values/json_text.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

/// Where a field of the result comes from: its place in the first and the second record, -1 where that has none.
struct MergedField {
  int first = -1;
  int second = -1;
};

struct MergedType {
  Type type;
  std::vector<MergedField> fields;
  bool overlap = false;
};

/// A field's type, missing also where its record is.
Type field_type(const Type& record, size_t place) {
  const Type& type = record.fields()[place].type;
  return type.with_optional(type.optional() || record.optional());
}

/// What a field is that both records have: missing only when both are. Nothing when the types differ.
std::optional<Type> both_types(const Type& first, const Type& second) {
  if (first.is(TypeKind::nothing)) return second;
  if (second.is(TypeKind::nothing)) return first;
  if (first.required() != second.required()) return std::nullopt;
  return first.with_optional(first.optional() && second.optional());
}

Result<MergedType> merge_types(const Type& first, const Type& second) {
  MergedType merged;
  std::vector<Type::Field> fields;
  for (size_t i = 0; i < first.fields().size(); ++i) {
    const std::string& name = first.fields()[i].name;
    Type type = field_type(first, i);
    const int other = second.find_field(name);
    if (other >= 0) {
      const Type second_type = field_type(second, static_cast<size_t>(other));
      const auto both = both_types(type, second_type);
      if (!both) {
        return fail(fmt::format("`{}` is {} in the first record and {} in the second", name,
                                with_article(type.required()), with_article(second_type.required())));
      }
      type = *both;
      merged.overlap = true;
    }
    merged.fields.push_back({static_cast<int>(i), other});
    fields.push_back({name, type});
  }
  for (size_t i = 0; i < second.fields().size(); ++i) {
    if (first.find_field(second.fields()[i].name) >= 0) continue;
    merged.fields.push_back({-1, static_cast<int>(i)});
    fields.push_back({second.fields()[i].name, field_type(second, i)});
  }
  merged.type = Type::record_of(std::move(fields)).with_optional(first.optional() && second.optional());
  return merged;
}

/// The merging of one batch: which of the two records each row's field is taken from.
class Merging {
 public:
  Merging(std::span<const Column* const> records, Column& out, KernelContext& context)
      : first_(*records[0]), second_(*records[1]), out_(out), context_(context) {
    which_ = context.arena.array<uint32_t>(out.rows);
    places_ = context.arena.array<uint32_t>(out.rows);
    for (uint32_t row = 0; row < out.rows; ++row) places_[row] = row;
  }

  Column field(const MergedField& field, const Type& type) {
    const Column nothing = make_missing_column(type, 1, context_.arena);
    Column constant_nothing = nothing;
    constant_nothing.mask = 0;
    const Column* first = part(first_, field.first, constant_nothing);
    const Column* second = part(second_, field.second, constant_nothing);
    for (uint32_t row = 0; row < out_.rows; ++row) {
      const bool has_first = first_.present(row) && first->state(row) != State::missing;
      const bool has_second = second_.present(row) && second->state(row) != State::missing;
      which_[row] = has_first ? 0 : has_second ? 1 : 2;
      if (has_first && has_second) count_loss(*first, *second, row);
    }
    const std::array<const Column*, 3> sources{first, second, &constant_nothing};
    return interleave(type, sources.data(), which_, places_, out_.rows, context_.arena);
  }

 private:
  static const Column* part(const Column& record, int place, const Column& nothing) {
    return place < 0 || record.children == nullptr ? &nothing : &record.field(static_cast<size_t>(place));
  }

  void count_loss(const Column& kept, const Column& left, uint32_t row) {
    if (context_.losses == nullptr || !kept.present(row) || !left.present(row) || same_value(kept, row, left, row))
      return;
    context_.losses->push_back(
        {row, context_.arena.copy(display_text(left, row)), context_.arena.copy(display_text(kept, row))});
  }

  const Column& first_;
  const Column& second_;
  Column& out_;
  KernelContext& context_;
  uint32_t* which_;
  uint32_t* places_;
};

void run_merge(const std::vector<MergedField>& fields, std::span<const Column* const> records, uint32_t rows,
               Column& out, KernelContext& context) {
  const bool constant = each_row_detail::all_constant(records);
  out.rows = constant ? 1 : rows;
  out.mask = constant ? 0 : ~uint32_t{0};
  Merging merging(records, out, context);
  out.children = make_columns(fields.size(), context.arena);
  for (size_t i = 0; i < fields.size(); ++i) out.children[i] = merging.field(fields[i], out.type->fields()[i].type);
  for (uint32_t row = 0; row < out.rows; ++row) {
    const RowFacts facts = gravest(records, row);
    const bool both_missing = !records[0]->present(row) && !records[1]->present(row);
    if (facts.state > State::missing || both_missing) set_state(out, row, facts.state, facts.failure, context.arena);
  }
}

/// `missing` on one side: the other one as it is.
BoundCall bind_other(const Type& type, size_t place) {
  return {.result = type,
          .kernel =
              [place](std::span<const Column* const> columns, uint32_t, Column& out, KernelContext&) {
                const Type* result = out.type;
                out = *columns[place];
                out.type = result;
              },
          .sees_missing = true};
}

}  // namespace

Result<BoundCall> bind_merge(const Type& first, const Type& second) {
  if (second.is(TypeKind::nothing)) return bind_other(first, 0);
  if (first.is(TypeKind::nothing)) return bind_other(second, 1);
  for (const Type* type : {&first, &second}) {
    if (!type->is(TypeKind::record)) return fail("two records are wanted; this is " + with_article(*type));
  }
  auto merged = merge_types(first, second);
  if (!merged.ok()) return merged.error();
  return BoundCall{
      .result = merged->type,
      .kernel = [fields = merged->fields](std::span<const Column* const> records, uint32_t rows, Column& out,
                                          KernelContext& context) { run_merge(fields, records, rows, out, context); },
      .lossy = merged->overlap,
      .sees_missing = true};
}

}  // namespace damson
