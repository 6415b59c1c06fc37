// Lays out the words of commands.
#include "compiler/driver/help_text.h"

#include <fmt/core.h>

#include "runtime/report/report_page.h"

namespace damson {

namespace {

std::string option_text(const CommandOption& option) {
  if (option.placeholder.empty()) return std::string(option.name);
  return fmt::format("{} {}", option.name, option.placeholder);
}

void add_options(const Command& command, ReportPage& page) {
  page.heading("Options");
  ReportTable table{.indent = 2, .columns = {Align::left, Align::left}, .rows = {}};
  for (const CommandOption& option : command.options) {
    if (!option.hidden) table.rows.push_back({option_text(option), std::string(option.summary)});
  }
  table.rows.push_back({"--help", "Print this."});
  page.table(table);
}

void add_command_examples(const Command& command, ReportPage& page) {
  page.heading("Examples");
  for (const CommandExample& example : command.examples) {
    page.entry(2, example.line);
    page.entry(6, example.summary, 0);
  }
}

void add_exit_codes(ReportPage& page) {
  page.heading("Exit status");
  page.table({.indent = 2,
              .columns = {Align::right, Align::left},
              .rows = {{"0", "done"},
                       {"1", "the spec has errors"},
                       {"2", "the command was called wrongly"},
                       {"3", "the run or plan failed its own checks, or a test failed"},
                       {"4", "the world failed: files, disk, permissions"},
                       {"5", "all targets are in place, but the journal could not be completed"},
                       {"130", "stopped before the end, as asked"}}});
}

}  // namespace

std::string help_text(const ReportLook& look) {
  ReportPage page(look);
  page.title("damson: moves records from one system to another, by a spec that people can read");
  page.heading("Commands");
  ReportTable table{.indent = 2, .columns = {Align::left, Align::left}, .rows = {}};
  for (const Command& command : all_commands()) {
    table.rows.push_back({fmt::format("damson {} {}", command.name, command.word), std::string(command.summary)});
  }
  table.rows.push_back({"damson COMMAND --help", "Options and examples of a command."});
  table.rows.push_back({"damson --version", "Which damson this is."});
  page.table(table);
  page.heading("To begin with");
  for (const Command& command : all_commands()) page.entry(2, command.examples.front().line);
  add_exit_codes(page);
  return page.take();
}

std::string help_text(const Command& command, const ReportLook& look) {
  ReportPage page(look);
  page.title(fmt::format("damson {} {}", command.name, command.word));
  page.entry(0, command.summary, 0);
  page.gap();
  page.entry(0, command.details, 0);
  add_options(command, page);
  add_command_examples(command, page);
  return page.take();
}

}  // namespace damson
