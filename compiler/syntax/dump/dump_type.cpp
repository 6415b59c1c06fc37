// Types and fields of a dump.
#include "compiler/syntax/dump/dump_parts.h"

namespace damson::syntax {

namespace {

std::string dump_named(const NamedType& named) {
  const std::string name = dump_name(named.name);
  if (!named.range && !named.matching) return name;
  return dump_list(name,
                   {named.range ? dump_range(*named.range) : "", named.matching ? dump_regex(*named.matching) : ""});
}

std::string dump_plain(const TypeExpression& type) {
  switch (type.kind) {
    case TypeExpressionKind::error: return "(error)";
    case TypeExpressionKind::named: return dump_named(as<NamedType>(type));
    case TypeExpressionKind::list: {
      const auto& list = as<ListType>(type);
      return dump_list("list", {list.range ? dump_range(*list.range) : "", dump_type(list.element)});
    }
    case TypeExpressionKind::record: {
      const auto& record = as<RecordType>(type);
      return dump_list(record.broken ? "broken-record" : "record",
                       {dump_fields(record.fields), dump_open(record.open)});
    }
    case TypeExpressionKind::one_of: {
      std::vector<std::string> options;
      for (const TextPtr& option : as<OneOfType>(type).options) options.push_back(dump_text(option));
      return dump_list("one-of", options);
    }
    case TypeExpressionKind::one_of_vocabulary:
      return dump_list("one-of", {dump_name(as<OneOfVocabularyType>(type).vocabulary)});
  }
  return {};
}

}  // namespace

std::string dump_type(const TypePtr& type) {
  if (type == nullptr) return {};
  return dump_plain(*type) + (type->optional ? "?" : "");
}

std::string dump_fields(const std::vector<FieldDeclaration>& fields) {
  std::string out;
  for (const FieldDeclaration& field : fields) {
    if (!out.empty()) out += ' ';
    out += dump_list(field.key ? "key" : "field", {dump_name(field.name), dump_type(field.type), dump_doc(field.doc)});
  }
  return out;
}

std::string dump_open(const std::optional<OpenFields>& open) {
  return open ? dump_list("...", {dump_text(open->reason)}) : std::string();
}

}  // namespace damson::syntax
