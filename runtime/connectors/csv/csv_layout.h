// Which column of a file is which field.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/connectors/connector.h"
#include "runtime/connectors/csv/csv_dialect.h"

namespace damson {

struct CsvLayout {
  std::vector<std::string> columns;  // names, in the file's order
  std::vector<int> fields;           // per column: the place of its field in the request's `read`, or -1
  std::vector<bool> further;         // per column: the schema does not declare it, and lets it pass
  /// For a file whose header differs from the first file's: per column of the first file the column here, or -1. Empty
  /// when they are alike.
  std::vector<int> as_first_file;
};

/// The layout that a header line gives, or what is wrong between it and the schema. `place` is the header's.
std::variant<CsvLayout, Problem> layout_by_header(std::string_view header, const CsvDialect& dialect,
                                                  const SourceRequest& request, const DataPlace& place);
/// Without a header: the schema's fields in their order.
CsvLayout layout_by_schema(const SourceRequest& request);

/// Says how `layout`'s records are brought into the order of the first file.
void follow_first_file(CsvLayout& layout, const CsvLayout& first);

}  // namespace damson
