// Computing constants with the kernels that a run uses.
#include "compiler/check/known_value.h"

#include <fmt/format.h>

#include "compiler/check/typed_build.h"
#include "compiler/diagnostics/argument_not_constant.h"
#include "compiler/diagnostics/test_value_fails.h"
#include "runtime/values/json_text.h"
#include "runtime/values/operators/operators.h"

namespace damson::checking {

namespace {

const Type& lasting_type(Program& program, const Type& type) {
  program.types.push_back(std::make_unique<Type>(type));
  return *program.types.back();
}

class Computing {
 public:
  explicit Computing(Program& program) : program_(program) {}

  /// Nothing where the value is not known, or failed: then there is a reason.
  std::optional<Column> value(const typed::Expression& expression, const Type& type) {
    if (const ConstantValue* constant = constant_of(expression)) return literal(*constant, type);
    if (const auto* reference = std::get_if<typed::Reference>(&expression.what)) {
      return reference->binding->value ? value(*reference->binding->value, type) : std::nullopt;
    }
    const auto* call = std::get_if<typed::Call>(&expression.what);
    return call == nullptr ? std::nullopt : called(*call, expression.type);
  }
  const std::string& failed() const { return failed_; }

 private:
  std::optional<Column> literal(const ConstantValue& constant, const Type& type) {
    Arena& arena = *program_.constants;
    if (std::holds_alternative<std::monostate>(constant.value)) {
      return make_missing_column(lasting_type(program_, type.or_missing()), 1, arena);
    }
    const Type& required = lasting_type(program_, type.required());
    // a regular expression has no value of its own: the call that takes it is bound to it
    if (type.is(TypeKind::regex)) return make_column(required, 1, arena);
    auto column = constant_column(constant, required, arena);
    if (!column) column = constant_column(constant, lasting_type(program_, type_of(constant)), arena);
    return column ? std::optional(*column) : std::nullopt;
  }

  std::optional<Column> called(const typed::Call& call, const Type& type) {
    std::vector<Column> values;
    for (const auto& argument : call.arguments) {
      auto known = value(*argument, argument->type);
      if (!known) return std::nullopt;
      values.push_back(*known);
    }
    std::vector<const Column*> arguments;
    for (const Column& column : values) arguments.push_back(&column);
    Failures failures;
    KernelContext context{*program_.constants, failures};
    Column result{.type = &lasting_type(program_, type)};
    call.bound->kernel(arguments, 1, result, context);
    if (result.state(0) <= State::missing) return result;
    failed_ = result.failure(0) == 0 ? std::string("it fails") : std::string(failures[result.failure(0)].reason);
    return std::nullopt;
  }

  Program& program_;
  std::string failed_;
};

std::optional<Column> computed(Checking& all, const typed::Expression& value, const Type& type,
                               const std::string& whose) {
  Computing computing(all.program());
  auto column = computing.value(value, type);
  if (column) return column;
  if (computing.failed().empty())
    all.report(argument_not_constant(value.span, whose));
  else
    all.report(test_value_fails(value.span, computing.failed()));
  return std::nullopt;
}

}  // namespace

std::optional<Column> known_value(Checking& all, const typed::Expression& value, const Type& wanted,
                                  const std::string& whose) {
  return computed(all, value, wanted, whose);
}

std::optional<std::string> known_json(Checking& all, const typed::Expression& value, const std::string& whose) {
  const auto column = computed(all, value, value.type, whose);
  if (!column) return std::nullopt;
  std::string json;
  write_json(*column, 0, json);
  return json;
}

Column float_column(Checking& all, const Column& number) {
  if (!number.present(0))
    return make_missing_column(lasting_type(all.program(), Type(TypeKind::floating).or_missing()), 1,
                               *all.program().constants);
  Column column = make_column(lasting_type(all.program(), Type(TypeKind::floating)), 1, *all.program().constants);
  const bool whole = number.type->is(TypeKind::integer);
  column.values<double>()[0] =
      to_float(whole ? Decimal::from_integer(number.value<int64_t>(0)) : number.value<Decimal>(0));
  return column;
}

Column any_column(Checking& all, std::string_view json) {
  Arena& arena = *all.program().constants;
  Column column = make_column(lasting_type(all.program(), Type(TypeKind::any)), 1, arena);
  column.values<Any>()[0] = Any{arena.copy(json)};
  return column;
}

}  // namespace damson::checking
