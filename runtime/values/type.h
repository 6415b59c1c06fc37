// The types of the language, shared by the checker, the functions and the columns that hold values.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace damson {

enum class TypeKind : uint8_t {
  nothing,   // what the word `missing` alone has: fits every optional type
  boolean,   // bool
  integer,   // int, 64 bits
  decimal,   // exact, 38 digits
  floating,  // float
  text,
  path,  // text that is a normalised relative path
  date,
  time,
  datetime,
  file,
  any,  // a JSON value carried as it stands
  list,
  record,
  regex,     // only as a literal argument of a function
  variable,  // "any type, the same at every place with this name": only in a function's declaration, of the library or
             // of a spec
};

struct TypeDetail;

/// A type: a kind, whether a value may be missing, and for composite kinds the parts. Cheap to copy; compare with ==.
class Type {
 public:
  Type() = default;  // nothing
  explicit Type(TypeKind kind) : kind_(kind) {}

  static Type list_of(Type element);
  struct Field;
  /// `name` is the schema's or the declared type's name, empty for a record written in place.
  static Type record_of(std::vector<Field> fields, std::string name = {});
  /// Text restricted to `options`.
  static Type one_of(std::vector<std::string> options, std::string name = {});
  static Type variable(std::string name);

  TypeKind kind() const { return kind_; }
  bool is(TypeKind kind) const { return kind_ == kind; }
  bool optional() const { return optional_; }
  Type with_optional(bool optional) const;
  Type required() const { return with_optional(false); }
  Type or_missing() const { return with_optional(true); }

  const Type& element() const;                      // of a list
  const std::vector<Field>& fields() const;         // of a record
  const std::vector<std::string>& options() const;  // of one-of text, else empty
  const std::string& name() const;                  // declared name or type variable, else empty
  /// The place of a record's field, or -1.
  int find_field(std::string_view name) const;

  /// Same shape: kinds, optionality, field names and order, options. Declared names do not count.
  friend bool operator==(const Type& a, const Type& b);

 private:
  TypeKind kind_ = TypeKind::nothing;
  bool optional_ = false;
  std::shared_ptr<const TypeDetail> detail_;
};

struct Type::Field {
  std::string name;
  Type type;
  friend bool operator==(const Field&, const Field&) = default;
};

struct TypeDetail {
  std::string name;
  Type element;
  std::vector<Type::Field> fields;
  std::vector<std::string> options;
};

/// As a spec would write it: `list of (text?)`, `{ a: int, b: text? }`, `one of "a", "b"`.
std::string to_text(const Type& type);

/// The word for a kind: "text", "int", "list" …
std::string_view kind_name(TypeKind kind);

}  // namespace damson
