// A ledger of some runs with bytes changed, or any bytes in its place: it is refused as damaged or gives answers, to
// those who only look and to those who write; nothing crashes, and nothing is asked for ever.
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "runtime/ledger/ledger.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/give_up.h"

namespace {

using namespace damson;
using namespace damson::fuzzing;
namespace fs = std::filesystem;

/// In memory where the system has a place for that.
fs::path folder() {
  static const fs::path made = (fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) /
                               ("damson_fuzz_ledger_" + std::to_string(::getpid()));
  return made;
}
std::string file() { return (folder() / "ledger.sqlite").string(); }

/// One run that is over, one in the middle of its publishing, one plan.
std::string right_ledger() {
  fs::remove_all(folder());
  {
    auto opened = Ledger::open(folder().string());
    if (!std::holds_alternative<Ledger>(opened)) give_up("a ledger cannot be made", folder().string(), "");
    Ledger& ledger = std::get<Ledger>(opened);
    RunReport report;
    report.targets = {{.name = "assets", .path = "out.csv", .records = 2, .bytes = 10, .digest = "d2"}};
    const auto first = ledger.record_start({"Works", "ff", "..", 0});
    ledger.record_finish(std::get<int64_t>(first), report, RunEnding::published);
    const auto second = ledger.record_start({"Works", "ff", "..", 0});
    const PublishStep step{
        .target = "assets", .place = "out.csv", .staged = "out.new", .kept = "out.old", .digest = "d3"};
    ledger.journal_of(std::get<int64_t>(second))->intend(std::span(&step, 1));
    ledger.record_plan({.id = "0123", .made = "now", .spec = "Works", .seal = "s"});
  }
  std::ifstream made(file(), std::ios::binary);
  return {std::istreambuf_iterator<char>(made), {}};
}

/// Bytes at places: two bytes say where, one what; a place behind the end cuts the file there.
std::string changed(std::string content, const uint8_t* data, size_t size) {
  Choices choices(data, size);
  while (!choices.is_over()) {
    const size_t at = choices.byte() * size_t{256} + choices.byte();
    if (at < content.size())
      content[at] = static_cast<char>(choices.byte());
    else
      content.resize(at % (content.size() + 1));
  }
  return content;
}

void ask(Ledger& ledger) {
  const auto runs = ledger.past_runs();
  if (const auto* list = std::get_if<std::vector<PastRun>>(&runs)) {
    for (size_t run = 0; run < std::min<size_t>(list->size(), 4); ++run) (void)ledger.steps_of((*list)[run].run);
  }
  (void)ledger.interrupted();
  (void)ledger.project();
  (void)ledger.find_plan("0123");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::string right = right_ledger();
  if (size == 0) return 0;
  const std::string content = data[0] == 0 ? std::string(reinterpret_cast<const char*>(data) + 1, size - 1)
                                           : changed(right, data + 1, size - 1);
  fs::remove_all(folder());
  fs::create_directories(folder());
  std::ofstream(file(), std::ios::binary) << content;
  {
    auto looked = Ledger::open_to_read(folder().string());
    auto* ledger = std::get_if<std::optional<Ledger>>(&looked);
    if (ledger != nullptr && ledger->has_value()) ask(**ledger);
  }
  auto opened = Ledger::open(folder().string());
  if (auto* ledger = std::get_if<Ledger>(&opened)) {
    ask(*ledger);
    const auto run = ledger->record_start({"Works", "ff", "..", 0});
    if (std::holds_alternative<int64_t>(run))
      ledger->record_finish(std::get<int64_t>(run), RunReport(), RunEnding::failed);
  }
  return 0;
}
