// Finding the signature that a call means, and binding it.
#include "runtime/values/function.h"

#include <fmt/format.h>
#include <algorithm>

#include "runtime/values/date.h"

namespace damson {

namespace {

enum class Strictness : uint8_t { same_kinds, conversions };

/// The given arguments, slot by slot; -1: the default.
struct Assignment {
  std::vector<int> given;         // per argument of the signature, variadic ones spread out
  std::vector<size_t> parameter;  // the parameter of each
};

std::string ordinal(size_t n) {
  constexpr std::string_view words[] = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh"};
  return n < std::size(words) ? std::string(words[n]) : fmt::format("{}th", n + 1);
}

std::string parameter_list(const Function& function) {
  std::string names;
  for (const Parameter& parameter : function.parameters)
    names += fmt::format("{}`{}`", names.empty() ? "" : ", ", parameter.name);
  return names.empty() ? "it takes none" : "it takes " + names;
}

/// What a slot takes, in words: its type variables stand for whatever a call gives.
std::string wanted_words(const Overload::Slot& slot) {
  if (slot.type.is(TypeKind::variable)) return "any value";
  return slot.type.is(TypeKind::list) && slot.type.element().is(TypeKind::variable) ? "a list"
                                                                                    : with_article(slot.type);
}

const Overload::Slot& slot_of(const Overload& overload, size_t parameter) {
  return overload.slots[std::min(parameter, overload.slots.size() - 1)];
}

CallProblem problem(CallProblem::Kind kind, int given, std::string message) {
  return {.kind = kind, .given = given, .message = std::move(message)};
}

/// Which parameter each given argument is for, before types are looked at.
std::variant<Assignment, CallProblem> assign(const Function& function, const Overload& overload,
                                             std::span<const GivenArgument> given) {
  const size_t count = overload.slots.size();
  std::vector<std::vector<int>> taken(count);
  size_t position = 0;
  for (size_t i = 0; i < given.size(); ++i) {
    const int index = static_cast<int>(i);
    if (given[i].name.empty()) {
      if (position >= count) {
        return problem(CallProblem::Kind::too_many, index,
                       fmt::format("`{}` takes {} argument{}, this is a {}", function.name, count,
                                   count == 1 ? "" : "s", ordinal(i)));
      }
      if (!taken[position].empty() && !overload.slots[position].variadic) {
        return problem(CallProblem::Kind::too_many, index,
                       fmt::format("`{}` is given twice", function.parameters[position].name));
      }
      taken[position].push_back(index);
      if (!overload.slots[position].variadic) ++position;
      continue;
    }
    size_t parameter = 0;
    while (parameter < function.parameters.size() && function.parameters[parameter].name != given[i].name) ++parameter;
    if (parameter >= count) {
      return problem(
          CallProblem::Kind::unknown_name, index,
          parameter == function.parameters.size()
              ? fmt::format("`{}` has no argument `{}`; {}", function.name, given[i].name, parameter_list(function))
              : fmt::format("`{}` has no use for `{}` with these arguments", function.name, given[i].name));
    }
    if (!taken[parameter].empty() && !overload.slots[parameter].variadic) {
      return problem(CallProblem::Kind::too_many, index, fmt::format("`{}` is given twice", given[i].name));
    }
    taken[parameter].push_back(index);
  }
  Assignment assignment;
  for (size_t parameter = 0; parameter < count; ++parameter) {
    for (int index : taken[parameter]) {
      assignment.given.push_back(index);
      assignment.parameter.push_back(parameter);
    }
    if (!taken[parameter].empty() || overload.slots[parameter].variadic) continue;
    if (!function.parameters[parameter].default_value) {
      return problem(CallProblem::Kind::not_given, -1,
                     fmt::format("`{}` needs `{}`, {}", function.name, function.parameters[parameter].name,
                                 wanted_words(overload.slots[parameter])));
    }
    assignment.given.push_back(-1);
    assignment.parameter.push_back(parameter);
  }
  return assignment;
}

/// A text or number in the spec that spells a value of the wanted kind.
bool constant_suits(const Argument& argument, const Type& wanted) {
  if (!argument.constant) return false;
  const auto* text = std::get_if<std::string>(&argument.constant->value);
  if (wanted.is(TypeKind::floating)) {
    return std::holds_alternative<int64_t>(argument.constant->value) ||
           std::holds_alternative<Decimal>(argument.constant->value);
  }
  if (text == nullptr) return false;
  if (wanted.is(TypeKind::date)) return parse_iso_date(*text).has_value();
  if (wanted.is(TypeKind::time)) return parse_iso_time(*text).has_value();
  return wanted.is(TypeKind::datetime) && parse_iso_datetime(*text).has_value();
}

/// One of the kinds that the argument has, or one of those that convert to it.
bool suits(const Argument& argument, const Type& wanted, Strictness strictness) {
  const Type given = argument.type.required();
  if (given.is(TypeKind::nothing)) return true;
  if (given.kind() != wanted.kind() && strictness == Strictness::same_kinds) return false;
  return fits(given, wanted.required()) || constant_suits(argument, wanted);
}

bool is_unknown(const Argument& argument) { return argument.type.is(TypeKind::nothing) && !argument.constant; }

Argument default_argument(const Parameter& parameter, const Type& type) {
  return {.type = type, .constant = parameter.default_value};
}

std::string wrong_type_message(const Function& function, const Parameter& parameter, const Overload::Slot& slot,
                               const Type& wanted, const Argument& argument) {
  const bool date_text = argument.constant && argument.type.is(TypeKind::text) &&
                         (wanted.is(TypeKind::date) || wanted.is(TypeKind::time) || wanted.is(TypeKind::datetime));
  if (date_text) {
    return fmt::format("`{}` needs `{}`, {}; \"{}\" is none", function.name, parameter.name, with_article(wanted),
                       std::get<std::string>(argument.constant->value));
  }
  const bool as_declared = holds_variable(slot.type) && !argument.type.is(TypeKind::list);
  return fmt::format("`{}` needs `{}`, {}; this is {}", function.name, parameter.name,
                     as_declared ? wanted_words(slot) : with_article(wanted), with_article(argument.type));
}

std::variant<ResolvedCall, CallProblem> try_overload(const Function& function, const Overload& overload,
                                                     std::span<const GivenArgument> given, Strictness strictness) {
  auto assigned = assign(function, overload, given);
  if (auto* found = std::get_if<CallProblem>(&assigned)) return std::move(*found);
  const auto& [indexes, parameters] = std::get<Assignment>(assigned);

  TypeBindings bindings;
  for (size_t i = 0; i < indexes.size(); ++i) {
    if (indexes[i] < 0 || is_unknown(given[static_cast<size_t>(indexes[i])].argument)) continue;
    const Overload::Slot& slot = slot_of(overload, parameters[i]);
    const Type given_type = given[static_cast<size_t>(indexes[i])].argument.type;
    const Type part = slot.type.is(TypeKind::variable) && !slot.sees_missing ? given_type.required() : given_type;
    if (bind_variables(slot.type, part, bindings)) continue;
    return problem(CallProblem::Kind::wrong_type, indexes[i],
                   fmt::format("`{}` needs values of one type; this is {}", function.name, with_article(given_type)));
  }

  ResolvedCall resolved;
  std::vector<Argument> arguments;
  bool known = true;
  for (size_t i = 0; i < indexes.size(); ++i) {
    const Overload::Slot& slot = slot_of(overload, parameters[i]);
    const Parameter& parameter = function.parameters[std::min(parameters[i], function.parameters.size() - 1)];
    const Type wanted = holds_variable(slot.type) ? substituted(slot.type, bindings) : slot.type;
    const Argument argument =
        indexes[i] < 0 ? default_argument(parameter, wanted) : given[static_cast<size_t>(indexes[i])].argument;
    if (indexes[i] >= 0 && is_unknown(argument)) {
      known = false;
      continue;
    }
    if (indexes[i] >= 0 && !suits(argument, wanted, strictness)) {
      return problem(CallProblem::Kind::wrong_type, indexes[i],
                     wrong_type_message(function, parameter, slot, wanted, argument));
    }
    const bool is_missing = argument.constant && std::holds_alternative<std::monostate>(argument.constant->value);
    if (slot.constant && (!argument.constant || (is_missing && !slot.sees_missing))) {
      return problem(CallProblem::Kind::not_constant, indexes[i],
                     fmt::format("`{}` of `{}` must be written out in the spec, {}; it cannot come from a record",
                                 parameter.name, function.name, with_article(wanted)));
    }
    arguments.push_back(argument);
    if (slot.constant) continue;
    resolved.order.push_back(indexes[i]);
    const bool may_miss = argument.type.optional() || argument.type.is(TypeKind::nothing) || is_missing;
    resolved.expected.push_back(wanted.with_optional(may_miss));
    resolved.defaults.push_back(indexes[i] < 0 ? parameter.default_value : std::nullopt);
  }
  if (!known) return problem(CallProblem::Kind::not_known, -1, {});
  Result<BoundCall> bound = overload.bind(arguments);
  if (!bound.ok()) return problem(CallProblem::Kind::refused, -1, bound.error().message);
  resolved.call = std::move(bound).value();
  return resolved;
}

/// The problem to tell when no signature fits: the one that got furthest, and for a wrong type all that would be right.
CallProblem best_problem(const Function& function, std::span<const GivenArgument> given,
                         std::vector<CallProblem> problems) {
  const auto rank = [](const CallProblem& p) {
    switch (p.kind) {
      case CallProblem::Kind::not_known: return 6;
      case CallProblem::Kind::refused: return 5;
      case CallProblem::Kind::not_constant: return 4;
      case CallProblem::Kind::wrong_type: return 3;
      case CallProblem::Kind::not_given: return 2;
      case CallProblem::Kind::unknown_name: return 1;
      case CallProblem::Kind::too_many: return 0;
    }
    return 0;
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const CallProblem& a, const CallProblem& b) { return rank(a) > rank(b); });
  CallProblem best = problems.front();
  if (best.kind != CallProblem::Kind::wrong_type || best.given != 0 || function.body.size() < 2) return best;
  // the subject suits no signature: say all that would
  std::vector<std::string> names_of_kinds;
  for (const Overload& overload : function.body) {
    std::string kind = wanted_words(overload.slots.front());
    if (std::find(names_of_kinds.begin(), names_of_kinds.end(), kind) == names_of_kinds.end())
      names_of_kinds.push_back(std::move(kind));
  }
  std::string list;
  for (size_t i = 0; i < names_of_kinds.size(); ++i)
    list += (i == 0 ? "" : i + 1 == names_of_kinds.size() ? " or " : ", ") + names_of_kinds[i];
  best.message = fmt::format("`{}` needs `{}`, {}; this is {}", function.name, function.parameters.front().name, list,
                             with_article(given[0].argument.type));
  return best;
}

}  // namespace

