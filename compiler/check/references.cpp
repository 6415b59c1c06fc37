// `ref(target, key…)`: the key that the target's record got for a source's record.
#include "compiler/check/references.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/figures.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/bad_reference.h"
#include "compiler/diagnostics/not_referable.h"
#include "compiler/diagnostics/not_supported.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::checking {

namespace {

/// A map into the target that is referred to.
struct Feeder {
  Source* source;
  const syntax::MapDeclaration* map;
};

Target* target_named(const Context& context, const syntax::Expression& expression) {
  if (context.module == nullptr) return nullptr;
  const auto* name = syntax::try_as<syntax::NameExpression>(expression);
  const auto* entry = name == nullptr ? nullptr : find_name(*context.module, &Module::values, name->name.text);
  const auto* target = entry == nullptr ? nullptr : std::get_if<Target*>(&entry->what);
  return target == nullptr ? nullptr : *target;
}

template <class Kind>
Kind* named_in(const Module& module, const std::string& name) {
  const auto* entry = find_name(module, &Module::values, name);
  const auto* found = entry == nullptr ? nullptr : std::get_if<Kind*>(&entry->what);
  return found == nullptr ? nullptr : *found;
}

std::vector<Feeder> feeders_of(const Checking& all, const Target& target) {
  std::vector<Feeder> feeders;
  for (const auto& module : all.declarations.modules) {
    for (const auto& declaration : module.tree->declarations) {
      const auto* map = syntax::try_as<syntax::MapDeclaration>(*declaration);
      if (map == nullptr || named_in<Target>(module, map->target.text) != &target) continue;
      if (Source* source = named_in<Source>(module, map->source.text)) feeders.push_back({source, map});
    }
  }
  return feeders;
}

constexpr std::string_view form = "write `ref(target, key)`, or `ref(target, source, key)` where several sources feed the target";

ExpressionPtr report_form(Context& context, Span span, const std::string& message) {
  context.all.report(bad_reference(span, message).note(std::string(form)));
  return nullptr;
}

/// Says that what the first argument names is no target.
ExpressionPtr report_no_target(Context& context, const syntax::CallExpression& call) {
  const auto* name = call.arguments.empty() || !call.arguments[0].value
                         ? nullptr
                         : syntax::try_as<syntax::NameExpression>(*call.arguments[0].value);
  if (name == nullptr) return report_form(context, call.span, "`ref` wants a target first");
  auto draft = bad_reference(name->span, fmt::format("there is no target `{}` to refer to", name->name.text));
  std::vector<std::string_view> names;
  for (const auto& target : context.all.declarations.targets) names.emplace_back(target.declaration->name.text);
  if (const auto near = nearest_name(name->name.text, names)) {
    draft.label(fmt::format("did you mean `{}`?", *near)).suggest(name->span, as_written(*near));
  }
  context.all.report(draft.note(std::string(form)));
  return nullptr;
}

/// The source whose records are referred to; null after a problem. `next`: the argument behind it.
Source* find_source(Context& context, const syntax::CallExpression& call, const Target& target,
                    const std::vector<Feeder>& feeders, size_t& next) {
  const std::string& name = target.declaration->name.text;
  Source* named = call.arguments.size() > 1 && call.arguments[1].value ? source_named(context, *call.arguments[1].value) : nullptr;
  if (named != nullptr) {
    next = 2;
    const bool feeds = std::any_of(feeders.begin(), feeders.end(), [&](const Feeder& one) { return one.source == named; });
    if (feeds) return named;
    named->used = true;
    named->unsure = true;
    report_form(context, call.arguments[1].span, fmt::format("no map makes records of `{}` from `{}`", name, named->declaration->name.text));
    return nullptr;
  }
  std::vector<std::string> names;
  for (const Feeder& one : feeders) {
    const std::string quoted_name = quoted(one.source->declaration->name.text);
    if (std::find(names.begin(), names.end(), quoted_name) == names.end()) names.push_back(quoted_name);
  }
  if (names.size() == 1) return feeders.front().source;
  if (names.empty()) {
    context.all.report(not_referable(call.arguments[0].span, fmt::format("no map makes records of `{}`", name)));
  } else {
    report_form(context, call.span, fmt::format("`{}` is fed by {}: say which of them the key is of", name, enumeration(names)));
  }
  return nullptr;
}

/// Whether a record of the source has one key in the target at most.
bool check_referable(Context& context, const syntax::CallExpression& call, const Target& target, const Source& source,
                     const std::vector<Feeder>& feeders) {
  const auto refuse = [&](const std::string& message, Span related, std::string_view label) {
    context.all.report(not_referable(call.arguments[0].span, message).related(related, std::string(label)));
    return false;
  };
  for (const Feeder& feeder : feeders) {
    if (feeder.source != &source || (feeder.map->loops.empty() && feeder.map->group_by.empty())) continue;
    return refuse(fmt::format("a record of `{}` is not one record of `{}`", source.declaration->name.text, target.declaration->name.text),
                  feeder.map->source.span, "this map makes another number of records");
  }
  if (source.schema->key.empty()) {
    if (source.schema->broken) return false;
    return refuse(fmt::format("{} has no key by which its records could be found", quoted(source.schema->name)), source.schema->span, "declared here");
  }
  if (target.schema->key.size() != 1) {
    if (target.schema->broken) return false;
    return refuse(fmt::format("{} has {}", quoted(target.schema->name), target.schema->key.empty() ? "no key to refer to" : "a key of several fields: a reference is one value"),
                  target.schema->span, "declared here");
  }
  const Type& key = target.schema->record.type.fields()[target.schema->key.front()].type;
  if (key.is(TypeKind::list) || key.is(TypeKind::record)) {
    return refuse(fmt::format("the key of {} is {}: a reference is one value", quoted(target.schema->name), to_text(key.required())),
                  target.schema->span, "declared here");
  }
  return true;
}

uint32_t reference_table(Checking& all, const Source& source, const Target& target) {
  auto& tables = all.program().references;
  for (size_t i = 0; i < tables.size(); ++i) {
    if (tables[i].source == source.index && tables[i].target == target.index) return static_cast<uint32_t>(i);
  }
  tables.push_back({source.index, target.index, source.schema->key, target.schema->key.front()});
  return static_cast<uint32_t>(tables.size() - 1);
}

/// The values of the source's key fields; empty after a problem.
std::vector<ExpressionPtr> check_keys(Context& context, const syntax::CallExpression& call, size_t first, const Source& source) {
  const auto& key = source.schema->key;
  const auto& fields = source.schema->record.type.fields();
  std::vector<ExpressionPtr> keys;
  bool good = true;
  for (size_t i = first; i < call.arguments.size(); ++i) {
    ExpressionPtr value = check_expression(context, call.arguments[i].value);
    if (value && i - first < key.size()) {
      const uint32_t field = key[i - first];
      const Type& wanted = fields[field].type;
      value = wanted.is(TypeKind::nothing) ? nullptr
                                           : convert_or_report(context, value, wanted, fmt::format("`{}` of `{}`", fields[field].name, source.declaration->name.text),
                                                               source.schema->record.field_spans[field]);
      value = require_matched(context, value);
    }
    good &= value != nullptr;
    keys.push_back(std::move(value));
  }
  if (keys.size() != key.size()) {
    std::vector<std::string> names;
    for (const uint32_t field : key) names.push_back(quoted(fields[field].name));
    report_form(context, call.span, fmt::format("the key of `{}` is {}: {} given", source.declaration->name.text, enumeration(names),
                                                keys.empty() ? "it is not" : fmt::format("{} {}", keys.size(), keys.size() == 1 ? "value is" : "values are")));
    return {};
  }
  return good ? keys : std::vector<ExpressionPtr>{};
}

}  // namespace

