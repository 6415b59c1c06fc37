// The `x in list` of a `for`, in an expression or in the head of a map.
#include "compiler/check/loop_variable.h"

#include <fmt/format.h>

#include "compiler/check/expression.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/name_taken.h"
#include "compiler/diagnostics/not_a_list.h"

namespace damson::checking {

namespace {

bool is_visible(const Scope* scope, const std::string& name) {
  for (; scope != nullptr; scope = scope->outer) {
    if (scope->names.contains(name)) return true;
    if (scope->record && scope->record->type.is(TypeKind::record) && scope->record->type.find_field(name) >= 0)
      return true;
  }
  return false;
}

}  // namespace

LoopVariable check_loop_variable(Context& context, Scope& scope, const syntax::Name& name,
                                 const syntax::ExpressionPtr& list, std::string_view what) {
  LoopVariable loop{.list = check_expression(context, list), .item = nullptr};
  ScopeName variable{.span = name.span};
  if (loop.list && !loop.list->type.is(TypeKind::list)) {
    const std::string type = to_text(loop.list->type.required());
    context.all.report(not_a_list(loop.list->span, what, type).label(fmt::format("this is {}", type)));
    loop.list = nullptr;
  } else if (loop.list) {
    loop.item = std::make_shared<const typed::Binding>(typed::Binding{name.text, loop.list->type.element(), nullptr});
    variable.binding = loop.item;
    if (!loop.list->parts.empty()) variable.facts = loop.list->parts.front();
  }
  loop.good = loop.item != nullptr;
  if (is_visible(context.scope, name.text)) {
    context.all.report(name_taken(name.span, name.text).note("give the `for` a name of its own"));
    loop.good = false;
  }
  scope.names.emplace(name.text, std::move(variable));
  return loop;
}

}  // namespace damson::checking
