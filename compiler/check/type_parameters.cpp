// Type parameters: declared by name behind the function's, known in a call from its arguments.
#include "compiler/check/type_parameters.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/convert.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/declared_twice.h"
#include "compiler/diagnostics/name_taken.h"
#include "compiler/diagnostics/type_parameter_differs.h"
#include "compiler/diagnostics/type_parameter_not_in_parameters.h"
#include "compiler/diagnostics/type_parameter_not_known.h"
#include "compiler/diagnostics/unused_declaration.h"
#include "compiler/diagnostics/wrong_type.h"

namespace damson::checking {

namespace {

/// Whether `holds` is true of the type or of a part of it.
template <class Test>
bool any_part(const Type& type, const Test& holds) {
  if (holds(type)) return true;
  if (type.is(TypeKind::list)) return any_part(type.element(), holds);
  return std::ranges::any_of(type.fields(), [&](const Type::Field& field) { return any_part(field.type, holds); });
}

bool mentions(const Type& type, std::string_view parameter) {
  return any_part(type, [&](const Type& part) { return part.is(TypeKind::variable) && part.name() == parameter; });
}

bool holds_regex(const Type& type) {
  return any_part(type, [](const Type& part) { return part.is(TypeKind::regex); });
}

/// Nothing, or a list of it. A field without a type was told where it is declared.
bool is_unknown(const Type& type) {
  return type.is(TypeKind::list) ? is_unknown(type.element()) : type.is(TypeKind::nothing);
}

bool has_own_name(Checking& all, const FunctionInfo& function, size_t place) {
  const auto& parameters = function.declaration->type_parameters;
  const syntax::Name& name = parameters[place];
  for (size_t i = 0; i < place; ++i) {
    if (parameters[i].text != name.text) continue;
    all.report(declared_twice(name.span, name.text).related(parameters[i].span, "first here"));
    return false;
  }
  const auto* entry = find_name(*function.module, &Module::types, name.text);
  if (entry == nullptr && !is_built_in_type(name.text)) return true;
  auto draft = name_taken(name.span, name.text);
  if (entry == nullptr) draft.label("this is a type of the language");
  if (entry != nullptr) draft.related(entry->span, "this is a type already");
  all.report(draft.note("give the type parameter a name of its own"));
  return false;
}

bool can_be_known(Checking& all, const FunctionInfo& function, const syntax::Name& name) {
  const auto mentioned = [&](const DeclaredType& type) { return !type.known() || mentions(type.type, name.text); };
  if (std::ranges::any_of(function.signature.parameters, mentioned)) return true;
  if (!mentioned(function.signature.result)) {
    all.report(unused_declaration(name.span, "type parameter", name.text));
  } else {
    all.report(type_parameter_not_in_parameters(name.span, name.text, function.declaration->name.text)
                   .related(function.signature.result.span, "only the result mentions it"));
  }
  return false;
}

/// The values written in the spec that a type is known from; nothing when others are among them.
using Written = std::optional<std::vector<const ConstantValue*>>;

Written items_of(const Written& lists) {
  if (!lists) return std::nullopt;
  std::vector<const ConstantValue*> items;
  for (const ConstantValue* value : *lists) {
    const auto* list = std::get_if<ConstantValue::List>(&value->value);
    if (list == nullptr) return std::nullopt;
    for (const ConstantValue& item : *list) items.push_back(&item);
  }
  return items;
}

/// Whether texts as written can be read as another type: as dates, as options of a `one of`.
bool can_spell(const Written& written, const Type& wanted) {
  if (!written) return false;
  if (wanted.is(TypeKind::list)) return can_spell(items_of(written), wanted.element());
  const bool dates = wanted.is(TypeKind::date) || wanted.is(TypeKind::time) || wanted.is(TypeKind::datetime);
  return std::ranges::all_of(*written, [&](const ConstantValue* value) {
    const auto* text = std::get_if<std::string>(&value->value);
    if (text == nullptr) return std::holds_alternative<std::monostate>(value->value);
    return dates || std::ranges::find(wanted.options(), *text) != wanted.options().end();
  });
}

/// What is known of one type parameter so far.
struct KnownType {
  std::string_view name;
  Type type = {};  // `nothing`: not known yet
  Span from = {};  // the argument that said it first
  Written written = std::vector<const ConstantValue*>();
};

/// Goes through the arguments in order, and holds their types against the declared ones.
class Inference {
 public:
  Inference(Context& context, const FunctionInfo& function) : context_(context), function_(function) {
    for (const auto& name : function.declaration->type_parameters) known_.push_back({.name = name.text});
  }

  enum class Outcome : uint8_t { good, other_form, reported };

  Outcome add(const Type& wanted, const Type& given, const Written& written, Span argument) {
    if (!holds_variable(wanted)) return Outcome::good;
    if (wanted.is(TypeKind::variable))
      return learn(known_of(wanted.name()), wanted.optional() ? given.required() : given, written, argument);
    if (given.is(TypeKind::nothing)) return Outcome::good;
    if (wanted.kind() != given.kind()) return Outcome::other_form;
    if (wanted.is(TypeKind::list)) return add(wanted.element(), given.element(), items_of(written), argument);
    for (const auto& field : wanted.fields()) {
      const int place = given.find_field(field.name);
      if (place < 0) return Outcome::other_form;
      const Outcome outcome = add(field.type, given.fields()[static_cast<size_t>(place)].type, std::nullopt, argument);
      if (outcome != Outcome::good) return outcome;
    }
    return Outcome::good;
  }

