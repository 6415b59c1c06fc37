// `ancestors(units, parent_id)`: the records above one, nearest first.
#include "compiler/check/ancestors.h"

#include <fmt/format.h>

#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/figures.h"
#include "compiler/check/lookup_tables.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/check/unread.h"
#include "compiler/diagnostics/bad_ancestors.h"

namespace damson::checking {

namespace {

ExpressionPtr report_ancestors(Context& context, Span span, const std::string& message, Source* source = nullptr) {
  if (source != nullptr) source->unsure = true;
  context.all.report(
      bad_ancestors(span, message)
          .note(
              "write `ancestors(units, parent_id)`: a source or lookup, and the field that leads to the record above"));
  return nullptr;
}

/// The name of the field that leads up: `parent_id`, `record.parent_id`; null for anything else.
const syntax::Name* leading_field(const syntax::Expression& expression) {
  if (const auto* name = syntax::try_as<syntax::NameExpression>(expression)) return &name->name;
  if (const auto* field = syntax::try_as<syntax::FieldExpression>(expression)) return &field->field;
  return nullptr;
}

/// The field of the source by which its records go up, or -1 after a problem.
int find_parent(Context& context, Source& source, const syntax::Expression& written) {
  const syntax::Name* name = leading_field(written);
  if (name == nullptr) {
    report_ancestors(context, written.span, "`ancestors` goes up by a field", &source);
    return -1;
  }
  const Type& record = source.schema->record.type;
  const int place = record.find_field(name->text);
  if (place >= 0 || may_declare(context.all, *source.schema, name->text)) return place;
  source.unsure = true;
  auto draft = bad_ancestors(name->span,
                             fmt::format("{} has no field `{}` to go up by", quoted(source.schema->name), name->text));
  suggest_nearest(draft, name->span, name->text, fields_offered(record));
  context.all.report(draft);
  return -1;
}

}  // namespace

ExpressionPtr check_ancestors(Context& context, const syntax::CallExpression& call) {
  const bool two = call.arguments.size() == 2 && call.arguments[0].value && call.arguments[1].value;
  Source* source = two ? source_named(context, *call.arguments[0].value) : nullptr;
  if (source == nullptr) {
    const bool broken = two && call.arguments[0].value->kind == syntax::ExpressionKind::error;
    return broken ? nullptr
                  : report_ancestors(context, call.span, "`ancestors` wants a source or lookup, and one of its fields");
  }
  source->used = true;
  if (context.all.figures != nullptr) return report_no_records(context, call.span);
  if (source->schema == nullptr) return nullptr;
  const auto& written = *call.arguments[1].value;
  if (written.kind == syntax::ExpressionKind::error) return nullptr;
  if (source->schema->key.size() != 1) {
    return report_ancestors(
        context, call.arguments[0].span,
        fmt::format("{} has no key of one field that the record above could be found by", quoted(source->schema->name)),
        source);
  }
  const int parent = find_parent(context, *source, written);
  if (parent < 0) return nullptr;
  const auto& fields = source->schema->record.type.fields();
  const uint32_t key = source->schema->key.front();
  const Type& wanted = fields[key].type;
  const Type& leads = fields[static_cast<size_t>(parent)].type;
  if (wanted.is(TypeKind::nothing) || leads.is(TypeKind::nothing)) return nullptr;
  if (static_cast<uint32_t>(parent) == key || !same_form(leads.required(), wanted.required())) {
    return report_ancestors(context, written.span,
                            fmt::format("`{}` is {} and the key `{}` is {}: it cannot lead from one record to another",
                                        fields[static_cast<size_t>(parent)].name, to_text(leads.required()),
                                        fields[key].name, to_text(wanted.required())),
                            source);
  }
  ExpressionPtr first = check_expression(context, written);
  if (first)
    first = convert_or_report(context, first, wanted,
                              fmt::format("`{}` of `{}`", fields[key].name, source->declaration->name.text),
                              source->schema->record.field_spans[key]);
  first = require_matched(context, first);
  if (!first) {
    source->unsure = true;
    return nullptr;
  }
  const uint32_t index = lookup_index(context.all, *source, {key}, true);
  typed::Expression result{.type = Type::list_of(source->schema->record.type),
                           .span = call.span,
                           .what = typed::Lookup{index, {std::move(first)}, true, static_cast<uint32_t>(parent)},
                           .can_error = true,
                           .can_be_unmatched = true,
                           .parts = {lookup_facts(source->schema->record)}};
  return std::make_shared<const typed::Expression>(std::move(result));
}

}  // namespace damson::checking
