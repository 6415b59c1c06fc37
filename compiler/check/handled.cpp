// `on missing`, `on error`, `on unmatched`; and lookups whose unmatched nobody handles.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "compiler/check/actions.h"
#include "compiler/check/convert.h"
#include "compiler/check/expression.h"
#include "compiler/diagnostics/clause_never_acts.h"
#include "compiler/diagnostics/expression_too_long.h"
#include "compiler/diagnostics/pipe_on_fallback.h"
#include "compiler/diagnostics/unmatched_not_handled.h"
#include "runtime/base/limits.h"

namespace damson::checking {

namespace {

State fact_of(syntax::ClauseKind kind) {
  switch (kind) {
    case syntax::ClauseKind::missing: return State::missing;
    case syntax::ClauseKind::error: return State::error;
    case syntax::ClauseKind::unmatched: return State::unmatched;
  }
  return State::missing;
}

std::string_view fact_word(State fact) {
  switch (fact) {
    case State::missing: return "missing";
    case State::error: return "error";
    case State::unmatched: return "unmatched";
    case State::present:
    case State::decided: return "";
  }
  return "";
}

/// What is known of the value as the clauses so far leave it.
struct Left {
  Type type;
  typed::PartFacts facts;

  bool can_be(State fact) const {
    switch (fact) {
      case State::missing: return type.optional();
      case State::error: return facts.can_error;
      case State::unmatched: return facts.can_be_unmatched;
      case State::present:
      case State::decided: return false;
    }
    return false;
  }

  void settle(State fact) {
    if (fact == State::missing) type = type.required();
    if (fact == State::error) facts.can_error = false;
    if (fact == State::unmatched) facts.can_be_unmatched = false;
  }
};

/// Whether a value is made of the list that a lookup gives, and not of one record.
bool finds_list(const typed::Expression& value) {
  if (const auto* lookup = std::get_if<typed::Lookup>(&value.what)) return lookup->many;
  if (const auto* field = std::get_if<typed::ListFieldAccess>(&value.what)) return finds_list(*field->list);
  if (const auto* filter = std::get_if<typed::Filter>(&value.what)) return finds_list(*filter->list);
  if (const auto* loop = std::get_if<typed::ForEach>(&value.what)) return finds_list(*loop->list);
  if (const auto* call = std::get_if<typed::Call>(&value.what)) {
    return std::ranges::any_of(call->arguments, [](const auto& argument) { return argument && finds_list(*argument); });
  }
  const auto* reference = std::get_if<typed::Reference>(&value.what);
  return reference != nullptr && reference->binding->value && finds_list(*reference->binding->value);
}

/// A lookup by other fields than the key, said with what the key is.
std::optional<std::string> fields_beside_key(const Context& context, const typed::Expression& value) {
  if (const auto* field = std::get_if<typed::ListFieldAccess>(&value.what))
    return fields_beside_key(context, *field->list);
  const auto* lookup = std::get_if<typed::Lookup>(&value.what);
  if (lookup == nullptr || !lookup->many) return std::nullopt;
  const LookupIndex& index = context.all.program().indexes[lookup->index];
  const auto& sources = context.all.declarations.sources;
  const auto source = std::ranges::find_if(sources, [&](const Source& each) { return each.table == index.table; });
  if (source == sources.end() || source->schema == nullptr) return std::nullopt;
  const auto& fields = source->schema->record.type.fields();
  const auto names = [&](const std::vector<uint32_t>& places) {
    std::string text;
    for (const uint32_t place : places) text += fmt::format("{}`{}`", text.empty() ? "" : ", ", fields[place].name);
    return text;
  };
  const std::string key =
      source->schema->key.empty() ? std::string("it has none") : "that is " + names(source->schema->key);
  return fmt::format("{} is not the key of `{}`, {}; what tells its records apart is declared as `key name: type`",
                     names(index.key_fields), source->declaration->name.text, key);
}

std::string never_words(const Context& context, const typed::Expression& value, State fact) {
  const auto words = context.all.texts.slice(value.span);
  const std::string name =
      words.size() <= 40 && words.find('\n') == std::string_view::npos ? std::string(words) : "this value";
  switch (fact) {
    case State::missing: return name + " is never missing here";
    case State::error: return name + " never fails here";
    case State::unmatched: {
      if (finds_list(value)) return name + " is a list of what is found, and empty where nothing is";
      return name + " looks nothing up here";
    }
    case State::present:
    case State::decided: return {};
  }
  return {};
}

/// The value of a clause's action beside the value that it stands in for.
bool add_clause(Context& context, ExpressionPtr& value, Left& left, std::vector<typed::Clause>& clauses, State fact,
                typed::Action action) {
  left.settle(fact);
  if (const auto replacement = value_of(action)) {
    if (left.type.is(TypeKind::list) && replacement->type.is(TypeKind::list) &&
        left.type.element().is(TypeKind::nothing)) {
      left.type = replacement->type.with_optional(left.type.optional());
    }
    auto both = to_common_type(context, {value, replacement}, "a value and what stands in for it");
    if (both.empty()) return false;
    const bool optional = left.type.optional() || both[1]->type.optional();
    const Type common = joined_type(both[0]->type, both[1]->type).value_or(both[0]->type);
    left.type = common.with_optional(optional);
    add_facts(left.facts, facts_of(*both[1]));
    value = both[0];
    if (auto* use = std::get_if<typed::UseValue>(&action)) use->value = both[1];
    if (auto* warn = std::get_if<typed::WarnAndUse>(&action)) warn->value = both[1];
    // what earlier clauses put in has to go along: an int beside a decimal
    for (auto& clause : clauses) {
      const auto earlier = value_of(clause.action);
      if (!earlier) continue;
      const Conversion converted = convert(context, earlier, common);
      if (!converted.value) continue;
      if (auto* use = std::get_if<typed::UseValue>(&clause.action)) use->value = converted.value;
      if (auto* warn = std::get_if<typed::WarnAndUse>(&clause.action)) warn->value = converted.value;
    }
  }
  clauses.push_back({fact, std::move(action)});
  return true;
}

/// The first lookup in a value that may come out unmatched.
const typed::Expression* unmatched_lookup(const typed::Expression& value);

struct FindUnmatched {
  const typed::Expression& value;

