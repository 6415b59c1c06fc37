// Reading `--set name=value` by the types that parameters declare.
#include "compiler/check/params.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "compiler/check/callables.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/constraints.h"
#include "compiler/check/convert.h"
#include "compiler/check/expression.h"
#include "compiler/check/suggest_nearest.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/argument_not_constant.h"
#include "compiler/diagnostics/parameter_not_given.h"
#include "compiler/diagnostics/parameter_type.h"
#include "compiler/diagnostics/parameter_value.h"
#include "compiler/diagnostics/unknown_parameter.h"
#include "runtime/diagnostics/nearest_name.h"
#include "runtime/values/path_value.h"

namespace damson::checking {

namespace {

/// The value that a text of the command line stands for; nothing when it is none of the type.
std::optional<ConstantValue> parsed_value(const std::string& text, const Type& type) {
  switch (type.kind()) {
    case TypeKind::text: return ConstantValue{text};
    case TypeKind::path: return is_normal_path(text) ? std::optional(ConstantValue{text}) : std::nullopt;
    case TypeKind::boolean:
      if (text == "true" || text == "false") return ConstantValue{text == "true"};
      return std::nullopt;
    case TypeKind::integer: {
      int64_t value = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
      return error == std::errc() && end == text.data() + text.size() && !text.empty()
                 ? std::optional(ConstantValue{value})
                 : std::nullopt;
    }
    case TypeKind::decimal: {
      const auto value = parse_decimal(text);
      return value ? std::optional(ConstantValue{*value}) : std::nullopt;
    }
    case TypeKind::date: {
      const auto value = parse_iso_date(text);
      return value ? std::optional(ConstantValue{*value}) : std::nullopt;
    }
    case TypeKind::time: return parse_iso_time(text) ? std::optional(ConstantValue{text}) : std::nullopt;
    case TypeKind::datetime: return parse_iso_datetime(text) ? std::optional(ConstantValue{text}) : std::nullopt;
    case TypeKind::nothing:
    case TypeKind::floating:
    case TypeKind::file:
    case TypeKind::any:
    case TypeKind::list:
    case TypeKind::record:
    case TypeKind::regex:
    case TypeKind::variable: return std::nullopt;
  }
  return std::nullopt;
}

bool can_be_given(const Type& type) {
  switch (type.kind()) {
    case TypeKind::text:
    case TypeKind::path:
    case TypeKind::boolean:
    case TypeKind::integer:
    case TypeKind::decimal:
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::datetime: return true;
    case TypeKind::nothing:
    case TypeKind::floating:
    case TypeKind::file:
    case TypeKind::any:
    case TypeKind::list:
    case TypeKind::record:
    case TypeKind::regex:
    case TypeKind::variable: return false;
  }
  return false;
}

std::optional<std::string> wrong_value(const ConstantValue& value, const DeclaredType& type) {
  if (auto broken = broken_constraint(value, type)) return broken;
  const auto* text = std::get_if<std::string>(&value.value);
  const auto& options = type.type.options();
  if (text == nullptr || options.empty() || std::find(options.begin(), options.end(), *text) != options.end())
    return std::nullopt;
  std::vector<std::string> words;
  for (const auto& option : options) words.push_back(constant_text({option}));
  return "is not one of " + enumeration(words, "or");
}

/// A value of the type as a command writes it.
std::string form_of(const Type& type) {
  if (!type.options().empty()) return type.options().front();
  switch (type.kind()) {
    case TypeKind::boolean: return "true";
    case TypeKind::integer: return "12";
    case TypeKind::decimal: return "12.5";
    case TypeKind::date: return "2001-01-31";
    case TypeKind::time: return "14:30:00";
    case TypeKind::datetime: return "2001-01-31T14:30:00+01:00";
    case TypeKind::path: return "masters/a.tif";
    case TypeKind::text:
    case TypeKind::nothing:
    case TypeKind::floating:
    case TypeKind::file:
    case TypeKind::any:
    case TypeKind::list:
    case TypeKind::record:
    case TypeKind::regex:
    case TypeKind::variable: return "text";
  }
  return "text";
}

std::optional<ConstantValue> given_value(Checking& all, const syntax::ParamDeclaration& declaration,
                                         const DeclaredType& type, const std::string& text) {
  const auto value = parsed_value(text, type.type);
  const auto wrong =
      value ? wrong_value(*value, type) : std::optional(fmt::format("is not {}", with_article(type.type.required())));
  if (!wrong) return value;
  all.report(parameter_value(declaration.name.span, declaration.name.text, text, *wrong)
                 .note(fmt::format("write it like `--set {}={}`", declaration.name.text, form_of(type.type)))
                 .related(type.span, fmt::format("declared as {}", to_text(type.type.required()))));
  return std::nullopt;
}

std::optional<ConstantValue> default_value(Checking& all, const Param& param, const DeclaredType& type) {
  Context context{.all = all, .module = param.module};
  ExpressionPtr value = check_expression(context, param.declaration->default_value);
  value = convert_or_report(context, value, type.type, quoted(param.declaration->name.text), type.span);
  if (!value || !check_literals(context, value, type, quoted(param.declaration->name.text))) return std::nullopt;
  if (const ConstantValue* constant = constant_of(*value)) return *constant;
  all.report(argument_not_constant(value->span, fmt::format("the default of `{}`", param.declaration->name.text)));
  return std::nullopt;
}

std::string printed(const ConstantValue& value) {
  const auto* text = std::get_if<std::string>(&value.value);
  return text == nullptr ? constant_text(value) : *text;
}

void check_param(Checking& all, Param& param) {
  const auto& declaration = *param.declaration;
  const DeclaredType type = declaration.type ? resolve_type(all, {*param.module}, *declaration.type) : DeclaredType{};
  if (!type.known()) return;
  if (!can_be_given(type.type)) {
    all.report(parameter_type(type.span, to_text(type.type.required())));
    return;
  }
  std::optional<ConstantValue> value;
  const auto given = all.options.parameters.find(declaration.name.text);
  std::optional<ConstantValue> preset;
  if (declaration.default_value) preset = default_value(all, param, type);
  if (given != all.options.parameters.end()) {
    value = given_value(all, declaration, type, given->second);
  } else if (declaration.default_value) {
    value = preset;
  } else if (type.type.optional()) {
    value = ConstantValue{};
  } else if (!declaration.broken) {
    all.report(parameter_not_given(declaration.name.span, declaration.name.text)
                   .note(fmt::format("run it with `--set {}=…`, or give it a default: `= …`", declaration.name.text)));
  }
  if (!value) return;
  all.program().parameters.insert_or_assign(declaration.name.text, printed(*value));
  const bool missing = std::holds_alternative<std::monostate>(value->value);
  const ExpressionPtr literal =
      make_literal(*value, missing ? type.type.or_missing() : type.type, declaration.name.span);
  param.binding = std::make_shared<const typed::Binding>(typed::Binding{declaration.name.text, literal->type, literal});
}

}  // namespace

void check_params(Checking& all) {
  for (auto& param : all.declarations.params) check_param(all, param);
  std::vector<std::string> names;
  Offers offers{.title = "the parameters"};
  for (const auto& param : all.declarations.params) {
    names.push_back(param.declaration->name.text);
    offers.add(names.back(), param.binding ? to_text(param.binding->type) : std::string());
  }
  for (const auto& [name, value] : all.options.parameters) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    auto draft = unknown_parameter(name);
    if (const auto near = nearest_name(name, names))
      draft.note(fmt::format("did you mean `{}`?", *near));
    else if (names.empty())
      draft.note("this spec has no parameters");
    else
      draft.note(listed(offers));
    all.report(draft);
  }
}

}  // namespace damson::checking
