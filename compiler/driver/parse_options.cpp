// Reads a command's options with CLI11 and says what is wrong with them in its own words.
#include "compiler/driver/parse_options.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <charconv>

#include "compiler/driver/read_size.h"
#include "runtime/base/limits.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson {

namespace {

/// Everything as text: reading it is ours, so that the complaints are too.
struct GivenOptions {
  std::vector<std::string> words;
  std::vector<std::string> set;
  std::map<std::string_view, std::string> values;  // by the option's name
  std::map<std::string_view, bool> flags;

  bool has(const Command& command, OptionId id) const {
    return std::ranges::any_of(command.options, [&](const CommandOption& option) {
      const auto flag = flags.find(option.name);
      return option.id == id && flag != flags.end() && flag->second;
    });
  }
};

void declare_option(CLI::App& app, const CommandOption& option, GivenOptions& given) {
  const std::string name(option.name);
  if (option.placeholder.empty()) {
    app.add_flag(name, given.flags[option.name]);
  } else if (option.id == OptionId::set) {
    app.add_option(name, given.set)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
  } else {
    app.add_option(name, given.values[option.name])->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }
}

struct ForeignOption {
  std::string_view name;
  std::string_view here;
};

/// What other commands call their options. `--` in front stands for one dash, too.
constexpr std::array foreign_options{
    ForeignOption{"--dry-run", "`damson plan` says what a run would do, and writes nothing"},
    ForeignOption{"--simulate", "`damson plan` says what a run would do, and writes nothing"},
    ForeignOption{"-n", "`damson plan` says what a run would do, and writes nothing"},
    ForeignOption{"-q", "it is written `--quiet`"},
    ForeignOption{"--silent", "it is written `--quiet`"},
    ForeignOption{"-v", "there is nothing more to say than what is said; `--format json` writes all of it"},
    ForeignOption{"--verbose", "there is nothing more to say than what is said; `--format json` writes all of it"},
    ForeignOption{"--json", "it is written `--format json`"},
    ForeignOption{"-o", "where records go says the spec: `target assets: Asset to csv(\"out/assets.csv\")`"},
    ForeignOption{"--output", "where records go says the spec: `target assets: Asset to csv(\"out/assets.csv\")`"},
    ForeignOption{"--input", "what is read says the spec: `source works: Work from csv(\"export/works.csv\")`"},
    ForeignOption{"-f", "the name of the spec stands alone: `damson run museum.damson`"},
    ForeignOption{"--file", "the name of the spec stands alone: `damson run museum.damson`"},
    ForeignOption{"-j", "it is written `--threads`"},
    ForeignOption{"--jobs", "it is written `--threads`"},
    ForeignOption{"--param", "it is written `--set name=value`"},
    ForeignOption{"-D", "it is written `--set name=value`"},
    ForeignOption{"--force", "nothing overrules what a spec says; write the decision into the spec"},
};

/// What an option of another command is called here, or the option that one dash or a long one stands for; empty when
/// neither is known.
std::string called_here(const Command& command, const std::string& name) {
  for (const ForeignOption& option : foreign_options) {
    if (option.name == name) return std::string(option.here);
  }
  std::string_view letters = name;
  for (const std::string_view dash : {"\u2013", "\u2014", "-"}) {
    while (letters.starts_with(dash)) letters.remove_prefix(dash.size());
  }
  for (const CommandOption& option : command.options) {
    if (option.name.substr(2) == letters) return fmt::format("write it with two dashes: `{}`", option.name);
  }
  return {};
}

std::string unknown_option(const Command& command, const std::string& option) {
  const std::string name = option.substr(0, option.find('='));
  std::vector<std::string_view> names{"--help"};
  for (const CommandOption& known : command.options) names.push_back(known.name);
  const auto nearest = nearest_name(name, names);
  std::string message = fmt::format("`damson {}` has no option `{}`", command.name, name);
  if (const std::string known = called_here(command, name); !known.empty())
    return fmt::format("{}; {}", message, known);
  if (nearest) message += fmt::format("; did you mean `{}`?", *nearest);
  return message;
}

Result<uint64_t> whole_number(const CommandOption& option, const std::string& text, uint64_t low, uint64_t high) {
  uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < low || number > high) {
    const std::string range =
        high == UINT64_MAX ? fmt::format("from {}", low) : fmt::format("from {} to {}", low, high);
    return fail(fmt::format("`{}` wants a whole number {}, not `{}`", option.name, range, text));
  }
  return number;
}

