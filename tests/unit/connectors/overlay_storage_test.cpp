// Files in memory in front of others: they are found first, and nothing behind them changes.
#include <doctest/doctest.h>

#include "runtime/connectors/memory/overlay_storage.h"
#include "tests/unit/connectors/memory_storage.h"

namespace damson {

namespace {

std::string overlaid_content(Storage& storage, const std::string& path) {
  auto opened = storage.open(path);
  REQUIRE(opened.index() == 0);
  std::string content;
  char piece[3];
  while (true) {
    const auto read = std::get<0>(opened)->read(piece, sizeof(piece));
    REQUIRE(read.index() == 0);
    if (std::get<0>(read) == 0) return content;
    content.append(piece, std::get<0>(read));
  }
}

}  // namespace

TEST_CASE("what lies in memory is read first, everything else from behind") {
  test::MemoryStorage behind;
  behind.files = {{"works.csv", "id\n1\n"}, {"people.csv", "id\n2\n"}};
  OverlayStorage storage(behind);
  storage.put("works.csv", "id\n7\n");
  CHECK(overlaid_content(storage, "works.csv") == "id\n7\n");
  CHECK(overlaid_content(storage, "people.csv") == "id\n2\n");
  CHECK(std::get<FileFacts>(storage.facts("works.csv")).size == 5);
  CHECK(std::get<0>(storage.find("works.csv")) == std::vector<std::string>{"works.csv"});
  CHECK(std::get<0>(storage.find("*.csv")).size() == 2);
  CHECK(storage.open("nowhere.csv").index() == 1);
}

TEST_CASE("what is staged is there when it is published, and in memory only") {
  test::MemoryStorage behind;
  behind.files = {{"out.csv", "before"}};
  OverlayStorage storage(behind);
  {
    auto staged = storage.stage("out.csv", {});
    StagedFile& file = *std::get<0>(staged);
    CHECK(file.append("af").index() == 0);
    CHECK(file.append("ter").index() == 0);
    CHECK(file.finish().index() == 0);
    CHECK(storage.content("out.csv") == nullptr);
    CHECK_FALSE(storage.apply(file.hand_over()));
  }
  REQUIRE(storage.content("out.csv") != nullptr);
  CHECK(*storage.content("out.csv") == "after");
  CHECK(behind.files.at("out.csv") == "before");
  CHECK_FALSE(storage.apply(storage.removal_of("out.csv").value()));
  CHECK(overlaid_content(storage, "out.csv") == "before");
}

TEST_CASE("what is published can be taken back") {
  test::MemoryStorage behind;
  behind.files = {{"out.csv", "behind"}};
  OverlayStorage storage(behind);
  const auto publish = [&](const char* content) {
    auto staged = storage.stage("out.csv", {});
    CHECK(std::get<0>(staged)->append(content).index() == 0);
    const PublishStep step = std::get<0>(staged)->hand_over();
    CHECK(std::get<StepState>(storage.state_of(step)) == StepState::pending);
    CHECK_FALSE(storage.apply(step));
    CHECK(std::get<StepState>(storage.state_of(step)) == StepState::applied);
    return step;
  };
  const PublishStep first = publish("first");
  CHECK_FALSE(first.replaces);  // what lies behind is not touched
  CHECK(overlaid_content(storage, "out.csv") == "first");
  const PublishStep second = publish("second");
  CHECK(second.replaces);
  CHECK(overlaid_content(storage, "out.csv") == "second");
  CHECK_FALSE(storage.take_back(second));
  CHECK(overlaid_content(storage, "out.csv") == "first");
  CHECK(std::get<StepState>(storage.state_of(second)) == StepState::undone);
  CHECK_FALSE(storage.take_back(first));
  CHECK(overlaid_content(storage, "out.csv") == "behind");
}

}  // namespace damson
