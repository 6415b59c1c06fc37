// What stands in an expression: its parts, and the names in it, which are excused from being carried when it cannot be
// checked.
#pragma once

#include <functional>
#include <string>

#include "compiler/syntax/item.h"

namespace damson::checking {

using NameVisitor = std::function<void(const std::string&)>;

/// The expression itself and everything in it, from the outside inwards.
using ExpressionVisitor = std::function<void(const syntax::Expression&)>;

void each_expression(const syntax::Expression& expression, const ExpressionVisitor& visit);
void each_expression(const syntax::Item& item, const ExpressionVisitor& visit);

void each_name(const syntax::Expression& expression, const NameVisitor& visit);
void each_name(const syntax::Item& item, const NameVisitor& visit);

}  // namespace damson::checking
