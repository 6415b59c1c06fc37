// Runs the rows of a function's table: all that give a value in one record, all that fail in another.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

#include "tests/declarations/expected_result.h"
#include "tests/declarations/function_table.h"
#include "tests/declarations/run_text.h"

namespace damson::test {

namespace {

using Json = nlohmann::ordered_json;

/// A row that is run: its number is that of its field.
struct Asked {
  const TableRow* row;
  ExpectedResult expected;
  std::string type;  // of the field that takes the result
};

bool is_name_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// The call with `given` wherever `_` stands by itself.
std::string put_in(const std::string& call, const std::string& given) {
  std::string out;
  for (size_t at = 0; at < call.size(); ++at) {
    const bool alone = call[at] == '_' && (at == 0 || !is_name_character(call[at - 1])) &&
                       (at + 1 == call.size() || !is_name_character(call[at + 1]));
    out += alone ? given : std::string(1, call[at]);
  }
  return out;
}

/// A text that stands alone comes from the data, as it does in a migration; everything else stands in the spec.
std::optional<std::string> text_of_data(const std::string& given) {
  if (!given.starts_with('"')) return std::nullopt;
  const auto literal = read_expected(given);
  return literal && literal->kind == ExpectedResult::Kind::value ? std::optional(literal->json) : std::nullopt;
}

struct Written {
  std::string spec;
  Files files;
  size_t first_line;  // of the spec that holds a row
};

Written write_spec(const std::vector<Asked>& asked) {
  std::string in;
  std::string out;
  std::string fields;
  std::string data = R"({"id":"1")";
  for (size_t i = 0; i < asked.size(); ++i) {
    const auto text = text_of_data(asked[i].row->given);
    if (text) {
      in += fmt::format(", v{}: text?", i);
      data += fmt::format(R"(,"v{}":{})", i, *text);
    }
    out += fmt::format(", r{}: {}?", i, asked[i].type);
    const std::string given = text ? fmt::format("v{}", i) : asked[i].row->given;
    fields += fmt::format("  r{} = {}\n", i, put_in(asked[i].row->call, given));
  }
  const std::string head = fmt::format(
      "schema In {{ key id: text{} }}\nschema Out {{ key id: text{} }}\nsource records: In from ndjson(\"in.ndjson\")\n"
      "target results: Out to ndjson(\"out.ndjson\")\nmap records -> results {{\n  id = id\n",
      in, out);
  return {head + fields + "}\n", {{"in.ndjson", data + "}\n"}}, 7};
}

/// What the checker says a field's value is: as in "`r3` wants bool, and this is date".
bool learn_types(const TextRun& run, std::vector<Asked>& asked) {
  static constexpr std::string_view words = "and this is ";
  bool learned = false;
  for (const Problem& problem : run.problems.all()) {
    const size_t at = problem.message.find(words);
    if (at == std::string::npos || !problem.message.starts_with("`r")) continue;
    std::string type = problem.message.substr(at + words.size());
    if (type.ends_with('?')) type.pop_back();
    static constexpr std::string_view nothing = "missing";  // of an empty list: it fits every type
    for (size_t place = type.find(nothing); place != std::string::npos; place = type.find(nothing))
      type.replace(place, nothing.size(), "text");
    std::string& known = asked.at(std::stoul(problem.message.substr(2))).type;
    learned = learned || known != type;
    known = type;
  }
  return learned;
}

/// The problem of the row in each line of the spec that has one.
std::map<size_t, std::string> problems_by_row(const TextRun& run, const Written& written) {
  std::map<size_t, std::string> found;
  for (const Problem& problem : run.problems.all()) {
    if (problem.severity != Severity::error || !problem.where) continue;
    const std::string before = written.spec.substr(0, problem.where->span.begin);
    const auto line = static_cast<size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    std::string text = problem.message;
    for (const std::string& note : problem.notes) text += " " + note;
    text += " " + problem.where->text;
    if (line >= written.first_line) found.emplace(line - written.first_line, text);
  }
  return found;
}

/// The reasons of the rows that failed, by row.
std::map<size_t, std::string> failed_rows(const TextRun& run) {
  const auto file =
      std::ranges::find_if(run.files, [](const auto& named) { return named.first.ends_with(".reasons.ndjson"); });
  if (file == run.files.end() || file->second.empty()) return {};
  const Json record = Json::parse(file->second);
  std::map<size_t, std::string> reasons;
  const auto add = [&](const Json& fault) {
    const std::string point = fault["point"];  // records.r3.error
    reasons.emplace(std::stoul(point.substr(point.find(".r") + 2)), fault["reason"]);
  };
  add(record);
  if (record.contains("also")) std::ranges::for_each(record["also"], add);
  return reasons;
}

/// The JSON of field `r{field}` as it was written: a parser would round its numbers. In texts quotes are escaped, so
/// that no value looks like a name.
std::string field_of(const std::string& record, size_t field, size_t fields) {
  const std::string name = fmt::format("\"r{}\":", field);
  const size_t begin = record.find(name) + name.size();
  const size_t end = field + 1 < fields ? record.find(fmt::format(",\"r{}\":", field + 1), begin) : record.rfind('}');
  return record.substr(begin, end - begin);
}

/// What came of each row: JSON, or `! ` and the reason. What failed is taken out and the rest is asked again.
class Outcomes {
 public:
  explicit Outcomes(std::vector<Asked> asked) : asked_(std::move(asked)), found_(asked_.size(), "! it was not run") {
    for (size_t i = 0; i < asked_.size(); ++i) place_.push_back(i);
  }

