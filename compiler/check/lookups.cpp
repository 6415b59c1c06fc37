// `[ ]`: lookups on sources and lookups, filters on lists.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/callables.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/expression.h"
#include "compiler/check/figures.h"
#include "compiler/check/foreign_words.h"
#include "compiler/check/lookup_tables.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/check/unread.h"
#include "compiler/diagnostics/lookup_without_equality.h"
#include "compiler/diagnostics/names_a_callable.h"
#include "compiler/diagnostics/not_a_condition.h"
#include "compiler/diagnostics/not_a_list.h"
#include "compiler/diagnostics/unknown_field.h"
#include "compiler/diagnostics/unknown_name.h"
#include "compiler/elsewhere/operand.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::checking {

namespace {

void split_conditions(const syntax::Expression& condition, std::vector<const syntax::Expression*>& parts) {
  const auto* binary = syntax::try_as<syntax::BinaryExpression>(condition);
  if (binary == nullptr || binary->op != syntax::BinaryOperator::logical_and || !binary->left || !binary->right) {
    parts.push_back(&condition);
    return;
  }
  split_conditions(*binary->left, parts);
  split_conditions(*binary->right, parts);
}

/// The lookup's own field that an expression names bare, or -1.
int own_field(const Schema& schema, const syntax::ExpressionPtr& expression) {
  const auto* name = expression ? syntax::try_as<syntax::NameExpression>(*expression) : nullptr;
  return name == nullptr ? -1 : schema.record.type.find_field(name->name.text);
}

struct LookupKey {
  uint32_t field;
  ExpressionPtr value;
};

/// `artists[artist_id]`: the key of `artists` is that field, most likely.
std::optional<std::string> meant_equality(const Context& context, const syntax::Expression& condition,
                                          const Source& source) {
  const auto* name = syntax::try_as<syntax::NameExpression>(condition);
  if (name == nullptr || source.schema->key.size() != 1 || !is_known_name(context, name->name)) return std::nullopt;
  const auto& fields = source.schema->record.type.fields();
  const bool of_record = context.map != nullptr && context.map->map.record &&
                         context.map->map.record->type.find_field(name->name.text) >= 0;
  return fmt::format("{} == {}{}", as_written(fields[source.schema->key.front()].name), of_record ? "record." : "",
                     as_written(name->name.text));
}

void report_no_equality(Context& context, const syntax::Expression& condition, const Source& source) {
  const Span span = condition.span;
  if (const auto meant = meant_equality(context, condition, source)) {
    return context.all.report(lookup_without_equality(span, source.declaration->name.text).suggest(span, *meant));
  }
  context.all.report(lookup_without_equality(span, source.declaration->name.text)
                         .note(fmt::format("write `{}[field == value]`; more conditions are joined with `and`",
                                           as_written(source.declaration->name.text))));
}

/// `id == c.id`: which field, and the value that it has to have.
std::optional<LookupKey> check_key(Context& context, const Source& source, const syntax::Expression& condition) {
  const auto* binary = syntax::try_as<syntax::BinaryExpression>(condition);
  if (condition.kind == syntax::ExpressionKind::error) return std::nullopt;
  if (binary == nullptr || binary->op != syntax::BinaryOperator::equal) {
    report_no_equality(context, condition, source);
    return std::nullopt;
  }
  const int left = own_field(*source.schema, binary->left);
  const int right = own_field(*source.schema, binary->right);
  if (left >= 0 && right >= 0) {
    context.all.report(lookup_without_equality(condition.span, source.declaration->name.text)
                           .label(fmt::format("both sides are fields of `{}`", source.declaration->name.text))
                           .note("inside `[ ]` the mapped record's fields are `record.x`"));
    return std::nullopt;
  }
  Context outside = context;
  Scope brackets{.kind = Scope::Kind::item, .outer = context.scope};
  outside.scope = &brackets;
  if (left < 0 && right < 0) {
    const auto* name = binary->left ? syntax::try_as<syntax::NameExpression>(*binary->left) : nullptr;
    if (name != nullptr && may_declare(context.all, *source.schema, name->name.text)) {
      check_expression(outside, binary->right);
      return std::nullopt;
    }
    if (name != nullptr) {
      auto draft = unknown_field(name->span, quoted(source.schema->name), name->name.text);
      suggest_nearest(draft, name->span, name->name.text, fields_offered(source.schema->record.type));
      context.all.report(draft);
    } else {
      report_no_equality(context, condition, source);
    }
    check_expression(outside, binary->right);
    return std::nullopt;
  }
  const auto field = static_cast<uint32_t>(left >= 0 ? left : right);
  ExpressionPtr value = check_expression(outside, left >= 0 ? binary->right : binary->left);
  const Type& wanted = source.schema->record.type.fields()[field].type;
  if (!value || wanted.is(TypeKind::nothing)) return std::nullopt;
  value = convert_or_report(
      context, value, wanted,
      fmt::format("`{}` of `{}`", source.schema->record.type.fields()[field].name, source.declaration->name.text),
      source.schema->record.field_spans[field]);
  if (!value) return std::nullopt;
  return LookupKey{field, std::move(value)};
}

ExpressionPtr check_lookup(Context& context, Source& source, const syntax::BracketExpression& bracket) {
  source.used = true;
  if (context.all.figures != nullptr) return report_no_records(context, bracket.span);
  if (source.schema == nullptr || !bracket.condition) return nullptr;
  std::vector<const syntax::Expression*> conditions;
  split_conditions(*bracket.condition, conditions);
  std::vector<LookupKey> keys;
  bool good = true;
  for (const auto* condition : conditions) {
    auto key = check_key(context, source, *condition);
    good &= key.has_value();
    if (key) keys.push_back(std::move(*key));
  }
  if (!good) {
    source.unsure = true;
    return nullptr;
  }
  std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.field < b.field; });
  std::vector<uint32_t> fields;
  std::vector<ExpressionPtr> values;
  bool optional = false;
  bool error = false;
  for (auto& key : keys) {
    optional |= key.value->type.optional();
    error |= any_error(*key.value);
    fields.push_back(key.field);
    values.push_back(std::move(key.value));
  }
  for (const auto& value : values) {
    if (!require_matched(context, value)) return nullptr;
  }
  std::vector<uint32_t> key_fields = source.schema->key;
  std::sort(key_fields.begin(), key_fields.end());
  const bool unique = !key_fields.empty() && key_fields == fields;
  const uint32_t index = lookup_index(context.all, source, fields, unique);
  const typed::PartFacts record = lookup_facts(source.schema->record);
  const Type type = unique ? source.schema->record.type : Type::list_of(source.schema->record.type);
  typed::Expression lookup{.type = type.with_optional(optional),
                           .span = bracket.span,
                           .what = typed::Lookup{index, std::move(values), !unique},
                           .can_error = error,
                           .can_be_unmatched = unique,
                           .parts = unique ? record.parts : std::vector<typed::PartFacts>{record}};
  return std::make_shared<const typed::Expression>(std::move(lookup));
}

