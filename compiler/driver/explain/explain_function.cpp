// A function: signatures, parameters, examples.
#include <fmt/core.h>

#include <algorithm>

#include "compiler/driver/explain/explain_pages.h"

namespace damson {

namespace {

std::string slot_text(const Parameter& parameter, const Overload::Slot& slot) {
  std::string type = to_text(slot.type);
  if (slot.sees_missing && !slot.type.optional()) type += '?';
  std::string text = fmt::format("{}: {}", parameter.name, type);
  if (slot.variadic) text += " …";
  if (parameter.default_value) text += " = " + constant_text(*parameter.default_value);
  return text;
}

std::string signature_text(const Function& function, const Overload& overload) {
  std::string text = fmt::format("{}(", function.name);
  for (size_t i = 0; i < overload.slots.size() && i < function.parameters.size(); ++i) {
    if (i != 0) text += ", ";
    text += slot_text(function.parameters[i], overload.slots[i]);
  }
  text += ") -> " + to_text(overload.result);
  if (overload.can_fail) text += ", can fail";
  if (overload.lossy) text += ", lossy";
  return text;
}

void add_function_examples(const char* title, const std::vector<Example>& examples, ReportPage& page) {
  if (examples.empty()) return;
  page.heading(title);
  for (const Example& example : examples) {
    page.verbatim(2, example.expression);  // code: blanks count
    page.verbatim(6, fmt::format("=> {}", example.result));
  }
}

}  // namespace

std::vector<std::string> signatures(const Function& function) {
  std::vector<std::string> texts;
  for (const Overload& overload : function.body) {
    std::string text = signature_text(function, overload);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  }
  return texts;
}

void explain_function(const Function& function, ReportPage& page) {
  page.title(fmt::format("{}: a function ({})", function.name, function.family));
  page.entry(0, function.summary, 0);
  page.gap();
  for (const std::string& signature : signatures(function)) page.entry(2, signature, 4);
  add_paragraphs(function.details, page);
  if (!function.parameters.empty()) {
    page.heading("Parameters");
    ReportTable table{.indent = 2, .columns = {Align::left, Align::left}, .rows = {}};
    for (const Parameter& parameter : function.parameters) {
      table.rows.push_back({std::string(parameter.name), std::string(parameter.summary)});
    }
    page.table(table);
  }
  add_function_examples("Examples", function.examples, page);
  add_function_examples("Edge cases", function.edge_cases, page);
}

}  // namespace damson
