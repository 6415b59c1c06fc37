// Writes blocks by hand, step by step, and remembers the type of every register.
#pragma once

#include <doctest/doctest.h>

#include <deque>

#include "runtime/program/program.h"
#include "runtime/values/operators/operators.h"

namespace damson::test {

/// Constants of test programs, which live as long as this.
class Constants {
 public:
  const Column* make(const ConstantValue& value, const Type& type) {
    types_.push_back(type);
    auto column = constant_column(value, types_.back(), arena_);
    REQUIRE(column.ok());
    columns_.push_back(std::move(column).value());
    return &columns_.back();
  }

 private:
  Arena arena_;
  std::deque<Type> types_;
  std::deque<Column> columns_;
};

class BlockBuilder {
 public:
  explicit BlockBuilder(Constants& constants) : constants_(&constants) {}

  /// A block inside this one.
  BlockBuilder inside() const { return BlockBuilder(*constants_); }

  Register input(const Type& type) {
    ++block_.inputs;
    return remember(type);
  }
  Register capture(const BlockBuilder& outer, Register captured) {
    block_.captures.push_back(captured);
    return remember(outer.type(captured));
  }

  const Type& type(Register of) const { return types_[of]; }
  size_t registers() const { return types_.size(); }

  template <class What>
  Register step(const Type& type, What what) {
    block_.steps.push_back({type, std::move(what)});
    return remember(type);
  }

  Register constant(const ConstantValue& value, const Type& type) {
    return step(type, ConstantStep{constants_->make(value, type)});
  }
  Register text(std::string value) { return constant({std::move(value)}, Type(TypeKind::text)); }
  Register integer(int64_t value) { return constant({value}, Type(TypeKind::integer)); }
  Register missing(const Type& type) { return constant({}, type.or_missing()); }

  Register field(Register record, uint32_t index) {
    const Type& of = types_[record];
    return step(of.fields()[index].type.with_optional(of.optional() || of.fields()[index].type.optional()),
                FieldStep{record, index});
  }
  Register list_field(Register list, uint32_t index) {
    const Type& item = types_[list].element();
    const Type field = item.fields()[index].type;
    return step(
        Type::list_of(field.with_optional(item.optional() || field.optional())).with_optional(types_[list].optional()),
        ListFieldStep{list, index});
  }
  Register call(std::string name, const Type& type, Kernel kernel, std::vector<Register> arguments, int loss = -1) {
    return step(type, CallStep{std::move(name), std::move(kernel), std::move(arguments), loss});
  }
  Register operation(Operator op, std::vector<Register> operands, int loss = -1) {
    std::vector<Type> types;
    for (const Register operand : operands) types.push_back(types_[operand]);
    auto bound = bind_operator(op, types);
    REQUIRE_MESSAGE(bound.ok(), bound.error().message);
    return call(std::string(operator_text(op)), bound->result, bound->kernel, std::move(operands), loss);
  }

  Block build(std::vector<Register> results) {
    block_.results = std::move(results);
    return std::move(block_);
  }

 private:
  Register remember(const Type& type) {
    types_.push_back(type);
    return static_cast<Register>(types_.size() - 1);
  }

  Constants* constants_;
  Block block_;
  std::deque<Type> types_;
};

}  // namespace damson::test
