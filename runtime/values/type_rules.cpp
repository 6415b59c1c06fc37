// Which types go together: fitting, common types, type variables.
#include <algorithm>

#include "runtime/values/function.h"

namespace damson {

namespace {

enum class Place : uint8_t { whole, part };

bool fits_in(const Type& from, const Type& to, Place place);

bool record_fits(const Type& from, const Type& to) {
  const auto& given = from.fields();
  const auto& wanted = to.fields();
  if (given.size() != wanted.size()) return false;
  for (size_t i = 0; i < given.size(); ++i) {
    if (given[i].name != wanted[i].name || !fits_in(given[i].type, wanted[i].type, Place::part)) return false;
  }
  return true;
}

bool options_fit(const Type& from, const Type& to) {
  if (to.options().empty()) return true;
  if (from.options().empty()) return false;
  return std::all_of(from.options().begin(), from.options().end(), [&](const std::string& option) {
    return std::find(to.options().begin(), to.options().end(), option) != to.options().end();
  });
}

bool fits_in(const Type& from, const Type& to, Place place) {
  if (from.is(TypeKind::nothing)) return to.optional() || to.is(TypeKind::nothing);
  if (from.optional() && !to.optional()) return false;
  if (to.is(TypeKind::text)) {
    if (from.is(TypeKind::path)) return to.options().empty();
    return from.is(TypeKind::text) && options_fit(from, to);
  }
  if (from.is(TypeKind::integer) && to.is(TypeKind::decimal)) return place == Place::whole;
  if (from.kind() != to.kind()) return false;
  if (to.is(TypeKind::list)) {
    // an empty list has no items that could be wrong
    return from.element().is(TypeKind::nothing) || fits_in(from.element(), to.element(), Place::part);
  }
  if (to.is(TypeKind::record)) return record_fits(from, to);
  return !to.is(TypeKind::variable) || from.name() == to.name();
}

std::optional<Type> common_record(const Type& a, const Type& b) {
  if (a.fields().size() != b.fields().size()) return std::nullopt;
  std::vector<Type::Field> fields;
  for (size_t i = 0; i < a.fields().size(); ++i) {
    const Type& type_a = a.fields()[i].type;
    const Type& type_b = b.fields()[i].type;
    const auto common = common_type(type_a, type_b);
    if (a.fields()[i].name != b.fields()[i].name || !common) return std::nullopt;
    if (type_a.kind() != type_b.kind() && common->is(TypeKind::decimal)) return std::nullopt;
    fields.push_back({a.fields()[i].name, *common});
  }
  return Type::record_of(std::move(fields), a.name() == b.name() ? a.name() : std::string());
}

Type common_text(const Type& a, const Type& b) {
  if (a.is(TypeKind::path) && b.is(TypeKind::path)) return Type(TypeKind::path);
  if (a.options().empty() || b.options().empty()) return Type(TypeKind::text);
  if (a.options() == b.options()) return a.required();
  std::vector<std::string> options = a.options();
  for (const std::string& option : b.options()) {
    if (std::find(options.begin(), options.end(), option) == options.end()) options.push_back(option);
  }
  return Type::one_of(std::move(options));
}

bool is_textual(const Type& type) { return type.is(TypeKind::text) || type.is(TypeKind::path); }

std::optional<Type> common_required(const Type& a, const Type& b) {
  if (is_textual(a) && is_textual(b)) return common_text(a, b);
  const bool mixed =
      (a.is(TypeKind::integer) && b.is(TypeKind::decimal)) || (a.is(TypeKind::decimal) && b.is(TypeKind::integer));
  if (mixed) return Type(TypeKind::decimal);
  if (a.kind() != b.kind()) return std::nullopt;
  if (a.is(TypeKind::record)) return common_record(a, b);
  if (a.is(TypeKind::variable) && a.name() != b.name()) return std::nullopt;
  if (!a.is(TypeKind::list)) return a.required();
  const auto element = common_type(a.element(), b.element());
  if (!element) return std::nullopt;
  const bool converts = a.element().kind() != b.element().kind() && element->is(TypeKind::decimal);
  if (converts) return std::nullopt;
  return Type::list_of(*element);
}

}  // namespace

bool fits(const Type& from, const Type& to) { return fits_in(from, to, Place::whole); }

std::optional<Type> common_type(const Type& a, const Type& b) {
  if (a.is(TypeKind::nothing)) return b.is(TypeKind::nothing) ? b : b.or_missing();
  if (b.is(TypeKind::nothing)) return a.or_missing();
  const auto common = common_required(a, b);
  if (!common) return std::nullopt;
  return common->with_optional(a.optional() || b.optional());
}

bool holds_variable(const Type& type) {
  if (type.is(TypeKind::list)) return holds_variable(type.element());
  if (!type.is(TypeKind::record)) return type.is(TypeKind::variable);
  return std::ranges::any_of(type.fields(), [](const Type::Field& field) { return holds_variable(field.type); });
}

bool bind_variables(const Type& wanted, const Type& given, TypeBindings& bindings) {
  if (given.is(TypeKind::nothing) && !wanted.is(TypeKind::variable)) return true;
  if (wanted.is(TypeKind::list))
    return !given.is(TypeKind::list) || bind_variables(wanted.element(), given.element(), bindings);
  if (!wanted.is(TypeKind::variable)) return true;
  const Type value = wanted.optional() ? given.required() : given;
  for (auto& [name, bound] : bindings) {
    if (name != wanted.name()) continue;
    const auto common = common_type(bound, value);
    if (!common) return false;
    bound = *common;
    return true;
  }
  bindings.emplace_back(wanted.name(), value);
  return true;
}

Type substituted(const Type& type, const TypeBindings& bindings) {
  if (!holds_variable(type)) return type;
  if (type.is(TypeKind::list))
    return Type::list_of(substituted(type.element(), bindings)).with_optional(type.optional());
  if (type.is(TypeKind::record)) {
    std::vector<Type::Field> fields = type.fields();
    for (auto& field : fields) field.type = substituted(field.type, bindings);
    return Type::record_of(std::move(fields), type.name()).with_optional(type.optional());
  }
  for (const auto& [name, bound] : bindings) {
    if (name == type.name()) return type.optional() ? bound.or_missing() : bound;
  }
  return Type();
}

std::string with_article(const Type& type) {
  const Type required = type.required();
  switch (type.kind()) {
    case TypeKind::nothing: return "missing";
    case TypeKind::text: return required.options().empty() ? "text" : to_text(required);
    case TypeKind::integer: return "an int";
    case TypeKind::any: return "any JSON value";
    case TypeKind::variable: return "a value of type " + required.name();
    case TypeKind::record: return required.name().empty() ? "a record" : "a record " + required.name();
    case TypeKind::list:
      if (type.element().is(TypeKind::nothing)) return "an empty list";
      return "a list of " + to_text(type.element().required());
    case TypeKind::regex: return "a regular expression such as /[0-9]+/";
    case TypeKind::boolean:
    case TypeKind::decimal:
    case TypeKind::floating:
    case TypeKind::path:
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::datetime:
    case TypeKind::file: return "a " + std::string(kind_name(type.kind()));
  }
  return {};
}

}  // namespace damson
