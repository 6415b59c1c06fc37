// Text with values in it: "{acno}-{size}.{ext}".
#include <fmt/format.h>

#include "runtime/base/text_too_long.h"
#include "runtime/values/each_row.h"
#include "runtime/values/json_text.h"
#include "runtime/values/operators/groups.h"

namespace damson::operators {

namespace {

RowFacts part_facts(std::span<const Column* const> parts, uint32_t row) {
  RowFacts facts = gravest(parts, row);
  for (const Column* part : parts) {
    if (part->type->is(TypeKind::list) && part->present(row)) add_item_facts(*part, row, facts);
  }
  return facts;
}

void run_concat(std::span<const Column* const> parts, uint32_t rows, Column& out, KernelContext& context) {
  shape_result(parts, rows, out);
  auto* result = context.arena.array<Text>(out.rows);
  out.data = result;
  ByteBuffer text;
  for (uint32_t row = 0; row < out.rows; ++row) {
    const RowFacts facts = part_facts(parts, row);
    if (facts.state != State::present) {
      result[row] = Text();
      set_state(out, row, facts.state, facts.failure, context.arena);
      continue;
    }
    text.clear();
    for (const Column* part : parts) {
      write_display(*part, row, text);
      require_text_length(text.size());
    }
    result[row] = context.arena.copy(text.view());
  }
}

std::string_view word_for(State state) {
  switch (state) {
    case State::present: return {};
    case State::missing: return "(missing)";
    case State::unmatched: return "(none)";
    case State::error: return "(error)";
    case State::decided: return "(none)";
  }
  return {};
}

void run_concat_reason(std::span<const Column* const> parts, uint32_t rows, Column& out, KernelContext& context) {
  shape_result(parts, rows, out);
  auto* result = context.arena.array<Text>(out.rows);
  out.data = result;
  ByteBuffer text;
  for (uint32_t row = 0; row < out.rows; ++row) {
    text.clear();
    for (const Column* part : parts) {
      text.append(word_for(part->state(row)));
      write_display(*part, row, text);
      require_text_length(text.size());
    }
    result[row] = context.arena.copy(text.view());
  }
}

}  // namespace

Result<BoundCall> bind_interpolation(Operator op, std::span<const Type> operands) {
  for (const Type& operand : operands) {
    if (operand.is(TypeKind::file) || operand.is(TypeKind::regex)) {
      return fail(fmt::format("{} cannot be printed into text", with_article(operand)));
    }
  }
  if (op == Operator::concat_reason) {
    return BoundCall{.result = Type(TypeKind::text), .kernel = run_concat_reason, .sees_missing = true};
  }
  return BoundCall{.result = Type(TypeKind::text).with_optional(any_optional(operands)), .kernel = run_concat};
}

}  // namespace damson::operators