  const typed::Expression* first(const std::vector<ExpressionPtr>& list) const {
    for (const auto& one : list) {
      if (!one || !any_unmatched(*one)) continue;
      if (const auto* found = unmatched_lookup(*one)) return found;
    }
    return nullptr;
  }
  const typed::Expression* of(const typed::Action& action) const { return first({value_of(action)}); }

  const typed::Expression* operator()(const typed::Literal&) const { return nullptr; }
  const typed::Expression* operator()(const typed::FieldFate&) const { return nullptr; }
  const typed::Expression* operator()(const typed::Reference& reference) const {
    return first({reference.binding->value});
  }
  const typed::Expression* operator()(const typed::FieldAccess& field) const { return first({field.record}); }
  const typed::Expression* operator()(const typed::ListFieldAccess& field) const { return first({field.list}); }
  const typed::Expression* operator()(const typed::Call& call) const {
    const auto* inside = first(call.arguments);
    return inside == nullptr ? &value : inside;
  }
  const typed::Expression* operator()(const typed::RecordValue& record) const { return first(record.fields); }
  const typed::Expression* operator()(const typed::ListValue& list) const { return first(list.items); }
  const typed::Expression* operator()(const typed::If& choice) const {
    const auto* found = of(choice.then);
    return found == nullptr ? of(choice.otherwise) : found;
  }
  const typed::Expression* operator()(const typed::Choice& choice) const {
    if (const auto* found = first({choice.subject})) return found;
    for (const auto& arm : choice.arms) {
      if (const auto* found = of(arm)) return found;
    }
    return nullptr;
  }
  const typed::Expression* operator()(const typed::PathChoice& choice) const {
    if (const auto* found = first({choice.subject})) return found;
    for (const auto& arm : choice.arms) {
      if (const auto* found = of(arm)) return found;
    }
    return nullptr;
  }
  const typed::Expression* operator()(const typed::ForEach& loop) const { return first({loop.list, loop.value}); }
  const typed::Expression* operator()(const typed::Filter& filter) const { return first({filter.list}); }
  const typed::Expression* operator()(const typed::Lookup& lookup) const {
    const auto* inside = first(lookup.keys);
    return inside != nullptr ? inside : lookup.many && !lookup.parent ? nullptr : &value;
  }
  const typed::Expression* operator()(const typed::RecordReference& reference) const {
    const auto* inside = first(reference.keys);
    return inside != nullptr ? inside : &value;
  }
  const typed::Expression* operator()(const typed::Handled& handled) const {
    bool caught = false;
    for (const auto& clause : handled.clauses) {
      if (const auto* found = of(clause.action)) return found;
      caught |= clause.fact == State::unmatched;
    }
    return caught ? nullptr : first({handled.value});
  }
};

const typed::Expression* unmatched_lookup(const typed::Expression& value) {
  return std::visit(FindUnmatched{value}, value.what);
}

}  // namespace

ExpressionPtr require_matched(Context& context, const ExpressionPtr& value) {
  if (!value || !any_unmatched(*value)) return value;
  const typed::Expression* lookup = unmatched_lookup(*value);
  const Span span = lookup == nullptr ? value->span : lookup->span;
  if (context.all.muted == 0 && !context.all.unmatched_reported.insert({span.begin, span.end}).second) return nullptr;
  context.all.report(unmatched_not_handled(span)
                         .label("nothing may be found here")
                         .note("write `on unmatched …` behind the whole value, or ask `is present` in a condition"));
  return nullptr;
}

namespace {

/// What the first of several pipes works on, where that is a value written in the spec.
const syntax::CallExpression* pipe_on_literal(const syntax::ExpressionPtr& value) {
  const auto* call = value ? syntax::try_as<syntax::CallExpression>(*value) : nullptr;
  const syntax::CallExpression* outermost = call;
  while (call != nullptr && call->piped && !call->arguments.empty() && call->arguments.front().value) {
    const syntax::Expression& first = *call->arguments.front().value;
    const bool list =
        first.kind == syntax::ExpressionKind::list && syntax::as<syntax::ListExpression>(first).elements.empty();
    if (first.kind == syntax::ExpressionKind::text || first.kind == syntax::ExpressionKind::missing || list)
      return outermost;
    call = syntax::try_as<syntax::CallExpression>(first);
  }
  return nullptr;
}

/// `title on missing "none" | upper`: only "none" is written in capitals.
void warn_of_pipe(Context& context, const syntax::HandledExpression& handled, const syntax::Action& action) {
  const auto* call = pipe_on_literal(action.value);
  if (call == nullptr) return;
  const std::string_view content = context.all.texts[call->span.text].content();
  if (call->span.begin > 0 && content[call->span.begin - 1] == '(') return;  // somebody means it
  const std::string_view whole = context.all.texts.slice(handled.span);
  const auto& innermost = *call->arguments.front().value;
  auto draft = pipe_on_fallback(call->function.span, call->function.text());
  const size_t literal_end = innermost.span.end - handled.span.begin;
  if (innermost.kind != syntax::ExpressionKind::call && literal_end < whole.size() && handled.clauses.size() == 1) {
    draft.suggest(handled.span, fmt::format("({}){}", whole.substr(0, literal_end), whole.substr(literal_end)),
                  Fix::needs_review, "put the value and what stands in for it into parentheses, if both are meant");
  }
  context.all.report(draft.note("parentheses around what stands in for it say that only that is meant"));
}

}  // namespace

ExpressionPtr check_handled(Context& context, const syntax::HandledExpression& handled, const DeclaredType* expected) {
  if (handled.clauses.size() > limits::chained_operators) {
    context.all.report(expression_too_long(handled.clauses.back().kind_span, limits::chained_operators));
    return nullptr;
  }
  ExpressionPtr value = check_expression(context, handled.value, expected);
  const ExpressionPtr original = value;
  Left left;
  if (value) left = {value->type, facts_of(*value)};
  std::vector<typed::Clause> clauses;
  bool good = value != nullptr;
  for (const auto& clause : handled.clauses) {
    const State fact = fact_of(clause.kind);
    warn_of_pipe(context, handled, clause.action);
    auto action = check_action(context, clause.action, fact_word(fact), expected);
    if (!action || !good) {
      good = false;
      continue;
    }
    if (!left.can_be(fact)) {
      if (context.all.muted > 0) continue;  // one use of a declaration that is right for others
      auto draft = clause_never_acts(clause.kind_span, fact_word(fact)).label(never_words(context, *original, fact));
      if (const auto asked = fact == State::unmatched ? fields_beside_key(context, *original) : std::nullopt)
        draft.note(*asked);
      if (fact == State::unmatched && finds_list(*original)) {
        draft.note(
            "`only` makes one of the list, and is unmatched where nothing was found; `first` is missing there; `is "
            "empty` asks");
      }
      context.all.report(draft);
      good = false;
      continue;
    }
    good = add_clause(context, value, left, clauses, fact, std::move(*action));
  }
  if (!good) return nullptr;
  typed::Expression expression{.type = left.type,
                               .span = handled.span,
                               .what = typed::Handled{value, std::move(clauses)},
                               .can_error = left.facts.can_error,
                               .can_be_unmatched = left.facts.can_be_unmatched,
                               .parts = std::move(left.facts.parts)};
  return std::make_shared<const typed::Expression>(std::move(expression));
}

}  // namespace damson::checking
