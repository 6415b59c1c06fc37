// Constants that a kernel keeps to compare rows with.
#pragma once

#include <memory>

#include "runtime/values/operators/operators.h"

namespace damson::operators {

struct ConstantHolder {
  Type type;
  Arena arena;
  Column column;
};
using KeptConstant = std::shared_ptr<const ConstantHolder>;

/// A constant that values of the subject's type can be compared with.
Result<KeptConstant> keep_constant(const Type& subject, const ConstantValue& value);

struct Bounds {
  KeptConstant from;  // null: none
  KeptConstant to;
  bool hold(const Column& column, uint32_t row) const;
};
Result<std::shared_ptr<const Bounds>> make_bounds(const Type& subject, const RangeLiteral& range);

}  // namespace damson::operators