  std::vector<std::string> find() {
    for (int attempt = 0; attempt < 8 && !asked_.empty(); ++attempt) {
      if (ask()) break;
    }
    return found_;
  }

 private:
  /// Whether all are answered.
  bool ask() {
    const Written written = write_spec(asked_);
    const TextRun run = run_text(written.spec, written.files);
    if (!run.compiled) {
      if (learn_types(run, asked_)) return false;
      const auto problems = problems_by_row(run, written);
      if (problems.empty()) throw std::runtime_error(run.rendered);
      take_out(problems);
      return false;
    }
    if (run.result.exit != ExitCode::done) throw std::runtime_error("the run failed");
    const auto failed = failed_rows(run);
    take_out(failed);
    if (!failed.empty()) return false;
    for (size_t i = 0; i < asked_.size(); ++i)
      found_[place_[i]] = field_of(run.files.at("out.ndjson"), i, asked_.size());
    return true;
  }

  void take_out(const std::map<size_t, std::string>& reasons) {
    for (auto row = reasons.rbegin(); row != reasons.rend(); ++row) {
      found_[place_[row->first]] = "! " + row->second;
      asked_.erase(asked_.begin() + static_cast<std::ptrdiff_t>(row->first));
      place_.erase(place_.begin() + static_cast<std::ptrdiff_t>(row->first));
    }
  }

  std::vector<Asked> asked_;
  std::vector<size_t> place_;  // of each that is asked, among all
  std::vector<std::string> found_;
};

bool as_expected(const std::string& found, const ExpectedResult& expected) {
  switch (expected.kind) {
    case ExpectedResult::Kind::fails:
      return found.starts_with("! ") && found.find(expected.reason) != std::string::npos;
    case ExpectedResult::Kind::missing: return found == "null";
    case ExpectedResult::Kind::value: return same_json(found, expected.json);
  }
  return false;
}

}  // namespace

std::vector<std::string> wrong_rows(const FunctionTable& table) {
  std::vector<std::string> wrong;
  std::vector<Asked> asked;
  for (const TableRow& row : table.rows) {
    const auto expected =
        row.result == "fails" ? ExpectedResult{ExpectedResult::Kind::fails, "", ""} : read_expected(row.result);
    if (!expected) {
      wrong.push_back(fmt::format("{}:{} `{}` is no result", table.file, row.line, row.result));
      continue;
    }
    asked.push_back({&row, *expected, likely_type(row.result)});
  }
  const std::vector<std::string> found = Outcomes(asked).find();
  for (size_t i = 0; i < asked.size(); ++i) {
    if (as_expected(found[i], asked[i].expected)) continue;
    const TableRow& row = *asked[i].row;
    wrong.push_back(fmt::format("{}:{} {} => {}   gives {}", table.file, row.line, row.given, row.result, found[i]));
  }
  return wrong;
}

}  // namespace damson::test
