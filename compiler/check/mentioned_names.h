// The names that stand in an expression: what is excused from being carried when it cannot be checked.
#pragma once

#include <functional>
#include <string>

#include "compiler/syntax/item.h"

namespace damson::checking {

using NameVisitor = std::function<void(const std::string&)>;

void each_name(const syntax::Expression& expression, const NameVisitor& visit);
void each_name(const syntax::Item& item, const NameVisitor& visit);
void each_name(const syntax::Action& action, const NameVisitor& visit);

}  // namespace damson::checking
