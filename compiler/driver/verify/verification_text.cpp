// Lists what differs, the first of each kind.
#include "compiler/driver/verify/verification_text.h"

#include <fmt/format.h>

#include "runtime/base/utf8.h"
#include "runtime/diagnostics/catalogue/target_differs.h"
#include "runtime/diagnostics/render_json.h"
#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/number_text.h"

namespace damson {

namespace {

using Json = nlohmann::ordered_json;

struct Kind {
  const char* name;  // in JSON
  const char* words;
  ToldDifferences VerifiedTarget::* member;
};
constexpr std::array kinds_of_difference{
    Kind{"missing", "missing", &VerifiedTarget::missing}, Kind{"different", "different", &VerifiedTarget::different},
    Kind{"extra", "too much", &VerifiedTarget::extra},
    Kind{"duplicates", "there more than once", &VerifiedTarget::duplicates},
    Kind{"broken_references", "with a reference to what is not there", &VerifiedTarget::broken}};

bool is_difference(const VerifiedTarget& target, const Kind& kind) {
  return (target.*kind.member).count != 0 && !(target.keeps_others && kind.member == &VerifiedTarget::extra);
}

std::string summary_words(const VerifiedTarget& target) {
  std::string words;
  const auto add = [&words](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
  for (const Kind& kind : kinds_of_difference) {
    if (is_difference(target, kind)) add(fmt::format("{} {}", count_text((target.*kind.member).count), kind.words));
  }
  if (!target.there) return words.empty() ? "it is not there" : "it is not there: " + words;
  if (target.unread) add("it cannot be read to its end");
  if (words.empty() && !target.bytes_as_written.value_or(true))
    add("its records are, but its bytes are not what was written");
  return words;
}

std::string example_words(const ToldDifference& one) {
  std::string words = harmless(one.key);
  const auto add = [&words](std::string_view before, const std::string& more) {
    if (more.empty()) return;
    if (!words.empty()) words += before;
    words += harmless(more);
  };
  add(" at ", one.place);
  if (!one.from.empty()) words += fmt::format("{}from {}", words.empty() ? "" : ", ", harmless(one.from));
  return words;
}

void add_examples(const VerifiedTarget& target, const Kind& kind, ReportPage& page) {
  const ToldDifferences& differences = target.*kind.member;
  if (!is_difference(target, kind)) return;
  page.entry(2, fmt::format("{} {}:", count_text(differences.count), kind.words));
  for (const ToldDifference& one : differences.first) {
    page.entry(4, example_words(one));
    for (const FieldDifference& field : one.fields) {
      page.entry(
          6, fmt::format("{}: expected {}, found {}", field.field, harmless(field.expected), harmless(field.found)));
    }
  }
  if (differences.count > differences.first.size())
    page.entry(4, fmt::format("and {} more", count_text(differences.count - differences.first.size())));
}

Json to_json(const ToldDifferences& differences) {
  Json examples = Json::array();
  const auto text = [](const std::string& words) { return words.empty() ? Json(nullptr) : Json(repaired_utf8(words)); };
  for (const ToldDifference& one : differences.first) {
    Json fields = Json::array();
    for (const FieldDifference& field : one.fields) {
      fields.push_back({{"field", field.field}, {"expected", text(field.expected)}, {"found", text(field.found)}});
    }
    examples.push_back(
        {{"key", text(one.key)}, {"place", text(one.place)}, {"from", text(one.from)}, {"fields", std::move(fields)}});
  }
  return {{"count", differences.count}, {"examples", std::move(examples)}};
}

Json to_json(const VerifiedTarget& target) {
  Json json = {{"path", repaired_utf8(target.place)},
               {"equal", target.is_equal()},
               {"there", target.there},
               {"bytes_as_written", target.bytes_as_written ? Json(*target.bytes_as_written) : Json(nullptr)},
               {"expected", target.expected},
               {"found", target.found},
               {"same", target.same},
               {"beside", target.keeps_others ? Json(target.extra.count) : Json(nullptr)}};
  for (const Kind& kind : kinds_of_difference) {
    const bool counts = !target.keeps_others || kind.member != &VerifiedTarget::extra;
    json[kind.name] = to_json(counts ? target.*kind.member : ToldDifferences());
  }
  return json;
}

std::string expectation_words(const Verification& verification) {
  return verification.run == 0 ? "the spec makes" : fmt::format("run {} wrote", verification.run);
}

}  // namespace

void add_verification(const Verification& verification, ReportPage& page) {
  if (verification.targets.empty()) return;
  page.title(verification.run == 0
                 ? fmt::format("Targets of {}, compared with what the spec makes", harmless(verification.spec))
                 : fmt::format("Targets of run {} of {} ({}), compared with what it wrote", verification.run,
                               harmless(verification.spec), verification.started));
  for (const VerifiedTarget& target : verification.targets) {
    page.heading(fmt::format("{}: {}", target.name, harmless(target.place)));
    const std::string summary = summary_words(target);
    std::string equal =
        fmt::format("{} as {}", count_of(target.same, "record is", "records are"),
                    target.same == target.expected ? "expected" : "expected, of " + count_text(target.expected));
    if (target.keeps_others && target.extra.count != 0)
      equal += fmt::format("; {} of others beside", count_text(target.extra.count));
    page.entry(2, equal + ".");
    for (const Kind& kind : kinds_of_difference) add_examples(target, kind, page);
    if (!target.there) page.entry(2, "It is not there.");
    if (target.there && !target.bytes_as_written.value_or(true))
      page.entry(2, "Its bytes are not those that were written.");
  }
}

std::vector<Problem> problems_of(const Verification& verification) {
  std::vector<Problem> problems;
  for (const VerifiedTarget& target : verification.targets) {
    if (target.unread) problems.push_back(*target.unread);
    if (!target.is_equal())
      problems.push_back(target_differs(target.name, expectation_words(verification), summary_words(target)));
  }
  return problems;
}

Json to_json(const Verification& verification) {
  bool equal = verification.problems.empty();
  Json targets = Json::object();
  for (const VerifiedTarget& target : verification.targets) {
    targets[target.name] = to_json(target);
    equal = equal && target.is_equal();
  }
  return {{"command", "verify"},
          {"run", verification.run == 0 ? Json(nullptr) : Json(verification.run)},
          {"spec", repaired_utf8(verification.spec)},
          {"equal", equal},
          {"targets", std::move(targets)},
          {"problems", damson::to_json(verification.problems, SourceTexts())}};
}

}  // namespace damson
