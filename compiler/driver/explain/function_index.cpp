// Many functions at once: for the terminal, as a document, for programs.
#include "compiler/driver/explain/function_index.h"

#include <fmt/core.h>

#include <map>
#include <nlohmann/json.hpp>

#include "compiler/driver/explain/explain_pages.h"

namespace damson {

namespace {

using nlohmann::ordered_json;

/// "round(number, places)": enough to find one's way; the types are told by `explain round`.
std::string call_text(const Function& function) {
  std::string text = fmt::format("{}(", function.name);
  for (const Parameter& parameter : function.parameters)
    text += fmt::format("{}{}", text.back() == '(' ? "" : ", ", parameter.name);
  return text + ')';
}

/// A cell of a Markdown table.
std::string cell_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '<') out += '\\';
    out += c;
  }
  return out;
}

ordered_json parameter_json(const Parameter& parameter) {
  ordered_json json{{"name", parameter.name}, {"summary", parameter.summary}};
  if (parameter.default_value) json["default"] = constant_text(*parameter.default_value);
  return json;
}

ordered_json examples_json(const std::vector<Example>& examples) {
  ordered_json json = ordered_json::array();
  for (const Example& example : examples)
    json.push_back({{"expression", example.expression}, {"result", example.result}});
  return json;
}

bool any_overload(const Function& function, bool Overload::* member) {
  for (const Overload& overload : function.body) {
    if (overload.*member) return true;
  }
  return false;
}

ordered_json function_json(const Function& function) {
  ordered_json json{{"name", function.name}, {"family", function.family}, {"summary", function.summary}};
  if (!function.details.empty()) json["details"] = function.details;
  json["signatures"] = signatures(function);
  json["can_fail"] = any_overload(function, &Overload::can_fail);
  json["lossy"] = any_overload(function, &Overload::lossy);
  json["parameters"] = ordered_json::array();
  for (const Parameter& parameter : function.parameters) json["parameters"].push_back(parameter_json(parameter));
  json["examples"] = examples_json(function.examples);
  json["edge_cases"] = examples_json(function.edge_cases);
  return json;
}

}  // namespace

std::vector<FunctionFamily> families_of(const std::vector<const Function*>& functions) {
  std::map<std::string_view, std::vector<const Function*>> by_name;
  for (const Function* function : functions) by_name[function->family].push_back(function);
  std::vector<FunctionFamily> families;
  for (auto& [name, members] : by_name) families.push_back({name, std::move(members)});
  return families;
}

void explain_function_list(const std::vector<const Function*>& functions, ReportPage& page) {
  const std::vector<FunctionFamily> families = families_of(functions);
  const std::string count = fmt::format("{} function{}", functions.size(), functions.size() == 1 ? "" : "s");
  page.title(families.size() == 1 ? fmt::format("{}: {}", families.front().name, count) : count);
  for (const FunctionFamily& family : families) {
    if (families.size() > 1) page.heading(family.name);
    ReportTable table{.indent = 2, .columns = {Align::left, Align::left}, .rows = {}};
    for (const Function* function : family.functions)
      table.rows.push_back({std::string(function->name), std::string(function->summary)});
    page.table(table);
  }
  page.gap();
  page.entry(0, "`damson explain NAME` tells more of each.", 0);
}

std::string functions_as_markdown(const std::vector<const Function*>& functions) {
  std::string text = "# Functions\n";
  for (const FunctionFamily& family : families_of(functions)) {
    text += fmt::format("\n## {}\n\n| Function | What it gives |\n|---|---|\n", family.name);
    for (const Function* function : family.functions)
      text += fmt::format("| `{}` | {} |\n", call_text(*function), cell_text(function->summary));
  }
  return text;
}

std::string functions_as_json(const std::vector<const Function*>& functions) {
  ordered_json json{{"functions", ordered_json::array()}};
  for (const Function* function : functions) json["functions"].push_back(function_json(*function));
  return json.dump(2) + '\n';
}

}  // namespace damson