  /// Reports a type parameter that no argument told of.
  bool complete(const syntax::CallExpression& call, const ArgumentPlaces& places) {
    for (const KnownType& known : known_) {
      if (!is_unknown(known.type)) continue;
      const auto& parameters = function_.signature.parameters;
      const auto asks = [&](const DeclaredType& type) { return mentions(type.type, known.name); };
      const auto parameter = static_cast<size_t>(std::ranges::find_if(parameters, asks) - parameters.begin());
      if (parameter == parameters.size()) return false;  // told where it is declared
      context_.all.report(
          type_parameter_not_known(call.arguments[*places.of_parameters[parameter]].span, known.name,
                                   call.function.text())
              .label(fmt::format("this does not say what `{}` is", known.name))
              .related(parameters[parameter].span, "declared here")
              .note("an empty list and `missing` fit every type: hand over something whose type is known"));
      return false;
    }
    return true;
  }

  TypeBindings bindings() const {
    TypeBindings bindings;
    for (const KnownType& known : known_) bindings.emplace_back(known.name, known.type);
    return bindings;
  }

 private:
  KnownType& known_of(std::string_view name) { return *std::ranges::find(known_, name, &KnownType::name); }

  Outcome learn(KnownType& known, const Type& given, const Written& written, Span argument) {
    const bool first = known.type.is(TypeKind::nothing);
    auto type = joined_type(known.type, given);
    if (!first && can_spell(written, known.type))
      type = known.type.with_optional(known.type.optional() || given.optional());
    if (!first && can_spell(known.written, given))
      type = given.with_optional(known.type.optional() || given.optional());
    if (!type) {
      report_difference(known, given, argument);
      return Outcome::reported;
    }
    known.type = *type;
    if (first) known.from = argument;
    if (known.written && written) {
      known.written->insert(known.written->end(), written->begin(), written->end());
    } else {
      known.written = std::nullopt;
    }
    return Outcome::good;
  }

  void report_difference(const KnownType& known, const Type& given, Span argument) {
    auto draft = type_parameter_differs(argument, known.name, function_.declaration->name.text,
                                        to_text(known.type.required()), to_text(given.required()));
    draft.label(fmt::format("here `{}` is {}", known.name, to_text(given.required())));
    if (!(known.from == argument))
      draft.related(known.from, fmt::format("here `{}` is {}", known.name, to_text(known.type.required())));
    const std::string hint = conversion_hint(given, known.type);
    if (!hint.empty()) draft.note(hint);
    context_.all.report(draft);
  }

  Context& context_;
  const FunctionInfo& function_;
  std::vector<KnownType> known_;
};

/// What an argument tells. False after a problem.
bool hold_against(Context& context, Inference& inference, const DeclaredType& declared, const ExpressionPtr& value,
                  std::string_view whose) {
  if (holds_variable(declared.type) && holds_regex(value->type)) {
    context.all.report(wrong_type(value->span, whose, "a value", to_text(value->type)));
    return false;
  }
  const Type given = declared.type.is(TypeKind::variable) ? value->type.required() : value->type;
  const ConstantValue* constant = constant_of(*value);
  const Written written = constant == nullptr ? std::nullopt : Written(std::vector{constant});
  const auto outcome = inference.add(declared.type, given, written, value->span);
  if (outcome == Inference::Outcome::other_form) convert_or_report(context, value, declared.type, whose, declared.span);
  return outcome == Inference::Outcome::good;
}

/// An argument that is missing does not reach the body unless the parameter asks to see it, whatever `T` is elsewhere.
DeclaredType of_parameter(const DeclaredType& declared, const TypeBindings& bindings) {
  DeclaredType bound = substituted(declared, bindings);
  bound.type = bound.type.with_optional(declared.type.optional());
  return bound;
}

}  // namespace

bool check_type_parameters(Checking& all, const FunctionInfo& function) {
  const auto& parameters = function.declaration->type_parameters;
  bool good = true;
  for (size_t i = 0; i < parameters.size(); ++i) {
    const bool own = has_own_name(all, function, i);
    good &= own && can_be_known(all, function, parameters[i]);
  }
  return good;
}

Signature infer_signature(Context& context, const FunctionInfo& function, const syntax::CallExpression& call,
                          const CheckedArguments& arguments, const ArgumentPlaces& places) {
  Inference inference(context, function);
  bool good = places.good && arguments.good;
  for (size_t i = 0; i < function.signature.parameters.size(); ++i) {
    const auto& place = places.of_parameters[i];
    if (!place || !arguments.values[*place]) continue;
    const DeclaredType& declared = function.signature.parameters[i];
    good &= hold_against(context, inference, declared, arguments.values[*place],
                         parameter_words(call, function.declaration->parameters[i]));
  }
  good = good && inference.complete(call, places);
  Signature signature;
  for (const auto& declared : function.signature.parameters) {
    const bool known = good || !holds_variable(declared.type);
    signature.parameters.push_back(known ? of_parameter(declared, inference.bindings()) : DeclaredType{});
  }
  if (good) signature.result = substituted(function.signature.result, inference.bindings());
  return signature;
}

}  // namespace damson::checking
