// `ref(target, key…)`: the key that the target's record got for a source's record.
#include "compiler/check/references.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/figures.h"
#include "compiler/check/keys_of_groups.h"
#include "compiler/check/reference_order.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/bad_reference.h"
#include "compiler/diagnostics/not_referable.h"

namespace damson::checking {

namespace {

/// A map into the target that is referred to.
struct Feeder {
  Source* source;
  const Module* module;
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
      if (Source* source = named_in<Source>(module, map->source.text)) feeders.push_back({source, &module, map});
    }
  }
  return feeders;
}

constexpr std::string_view form =
    "write `ref(target, key)`, or `ref(target, source, key)` where several sources feed the target";

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
  Offers offers{.title = "the targets"};
  for (const auto& target : context.all.declarations.targets) offers.add(target.declaration->name.text);
  suggest_nearest(draft, name->span, name->name.text, offers);
  context.all.report(draft.note(std::string(form)));
  return nullptr;
}

/// The source whose records are referred to; null after a problem. `next`: the argument behind it.
Source* find_source(Context& context, const syntax::CallExpression& call, const Target& target,
                    const std::vector<Feeder>& feeders, size_t& next) {
  const std::string& name = target.declaration->name.text;
  Source* named =
      call.arguments.size() > 1 && call.arguments[1].value ? source_named(context, *call.arguments[1].value) : nullptr;
  if (named != nullptr) {
    next = 2;
    const bool feeds =
        std::any_of(feeders.begin(), feeders.end(), [&](const Feeder& one) { return one.source == named; });
    if (feeds) return named;
    named->used = true;
    named->unsure = true;
    report_form(context, call.arguments[1].span,
                fmt::format("no map makes records of `{}` from `{}`", name, named->declaration->name.text));
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
    report_form(context, call.span,
                fmt::format("`{}` is fed by {}: say which of them the key is of", name, enumeration(names)));
  }
  return nullptr;
}

/// What records are found by: the key of a source, or what stands behind the `by` of maps that make groups of it.
struct SoughtKey {
  std::vector<KeysOfGroups::Key> parts = {};
  std::vector<uint32_t> fields = {};
  bool of_groups = false;
  std::string whose;  // "`works`", "the groups of `works`"
};

/// Says what keeps records from being referred to.
class Referability {
 public:
  Referability(Context& context, const syntax::CallExpression& call, const Target& target, const Source& source,
               const std::vector<Feeder>& feeders)
      : context_(context), call_(call), target_(target), source_(source) {
    for (const Feeder& feeder : feeders) {
      if (feeder.source == &source) feeders_.push_back(feeder);
    }
  }

  /// What a record of the source, or a group, is found by, if it has one key in the target at most.
  std::optional<SoughtKey> check() {
    if (!check_target()) return std::nullopt;
    const auto groups = [](const Feeder& feeder) { return !feeder.map->group_by.empty(); };
    return std::ranges::any_of(feeders_, groups) ? check_groups() : check_records();
  }

 private:
  std::nullopt_t refuse(const std::string& message, Span related, std::string_view label,
                        const std::string& way_out = {}) {
    auto draft = not_referable(call_.arguments[0].span, message).related(related, std::string(label));
    if (!way_out.empty()) draft.note(way_out);
    context_.all.report(draft);
    return std::nullopt;
  }

  std::nullopt_t refuse_number(Span map) {
    return refuse(fmt::format("a record of `{}` is not one record of `{}`", source_.declaration->name.text,
                              target_.declaration->name.text),
                  map, "this map makes another number of records");
  }

  bool check_target() {
    const Schema& schema = *target_.schema;
    if (schema.key.size() != 1) {
      if (schema.broken) return false;
      const bool none = schema.key.empty();
      refuse(fmt::format("{} has {}", quoted(schema.name),
                         none ? "no key to refer to" : "a key of several fields: a reference is one value"),
             schema.span, "declared here");
      return false;
    }
    const Type& key = schema.record.type.fields()[schema.key.front()].type;
    if (!key.is(TypeKind::list) && !key.is(TypeKind::record)) return true;
    refuse(fmt::format("the key of {} is {}: a reference is one value", quoted(schema.name), to_text(key.required())),
           schema.span, "declared here");
    return false;
  }

  std::optional<SoughtKey> check_records() {
    for (const Feeder& feeder : feeders_) {
      if (!feeder.map->loops.empty()) return refuse_number(feeder.map->source.span);
    }
    const Schema& schema = *source_.schema;
    if (schema.key.empty()) {
      if (schema.broken) return std::nullopt;
      return refuse(fmt::format("{} has no key by which its records could be found", quoted(schema.name)), schema.span,
                    "declared here");
    }
    SoughtKey key{.fields = schema.key, .whose = fmt::format("`{}`", source_.declaration->name.text)};
    for (const uint32_t field : schema.key) {
      const auto& declared = schema.record.type.fields()[field];
      key.parts.push_back({declared.name, declared.type, schema.record.field_spans[field]});
    }
    return key;
  }

