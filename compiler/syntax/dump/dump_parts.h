// The pieces of a dump, shared by its files. A node is `(kind part part …)`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/syntax/tree.h"

namespace damson::syntax {

/// "(head a b)", leaving out empty parts.
std::string dump_list(std::string_view head, const std::vector<std::string>& parts);
/// "\"text\"", with `\n`, `\t`, `"` and `\` written as escapes.
std::string dump_quoted(std::string_view text);
std::string dump_name(const Name& name);
std::string dump_name(const DottedName& name);
std::string dump_text(const TextPtr& text);
std::string dump_doc(const DocComment& doc);
std::string dump_regex(const Regex& regex);
std::string dump_range(const Range& range);
std::string dump_expression(const ExpressionPtr& expression);
std::string dump_arguments(const std::vector<Argument>& arguments);
std::string dump_action(const Action& action);
std::string dump_clause(const Clause& clause);
std::string dump_arms(const std::vector<Arm>& arms);
std::string dump_type(const TypePtr& type);
std::string dump_fields(const std::vector<FieldDeclaration>& fields);
std::string dump_open(const std::optional<OpenFields>& open);
std::string dump_items(const std::vector<ItemPtr>& items);

}  // namespace damson::syntax
