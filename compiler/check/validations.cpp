// Enumerating the ways in which values can fail to be what is declared.
#include "compiler/check/validations.h"

#include <algorithm>

#include "compiler/check/actions.h"
#include "compiler/check/constraints.h"

namespace damson::checking {

namespace {

std::string_view point_kind(const Constraint& constraint, const Type& type) {
  switch (constraint.kind) {
    case Constraint::Kind::length: return type.is(TypeKind::list) ? "count" : "length";
    case Constraint::Kind::range: return "range";
    case Constraint::Kind::pattern: return "pattern";
    case Constraint::Kind::one_of: return "not_one_of";
  }
  return {};
}

std::vector<Constraint> constraints_of(Context& context, const DeclaredType& wanted, const Type* actual) {
  std::vector<Constraint> constraints = declared_constraints(wanted, actual);
  for (Constraint& constraint : constraints) constraint.point = add_point(context, point_kind(constraint, wanted.type));
  return constraints;
}

/// What is known of a value: its type, its facts and, where it is written out, the expression.
struct Known {
  const Type& type;
  const typed::PartFacts& facts;
  ExpressionPtr value;
};

/// The expression behind "and [] where it is missing".
const typed::Expression& written_out(const typed::Expression& value) {
  const auto* handled = std::get_if<typed::Handled>(&value.what);
  if (handled == nullptr) return value;
  for (const auto& clause : handled->clauses) {
    const auto replacement = value_of(clause.action);
    const ConstantValue* constant = replacement ? constant_of(*replacement) : nullptr;
    const auto* list = constant == nullptr ? nullptr : std::get_if<ConstantValue::List>(&constant->value);
    if (replacement && (list == nullptr || !list->empty())) return value;
  }
  return written_out(*handled->value);
}

ExpressionPtr item_of(const ExpressionPtr& value) {
  if (!value) return nullptr;
  const auto* loop = std::get_if<typed::ForEach>(&written_out(*value).what);
  return loop == nullptr ? nullptr : loop->value;
}

ExpressionPtr field_of(const ExpressionPtr& value, size_t place) {
  if (!value) return nullptr;
  const auto* record = std::get_if<typed::RecordValue>(&written_out(*value).what);
  return record == nullptr || place >= record->fields.size() ? nullptr : record->fields[place];
}

Validation validation_of(Context& context, const DeclaredType& wanted, const Known& known);

std::vector<Validation> children_of(Context& context, const DeclaredType& wanted, const Known& known) {
  static const typed::PartFacts no_facts;
  const auto part = [&](size_t place) -> const typed::PartFacts& {
    return place < known.facts.parts.size() ? known.facts.parts[place] : no_facts;
  };
  std::vector<Validation> children;
  if (wanted.type.is(TypeKind::list) && !wanted.children.empty() && known.type.is(TypeKind::list)) {
    const DeclaredType& element = wanted.children.front();
    const ExpressionPtr item = item_of(known.value);
    const Known inside{known.type.element(), part(0), item};
    if (element.type.is(TypeKind::record)) {
      // the fields of the items are named after the list, `creators.name`; the item itself is `creators.item`
      Validation child;
      Context inner = context.at("item");
      if (known.type.element().optional() && !element.type.optional()) child.missing = add_point(inner, "missing");
      if (inside.facts.can_error) child.error = add_point(inner, "error");
      child.children = children_of(context, element, inside);
      children.push_back(std::move(child));
    } else {
      Context inner = context.at("item");
      children.push_back(validation_of(inner, element, inside));
    }
  }
  if (wanted.type.is(TypeKind::record) && known.type.is(TypeKind::record)) {
    for (size_t i = 0; i < wanted.children.size() && i < known.type.fields().size(); ++i) {
      Context inner = context.at(wanted.type.fields()[i].name);
      const ExpressionPtr field = field_of(known.value, i);
      const bool unset =
          known.value && std::holds_alternative<typed::RecordValue>(written_out(*known.value).what) && !field;
      children.push_back(unset
                             ? Validation{}
                             : validation_of(inner, wanted.children[i], {known.type.fields()[i].type, part(i), field}));
    }
  }
  if (std::all_of(children.begin(), children.end(), [](const Validation& child) { return child.empty(); }))
    children.clear();
  return children;
}

Validation validation_of(Context& context, const DeclaredType& wanted, const Known& known) {
  Validation validation;
  if (known.type.optional() && !wanted.type.optional()) validation.missing = add_point(context, "missing");
  if (known.facts.can_error) validation.error = add_point(context, "error");
  const bool literal = known.value && literal_results(known.value).has_value();
  if (!literal) {
    validation.constraints = constraints_of(context, wanted, &known.type);
    validation.children = children_of(context, wanted, known);
  }
  return validation;
}

bool text_cannot_fail(const DeclaredType& declared, bool texts_always_read) {
  return texts_always_read && declared.type.is(TypeKind::text);
}

Validation declared_validation(Context& context, const DeclaredType& declared, const FieldUsage* usage,
                               bool texts_always_read);

std::vector<Validation> declared_fields(Context& context, const DeclaredType& record, const SourceUsage& usage,
                                        bool texts_always_read) {
  std::vector<Validation> children;
  for (size_t i = 0; i < record.children.size() && i < usage.size(); ++i) {
    Context inner = context.at(record.type.fields()[i].name);
    children.push_back(usage[i].read() ? declared_validation(inner, record.children[i], &usage[i], texts_always_read)
                                       : Validation{});
  }
  if (std::all_of(children.begin(), children.end(), [](const Validation& child) { return child.empty(); }))
    children.clear();
  return children;
}

Validation declared_validation(Context& context, const DeclaredType& declared, const FieldUsage* usage,
                               bool texts_always_read) {
  Validation validation;
  if (!declared.type.optional() && !declared.empty_when_missing()) validation.missing = add_point(context, "missing");
  if (!text_cannot_fail(declared, texts_always_read)) validation.error = add_point(context, "error");
  validation.constraints = constraints_of(context, declared, nullptr);
  if (declared.type.is(TypeKind::list) && !declared.children.empty()) {
    const DeclaredType& element = declared.children.front();
    Context item = context.at("item");
    Validation child;
    if (element.type.is(TypeKind::record)) {
      if (!element.type.optional()) child.missing = add_point(item, "missing");
      child.error = add_point(item, "error");
      child.children = declared_fields(context, element, usage->parts, texts_always_read);
    } else {
      child = declared_validation(item, element, usage, texts_always_read);
    }
    if (!child.empty()) validation.children.push_back(std::move(child));
  }
  if (declared.type.is(TypeKind::record))
    validation.children = declared_fields(context, declared, usage->parts, texts_always_read);
  return validation;
}

}  // namespace

Validation value_validation(Context& context, const DeclaredType& wanted, const ExpressionPtr& value) {
  const typed::PartFacts facts = facts_of(*value);
  return validation_of(context, wanted, {value->type, facts, value});
}

Validation condition_validation(Context& context, const ExpressionPtr& condition) {
  Validation validation;
  if (condition->can_error) validation.error = add_point(context, "error");
  return validation;
}

Validation source_validation(Context& context, const DeclaredType& record, const SourceUsage& usage,
                             bool texts_always_read) {
  Validation validation;
  validation.children = declared_fields(context, record, usage, texts_always_read);
  return validation;
}

Validation lookup_validation(Checking& all, const DeclaredType& record, const SourceUsage& usage,
                             bool texts_always_read) {
  Context context{.all = all};
  return source_validation(context, record, usage, texts_always_read);
}

}  // namespace damson::checking
