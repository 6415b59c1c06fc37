// Reads, compares, and finds the words for what differs.
#include "compiler/driver/verify/verify_target.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "runtime/base/random_id.h"
#include "runtime/connectors/connector.h"

namespace damson {

namespace {

TargetRecord record_of(const KeyEntry& entry) { return {entry.place.file, entry.place.record}; }

using Texts = std::map<TargetRecord, RecordText>;

void add_fields(const RecordText& expected, const RecordText& found, ToldDifference& told) {
  for (size_t i = 0; i < expected.fields.size() && i < found.fields.size(); ++i) {
    if (expected.fields[i].second == found.fields[i].second) continue;
    told.fields.push_back({expected.fields[i].first, expected.fields[i].second, found.fields[i].second});
  }
}

}  // namespace

PassingFolder::PassingFolder() {
  path_ = (std::filesystem::temp_directory_path() / ("damson-verify-" + random_id())).string();
  std::error_code ignored;  // who puts something aside is told
  std::filesystem::create_directory(path_, ignored);
  std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
}

PassingFolder::~PassingFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string place_words(const Position& place, const std::vector<std::string>& parts) {
  const std::string part = place.file < parts.size() ? parts[place.file] : std::string();
  std::string words = place.line == 0 ? fmt::format("record {} of {}", uint64_t{place.record}, part)
                                      : fmt::format("{}:{}", part, uint64_t{place.line});
  if (place.unit != 0) words += fmt::format(", unit {}", uint64_t{place.unit});
  return words;
}

bool keeps_others(const ProgramTarget& target) {
  const Connector* connector = find_connector(target.connector.connector);
  return target.updates || (connector != nullptr && connector->traits.keeps_what_is_there);
}

std::string place_of(const ProgramTarget& target) {
  const auto argument = [&](const char* name) {
    const auto found = target.connector.arguments.find(name);
    const auto* text =
        found == target.connector.arguments.end() ? nullptr : std::get_if<std::string>(&found->second.value);
    return text == nullptr ? std::string() : *text;
  };
  const std::string file = argument("file");
  const std::string table = argument("table");
  if (file.empty()) return table.empty() ? target.name : table;
  return table.empty() ? file : fmt::format("{} of {}", table, file);
}

void read_for_verification(const TargetToRead& what, TargetContent& content, VerifiedTarget& told) {
  auto problem = content.read(what);
  if (!problem) return;
  told.there = is_target_there(what);
  if (told.there) told.unread = std::move(problem);
}

void tell_differences(const TargetToRead& what, const std::vector<std::string>& parts,
                      const EntryComparison& comparison, const TellExpected& tell, const FieldsExpected& fields,
                      VerifiedTarget& told) {
  told.expected = comparison.expected;
  told.found = comparison.found;
  told.same = comparison.same;
  std::set<TargetRecord> wanted;
  const auto want = [&](const EntryDifferences& differences) {
    for (const EntryDifference& one : differences.first()) wanted.insert(record_of(one.found));
  };
  want(comparison.different);
  want(comparison.duplicates);
  if (!told.keeps_others) want(comparison.extra);
  const Texts texts = find_records(what, wanted);
  const auto tell_found = [&](const KeyEntry& found, ToldDifference& one) {
    one.place = place_words(found.place, parts);
    if (const auto text = texts.find(record_of(found)); text != texts.end()) one.key = text->second.key;
  };
  told.missing.count = comparison.missing.count();
  for (const EntryDifference& one : comparison.missing.first()) told.missing.first.push_back(tell(one.expected));
  told.different.count = comparison.different.count();
  for (const EntryDifference& one : comparison.different.first()) {
    ToldDifference& made = told.different.first.emplace_back(tell(one.expected));
    tell_found(one.found, made);
    const RecordText* expected = fields(one.expected);
    const auto found = texts.find(record_of(one.found));
    if (expected != nullptr && found != texts.end()) add_fields(*expected, found->second, made);
  }
  for (const auto& [from, to] :
       {std::pair(&comparison.extra, &told.extra), std::pair(&comparison.duplicates, &told.duplicates)}) {
    to->count = from->count();
    for (const EntryDifference& one : from->first()) tell_found(one.found, to->first.emplace_back());
  }
}

}  // namespace damson
