// Checking connector calls.
#include "compiler/check/connectors.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/coverage.h"
#include "compiler/check/expression.h"
#include "compiler/check/path_rules.h"
#include "compiler/check/secrets.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/check/updates.h"
#include "compiler/diagnostics/argument_not_constant.h"
#include "compiler/diagnostics/connector_argument.h"
#include "compiler/diagnostics/connector_refuses.h"
#include "compiler/diagnostics/unknown_connector.h"
#include "compiler/elsewhere/foreign_format.h"
#include "runtime/diagnostics/nearest_name.h"
#include "stdlib/support/path_profile.h"

namespace damson::checking {

namespace {

const Connector* connector_named(Checking& all, const syntax::Name& name) {
  const Connector* connector = find_connector(name.text);
  if (connector != nullptr) return connector;
  auto draft = unknown_connector(name.span, name.text);
  const ForeignFormat* format = find_foreign_format(name.text);
  if (format != nullptr && find_connector(format->connector) != nullptr) {
    draft.label(fmt::format("did you mean `{}`?", format->connector))
        .suggest(name.span, std::string(format->connector));
    if (!format->note.empty()) draft.note(std::string(format->note));
    all.report(draft);
    return nullptr;
  }
  if (format != nullptr) draft.note(std::string(format->note));
  Offers offers{.title = "the connectors"};
  for (const auto& other : all_connectors()) offers.add(other.name);
  suggest_nearest(draft, name.span, name.text, offers);
  all.report(draft);
  return nullptr;
}

std::vector<std::string_view> names_taken(const std::vector<ConnectorParameter>& parameters, const OwnArguments* own) {
  std::vector<std::string_view> names;
  for (const auto& parameter : parameters) names.push_back(parameter.name);
  if (own != nullptr) names.insert(names.end(), own->names.begin(), own->names.end());
  return names;
}

std::string all_quoted(const std::vector<std::string_view>& names) {
  std::vector<std::string> each;
  for (const auto name : names) each.push_back(quoted(name));
  return enumeration(each);
}

/// `"C:\new\table.csv"`: line breaks and tabs in the name of a file. True when it was reported.
bool report_backslashes(Checking& all, const syntax::Argument& argument, const ConstantValue& value,
                        std::string_view whose) {
  const auto* text = std::get_if<std::string>(&value.value);
  if (text == nullptr || whose == "`delimiter`" || text->size() < 2 ||
      text->find_first_of("\n\t\r") == std::string::npos)
    return false;
  std::string slashes(all.texts.slice(argument.value->span));
  std::ranges::replace(slashes, '\\', '/');
  all.report(connector_argument(argument.value->span,
                                "`\\n` and `\\t` in a text are a line break and a tab, and no file is called so")
                 .suggest(argument.value->span, slashes)
                 .note("folders have `/` between them, on Windows too"));
  return true;
}

std::optional<ConstantValue> constant_argument(Checking& all, const Module& module, const syntax::Argument& argument,
                                               const Type& wanted, bool or_list, std::string_view whose) {
  Context context{.all = all, .module = &module};
  ExpressionPtr value = check_expression(context, argument.value);
  const bool list = or_list && value && value->type.is(TypeKind::list);
  value = convert_or_report(context, value, list ? Type::list_of(wanted) : wanted, whose);
  if (!value) return std::nullopt;
  if (const ConstantValue* constant = constant_of(*value)) {
    if (report_backslashes(all, argument, *constant, whose)) return std::nullopt;
    return *constant;
  }
  all.report(argument_not_constant(argument.span, whose));
  return std::nullopt;
}

/// Which parameter a written argument is for; the number of parameters when there is none.
size_t parameter_of(const syntax::Argument& argument, const std::vector<ConnectorParameter>& parameters, size_t& next) {
  if (!argument.name) return next++;
  for (size_t i = 0; i < parameters.size(); ++i) {
    if (parameters[i].name == argument.name->text) return i;
  }
  return parameters.size();
}

void report_no_parameter(Checking& all, const syntax::Connector& written, const syntax::Argument& argument,
                         const std::vector<std::string_view>& names) {
  if (!argument.name) {
    all.report(connector_argument(argument.span, fmt::format("`{}` takes no more arguments", written.name.text))
                   .note("it takes " + all_quoted(names)));
    return;
  }
  const std::string& name = argument.name->text;
  auto draft =
      connector_argument(argument.name->span, fmt::format("`{}` has no argument `{}`", written.name.text, name));
  if (const auto near = nearest_name(name, names)) {
    draft.label(fmt::format("did you mean `{}`?", *near)).suggest(argument.name->span, std::string(*near), Fix::safe);
  }
  all.report(draft.note("it takes " + all_quoted(names)));
}

}  // namespace

std::optional<ConnectorCall> check_connector(Checking& all, const Module& module, const syntax::Connector& written,
                                             const std::vector<ConnectorParameter> Connector::* which,
                                             OwnArguments* own, bool may_wait) {
  const Connector* connector = connector_named(all, written.name);
  if (connector == nullptr) return std::nullopt;
  const auto& parameters = connector->*which;
  if (parameters.empty()) {
    all.report(connector_argument(written.name.span,
                                  fmt::format("`{}` only reads: it cannot be a target", written.name.text)));
    return std::nullopt;
  }
  ConnectorCall call{.connector = written.name.text, .arguments = {}};
  std::vector<bool> given(parameters.size());
  bool good = true;
  size_t next = 0;
  for (const auto& argument : written.arguments) {
    if (own != nullptr && argument.name && std::ranges::find(own->names, argument.name->text) != own->names.end()) {
      auto value = constant_argument(all, module, argument, Type(TypeKind::text), false, quoted(argument.name->text));
      good &= value.has_value();
      if (value && !own->taken.emplace(argument.name->text, std::move(*value)).second) {
        all.report(connector_argument(argument.span, fmt::format("`{}` is given twice", argument.name->text)));
        good = false;
      }
      continue;
    }
    const size_t place = parameter_of(argument, parameters, next);
    if (place >= parameters.size()) {
      report_no_parameter(all, written, argument, names_taken(parameters, own));
      good = false;
      continue;
    }
    const auto& parameter = parameters[place];
    if (given[place]) {
      all.report(connector_argument(argument.span, fmt::format("`{}` is given twice", parameter.name)));
      good = false;
    }
    given[place] = true;
    const std::string name(parameter.name);
    auto secret = may_wait && parameter.type.is(TypeKind::text) && argument.value
                      ? secret_argument(all, module, *argument.value)
                      : std::nullopt;
    if (secret) {
      good &= secret->text.has_value();
      if (secret->text) call.secrets.insert_or_assign(name, std::move(*secret->text));
      call.arguments.insert_or_assign(name, ConstantValue{secret->shown});
      continue;
    }
    auto value = constant_argument(all, module, argument, parameter.type, parameter.or_list, quoted(name));
    good &= value.has_value();
    if (value) call.arguments.insert_or_assign(name, std::move(*value));
  }
  for (size_t i = 0; i < parameters.size() && good; ++i) {
    if (given[i] || parameters[i].default_value) continue;
    all.report(connector_argument(written.span, fmt::format("`{}` wants `{}`: {}", written.name.text,
                                                            parameters[i].name, parameters[i].summary)));
    good = false;
  }
  if (!good) return std::nullopt;
  return call;
}

void ask_connector(Checking& all, const syntax::Connector& written, const ConnectorCall& call, const Schema& schema,
                   bool target) {
  const Connector* connector = find_connector(call.connector);
  const auto& check = target ? connector->check_target : connector->check_source;
  if (!check || schema.broken) return;
  for (const auto& field : schema.record.type.fields()) {
    if (field.type.is(TypeKind::nothing)) return;  // reported already
  }
  const auto refusal =
      check(complete_arguments(call, target ? connector->target_parameters : connector->source_parameters),
            schema.record.type);
  if (refusal) all.report(connector_refuses(written.span, *refusal));
}

bool may_refuse(const ConnectorCall& call, const Type& schema) {
  const Connector* connector = find_connector(call.connector);
  return connector != nullptr && connector->may_refuse &&
         connector->may_refuse(complete_arguments(call, connector->target_parameters), schema);
}

bool keeps_what_is_there(const ConnectorCall& call) {
  const Connector* connector = find_connector(call.connector);
  return connector != nullptr && connector->traits.keeps_what_is_there;
}

bool can_update(const ConnectorCall& call) {
  const Connector* connector = find_connector(call.connector);
  return connector != nullptr && connector->traits.can_update;
}

bool reads_every_text(const ConnectorCall& call) {
  const Connector* connector = find_connector(call.connector);
  return connector != nullptr && connector->traits.texts_always_read;
}

ConnectorArguments complete_arguments(const ConnectorCall& call, const std::vector<ConnectorParameter>& parameters) {
  ConnectorArguments arguments = call.arguments;
  for (const auto& parameter : parameters) {
    if (parameter.default_value) arguments.emplace(std::string(parameter.name), *parameter.default_value);
  }
  return arguments;
}

void add_open_parts(const DeclaredType& type, bool around, const std::string& path, std::vector<std::string>& open) {
  const bool list = type.type.is(TypeKind::list);
  for (size_t i = 0; i < type.children.size(); ++i) {
    const DeclaredType& part = type.children[i];
    std::string name = path;
    if (!list) name += (path.empty() ? "" : ".") + type.type.fields()[i].name;
    const bool further = part.open || (around && (part.type.is(TypeKind::list) || part.type.name().empty()));
    if (further && part.type.is(TypeKind::record)) open.push_back(name);
    add_open_parts(part, further, name, open);
  }
}

void check_source(Checking& all, Source& source) {
  const auto& declaration = *source.declaration;
  source.schema = declaration.type ? schema_of(all, *source.module, *declaration.type,
                                               declaration.is_lookup ? "a lookup" : "a source")
                                   : nullptr;
  const auto call = check_connector(all, *source.module, declaration.connector, &Connector::source_parameters);
  source.unsure |= declaration.broken;
  source.index = static_cast<uint32_t>(all.program().sources.size());
  ProgramSource& made = all.program().sources.emplace_back();
  made.name = declaration.name.text;
  if (call) made.connector = *call;
  if (source.schema == nullptr) return;
  made.schema_name = source.schema->name;
  made.schema = source.schema->record.type;
  made.open = source.schema->open;
  for (const uint32_t field : source.schema->key) made.key.push_back(made.schema.fields()[field].name);
  add_open_parts(source.schema->record, made.open, {}, made.open_parts);
  source.usage = usage_of(source.schema->record.type);
  if (call) ask_connector(all, declaration.connector, *call, *source.schema, false);
  collect_drops(all, source, declaration.items);
}

namespace {

/// Remembers whose rules the target's paths keep to.
void check_profile(Checking& all, Target& target, const ConstantValue& value) {
  const auto& arguments = target.declaration->connector.arguments;
  const auto written = std::ranges::find_if(
      arguments, [](const auto& argument) { return argument.name && argument.name->text == "profile"; });
  const auto* name = std::get_if<std::string>(&value.value);
  if (name == nullptr) return;
  if (const auto known = find_path_profile(*name); !known) {
    std::vector<std::string_view> names;
    for (const PathProfile& profile : path_profiles()) names.push_back(profile.name);
    auto draft = connector_argument(written->value->span, known.error().message);
    if (const auto near = nearest_name(*name, names)) {
      const std::string text = constant_text(ConstantValue{std::string(*near)});
      draft.label(fmt::format("did you mean {}?", text)).suggest(written->value->span, text, Fix::safe);
    }
    all.report(draft.note("a profile says which paths a place can store: `damson explain fits` tells more"));
    return;
  }
  if (!target.schema->broken && !has_path(target.schema->record.type)) {
    all.report(
        connector_argument(written->span, fmt::format("`profile` is about paths, and {} has no field of type `path`",
                                                      quoted(target.schema->name)))
            .related(target.schema->span, "the schema of what the target takes"));
    return;
  }
  target.profile = *name;
}

RecordRules rules_of(const Schema& schema) {
  RecordRules rules;
  for (const uint32_t field : schema.key) rules.key.push_back(schema.record.type.fields()[field].name);
  for (const DeclaredType& field : schema.record.children) {
    rules.bounds.push_back(field.limited ? FieldBounds{field.low, field.high} : FieldBounds());
  }
  return rules;
}

}  // namespace

void check_target(Checking& all, Target& target) {
  const auto& declaration = *target.declaration;
  target.schema = declaration.type ? schema_of(all, *target.module, *declaration.type, "a target") : nullptr;
  target.index = static_cast<uint32_t>(all.program().targets.size());
  ProgramTarget& made = all.program().targets.emplace_back();
  made.name = declaration.name.text;
  check_updates(all, target);
  OwnArguments own{.names = {"profile"}};
  const auto call = check_connector(all, *target.module, declaration.connector, &Connector::target_parameters, &own);
  if (call) made.connector = *call;
  if (target.schema == nullptr) return;
  if (const auto given = own.taken.find("profile"); given != own.taken.end()) check_profile(all, target, given->second);
  made.schema_name = target.schema->name;
  made.schema = target.schema->record.type;
  for (const uint32_t field : target.schema->key) made.key.push_back(made.schema.fields()[field].name);
  made.updates = declaration.updates;
  made.open = declaration.updates && target.schema->open;
  made.creates = !declaration.updates || creates_unmatched(target);
  if (call && made.updates && !can_update(*call)) {
    all.report(connector_refuses(
        declaration.connector.span,
        fmt::format("a target of `{}` takes records and does not change those that are there", call->connector)));
    return;
  }
  if (call && keeps_what_is_there(*call)) made.rules = rules_of(*target.schema);
  if (call) ask_connector(all, declaration.connector, *call, *target.schema, true);
}

}  // namespace damson::checking
