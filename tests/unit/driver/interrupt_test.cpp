// Stopping: nothing is read or staged once somebody asked for it, but what is being published goes on.
#include "compiler/driver/interrupt.h"

#include <doctest/doctest.h>

#include <csignal>

#include "tests/unit/connectors/memory_storage.h"

using namespace damson;

namespace {

template <class T>
bool is_interrupted(const std::variant<T, Problem>& result) {
  const auto* problem = std::get_if<Problem>(&result);
  return problem != nullptr && problem->id == "E0799";
}

}  // namespace

TEST_CASE("reading and staging fail once the request is made") {
  test::MemoryStorage files;
  files.files["in"] = "abcdef";
  StopRequest stop;
  const auto storage = interruptible(files, stop);
  auto input = std::get<std::unique_ptr<StoredFile>>(storage->open("in"));
  auto staged = std::get<std::unique_ptr<StagedFile>>(storage->stage("out", {}));
  char buffer[2];
  CHECK(std::get<size_t>(input->read(buffer, 2)) == 2);
  CHECK_FALSE(is_interrupted(staged->append("x")));

  stop.make();
  CHECK(is_interrupted(input->read(buffer, 2)));
  CHECK(is_interrupted(staged->append("x")));
  CHECK(is_interrupted(staged->finish()));
  CHECK_FALSE(files.files.contains("out"));
}

TEST_CASE("publishing that has begun is finished") {
  test::MemoryStorage files;
  StopRequest stop;
  const auto storage = interruptible(files, stop);
  auto staged = std::get<std::unique_ptr<StagedFile>>(storage->stage("out", {}));
  CHECK_FALSE(is_interrupted(staged->append("x")));
  CHECK_FALSE(is_interrupted(staged->finish()));
  stop.make();
  CHECK_FALSE(storage->apply(staged->hand_over()));
  CHECK(files.files.at("out") == "x");
}

TEST_CASE("a signal to stop makes the request while somebody listens") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    CAPTURE(signal);
    const StopOnSignal signals;
    CHECK_FALSE(signals.request().made());
    std::raise(signal);
    CHECK(signals.request().made());
  }
}

TEST_CASE("who asked not to be told of a closed terminal is not told") {
  std::signal(SIGHUP, SIG_IGN);
  {
    const StopOnSignal signals;
    std::raise(SIGHUP);
    CHECK_FALSE(signals.request().made());
  }
  const bool still_ignored = std::signal(SIGHUP, SIG_DFL) == SIG_IGN;
  CHECK(still_ignored);
}
