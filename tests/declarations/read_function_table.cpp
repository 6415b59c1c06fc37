// Reads the tables of functions: `given => result`, and `call …` for how the rows that follow are called.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/declarations/function_table.h"

namespace damson::test {

namespace fs = std::filesystem;

namespace {

/// Where ` => ` stands outside of the texts of a row.
size_t arrow_of(const std::string& row) {
  bool in_text = false;
  for (size_t at = 0; at < row.size(); ++at) {
    if (in_text && row[at] == '\\') {
      ++at;
    } else if (row[at] == '"') {
      in_text = !in_text;
    } else if (!in_text && row.compare(at, 4, " => ") == 0) {
      return at;
    }
  }
  return std::string::npos;
}

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

}  // namespace

FunctionTable read_function_table(const std::string& file, const std::string& content) {
  FunctionTable table{.file = file, .function = fs::path(file).stem().string(), .rows = {}};
  std::string call = "_ | " + table.function;
  std::istringstream lines(content);
  size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("call ")) {
      call = trimmed(line.substr(5));
      continue;
    }
    const size_t arrow = arrow_of(line);
    if (arrow == std::string::npos) throw std::runtime_error(fmt::format("{}:{} is no row: {}", file, number, line));
    table.rows.push_back({number, trimmed(line.substr(0, arrow)), call, trimmed(line.substr(arrow + 4))});
  }
  return table;
}

std::vector<FunctionTable> read_function_tables(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<FunctionTable> tables;
  for (const fs::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    if (!stream) throw std::runtime_error(fmt::format("{} cannot be read", file.string()));
    tables.push_back(read_function_table(fs::relative(file, folder).generic_string(), content.str()));
  }
  return tables;
}

}  // namespace damson::test
