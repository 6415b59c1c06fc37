// Comparing the columns of a table or a query with the fields of a schema by their names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/connectors/source.h"

namespace damson {

using Names = std::vector<std::string>;

bool has_name(const Names& names, const std::string& name);

/// "`id`, `title` and 3 more"
std::string listed_names(const Names& names);

/// What lacks, and what the schema does not declare.
std::optional<Problem> compare_column_names(const Names& columns, const std::string& part,
                                            const SourceRequest& request);

/// A table that is not there, with those that are.
Problem table_not_there(const std::string& database, const std::string& table, const Names& tables);

}  // namespace damson