/// One option that has a value.
Result<std::monostate> read_value(const CommandOption& option, const std::string& text, Invocation& invocation) {
  const auto read_number = [&](uint64_t low, uint64_t high, auto store) -> Result<std::monostate> {
    const Result<uint64_t> number = whole_number(option, text, low, high);
    if (!number) return number.error();
    store(*number);
    return std::monostate{};
  };
  switch (option.id) {
    case OptionId::threads:
      return read_number(1, limits::threads, [&](uint64_t n) { invocation.threads = static_cast<unsigned>(n); });
    case OptionId::limit: return read_number(0, UINT64_MAX, [&](uint64_t n) { invocation.limit = n; });
    case OptionId::memory: {
      const auto bytes = read_size(text);
      if (!bytes) return fail(fmt::format("`--memory` wants a size such as `512MB` or `16GB`, not `{}`", text));
      invocation.memory_bytes = *bytes;
      return std::monostate{};
    }
    case OptionId::block_records:
      return read_number(1, limits::batch_rows, [&](uint64_t n) { invocation.block_records = n; });
    case OptionId::block_bytes:
      return read_number(1, limits::record_bytes, [&](uint64_t n) { invocation.block_bytes = n; });
    case OptionId::format:
      if (text != "json") return fail(fmt::format("`--format` knows `json` only, not `{}`", text));
      invocation.json = true;
      return std::monostate{};
    case OptionId::index_format:
      if (text != "json" && text != "markdown")
        return fail(fmt::format("`--format` knows `markdown` and `json`, not `{}`", text));
      invocation.json = text == "json";
      invocation.markdown = text == "markdown";
      return std::monostate{};
    case OptionId::state:
      if (text.empty()) return fail("`--state` wants the name of a folder");
      invocation.state_folder = text;
      return std::monostate{};
    case OptionId::filter:
      if (text.empty()) return fail("`--filter` wants a text");
      invocation.filter = text;
      return std::monostate{};
    case OptionId::junit:
      if (text.empty()) return fail("`--junit` wants the name of a file");
      invocation.junit_file = text;
      return std::monostate{};
    case OptionId::own:
      if (text.empty())
        return fail(fmt::format("`{}` wants a value: `{} {}`", option.name, option.name, option.placeholder));
      invocation.own[option.name] = text;
      return std::monostate{};
    case OptionId::set:
    case OptionId::quiet:
    case OptionId::program:
    case OptionId::profile:
    case OptionId::naive:
    case OptionId::check_only:
    case OptionId::fix: break;
  }
  return std::monostate{};
}

Result<std::monostate> read_parameter(const std::string& text, Invocation& invocation) {
  const size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    return fail(
        fmt::format("`--set` wants a parameter's name, `=` and a value, as in `--set batch=A`, not `{}`", text));
  }
  const auto [place, added] = invocation.parameters.emplace(text.substr(0, equals), text.substr(equals + 1));
  if (!added) return fail(fmt::format("`--set` gives `{}` twice", place->first));
  return std::monostate{};
}

Result<std::monostate> check_words(const Command& command, const Invocation& invocation) {
  const bool may_lack = command.word.starts_with('[');
  if (invocation.words.empty() && !may_lack) {
    return fail(
        fmt::format("`damson {}` wants the name of a spec: `damson {} museum.damson`", command.name, command.name));
  }
  if (invocation.words.size() > 1 && !may_lack && !command.takes_many) {
    const std::string& second = invocation.words[1];
    const bool sets = second.find('=') != std::string::npos &&
                      std::ranges::any_of(command.options, [](const CommandOption& it) { return it.name == "--set"; });
    return fail(fmt::format("`damson {}` takes one name, not `{}` as well{}", command.name, second,
                            sets ? fmt::format("; a parameter is given with `--set {}`", second) : std::string()));
  }
  return std::monostate{};
}

Result<Invocation> to_invocation(const Command& command, GivenOptions given) {
  Invocation invocation;
  invocation.words = std::move(given.words);
  for (const CommandOption& option : command.options) {
    const auto flag = given.flags.find(option.name);
    if (option.id == OptionId::own && flag != given.flags.end() && flag->second) invocation.own[option.name];
    const auto value = given.values.find(option.name);
    if (value == given.values.end()) continue;
    const Result<std::monostate> read = read_value(option, value->second, invocation);
    if (!read) return read.error();
  }
  for (const std::string& text : given.set) {
    const Result<std::monostate> read = read_parameter(text, invocation);
    if (!read) return read.error();
  }
  invocation.quiet = given.has(command, OptionId::quiet);
  invocation.print_program = given.has(command, OptionId::program);
  invocation.profile = given.has(command, OptionId::profile);
  invocation.naive = given.has(command, OptionId::naive);
  invocation.check_only = given.has(command, OptionId::check_only);
  invocation.fix = given.has(command, OptionId::fix);
  const Result<std::monostate> words = check_words(command, invocation);
  if (!words) return words.error();
  return invocation;
}

/// CLI11 begins its complaint about a missing value with the option's name.
std::string missing_value(const Command& command, const std::string& complaint) {
  for (const CommandOption& option : command.options) {
    if (complaint.starts_with(option.name))
      return fmt::format("`{}` wants a value: `{} {}`", option.name, option.name, option.placeholder);
  }
  return complaint;
}

}  // namespace

Result<Invocation> parse_options(const Command& command, std::vector<std::string> arguments) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  GivenOptions given;
  for (const CommandOption& option : command.options) declare_option(app, option, given);
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return fail(missing_value(command, error.what()));
  }
  for (const CommandOption& option : command.options) {
    if (app.count(std::string(option.name)) == 0) given.values.erase(option.name);
  }
  for (const std::string& rest : app.remaining()) {
    const bool dash = rest.starts_with('-') || rest.starts_with("\u2013") || rest.starts_with("\u2014");
    if (rest.size() > 1 && dash) return fail(unknown_option(command, rest));
    given.words.push_back(rest);
  }
  return to_invocation(command, std::move(given));
}

}  // namespace damson
