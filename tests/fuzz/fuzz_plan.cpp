// A text as a saved plan: as it is, and with the seal that makes it one which nobody has changed since. Whatever it is,
// it is refused or read; what is read can be written, shown and compared, and is the same when it is read again.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <string>

#include "compiler/driver/saved_plan/plan_text.h"
#include "runtime/report/report_page.h"
#include "runtime/saved_plan/saved_plan.h"
#include "runtime/values/streaming_digest.h"
#include "tests/fuzz/give_up.h"

namespace {

using namespace damson;
using namespace damson::fuzzing;
using Json = nlohmann::ordered_json;

/// Nothing where it is no object, or has levels that only a reader that counts them gets over.
std::string sealed(const std::string& content) {
  if (std::count(content.begin(), content.end(), '[') + std::count(content.begin(), content.end(), '{') > 1000)
    return "";
  Json facts = Json::parse(content, nullptr, false);
  if (!facts.is_object()) return "";
  facts.erase("seal");
  facts["seal"] = digest_text(facts.dump(-1, ' ', false, Json::error_handler_t::replace));
  return facts.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void look_at(const std::string& content) {
  const auto read = read_plan("plan.json", content);
  if (std::holds_alternative<Problem>(read)) return;
  const SavedPlan& plan = std::get<SavedPlan>(read);
  const std::string text = to_text(plan);
  const auto again = read_plan("plan.json", text);
  if (std::holds_alternative<Problem>(again))
    give_up("what was written is no plan", content, std::get<Problem>(again).message);
  if (to_text(std::get<SavedPlan>(again)) != text) give_up("it is another plan when it is read again", content, text);
  if (!differences_of(plan, std::get<SavedPlan>(again)).empty()) give_up("it differs from itself", content, text);
  ReportPage page({});
  add_plan(plan, page);
  if (page.take().empty()) give_up("there is nothing to see of it", content, text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  look_at(content);
  look_at(sealed(content));
  return 0;
}