  std::optional<SoughtKey> check_groups() {
    SoughtKey key{.of_groups = true, .whose = fmt::format("the groups of `{}`", source_.declaration->name.text)};
    for (const Feeder& feeder : feeders_) {
      if (feeder.map->group_by.empty()) return refuse_number(feeder.map->source.span);
      const KeysOfGroups& keys = keys_of_groups(context_.all, *feeder.module, *feeder.map);
      if (!keys.good) {
        if (keys.circular) report_groups_not_known(context_.all, call_.span, target_);
        return std::nullopt;
      }
      const auto same = [](const auto& one, const auto& other) { return one.type.required() == other.type.required(); };
      if (!key.parts.empty() && !std::ranges::equal(key.parts, keys.keys, same)) {
        return refuse(fmt::format("records of `{}` become records of `{}` by several kinds of keys",
                                  source_.declaration->name.text, target_.declaration->name.text),
                      feeder.map->source.span, "this map groups by other values",
                      fmt::format("bring the values behind `by` to the same types; or declare the source a second time "
                                  "under another name, let one of the maps "
                                  "read that one, and say whose key it is: `ref({}, other_name, …)`",
                                  as_written(target_.declaration->name.text)));
      }
      if (key.parts.empty()) key.parts = keys.keys;
      for (size_t part = 0; part < key.parts.size(); ++part) {
        std::string& name = key.parts[part].text;
        if (name != keys.keys[part].text) name += " or " + keys.keys[part].text;
      }
    }
    for (uint32_t part = 0; part < key.parts.size(); ++part) key.fields.push_back(part);
    return key;
  }

  Context& context_;
  const syntax::CallExpression& call_;
  const Target& target_;
  const Source& source_;
  std::vector<Feeder> feeders_;
};

uint32_t reference_table(Checking& all, const Source& source, const Target& target, const SoughtKey& key) {
  auto& tables = all.program().references;
  for (size_t i = 0; i < tables.size(); ++i) {
    if (tables[i].source == source.index && tables[i].target == target.index) return static_cast<uint32_t>(i);
  }
  std::vector<std::string> names;
  for (const auto& part : key.parts) names.push_back(part.text);
  tables.push_back(
      {source.index, target.index, key.fields, target.schema->key.front(), key.of_groups, std::move(names)});
  return static_cast<uint32_t>(tables.size() - 1);
}

/// The values that a record is found by; empty after a problem.
std::vector<ExpressionPtr> check_keys(Context& context, const syntax::CallExpression& call, size_t first,
                                      const SoughtKey& key) {
  std::vector<ExpressionPtr> values;
  bool good = true;
  for (size_t i = first; i < call.arguments.size(); ++i) {
    ExpressionPtr value = check_expression(context, call.arguments[i].value);
    if (value && i - first < key.parts.size()) {
      const auto& part = key.parts[i - first];
      value = part.type.is(TypeKind::nothing)
                  ? nullptr
                  : convert_or_report(context, value, part.type, fmt::format("`{}` of {}", part.text, key.whose),
                                      part.span);
      value = require_matched(context, value);
    }
    good &= value != nullptr;
    values.push_back(std::move(value));
  }
  if (values.size() != key.parts.size()) {
    std::vector<std::string> names;
    for (const auto& part : key.parts) names.push_back(quoted(part.text));
    report_form(context, call.span,
                fmt::format("the key of {} is {}: {} given", key.whose, enumeration(names),
                            values.empty()
                                ? "it is not"
                                : fmt::format("{} {}", values.size(), values.size() == 1 ? "value is" : "values are")));
    return {};
  }
  return good ? values : std::vector<ExpressionPtr>{};
}

}  // namespace

ExpressionPtr check_reference(Context& context, const syntax::CallExpression& call) {
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
  const auto sought = Referability(context, call, *target, *source, feeders).check();
  if (!sought) return nullptr;
  std::vector<ExpressionPtr> keys = check_keys(context, call, next, *sought);
  if (keys.empty()) return nullptr;
  bool optional = false;
  for (const auto& key : keys) optional |= key->type.optional();
  const Type& key = target->schema->record.type.fields()[target->schema->key.front()].type;
  if (key.is(TypeKind::nothing)) return nullptr;
  typed::Expression reference{
      .type = key.with_optional(optional),
      .span = call.span,
      .what = typed::RecordReference{reference_table(context.all, *source, *target, *sought), std::move(keys)},
      .can_error = true,
      .can_be_unmatched = true,
      .parts = {}};
  return std::make_shared<const typed::Expression>(std::move(reference));
}

}  // namespace damson::checking
