// Comparing what the source declares with what the target takes.
#include "compiler/check/narrowing.h"

#include <fmt/format.h>

#include <llvm/ADT/StringSet.h>

#include "compiler/check/constant_text.h"
#include "compiler/diagnostics/narrower_than_source.h"

namespace damson::checking {

namespace {

/// A field of the mapped record, or of a record in it.
struct CarriedField {
  const DeclaredType* type = nullptr;
  std::string path;
};

/// What a value is that is carried as it is; no type where anything is done to it.
CarriedField carried_field(const MapState& map, const typed::Expression& value) {
  if (const auto* reference = std::get_if<typed::Reference>(&value.what)) {
    if (reference->binding == map.map.record) return {&map.source->schema->record, {}};
    return reference->binding->value ? carried_field(map, *reference->binding->value) : CarriedField{};
  }
  const auto* access = std::get_if<typed::FieldAccess>(&value.what);
  if (access == nullptr) return {};
  const CarriedField record = carried_field(map, *access->record);
  if (record.type == nullptr || access->field >= record.type->children.size()) return {};
  const std::string& name = record.type->type.fields()[access->field].name;
  return {&record.type->children[access->field], record.path.empty() ? name : record.path + "." + name};
}

bool reaches_below(const DeclaredType& from, const DeclaredType& wanted) {
  return wanted.low && (!from.low || Decimal::compare(*from.low, *wanted.low) < 0);
}

bool reaches_above(const DeclaredType& from, const DeclaredType& wanted) {
  return wanted.high && (!from.high || Decimal::compare(*wanted.high, *from.high) < 0);
}

std::vector<std::string> options_outside(const DeclaredType& from, const DeclaredType& wanted) {
  std::vector<std::string> outside;
  llvm::StringSet<> taken;
  for (const auto& option : wanted.type.options()) taken.insert(option);
  for (const auto& option : from.type.options()) {
    if (!taken.contains(option)) outside.push_back(constant_text({option}));
  }
  return outside;
}

}  // namespace

void warn_of_narrowing(Context& context, const typed::Expression& value, const DeclaredType& wanted,
                       std::string_view name) {
  if (context.map == nullptr || context.map->source == nullptr || context.map->source->schema == nullptr) return;
  const CarriedField from = carried_field(*context.map, value);
  if (from.type == nullptr || from.path.empty()) return;
  auto draft = narrower_than_source(value.span, name, from.path);
  if (from.type->limited && wanted.limited &&
      (reaches_below(*from.type, wanted) || reaches_above(*from.type, wanted))) {
    draft.label(fmt::format("the source allows {}", limits_text(*from.type)))
        .related(wanted.span, fmt::format("the target takes {}", limits_text(wanted)));
  } else if (const auto outside = options_outside(*from.type, wanted);
             !wanted.type.options().empty() && !outside.empty()) {
    draft.label(fmt::format("the source allows {} too", enumeration(outside)))
        .related(wanted.span, "the target takes these only");
  } else {
    return;
  }
  context.all.report(
      draft.note("records with what the target does not take will be rejected: say what becomes of them"));
}

}  // namespace damson::checking
