// A pattern of `paths` on the first line, paths on the others. A pattern that is right, with a template that repeats
// its holes, has to give each path back that it matches; a path is never absolute and never leaves its folder, and is
// itself when it is read again.
#include <nlohmann/json.hpp>

#include "runtime/base/utf8.h"
#include "tests/fuzz/migration.h"

namespace {

using namespace damson;
using namespace damson::fuzzing;

/// `{size:int}` as `{size}`; nothing where parts that are not named would be lost.
std::optional<std::string> repeating(const std::string& pattern) {
  std::string result;
  int depth = 0;
  bool kind = false;
  for (size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '\\' && depth == 0 && at + 1 < pattern.size()) {
      result += {c, pattern[++at]};
      continue;
    }
    if (c == '*' && depth == 0) return std::nullopt;
    if (c == '{') ++depth;
    if (c == ':' && depth == 1) kind = true;
    if (c == '}' && --depth == 0) kind = false;
    if (!kind) result += c;
  }
  return result;
}

std::string spec_of(const std::string& pattern, const std::string& pattern_result) {
  return R"(migration "fuzz"
schema File  { path: text }
schema Asset { from: text, path: path?, again: path? }
source files:  File  from ndjson("in.ndjson")
target assets: Asset to   ndjson("out.ndjson")
paths places {
  ")" + pattern +
         "\" => \"" + pattern_result + R"("
  else => missing
}
map files -> assets {
  from  = path
  path  = path | places on error missing
  again = path | to_path on error missing
}
)";
}

std::string records_of(std::string_view paths) {
  std::string records;
  while (!paths.empty()) {
    const size_t end = std::min(paths.find('\n'), paths.size());
    records += nlohmann::json{{"path", paths.substr(0, end)}}.dump() + "\n";
    paths.remove_prefix(std::min(end + 1, paths.size()));
  }
  return records;
}

void look_at(const nlohmann::json& record, bool repeats) {
  const auto& again = record["again"];
  if (record["path"].is_string() && repeats && record["path"] != again)
    give_up("a path is not given back", record.dump(), again.dump());
  for (const auto* field : {"path", "again"}) {
    if (!record[field].is_string()) continue;
    const std::string path = "/" + record[field].get<std::string>() + "/";
    if (path.find("//") != std::string::npos || path.find("/../") != std::string::npos ||
        path.find("/./") != std::string::npos)
      give_up("this is no path", record.dump(), path);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  const size_t line = std::min(content.find('\n'), content.size());
  if (repaired_utf8(content) != content || line == content.size()) return 0;
  const std::string pattern = content.substr(0, line);
  const auto repeated = repeating(pattern);
  const CompiledSpec spec = compile_text("fuzz.damson", spec_of(pattern, repeated.value_or("found")), "/nonexistent");
  if (!spec.program) return 0;
  const Left left =
      run_both_ways(*spec.program, {{"in.ndjson", records_of(std::string_view(content).substr(line + 1))}});
  const auto written = left.files.find("out.ndjson");
  if (written == left.files.end()) return 0;
  std::string_view records = written->second;
  while (!records.empty()) {
    const size_t end = records.find('\n');
    look_at(nlohmann::json::parse(records.substr(0, end)), repeated.has_value());
    records.remove_prefix(end + 1);
  }
  return 0;
}
