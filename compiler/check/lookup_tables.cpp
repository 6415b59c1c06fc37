// Making the program's tables and indexes.
#include "compiler/check/lookup_tables.h"

#include "compiler/check/validations.h"

namespace damson::checking {

namespace {

/// Values of this type can come with an error, or break what is declared.
bool can_fail(const DeclaredType& type) {
  const bool any_text = type.type.is(TypeKind::text) && type.type.options().empty() && !type.limited && !type.pattern;
  const bool missing = !type.type.optional() && !type.empty_when_missing();
  return missing || !any_text;
}

typed::PartFacts facts_inside(const DeclaredType& type) {
  typed::PartFacts facts{.can_error = can_fail(type), .parts = {}};
  for (const auto& child : type.children) facts.parts.push_back(facts_inside(child));
  return facts;
}

}  // namespace

uint32_t lookup_index(Checking& all, Source& source, const std::vector<uint32_t>& fields, bool unique) {
  Program& program = all.program();
  if (!source.table) {
    source.table = static_cast<uint32_t>(program.tables.size());
    program.tables.push_back({.source = source.index, .validation = {}});
  }
  for (size_t i = 0; i < program.indexes.size(); ++i) {
    if (program.indexes[i].table == *source.table && program.indexes[i].key_fields == fields)
      return static_cast<uint32_t>(i);
  }
  program.indexes.push_back({.table = *source.table, .key_fields = fields, .unique = unique});
  return static_cast<uint32_t>(program.indexes.size() - 1);
}

typed::PartFacts lookup_facts(const DeclaredType& record) {
  typed::PartFacts facts;
  for (const auto& child : record.children) facts.parts.push_back(facts_inside(child));
  return facts;
}

}  // namespace damson::checking