std::variant<ResolvedCall, CallProblem> resolve_call(const Function& function, std::span<const GivenArgument> given) {
  for (Strictness strictness : {Strictness::same_kinds, Strictness::conversions}) {
    std::vector<CallProblem> problems;
    for (const Overload& overload : function.body) {
      auto attempt = try_overload(function, overload, given, strictness);
      if (std::holds_alternative<ResolvedCall>(attempt)) return attempt;
      auto& found = std::get<CallProblem>(attempt);
      if (found.kind == CallProblem::Kind::refused) return std::move(found);
      problems.push_back(std::move(found));
    }
    if (strictness == Strictness::conversions) return best_problem(function, given, std::move(problems));
  }
  return problem(CallProblem::Kind::refused, -1, fmt::format("`{}` cannot be called", function.name));
}

std::vector<Overload> fails_only_for(size_t parameter, bool (*fails)(const ConstantValue&),
                                     std::vector<Overload> body) {
  for (Overload& overload : body) {
    overload.bind = [parameter, fails, bind = overload.bind](std::span<const Argument> arguments) -> Result<BoundCall> {
      auto bound = bind(arguments);
      const auto& constant = arguments[parameter].constant;
      if (bound.ok() && constant && !fails(*constant)) bound.value().can_fail = false;
      return bound;
    };
  }
  return body;
}

bool is_empty_text(const ConstantValue& value) {
  const auto* text = std::get_if<std::string>(&value.value);
  return text == nullptr || text->empty();
}

bool is_zero(const ConstantValue& value) {
  const auto* number = std::get_if<int64_t>(&value.value);
  return number == nullptr || *number == 0;
}

}  // namespace damson