/// Whether the fields of the items are names in the brackets. What a type parameter stands for has none, whatever it
/// is.
bool shows_fields(const Context& context, const syntax::BracketExpression& bracket, const Type& item) {
  if (context.function != nullptr && item.is(TypeKind::variable))
    context.function->filters_of_any_type.insert(&bracket);
  return item.is(TypeKind::record) &&
         (context.function == nullptr || !context.function->filters_of_any_type.contains(&bracket));
}

/// `images[0]`: items have no places. True when it was reported.
bool reports_place(Context& context, const syntax::BracketExpression& bracket) {
  if (!bracket.condition) return false;
  const std::string place = written(context.all.texts, bracket.condition->span);
  if (!whole_number(place)) return false;
  auto draft = not_a_condition(bracket.condition->span, "the condition in `[ ]`", "int");
  const std::string list = at_least(Tightness::sum, written(context.all.texts, bracket.object->span));
  const bool first = place == "0" || place == "1";
  if (first || place == "-1") {
    draft.suggest(bracket.span,
                  in_place_of(context.all.texts, bracket.span, fmt::format("{} | {}", list, first ? "first" : "last")));
  }
  context.all.report(draft.label("items of a list have no places")
                         .note("`first` and `last` take one, a condition in `[ ]` takes those for which it holds"));
  return true;
}

