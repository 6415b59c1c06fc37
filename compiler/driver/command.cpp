// The list of commands, and the options that several of them share.
#include "compiler/driver/command.h"

#include <algorithm>

namespace damson {

const std::vector<Command>& all_commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> commands = declared_commands();
    std::ranges::sort(commands, {}, &Command::place);
    return commands;
  }();
  return all;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : all_commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

CommandOption command_option(OptionId id) {
  switch (id) {
    case OptionId::set:
      return {id, "--set", "NAME=VALUE", "Give a `param` of the spec a value; once for each parameter."};
    case OptionId::threads:
      return {id, "--threads", "N", "Work on so many threads (default: as many as the machine has)."};
    case OptionId::format: return {id, "--format", "json", "Write one JSON object instead of text."};
    case OptionId::index_format:
      return {id, "--format", "markdown|json", "Write functions as Markdown, or as one JSON object, instead of text."};
    case OptionId::state:
      return {id, "--state", "DIR", "Keep the journal and quarantine files there (default: .damson beside the spec)."};
    case OptionId::limit:
      return {id, "--limit", "N", "Read only the first N records of every source; lookups are read whole."};
    case OptionId::quiet: return {id, "--quiet", "", "Print problems only."};
    case OptionId::memory:
      return {id, "--memory", "SIZE",
              "Let lookup tables and keys take so much memory together, as 512MB or 16GB (default: 8GB)."};
    case OptionId::profile: return {id, "--profile", "", "Show where the time went, stage by stage and step by step."};
    case OptionId::program: return {id, "--program", "", "Print the compiled program.", true};
    case OptionId::block_records: return {id, "--block-records", "N", "At most so many records a batch.", true};
    case OptionId::block_bytes: return {id, "--block-bytes", "N", "About so many bytes a batch.", true};
    case OptionId::naive: return {id, "--naive", "", "Evaluate row by row, to compare with the columnar engine.", true};
    case OptionId::check_only: return {id, "--check", "", "Change nothing; say which files would change, and how."};
    case OptionId::fix:
      return {id, "--fix", "", "Put right what leaves no doubt, in the spec's own files, then check again."};
    case OptionId::filter: return {id, "--filter", "TEXT", "Only the tests whose titles contain this text."};
    case OptionId::own: break;  // its command words it
    case OptionId::junit: return {id, "--junit", "FILE", "Write the results there as JUnit XML, for a build server."};
  }
  return {};
}

}  // namespace damson
