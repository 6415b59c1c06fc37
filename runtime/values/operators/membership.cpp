// Whether a value is one of several constants, within bounds, or matches a pattern as a whole.
#include <fmt/format.h>
#include <unordered_set>

#include "runtime/values/each_row.h"
#include "runtime/values/operators/constants.h"
#include "runtime/values/operators/groups.h"
#include "runtime/values/regex.h"

namespace damson {

namespace {

struct TextSet {
  std::vector<std::string> texts;
  std::unordered_set<Text> members;
};

Result<BoundCall> bind_text_membership(const Type& subject, std::span<const ConstantValue> members) {
  auto set = std::make_shared<TextSet>();
  for (const ConstantValue& member : members) {
    const auto* text = std::get_if<std::string>(&member.value);
    if (text == nullptr)
      return fail(fmt::format("text is compared with text; one of these is {}", with_article(type_of(member))));
    set->texts.push_back(*text);
  }
  set->members.insert(set->texts.begin(), set->texts.end());
  return operators::bind_body(each_row([set = std::shared_ptr<const TextSet>(std::move(set))](Text text) {
                                return set->members.contains(text);
                              }),
                              std::span(&subject, 1));
}

/// A bool per row out of a test of one column's row.
template <class Test>
BoundCall bool_call(const Type& subject, Test test) {
  return {.result = Type(TypeKind::boolean).with_optional(operators::any_optional(std::span(&subject, 1))),
          .kernel = [test = std::move(test)](std::span<const Column* const> arguments, uint32_t rows, Column& out,
                                             KernelContext& context) {
            operators::shape_result(arguments, rows, out);
            auto* result = context.arena.zeroed<uint8_t>(out.rows);
            out.data = result;
            for (uint32_t row = 0; row < out.rows; ++row) {
              if (arguments[0]->present(row)) {
                result[row] = test(*arguments[0], row) ? 1 : 0;
              } else {
                set_state(out, row, arguments[0]->state(row), arguments[0]->failure(row), context.arena);
              }
            }
          }};
}

}  // namespace

Result<BoundCall> bind_in_range(const Type& subject, const RangeLiteral& range) {
  auto bounds = operators::make_bounds(subject, range);
  if (!bounds.ok()) return bounds.error();
  return bool_call(subject,
                   [bounds = *bounds](const Column& column, uint32_t row) { return bounds->hold(column, row); });
}

Result<BoundCall> bind_membership(const Type& subject, std::span<const ConstantValue> members) {
  const bool textual = subject.is(TypeKind::text) || subject.is(TypeKind::path);
  if (textual) return bind_text_membership(subject, members);
  std::vector<operators::KeptConstant> constants;
  for (const ConstantValue& member : members) {
    auto kept = operators::keep_constant(subject, member);
    if (!kept.ok()) return kept.error();
    constants.push_back(*kept);
  }
  return bool_call(subject, [constants](const Column& column, uint32_t row) {
    for (const operators::KeptConstant& constant : constants) {
      if (compare_values(column, row, constant->column, 0) == 0) return true;
    }
    return false;
  });
}

Result<BoundCall> bind_whole_match(const RegexLiteral& literal) {
  auto regex = compile_regex(literal);
  if (!regex.ok()) return regex.error();
  const Type text(TypeKind::text);
  return operators::bind_body(each_row([regex = *regex](Text subject) { return matches_whole(regex, subject); }),
                              std::span(&text, 1));
}

}  // namespace damson
