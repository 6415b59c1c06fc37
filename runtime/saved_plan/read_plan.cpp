// From the text of a plan to its facts: everything that a run relies on is there and of its kind, or it is no plan.
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "runtime/base/limits.h"
#include "runtime/diagnostics/catalogue/plan_damaged.h"
#include "runtime/diagnostics/catalogue/plan_newer.h"
#include "runtime/saved_plan/saved_plan.h"
#include "runtime/values/streaming_digest.h"

namespace damson {

namespace {

using Json = nlohmann::ordered_json;

/// In the reader's words; caught where the file's name is known.
struct Damage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

const Json& member(const Json& object, const char* name) {
  if (!object.is_object()) throw Damage(fmt::format("where `{}` should be there is no object", name));
  const auto found = object.find(name);
  if (found == object.end()) throw Damage(fmt::format("it has no `{}`", name));
  return *found;
}

std::string as_text(const Json& value, const char* name) {
  if (!value.is_string()) throw Damage(fmt::format("`{}` is not a text", name));
  return value.get<std::string>();
}
std::string text_of(const Json& object, const char* name) { return as_text(member(object, name), name); }

uint64_t count_of(const Json& object, const char* name) {
  const Json& value = member(object, name);
  if (!value.is_number_unsigned()) throw Damage(fmt::format("`{}` is not a number", name));
  return value.get<uint64_t>();
}

const Json& object_of(const Json& object, const char* name) {
  const Json& value = member(object, name);
  if (!value.is_object()) throw Damage(fmt::format("`{}` is not an object", name));
  return value;
}

const Json& list_of(const Json& object, const char* name) {
  const Json& value = member(object, name);
  if (!value.is_array()) throw Damage(fmt::format("`{}` is not a list", name));
  return value;
}

std::map<std::string, std::string> texts_of(const Json& object, const char* name) {
  std::map<std::string, std::string> texts;
  for (const auto& [key, value] : object_of(object, name).items()) texts[key] = as_text(value, key.c_str());
  return texts;
}

PlannedSource source_of(const std::string& name, const Json& json) {
  PlannedSource source{.name = name, .parts = {}};
  for (const Json& part : list_of(json, "parts")) {
    source.parts.push_back(
        {.place = text_of(part, "place"), .size = count_of(part, "size"), .digest = text_of(part, "digest")});
  }
  return source;
}

PlannedTarget target_of(const std::string& name, const Json& json) {
  const Json& now = object_of(json, "now");
  const Json& then = object_of(json, "then");
  PlannedTarget target{.name = name,
                       .before = {.place = text_of(json, "place")},
                       .records = count_of(then, "records"),
                       .digest = text_of(then, "digest")};
  const Json& there = member(now, "there");
  if (!there.is_boolean()) throw Damage("`there` is neither true nor false");
  target.before.there = there.get<bool>();
  if (!target.before.there) return target;
  target.before.size = count_of(now, "size");
  target.before.digest = text_of(now, "digest");
  return target;
}

/// Its layout does not count: other line ends and blanks are no change.
void check_seal(Json facts, const std::string& seal) {
  facts.erase("seal");
  if (digest_text(facts.dump(-1, ' ', false, Json::error_handler_t::replace)) != seal)
    throw Damage("it is not as it was saved: somebody has changed it");
}

SavedPlan plan_of(Json facts) {
  SavedPlan plan;
  PlanIdentity& identity = plan.identity;
  plan.seal = text_of(facts, "seal");
  check_seal(facts, plan.seal);
  identity.id = text_of(facts, "plan");
  identity.project = text_of(facts, "project");
  identity.made = text_of(facts, "made");
  identity.made_by = text_of(facts, "made_by");
  const Json& spec = object_of(facts, "spec");
  identity.spec_file = text_of(spec, "file");
  plan.spec = text_of(spec, "name");
  plan.fingerprint = text_of(spec, "fingerprint");
  if (facts.contains("state_folder")) identity.state_folder = text_of(facts, "state_folder");
  plan.parameters = texts_of(facts, "parameters");
  for (const Json& name : list_of(facts, "given")) identity.given.push_back(as_text(name, "given"));
  identity.environment = texts_of(facts, "environment");
  identity.parts = texts_of(facts, "parts");
  for (const auto& [name, file] : object_of(facts, "files").items()) {
    identity.files.push_back({.place = name, .size = count_of(file, "bytes"), .digest = text_of(file, "digest")});
  }
  for (const auto& [name, source] : object_of(facts, "sources").items())
    plan.sources.push_back(source_of(name, source));
  for (const auto& [name, target] : object_of(facts, "targets").items())
    plan.targets.push_back(target_of(name, target));
  (void)object_of(facts, "maps");
  plan.facts = std::move(facts);
  return plan;
}

DataPlace place_of(const std::string& name, const std::string& text, size_t byte) {
  const size_t end = std::min(byte == 0 ? 0 : byte - 1, text.size());
  const size_t line_begin = end == 0 ? std::string::npos : text.rfind('\n', end - 1);
  const size_t begin = line_begin == std::string::npos ? 0 : line_begin + 1;
  const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return {
      .file = name,
      .line =
          1 + static_cast<uint64_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n')),
      .column = 1 + static_cast<uint64_t>(std::count_if(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                                        text.begin() + static_cast<std::ptrdiff_t>(end), is_start))};
}

}  // namespace

bool looks_like_plan(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return begin != std::string_view::npos && text[begin] == '{';
}

std::variant<SavedPlan, Problem> read_plan(const std::string& name, const std::string& text) {
  Json facts;
  try {
    facts = Json::parse(text, [](int depth, Json::parse_event_t, Json&) {
      // what compares, writes and frees it calls itself for every level
      if (depth > limits::plan_nesting)
        throw Damage(fmt::format("it has more than {} objects and lists within each other", limits::plan_nesting));
      return true;
    });
  } catch (const Damage& damage) {
    return Problem(plan_damaged(name, std::string_view(damage.what())));
  } catch (const Json::out_of_range&) {
    return Problem(plan_damaged(name, std::string_view("it has a number that is larger than any in a plan")));
  } catch (const Json::parse_error& error) {
    const bool ended = error.byte > text.size();
    return Problem(plan_damaged(place_of(name, text, error.byte), name,
                                text.empty() ? std::string_view("it is empty")
                                : ended      ? std::string_view("it ends in the middle")
                                             : std::string_view("it is not the JSON that it was saved as")));
  }
  try {
    const Json& version = member(facts, "damson_plan");
    if (!version.is_number_integer()) throw Damage("`damson_plan` is not a number");
    if (version.get<int64_t>() > saved_plan_version)
      return Problem(plan_newer(name, version.get<int64_t>(), saved_plan_version));
    if (version.get<int64_t>() < 1) throw Damage("there has never been a plan of its version");
    return plan_of(std::move(facts));
  } catch (const Damage& damage) {
    return Problem(plan_damaged(name, std::string_view(damage.what())));
  }
}

}  // namespace damson