ExpressionPtr check_reference(Context& context, const syntax::CallExpression& call) {
  if (context.map != nullptr && context.map->groups) {
    context.all.report(not_supported(call.function.span, "`ref` in a map with `by`"));
    return nullptr;
  }
  const bool any = !call.arguments.empty() && call.arguments[0].value;
  if (any && call.arguments[0].value->kind == syntax::ExpressionKind::error) return nullptr;
  Target* target = any ? target_named(context, *call.arguments[0].value) : nullptr;
  if (target == nullptr) {
    const bool unsure = context.module != nullptr && context.module->broken;
    return unsure ? nullptr : report_no_target(context, call);
  }
  target->used = true;
  if (context.all.figures != nullptr) return report_no_records(context, call.span);
  const std::vector<Feeder> feeders = feeders_of(context.all, *target);
  size_t next = 1;
  Source* source = find_source(context, call, *target, feeders, next);
  if (source == nullptr || source->schema == nullptr || target->schema == nullptr) return nullptr;
  if (!check_referable(context, call, *target, *source, feeders)) return nullptr;
  std::vector<ExpressionPtr> keys = check_keys(context, call, next, *source);
  if (keys.empty()) return nullptr;
  bool optional = false;
  for (const auto& key : keys) optional |= key->type.optional();
  const Type& key = target->schema->record.type.fields()[target->schema->key.front()].type;
  if (key.is(TypeKind::nothing)) return nullptr;
  typed::Expression reference{.type = key.with_optional(optional),
                              .span = call.span,
                              .what = typed::RecordReference{reference_table(context.all, *source, *target), std::move(keys)},
                              .can_error = true,
                              .can_be_unmatched = true,
                              .parts = {}};
  return std::make_shared<const typed::Expression>(std::move(reference));
}

}  // namespace damson::checking
