// How a CSV file is written, out of a connector's arguments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/connectors/connector.h"
#include "runtime/connectors/input/encoding.h"

namespace damson {

struct CsvDialect {
  char delimiter = ',';
  char quote = '"';
  // of sources
  bool header = true;
  bool quoted_is_text = false;
  std::vector<std::string> none = {""};
  bool unescapes_formulas = false;
  Encoding encoding = Encoding::utf_8;
  // of targets
  std::string line_break = "\n";
  std::string missing = {};
  bool escapes_formulas = false;
};

/// What is wrong with the arguments, in the reader's words, or nothing.
std::optional<std::string> check_csv_dialect(const ConnectorArguments& arguments);
/// From arguments that were checked.
CsvDialect csv_dialect(const ConnectorArguments& arguments);

}  // namespace damson
