// Builds small checked specs by hand: one source, one lookup, one target, one map.
#pragma once

#include <string>
#include <vector>

#include "compiler/lower/lower.h"
#include "runtime/program/program_text.h"
#include "runtime/values/operators/operators.h"

namespace damson::lower_test {

using typed::Action;
using typed::BindingPtr;
using typed::Expression;
using typed::ExpressionPtr;

inline Type text_type() { return Type(TypeKind::text); }
inline Type int_type() { return Type(TypeKind::integer); }

inline ExpressionPtr make(Type type, decltype(Expression::what) what) {
  Expression expression{.type = std::move(type), .span = {}, .what = std::move(what), .parts = {}};
  return std::make_shared<const Expression>(std::move(expression));
}
inline ExpressionPtr literal(ConstantValue value) {
  Type type = type_of(value);
  return make(std::move(type), typed::Literal{std::move(value)});
}
inline ExpressionPtr text(std::string value) { return literal({std::move(value)}); }
inline ExpressionPtr number(int64_t value) { return literal({value}); }
inline ExpressionPtr missing() { return make(Type().or_missing(), typed::Literal{}); }

inline BindingPtr binding(std::string name, Type type, ExpressionPtr value = nullptr) {
  return std::make_shared<const typed::Binding>(typed::Binding{std::move(name), std::move(type), std::move(value)});
}
inline ExpressionPtr use(const BindingPtr& binding) { return make(binding->type, typed::Reference{binding}); }
inline BindingPtr let(std::string name, const ExpressionPtr& value) {
  return binding(std::move(name), value->type, value);
}

inline ExpressionPtr field(const ExpressionPtr& record, std::string_view name) {
  const bool list = record->type.is(TypeKind::list);
  const Type& fields = list ? record->type.element() : record->type;
  const auto place = static_cast<uint32_t>(fields.find_field(name));
  const Type type = fields.fields()[place].type;
  if (list)
    return make(Type::list_of(type).with_optional(record->type.optional()), typed::ListFieldAccess{record, place});
  return make(type.with_optional(type.optional() || record->type.optional()), typed::FieldAccess{record, place});
}

inline ExpressionPtr call(Operator op, std::vector<ExpressionPtr> operands) {
  std::vector<Type> types;
  for (const auto& operand : operands) types.push_back(operand->type);
  auto bound = bind_operator(op, types).value();
  const Type type = bound.result;
  return make(type, typed::Call{std::string(operator_text(op)), std::make_shared<const BoundCall>(std::move(bound)),
                                std::move(operands)});
}
/// A function of the test's own, that gives text; null where the kernel is never run.
inline ExpressionPtr function(std::string name, std::vector<ExpressionPtr> arguments, int loss = -1,
                              Kernel kernel = nullptr, Type result = text_type()) {
  if (!kernel) {
    kernel = [](std::span<const Column* const>, uint32_t rows, Column& out, KernelContext& context) {
      out = make_missing_column(*out.type, rows, context.arena);
    };
  }
  auto bound = std::make_shared<BoundCall>(BoundCall{.result = result, .kernel = std::move(kernel)});
  return make(result, typed::Call{std::move(name), std::move(bound), std::move(arguments), loss});
}
inline ExpressionPtr when(const ExpressionPtr& condition, Action then, Action otherwise, Type type = text_type()) {
  return make(std::move(type), typed::If{condition, std::move(then), std::move(otherwise)});
}
inline ExpressionPtr handled(const ExpressionPtr& value, std::vector<typed::Clause> clauses, Type type) {
  return make(std::move(type), typed::Handled{value, std::move(clauses)});
}
inline Action give(ExpressionPtr value) { return typed::UseValue{std::move(value)}; }

/// works { id: text, title: text?, year: int?, size: { height: int, width: int }?, makers: list of { name: text, role:
/// text? } } people { key id: text, name: text, born: int?, notes: text? } assets { id: text, title: text?, names: list
/// of text }
struct TypedSpec {
  typed::CheckedProgram checked;
  typed::Map map;

  TypedSpec() {
    Program& program = checked.program;
    program.name = "test";
    const Type size = Type::record_of({{"height", int_type()}, {"width", int_type()}});
    const Type maker = Type::record_of({{"name", text_type()}, {"role", text_type().or_missing()}}, "Maker");
    const Type work = Type::record_of({{"id", text_type()},
                                       {"title", text_type().or_missing()},
                                       {"year", int_type().or_missing()},
                                       {"size", size.or_missing()},
                                       {"makers", Type::list_of(maker)}},
                                      "Work");
    const Type person = Type::record_of({{"notes", text_type().or_missing()},
                                         {"id", text_type()},
                                         {"name", text_type()},
                                         {"born", int_type().or_missing()}},
                                        "Person");
    const Type asset = Type::record_of(
        {{"id", text_type()}, {"title", text_type().or_missing()}, {"names", Type::list_of(text_type())}}, "Asset");
    program.sources.push_back(
        {"works", {"ndjson", {{"file", {std::string("works.ndjson")}}}}, "Work", work, false, {}, false});
    program.sources.push_back(
        {"people", {"csv", {{"file", {std::string("people.csv")}}}}, "Person", person, false, {}, true});
    program.tables.push_back({1, {}});
    program.indexes.push_back({0, {1}, true});
    program.targets.push_back({"assets", {"ndjson", {{"file", {std::string("assets.ndjson")}}}}, "Asset", asset});
    for (const char* point : {"works.in.id.missing", "works.id.missing", "works.title.rejected"})
      program.points.push_back({point, ""});
    program.skip_rules.push_back({"stub", "works"});
    program.warnings.push_back({"works.title.warning", ""});
    program.losses.push_back({"works", "title", "truncate"});
    program.losses.push_back({"works", "names", "omit: later"});
    program.vocabularies.push_back({"terms", {"a", "b"}});
    map.name = "works";
    map.record = binding("works", work);
    map.result = binding("assets", asset);
    map.source_validation.children.resize(work.fields().size());
    map.source_validation.children[0].missing = 0;
    map.source_validation.children[3].children.resize(2);
    map.fields.resize(asset.fields().size());
    for (size_t i = 0; i < map.fields.size(); ++i) map.fields[i].name = asset.fields()[i].name;
    map.fields[0].value = source("id");
    map.fields[0].validation.missing = 1;
    map.fields[2].value = literal({ConstantValue::List{}});
  }

  ExpressionPtr source(std::string_view name) const { return field(use(map.record), name); }
  ExpressionPtr person(const ExpressionPtr& key) const {
    return make(checked.program.sources[1].schema, typed::Lookup{0, {key}, false});
  }

  Program lower() {
    checked.maps.push_back(map);
    return damson::lower(std::move(checked));
  }
};

/// The steps of the body as text.
inline std::string body_text(const Program& program) {
  const std::vector<Type> record = {program.sources[0].read};
  return block_text(program.maps[0].body, {}, record, 0) + "\n";
}

inline std::string scope_text(const Program& program) {
  const std::vector<Type> record = {program.sources[0].read};
  return block_text(program.maps[0].scope, {}, record, 0) + "\n";
}

}  // namespace damson::lower_test
