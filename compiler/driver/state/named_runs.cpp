// The words of a command that is about past runs.
#include "compiler/driver/state/named_runs.h"

#include <fmt/format.h>

#include <charconv>
#include <ostream>

#include "compiler/driver/state/open_state.h"
#include "runtime/base/exit_code.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson {

std::optional<int64_t> run_number(const std::string& word) {
  int64_t number = 0;
  const char* end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, number);
  if (word.empty() || error != std::errc() || stop != end || number <= 0) return std::nullopt;
  return number;
}

NamedRuns named_runs(const Invocation& invocation) {
  NamedRuns named;
  std::optional<std::string> spec;
  for (const std::string& word : invocation.words) {
    if (const auto number = run_number(word)) {
      named.runs.push_back(*number);
    } else if (spec) {
      named.complaint = fmt::format("one spec is enough: `{}` or `{}`?", *spec, word);
    } else {
      spec = word;
    }
  }
  const std::filesystem::path beside = spec ? std::filesystem::path(*spec).parent_path() : std::filesystem::path();
  named.folder = state_folder_of(invocation, beside.empty() ? "." : beside);
  return named;
}

}  // namespace damson