ExpressionPtr check_filter(Context& context, const syntax::BracketExpression& bracket) {
  const ExpressionPtr list = check_expression(context, bracket.object);
  if (list && !list->type.is(TypeKind::list)) {
    context.all.report(not_a_list(list->span, "`[ ]`", to_text(list->type.required()))
                           .label(fmt::format("this is {}", to_text(list->type.required()))));
    return nullptr;
  }
  if (!list) {
    Scope unknown{.kind = Scope::Kind::unknown, .outer = context.scope};
    Context inner = context.within(unknown);
    check_expression(inner, bracket.condition);
    return nullptr;
  }
  const auto item = std::make_shared<const typed::Binding>(typed::Binding{"item", list->type.element(), nullptr});
  const typed::PartFacts facts = list->parts.empty() ? typed::PartFacts{} : list->parts.front();
  Scope scope{.kind = Scope::Kind::item, .outer = context.scope};
  if (shows_fields(context, bracket, item->type)) {
    scope.record = item;
    scope.facts = facts;
  } else {
    scope.names.emplace("item", ScopeName{.binding = item, .facts = facts, .span = bracket.span});
  }
  Context inner = context.within(scope);
  if (reports_place(context, bracket)) return nullptr;
  const ExpressionPtr condition = check_condition(inner, bracket.condition, "the condition in `[ ]`");
  if (!condition) return nullptr;
  const int loss = add_loss(context, fmt::format("filter: {}", context.all.texts.slice(condition->span)));
  typed::Expression filter{.type = list->type,
                           .span = bracket.span,
                           .what = typed::Filter{list, item, condition, loss},
                           .can_error = list->can_error || condition->can_error,
                           .can_be_unmatched = list->can_be_unmatched,
                           .parts = list->parts};
  return std::make_shared<const typed::Expression>(std::move(filter));
}

/// `artist[id == …]`, where there is a lookup `artists`. True when it was reported.
bool reports_misspelt_table(Context& context, const syntax::BracketExpression& bracket) {
  const auto* name = syntax::try_as<syntax::NameExpression>(*bracket.object);
  if (name == nullptr || is_known_name(context, name->name)) return false;
  std::vector<std::string_view> names;
  for (const auto& source : context.all.declarations.sources) names.emplace_back(source.declaration->name.text);
  const auto near = nearest_name(name->name.text, names);
  if (!near) return false;
  auto draft = unknown_name(name->name.span, name->name.text);
  context.all.report(draft.label(fmt::format("did you mean `{}`?", *near)).suggest(name->name.span, as_written(*near)));
  for (auto& source : context.all.declarations.sources) {
    if (source.declaration->name.text == *near) source.used = source.unsure = true;
  }
  return true;
}

/// `rights_terms[rights]`: a vocabulary is called like a function. True when it was reported.
bool reports_callable(Context& context, const syntax::BracketExpression& bracket) {
  const auto* name = syntax::try_as<syntax::NameExpression>(*bracket.object);
  if (name == nullptr || context.module == nullptr || !bracket.condition || is_known_name(context, name->name))
    return false;
  const auto* entry = find_name(*context.module, &Module::callables, name->name.text);
  if (entry == nullptr) return false;
  mark_used(entry->what);
  check_expression(context, bracket.condition);
  const std::string value = at_least(Tightness::sum, written(context.all.texts, bracket.condition->span));
  const std::string meant = fmt::format("{} | {}", value, as_written(name->name.text));
  context.all.report(names_a_callable(name->name.span, name->name.text)
                         .suggest(bracket.span, in_place_of(context.all.texts, bracket.span, meant)));
  return true;
}

}  // namespace

ExpressionPtr check_bracket(Context& context, const syntax::BracketExpression& bracket) {
  if (bracket.object) {
    if (Source* source = source_named(context, *bracket.object)) return check_lookup(context, *source, bracket);
    if (reports_callable(context, bracket) || reports_misspelt_table(context, bracket)) return nullptr;
  }
  return check_filter(context, bracket);
}

}  // namespace damson::checking
