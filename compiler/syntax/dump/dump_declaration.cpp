// Declarations of a dump, a line each.
#include "compiler/syntax/dump/dump_parts.h"

namespace damson::syntax {

namespace {

std::string dump_connector(const Connector& connector) {
  return dump_list(dump_name(connector.name), {dump_arguments(connector.arguments)});
}

std::string dump_type_parameters(const std::vector<Name>& parameters) {
  if (parameters.empty()) return {};
  std::vector<std::string> names;
  for (const Name& parameter : parameters) names.push_back(dump_name(parameter));
  return dump_list("types", names);
}

std::string dump_parameters(const std::vector<Parameter>& parameters) {
  std::string out;
  for (const Parameter& parameter : parameters) {
    out += (out.empty() ? "" : " ") + dump_list("parameter", {dump_name(parameter.name), dump_type(parameter.type)});
  }
  return out;
}

std::string dump_import(const ImportDeclaration& import) {
  const std::string what = import.module ? dump_name(*import.module) : dump_text(import.file);
  return dump_list("import",
                   {what, import.alias ? dump_list("as", {dump_name(*import.alias)}) : "", dump_doc(import.doc)});
}

std::string dump_schema(const SchemaDeclaration& schema) {
  std::vector<std::string> parts = {dump_name(schema.name), dump_doc(schema.doc), dump_fields(schema.fields)};
  if (schema.composite_key) {
    std::vector<std::string> names;
    for (const Name& name : schema.composite_key->fields) names.push_back(dump_name(name));
    parts.push_back(dump_list("composite-key", names));
  }
  for (const SchemaRule& rule : schema.rules) {
    parts.push_back(dump_list(rule.advice ? "advise" : "require",
                              {dump_expression(rule.condition), dump_text(rule.reason), dump_doc(rule.doc)}));
  }
  parts.push_back(dump_open(schema.open));
  return dump_list("schema", parts);
}

std::string dump_tolerance(const Tolerance& tolerance) {
  std::vector<std::string> parts = {dump_name(tolerance.field), dump_doc(tolerance.doc)};
  for (const Clause& clause : tolerance.clauses) parts.push_back(dump_clause(clause));
  return dump_list("tolerance", parts);
}

std::string dump_source(const SourceDeclaration& source) {
  std::vector<std::string> parts = {dump_name(source.name), dump_doc(source.doc), dump_type(source.type),
                                    dump_connector(source.connector), dump_items(source.items)};
  for (const Tolerance& tolerance : source.tolerances) parts.push_back(dump_tolerance(tolerance));
  return dump_list(source.is_lookup ? "lookup" : "source", parts);
}

std::string dump_unique(const std::optional<UniqueRule>& unique) {
  if (!unique) return {};
  const std::string by = dump_expression(unique->by);
  const std::string reason = dump_text(unique->reason);
  switch (unique->which) {
    case KeepWhich::first: return dump_list("unique", {by, "first", reason});
    case KeepWhich::last: return dump_list("unique", {by, "last", reason});
    case KeepWhich::max: return dump_list("unique", {by, dump_list("max", {dump_expression(unique->max)}), reason});
  }
  return {};
}

std::string dump_target(const TargetDeclaration& target) {
  return dump_list("target", {dump_name(target.name), dump_doc(target.doc), dump_type(target.type),
                              target.updates ? "updates" : "to", dump_connector(target.connector),
                              dump_unique(target.unique), target.on_unmatched ? dump_clause(*target.on_unmatched) : "",
                              target.on_gone ? dump_list("gone", {target.on_gone->deletes ? "delete" : "keep",
                                                                  dump_text(target.on_gone->reason)})
                                             : ""});
}

std::string dump_map(const MapDeclaration& map) {
  std::vector<std::string> parts = {dump_name(map.source), dump_doc(map.doc)};
  for (const UnitLoop& loop : map.loops)
    parts.push_back(dump_list("for", {dump_name(loop.variable), dump_expression(loop.list)}));
  std::vector<std::string> keys;
  for (const ExpressionPtr& key : map.group_by) keys.push_back(dump_expression(key));
  if (!keys.empty()) parts.push_back(dump_list("by", keys));
  parts.emplace_back(map.deletes ? "-> delete" : "->");
  parts.push_back(dump_name(map.target));
  parts.push_back(dump_items(map.items));
  return dump_list("map", parts);
}

std::string dump_expect(const ExpectDeclaration& expect) {
  std::vector<std::string> parts = {dump_expression(expect.condition)};
  if (expect.share) {
    const Share& share = *expect.share;
    const std::string number = share.number + (share.percent ? "%" : "");
    parts.push_back(dump_list(share.at_least ? "at-least" : "at-most", {number, share.of ? dump_name(*share.of) : ""}));
  }
  parts.push_back(dump_text(expect.reason));
  parts.push_back(dump_doc(expect.doc));
  return dump_list("expect", parts);
}

/// Records that stand in a test, or in a file.
std::string dump_given(const RecordExpression* record, const std::optional<Connector>& from) {
  return from ? dump_list("from", {dump_connector(*from)}) : dump(*record);
}

std::string dump_expectation(const TestExpectation& expectation) {
  switch (expectation.outcome) {
    case TestOutcome::record:
      return dump_list("expect",
                       {dump_name(expectation.target), dump_given(expectation.record.get(), expectation.from)});
    case TestOutcome::skipped: return dump_list("expect-skipped", {dump_text(expectation.at)});
    case TestOutcome::rejected: return dump_list("expect-rejected", {dump_text(expectation.at)});
    case TestOutcome::duplicate: return dump_list("expect-duplicate", {dump_text(expectation.at)});
  }
  return {};
}

std::string dump_test(const TestDeclaration& test) {
  std::vector<std::string> parts = {dump_text(test.title), dump_doc(test.doc)};
  for (const Given& given : test.given)
    parts.push_back(dump_list("given", {dump_name(given.source), dump_given(given.record.get(), given.from)}));
  for (const TestExpectation& expectation : test.expectations) parts.push_back(dump_expectation(expectation));
  return dump_list("test", parts);
}

}  // namespace

std::string dump(const Declaration& declaration) {
  const std::string doc = dump_doc(declaration.doc);
  switch (declaration.kind) {
    case DeclarationKind::error: {
      const auto& error = as<ErrorDeclaration>(declaration);
      return dump_list("error", {error.name ? dump_name(*error.name) : ""});
    }
    case DeclarationKind::migration:
      return dump_list("migration", {dump_text(as<MigrationDeclaration>(declaration).title), doc});
    case DeclarationKind::import: return dump_import(as<ImportDeclaration>(declaration));
    case DeclarationKind::type: {
      const auto& type = as<TypeDeclaration>(declaration);
      return dump_list("type", {dump_name(type.name), dump_type(type.type), doc});
    }
    case DeclarationKind::schema: return dump_schema(as<SchemaDeclaration>(declaration));
    case DeclarationKind::param: {
      const auto& param = as<ParamDeclaration>(declaration);
      return dump_list("param",
                       {dump_name(param.name), dump_type(param.type), dump_expression(param.default_value), doc});
    }
    case DeclarationKind::source: return dump_source(as<SourceDeclaration>(declaration));
    case DeclarationKind::target: return dump_target(as<TargetDeclaration>(declaration));
    case DeclarationKind::function: {
      const auto& function = as<FunctionDeclaration>(declaration);
      return dump_list("fn", {dump_name(function.name), dump_type_parameters(function.type_parameters),
                              dump_parameters(function.parameters), "->", dump_type(function.result),
                              dump_expression(function.body), doc});
    }
    case DeclarationKind::vocabulary: {
      const auto& vocabulary = as<VocabularyDeclaration>(declaration);
      return dump_list("vocabulary", {dump_name(vocabulary.name), doc,
                                      vocabulary.from ? dump_list("from", {dump_connector(*vocabulary.from)}) : "",
                                      dump_arms(vocabulary.arms)});
    }
    case DeclarationKind::paths: {
      const auto& paths = as<PathsDeclaration>(declaration);
      return dump_list("paths", {dump_name(paths.name), doc, dump_parameters(paths.parameters), dump_arms(paths.arms)});
    }
    case DeclarationKind::map: return dump_map(as<MapDeclaration>(declaration));
    case DeclarationKind::expect: return dump_expect(as<ExpectDeclaration>(declaration));
    case DeclarationKind::test: return dump_test(as<TestDeclaration>(declaration));
  }
  return {};
}

std::string dump(const SyntaxTree& tree) {
  std::string out;
  for (const DeclarationPtr& declaration : tree.declarations) out += dump(*declaration) + "\n";
  return out;
}

}  // namespace damson::syntax
