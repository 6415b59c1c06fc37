// The table of a function: inputs and what it gives for them, one a line, in a file of `tables/`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace damson::test {

struct TableRow {
  size_t line = 0;
  std::string given;   // what stands on the left: the place of the row
  std::string call;    // how it is called, with `_` where `given` belongs
  std::string result;  // a literal, `missing`, `fails` or `fails "part of the reason"`
};

struct FunctionTable {
  std::string file;      // "text/slug.txt"
  std::string function;  // "slug"
  std::vector<TableRow> rows;
};

/// Every file of a folder, in order of its name. Throws std::runtime_error for a line that is no row.
std::vector<FunctionTable> read_function_tables(const std::filesystem::path& folder);

FunctionTable read_function_table(const std::string& file, const std::string& content);

/// What is wrong with a table, a line each: rows that give something else. It runs the rows through compiler and
/// engine.
std::vector<std::string> wrong_rows(const FunctionTable& table);

}  // namespace damson::test
