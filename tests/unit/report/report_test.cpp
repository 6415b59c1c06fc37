// Reports in words and as JSON.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "runtime/diagnostics/catalogue/interrupted.h"
#include "runtime/report/report_json.h"
#include "runtime/report/report_terminal.h"
#include "runtime/report/text_layout.h"

using namespace damson;

namespace {

RunReport sample_report() {
  RunReport report;
  report.spec = "Works to assets";
  report.fingerprint = "00ff";
  report.parameters = {{"batch", "A"}};
  report.sources = {{"works", 1203, 50'000, {"works.csv"}}};
  MapReport map;
  map.name = "works";
  map.source = "works";
  map.target = "assets";
  map.units = 1203;
  map.loaded = 1200;
  map.skipped = {1, {{"empty stubs stay behind", "", 1, {{"works.csv", 4, 5, ""}}}, {"never", "", 0, {}}}};
  map.rejected = {2,
                  {{"works.year.error", "", 2, {{"works.csv", 7, 9, "\"12x\" is not a whole number"}}},
                   {"works.title.missing", "", 0, {}}}};
  map.quarantined = 2;
  map.quarantine_file = ".damson/quarantine/works.csv";
  map.quarantine_notes = ".damson/quarantine/works.notes.ndjson";
  report.maps = {map};
  report.targets = {{"assets", "out/assets.ndjson", 1200, 70'000, "abcd"}};
  report.warnings = {
      {"works.height.warning", "height '{height}' is no number", 3, {{"works.csv", 1, 2, "height 'x' is no number"}}},
      {"works.other.warning", "", 0, {}}};
  report.losses = {{"works", "title", "truncate", 2, {{"works.csv", 1, 2, "A very long title"}}}};
  report.unmapped = {{"rights", "(c) Tate", 5, "© Tate", {{"works.csv", 3, 4, ""}}}};
  report.previews = {{"works", {"works.csv", 1, 2, ""}, "1,Sun", R"({"id":1,"title":"Sun"})"}};
  report.seconds = 0.25;
  return report;
}

bool holds(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the JSON object has the documented form") {
  const auto json = report_to_json(sample_report(), SourceTexts{});
  CHECK(json["command"] == "run");
  const auto& map = json["maps"]["works"];
  CHECK(map["units"] == 1203);
  CHECK(map["loaded"] == 1200);
  CHECK(map["skipped"].dump() == R"({"total":1,"by":{"empty stubs stay behind":1}})");
  CHECK(map["rejected"].dump() == R"({"total":2,"by":{"works.year.error":2}})");
  CHECK(map["duplicates"].dump() == R"({"total":0,"by":{}})");
  CHECK(map["examples"]["works.year.error"][0]["line"] == 9);
  CHECK(map["quarantine"]["records"] == ".damson/quarantine/works.csv");
  CHECK(json["targets"]["assets"]["digest"] == "abcd");
  CHECK(json["sources"]["works"]["records"] == 1203);
  CHECK(json["warnings"].size() == 1);
  CHECK(json["losses"][0]["what"] == "truncate");
  CHECK(json["unmapped"][0]["nearest"] == "© Tate");
  CHECK(json["previews"][0]["after"]["title"] == "Sun");
  CHECK(json["problems"].empty());
}

TEST_CASE("bytes that are not UTF-8 do not break the JSON form") {
  RunReport report = sample_report();
  report.maps[0].rejected.by[0].examples[0].text = "caf\xE9";
  report.previews[0].before = "caf\xE9";
  const auto json = nlohmann::json::parse(render_report_json(report, SourceTexts{}));
  CHECK(json["previews"][0]["before"] == "caf\uFFFD");
}

TEST_CASE("the words hold every count and keep to 80 columns") {
  const std::string text = render_report(sample_report(), {});
  for (const char* part :
       {"Run of Works to assets", "1,203 records", "1,200", "99.8 %", "empty stubs stay behind", "works.year.error",
        "works.csv, record 7, line 9: \"12x\" is not a whole number", "truncate", "(nearest: \"© Tate\")",
        "digest of assets: abcd", ".damson/quarantine/works.csv", "Took 0.2 s."}) {
    CAPTURE(part);
    CHECK(holds(text, part));
  }
  CHECK_FALSE(holds(text, "works.other.warning"));
  size_t start = 0;
  for (size_t end = text.find('\n'); end != std::string::npos; start = end + 1, end = text.find('\n', start)) {
    CHECK(display_width(std::string_view(text).substr(start, end - start)) <= 80);
  }
}

TEST_CASE("a profile is told in words and as JSON, and only where there is one") {
  RunReport report = sample_report();
  CHECK_FALSE(holds(render_report(report, {}), "Where the time went"));
  CHECK_FALSE(nlohmann::json::parse(render_report_json(report, SourceTexts{})).contains("profile"));
  SourceTexts texts;
  const std::string spec = "migration\n  title = Title\n    | squeeze\n";
  const uint32_t text_id = texts.add("works.damson", spec);
  const Span place{text_id, static_cast<uint32_t>(spec.find("Title")), static_cast<uint32_t>(spec.size() - 1)};
  report.profile = ProfileReport{
      .stages = {{"works", "parse", 0.25, 0.75, 1203, 50'000}, {"works", "evaluate", 0.75, 0, 1203, 50'000}},
      .steps = {{"works", "title", "squeeze(_)", place, 0.5, 1203}, {"works", "", "_ == _", {}, 0.125, 1203}}};
  const std::string text = render_report(report, {}, texts);
  for (const char* part : {"Where the time went", "works  parse", "0.250 s", "25 %", "+ 0.750 s", "200.0 KB/s",
                           "0.500 s  50 %  works.damson:2  title: Title | squeeze", "works: _ == _"}) {
    CAPTURE(part);
    CHECK(holds(text, part));
  }
  const auto json = nlohmann::json::parse(render_report_json(report, texts));
  CHECK(json["profile"]["stages"][0]["waited"] == 0.75);
  CHECK(json["profile"]["stages"][1]["part"] == "works");
  CHECK(json["profile"]["steps"][0]["file"] == "works.damson");
  CHECK(json["profile"]["steps"][0]["line"] == 2);
  CHECK(json["profile"]["steps"][0]["text"] == "Title | squeeze");
  CHECK(json["profile"]["steps"][1]["rows"] == 1203);
}

TEST_CASE("a report says whether anything was written") {
  RunReport report = sample_report();
  CHECK(holds(render_report(report, {}), "All targets are in place."));
  report.problems.push_back(interrupted());
  CHECK(holds(render_report(report, {}), "Nothing was published"));
  report.plan = true;
  report.problems.clear();
  CHECK(holds(render_report(report, {}), "Nothing was written."));
}

TEST_CASE("data cannot steer the terminal through a report") {
  RunReport report = sample_report();
  report.maps[0].rejected.by[0].examples[0].text = "\x1b[2Jgone\nnext";
  const std::string text = render_report(report, {});
  CHECK_FALSE(holds(text, "\x1b"));
  CHECK(holds(render_report(report, {.colour = true, .width = 80}), "\x1b[1m"));
}
