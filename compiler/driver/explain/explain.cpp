// Finds what a name stands for and puts it on a page.
#include "compiler/driver/explain/explain.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "compiler/driver/command.h"
#include "compiler/driver/explain/explain_pages.h"
#include "compiler/driver/explain/function_index.h"
#include "compiler/driver/help_text.h"
#include "stdlib/library.h"

namespace damson {

namespace {

const DiagnosticInfo* find_diagnostic(std::string_view name) {
  const auto is_it = [&](const DiagnosticInfo* info) {
    return info->name == name || std::ranges::equal(info->id, name, [](char a, char b) {
             return a == std::toupper(static_cast<unsigned char>(b));
           });
  };
  const auto all = all_diagnostics();
  const auto found = std::ranges::find_if(all, is_it);
  return found == all.end() ? nullptr : *found;
}

/// "family: names, names", a paragraph a kind.
void add_names(std::string_view title, const std::vector<std::string_view>& names, ReportPage& page) {
  std::string text;
  for (const std::string_view name : names) text += fmt::format("{}{}", text.empty() ? "" : ", ", name);
  page.entry(2, fmt::format("{}: {}", title, text), 4);
}

void add_functions(ReportPage& page) {
  page.heading("Functions");
  for (const FunctionFamily& family : families_of(functions_called("functions"))) {
    std::vector<std::string_view> names;
    for (const Function* function : family.functions) names.push_back(function->name);
    add_names(family.name, names, page);
  }
}

void add_words(ReportPage& page) {
  page.heading("The language");
  std::map<WordKind, std::vector<std::string_view>> kinds;
  for (const Word& word : all_words()) kinds[word.kind].push_back(word.name);
  for (const auto& [kind, names] : kinds) add_names(kind_text(kind), names, page);
}

void add_foreign_words(ReportPage& page) {
  page.heading("Of other languages");
  std::string text;
  for (const ForeignWord& word : all_foreign_words()) text += fmt::format("{}{}", text.empty() ? "" : ", ", word.name);
  page.entry(2, text, 2);
}

void add_problems(ReportPage& page) {
  page.heading("Problems");
  ReportTable table{.indent = 2, .columns = {Align::left, Align::left}, .rows = {}};
  for (const DiagnosticInfo* info : all_diagnostics())
    table.rows.push_back({std::string(info->id), std::string(info->name)});
  page.table(table);
}

/// "functions", or a family.
bool is_function_list(std::string_view name) {
  return name == "functions" ||
         std::ranges::any_of(all_functions(), [&](const Function& function) { return function.family == name; });
}

void add_modules(ReportPage& page) {
  page.heading("Modules");
  ReportTable table{.indent = 2, .columns = {Align::left, Align::left}, .rows = {}};
  for (const StdModule& module : all_std_modules())
    table.rows.push_back({std::string(module.name), module_summary(module)});
  page.table(table);
}

const StdModule* find_module(std::string_view name) {
  const auto found = std::ranges::find(all_std_modules(), name, &StdModule::name);
  return found == all_std_modules().end() ? nullptr : &*found;
}

void add_summaries(ReportPage& page) {
  page.heading("Connectors");
  ReportTable connectors{.indent = 2, .columns = {Align::left, Align::left}, .rows = {}};
  for (const Connector& connector : all_connectors()) {
    connectors.rows.push_back({std::string(connector.name), std::string(connector.summary)});
  }
  page.table(connectors);
  page.heading("Commands");
  ReportTable table{.indent = 2, .columns = {Align::left, Align::left}, .rows = {}};
  for (const Command& command : all_commands())
    table.rows.push_back({std::string(command.name), std::string(command.summary)});
  page.table(table);
}

}  // namespace

void add_block(std::string_view text, ReportPage& page) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    page.verbatim(4, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void explain_word(const Word& word, ReportPage& page) {
  page.title(fmt::format("{}: {} {}", word.name, word.kind == WordKind::expression ? "an" : "a", kind_text(word.kind)));
  page.entry(0, word.summary, 0);
  page.heading("Example");
  add_block(word.example, page);
}

namespace {

/// Pages one below the other.
class Pages {
 public:
  explicit Pages(const ReportLook& look) : look_(look) {}

  template <class Write>
  void add(const Write& write) {
    ReportPage page(look_);
    write(page);
    add_text(page.take());
  }
  void add_text(std::string_view text) {
    if (!text_.empty()) text_ += '\n';
    text_ += text;
  }
  std::string take() { return std::move(text_); }

 private:
  ReportLook look_;
  std::string text_;
};

}  // namespace

std::optional<std::string> explain_name(std::string_view name, const ReportLook& look) {
  Pages pages(look);
  const auto add = [&](auto&& write) { pages.add(write); };
  if (const Word* word = find_word(name)) add([&](ReportPage& page) { explain_word(*word, page); });
  if (const Function* function = find_function(name)) add([&](ReportPage& page) { explain_function(*function, page); });
  if (is_function_list(name)) add([&](ReportPage& page) { explain_function_list(functions_called(name), page); });
  if (const Connector* connector = find_connector(name))
    add([&](ReportPage& page) { explain_connector(*connector, page); });
  if (const DiagnosticInfo* info = find_diagnostic(name))
    add([&](ReportPage& page) { explain_diagnostic(*info, page); });
  if (const StdModule* module = find_module(name)) add([&](ReportPage& page) { explain_module(*module, page); });
  for (const ForeignWord* word : foreign_words_called(name))
    add([&](ReportPage& page) { explain_foreign_word(*word, name, page); });
  if (const Command* command = find_command(name)) pages.add_text(help_text(*command, look));
  std::string text = pages.take();
  if (text.empty()) return std::nullopt;
  return text;
}

std::string explain_all(const ReportLook& look) {
  Pages pages(look);
  for (const Word& word : all_words()) pages.add([&](ReportPage& page) { explain_word(word, page); });
  for (const Function& function : all_functions())
    pages.add([&](ReportPage& page) { explain_function(function, page); });
  for (const StdModule& module : all_std_modules()) pages.add([&](ReportPage& page) { explain_module(module, page); });
  for (const Connector& connector : all_connectors())
    pages.add([&](ReportPage& page) { explain_connector(connector, page); });
  for (const Command& command : all_commands()) pages.add_text(help_text(command, look));
  for (const ForeignWord& word : all_foreign_words())
    pages.add([&](ReportPage& page) { explain_foreign_word(word, word.name, page); });
  for (const DiagnosticInfo* info : all_diagnostics())
    pages.add([&](ReportPage& page) { explain_diagnostic(*info, page); });
  return pages.take();
}

std::vector<const Function*> functions_called(std::string_view name) {
  std::vector<const Function*> called;
  for (const Function& function : all_functions()) {
    if (name == "functions" || function.family == name || function.name == name) called.push_back(&function);
  }
  return called;
}

std::string explain_everything(const ReportLook& look) {
  ReportPage page(look);
  page.title("What `damson explain NAME` can explain");
  add_words(page);
  add_functions(page);
  add_modules(page);
  add_summaries(page);
  add_foreign_words(page);
  add_problems(page);
  return page.take();
}

std::vector<std::string_view> all_explained_names() {
  std::vector<std::string_view> names;
  for (const Word& word : all_words()) names.push_back(word.name);
  for (const ForeignWord& word : all_foreign_words()) {
    names.push_back(word.name);
    names.insert(names.end(), word.also.begin(), word.also.end());
  }
  names.push_back("functions");
  for (const Function& function : all_functions()) {
    names.push_back(function.name);
    names.push_back(function.family);
  }
  for (const Connector& connector : all_connectors()) names.push_back(connector.name);
  for (const Command& command : all_commands()) names.push_back(command.name);
  for (const std::string_view name : std_module_names()) names.push_back(name);
  for (const DiagnosticInfo* info : all_diagnostics()) {
    names.push_back(info->id);
    names.push_back(info->name);
  }
  return names;
}

}  // namespace damson
