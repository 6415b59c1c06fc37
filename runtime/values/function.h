// What a migration may call: a declaration with words and examples, and bodies whose types are read off their lambdas.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/base/result.h"
#include "runtime/values/kernel.h"

namespace damson {

struct RegexLiteral {
  std::string pattern;
  bool ignore_case = false;
  friend bool operator==(const RegexLiteral&, const RegexLiteral&) = default;
};

/// A value known when compiling. monostate is `missing`.
struct ConstantValue {
  using List = std::vector<ConstantValue>;
  std::variant<std::monostate, bool, int64_t, Decimal, std::string, RegexLiteral, Date, List> value;
  friend bool operator==(const ConstantValue&, const ConstantValue&) = default;
};

struct Parameter {
  std::string_view name;
  std::string_view summary;
  std::optional<ConstantValue> default_value = {};  // absent: must be given
};

struct Example {
  std::string_view expression;  // "\"Rijksmuseum\" | starts_with(\"Rijks\")"
  std::string_view result;      // a literal as the language writes it, `missing`, or `fails "part of the reason"`
};

/// A function bound to the types and constants of one call.
struct BoundCall {
  Type result;  // optional when the result may be missing although every argument is present
  Kernel kernel;
  bool can_fail = false;
  bool lossy = false;
  bool sees_missing = false;  // takes missing arguments itself: the result's optionality is `result`'s alone
};

/// An argument as a call gives it: its type, and its value when that is known when compiling.
struct Argument {
  Type type;
  std::optional<ConstantValue> constant;
};

/// One signature of a function.
struct Overload {
  struct Slot {
    Type type;              // may hold type variables
    bool constant = false;  // must be known when compiling
    bool sees_missing = false;
    bool variadic = false;  // the last one: takes all that remain
  };
  std::vector<Slot> slots;  // as many as the function's parameters, or fewer: the rest do not belong to this signature
  Type result;              // may hold type variables; for documentation when `bind` computes it
  bool can_fail = false;
  bool lossy = false;
  /// `arguments` fit the slots, in their order, defaults filled in. Fails in the reader's words (a regex that does not
  /// compile…).
  std::function<Result<BoundCall>(std::span<const Argument> arguments)> bind;
};

/// What the result of a call says of its arguments.
enum class Keeps : uint8_t {
  something,   // none of the following
  everything,  // the same in another form: nothing of them is lost
  part,        // a piece of a text, of which other calls may give the other pieces
  figure,      // how much there is: nothing of them that could be carried
};

struct Function {
  std::string_view name;
  std::string_view family;  // "text", "dates" …: the folder
  Keeps keeps = Keeps::something;
  bool takes_item = false;   // of a list: the result is one of its items
  bool takes_last = false;   // it is the last one
  std::string_view summary;  // one sentence
  std::string_view details = {};
  std::vector<Parameter> parameters;
  std::vector<Example> examples;
  std::vector<Example> edge_cases = {};
  std::vector<Overload> body;
};

/// `body`, which fails for some values of one parameter and never else: a call that gives another constant there cannot
/// fail.
std::vector<Overload> fails_only_for(size_t parameter, bool (*fails)(const ConstantValue&), std::vector<Overload> body);
bool is_empty_text(const ConstantValue& value);
/// An int below `Least`.
template <int64_t Least>
bool is_less(const ConstantValue& value) {
  const auto* number = std::get_if<int64_t>(&value.value);
  return number == nullptr || *number < Least;
}
bool is_zero(const ConstantValue& value);

/// How one given argument reaches a parameter.
struct GivenArgument {
  std::string_view name;  // empty: by position
  Argument argument;
};

/// Chooses the overload and binds it. Kernel arguments are those of the slots that are not constant, in order, variadic
/// ones spread out: `order[i]` tells which given argument (or -1: its default) each is. Constant slots were read when
/// binding and are no kernel arguments. On failure: a message in the reader's words, and the offending argument or -1.
struct ResolvedCall {
  BoundCall call;
  std::vector<int> order;
  std::vector<Type> expected;  // per kernel argument: the type to convert the given one to (int to decimal)
  std::vector<std::optional<ConstantValue>> defaults;  // per kernel argument, where order is -1
};
struct CallProblem {
  /// `not_known`: nothing is wrong but that an argument is not known.
  enum class Kind : uint8_t { unknown_name, too_many, not_given, wrong_type, not_constant, refused, not_known } kind;
  int given = -1;
  std::string message;
};
/// An argument of type `nothing` that is no constant is not known: it suits every parameter.
std::variant<ResolvedCall, CallProblem> resolve_call(const Function& function, std::span<const GivenArgument> given);

/// Whether a value of type `from` may stand where `to` is wanted without a call: same type, int for decimal, a required
/// value for an optional one, `missing` for an optional one, one-of text for text, path for text. Parts of lists and
/// records likewise, but there only what needs no conversion.
bool fits(const Type& from, const Type& to);

/// The type that values of both types can be read as, or nothing: what the branches of an `if` have together.
std::optional<Type> common_type(const Type& a, const Type& b);

/// Whether a type variable is anywhere in the type.
bool holds_variable(const Type& type);
/// What the type variables of a signature stand for in one call.
using TypeBindings = std::vector<std::pair<std::string, Type>>;
/// Binds the variables of `wanted` to what `given` has there; false when they do not go together.
bool bind_variables(const Type& wanted, const Type& given, TypeBindings& bindings);
/// `type` with its variables replaced; unbound ones become `nothing`.
Type substituted(const Type& type, const TypeBindings& bindings);

/// "an int", "a list of text", "text": for messages about a value.
std::string with_article(const Type& type);

}  // namespace damson
