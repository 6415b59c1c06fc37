// Building, comparing and printing types.
#include "runtime/values/type.h"

#include <fmt/format.h>

namespace damson {

namespace {

const TypeDetail& no_detail() {
  static const TypeDetail detail;
  return detail;
}

}  // namespace

Type Type::list_of(Type element) {
  Type type(TypeKind::list);
  type.detail_ =
      std::make_shared<TypeDetail>(TypeDetail{.name = {}, .element = std::move(element), .fields = {}, .options = {}});
  return type;
}

Type Type::record_of(std::vector<Field> fields, std::string name) {
  Type type(TypeKind::record);
  type.detail_ = std::make_shared<TypeDetail>(
      TypeDetail{.name = std::move(name), .element = {}, .fields = std::move(fields), .options = {}});
  return type;
}

Type Type::one_of(std::vector<std::string> options, std::string name) {
  Type type(TypeKind::text);
  type.detail_ = std::make_shared<TypeDetail>(
      TypeDetail{.name = std::move(name), .element = {}, .fields = {}, .options = std::move(options)});
  return type;
}

Type Type::variable(std::string name) {
  Type type(TypeKind::variable);
  type.detail_ =
      std::make_shared<TypeDetail>(TypeDetail{.name = std::move(name), .element = {}, .fields = {}, .options = {}});
  return type;
}

Type Type::with_optional(bool optional) const {
  Type copy = *this;
  copy.optional_ = optional;
  return copy;
}

const Type& Type::element() const { return (detail_ ? *detail_ : no_detail()).element; }
const std::vector<Type::Field>& Type::fields() const { return (detail_ ? *detail_ : no_detail()).fields; }
const std::vector<std::string>& Type::options() const { return (detail_ ? *detail_ : no_detail()).options; }
const std::string& Type::name() const { return (detail_ ? *detail_ : no_detail()).name; }

int Type::find_field(std::string_view name) const {
  const auto& all = fields();
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

bool operator==(const Type& a, const Type& b) {
  if (a.kind_ != b.kind_ || a.optional_ != b.optional_) return false;
  if (a.detail_ == b.detail_) return true;
  if (a.kind_ == TypeKind::variable) return a.name() == b.name();
  return a.element() == b.element() && a.fields() == b.fields() && a.options() == b.options();
}

std::string_view kind_name(TypeKind kind) {
  switch (kind) {
    case TypeKind::nothing: return "missing";
    case TypeKind::boolean: return "bool";
    case TypeKind::integer: return "int";
    case TypeKind::decimal: return "decimal";
    case TypeKind::floating: return "float";
    case TypeKind::text: return "text";
    case TypeKind::path: return "path";
    case TypeKind::date: return "date";
    case TypeKind::time: return "time";
    case TypeKind::datetime: return "datetime";
    case TypeKind::file: return "file";
    case TypeKind::any: return "any";
    case TypeKind::list: return "list";
    case TypeKind::record: return "record";
    case TypeKind::regex: return "regular expression";
    case TypeKind::variable: return "anything";
  }
  return "";
}

std::string to_text(const Type& type) {
  std::string out;
  switch (type.kind()) {
    case TypeKind::list: {
      const bool grouped = type.element().optional() && !type.element().is(TypeKind::nothing);
      out = grouped ? fmt::format("list of ({})", to_text(type.element())) : "list of " + to_text(type.element());
      break;
    }
    case TypeKind::record: {
      if (!type.name().empty()) {
        out = type.name();
        break;
      }
      for (const auto& field : type.fields()) {
        out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", field.name, to_text(field.type));
      }
      out = fmt::format("{{ {} }}", out);
      break;
    }
    case TypeKind::text: {
      if (!type.name().empty()) {
        out = type.name();
      } else if (!type.options().empty()) {
        for (const auto& option : type.options())
          out += fmt::format("{}\"{}\"", out.empty() ? "one of " : ", ", option);
        if (type.optional()) out = fmt::format("({})", out);
      } else {
        out = "text";
      }
      break;
    }
    case TypeKind::variable: out = type.name(); break;
    case TypeKind::nothing: return "missing";
    case TypeKind::boolean:
    case TypeKind::integer:
    case TypeKind::decimal:
    case TypeKind::floating:
    case TypeKind::path:
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::datetime:
    case TypeKind::file:
    case TypeKind::any:
    case TypeKind::regex: out = kind_name(type.kind()); break;
  }
  return type.optional() ? out + "?" : out;
}

}  // namespace damson
