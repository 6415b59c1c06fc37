// `damson verify SPEC`, `damson verify [SPEC] RUN`: do the targets hold what they should?
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ostream>

#include "compiler/driver/command.h"
#include "compiler/driver/compile.h"
#include "compiler/driver/interrupt.h"
#include "compiler/driver/show_problems.h"
#include "compiler/driver/verify/verification_text.h"
#include "compiler/driver/verify/verify_run.h"
#include "compiler/driver/verify/verify_spec.h"
#include "runtime/diagnostics/exit_of.h"
#include "runtime/diagnostics/render_json.h"

namespace damson::commands {

namespace {

EngineOptions options_of(const Invocation& invocation, const StopRequest& stop) {
  EngineOptions options;
  options.threads = invocation.threads;
  options.naive = invocation.naive;
  if (invocation.memory_bytes) options.memory_bytes = *invocation.memory_bytes;
  if (invocation.block_records) options.block_records = *invocation.block_records;
  if (invocation.block_bytes) options.block_bytes = *invocation.block_bytes;
  options.state_folder = ".damson";
  options.environment = [](const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
  options.stop = &stop;
  return options;
}

int show(Verification& verification, const SourceTexts& texts, const Invocation& invocation, const Console& console,
         const StopRequest& stop) {
  std::ranges::move(problems_of(verification), std::back_inserter(verification.problems));
  if (invocation.json) {
    console.out << json_text(to_json(verification));
  } else {
    ReportPage page({console.out_colour, console.out_width});
    add_verification(verification, page);
    if (!invocation.quiet) console.out << page.take() << std::flush;
    show_problems(verification.problems, texts, console);
  }
  if (stop.made() && !verification.problems.empty()) return interrupted_status;
  return to_status(exit_of(verification.problems));
}

int verify_a_spec(const Invocation& invocation, const Console& console) {
  const CompiledSpec spec = compile_spec(invocation.words.front(), invocation.parameters);
  Verification verification{.spec = spec.path};
  const StopOnSignal signals;
  if (!spec.program) {
    if (!invocation.json) {
      show_problems(spec, console);
      return to_status(spec.exit);
    }
    verification.problems = spec.problems.all();
    console.out << json_text(to_json(verification));
    return to_status(spec.exit);
  }
  if (!invocation.json) show_problems(spec, console);  // warnings
  verify_spec(*spec.program, options_of(invocation, signals.request()), verification);
  return show(verification, spec.texts, invocation, console, signals.request());
}

int run_verify(const Invocation& called, const Console& console) {
  Invocation invocation = called;
  const bool last = std::erase(invocation.words, "last") != 0;
  const NamedRuns named = named_runs(invocation);
  if (!named.complaint.empty()) return called_wrongly(console, named.complaint);
  if (named.runs.size() + (last ? 1 : 0) > 1) return called_wrongly(console, "one run at a time: `damson verify 3`");
  if (named.runs.empty() && !last) {
    if (invocation.words.empty())
      return called_wrongly(
          console, "which spec or run? `damson verify museum.damson`, `damson verify 3`, `damson verify last`");
    return verify_a_spec(invocation, console);
  }
  if (!invocation.parameters.empty()) return called_wrongly(console, "`--set` is for a spec: a run had its parameters");
  Verification verification;
  const StopOnSignal signals;
  verify_run(named, invocation, options_of(invocation, signals.request()), verification);
  return show(verification, SourceTexts(), invocation, console, signals.request());
}

}  // namespace

Command verify() {
  return {
      .name = "verify",
      .place = 45,
      .summary = "Compares what targets hold with what a spec makes, or with what a run wrote.",
      .details =
          "With a spec its sources are read and evaluated again, as by `plan`, and every record is compared with what "
          "the targets hold, read "
          "as anybody would read them: what is missing, too much, different (field by field), there twice, or refers "
          "to a record that is not "
          "there. With the number of a run (`damson history` lists them), or `last`, the targets are compared with "
          "what that run wrote: its "
          "sources and its spec may be gone. Rows that others have in a database are beside and no difference. The "
          "order of records and of "
          "columns makes none. Nothing is written. The exit status is 3 where something differs.",
      .word = "[SPEC] [RUN]",
      .takes_many = true,
      .options = {command_option(OptionId::set), command_option(OptionId::threads), command_option(OptionId::format),
                  command_option(OptionId::quiet), command_option(OptionId::state), command_option(OptionId::memory),
                  command_option(OptionId::block_records), command_option(OptionId::block_bytes),
                  command_option(OptionId::naive)},
      .examples = {{.line = "damson verify museum.damson",
                    .summary = "Do the targets hold what the spec makes?",
                    .before = {"damson run museum.damson"}},
                   {.line = "damson verify last",
                    .summary = "Do they hold what the last run wrote?",
                    .before = {"damson run museum.damson"}},
                   {.line = "damson verify museum.damson 1 --format json",
                    .summary = "The same of run 1, with the state folder of a spec, as one JSON object.",
                    .before = {"damson run museum.damson"}}},
      .run = run_verify,
  };
}

}  // namespace damson::commands
