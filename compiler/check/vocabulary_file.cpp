// Reading a vocabulary's terms with its connector.
#include "compiler/check/vocabulary_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "compiler/check/connectors.h"
#include "compiler/diagnostics/connector_argument.h"
#include "compiler/diagnostics/term_incomplete.h"
#include "compiler/diagnostics/term_twice.h"
#include "compiler/diagnostics/vocabulary_file_unreadable.h"
#include "runtime/connectors/one_pass.h"

namespace damson::checking {

namespace {

/// The two columns of a vocabulary's file.
struct TermFile {
  Checking& all;
  Vocabulary& vocabulary;
  std::string key;
  std::string value;
  std::unordered_map<std::string, std::string> seen = {};  // term → where it stood
  bool good = true;

  Span span() const { return vocabulary.declaration->from->span; }

  void add(const std::string& from, const std::string& to, std::string where) {
    const auto [entry, added] = seen.emplace(from, where);
    if (added) {
      vocabulary.terms.push_back({from, to});
      return;
    }
    all.report(term_twice(span(), from).note(fmt::format("first at {}, again at {}", entry->second, where)));
    good = false;
  }

  void incomplete(bool key_lacks, const std::string& why, const std::string& where, const std::string& from) {
    const std::string what = key_lacks ? fmt::format("the old term (`{}`) {}", key, why)
                                       : fmt::format("the new term (`{}`) of \"{}\" {}", value, from, why);
    all.report(term_incomplete(span(), fmt::format("{} at {}", what, where))
                   .note(key_lacks ? "write it down, or take the line away; what a missing value becomes is said by an "
                                     "arm: `missing => …`"
                                   : "write it down, or take the line away: the vocabulary's `else` decides then"));
    good = false;
  }

  void unreadable(const Problem& problem) {
    auto draft = vocabulary_file_unreadable(span(), problem.message);
    for (const auto& place : problem.data) draft.data(place);
    for (const auto& note : problem.notes) draft.note(note);
    all.report(draft);
    good = false;
  }

  void add_batch(const RecordBatch& batch, const std::string& part, const Failures& failures, uint64_t& record) {
    const Column& keys = batch.records.field(0);
    const Column& values = batch.records.field(1);
    for (uint32_t row = 0; row < batch.records.rows; ++row) {
      ++record;
      const std::string where = fmt::format("{} record {}", part, record);
      if (!keys.present(row) || !values.present(row)) {
        const bool key_lacks = !keys.present(row);
        const FailureId failure = key_lacks ? keys.failure(row) : values.failure(row);
        const std::string why = failure == 0 ? "is empty" : std::string(failures[failure].reason);
        incomplete(key_lacks, why, where, keys.present(row) ? std::string(keys.value<Text>(row)) : std::string());
        continue;
      }
      add(std::string(keys.value<Text>(row)), std::string(values.value<Text>(row)), where);
    }
  }
};

void read_terms(TermFile& file, OnePass& pass) {
  uint64_t record = 0;
  while (file.good) {
    auto next = pass.reader->next(*pass.block);
    if (const auto* problem = std::get_if<Problem>(&next)) return file.unreadable(*problem);
    if (!std::get<bool>(next)) return;
    if (pass.block->starts_part) record = 0;
    Arena arena;
    Failures failures;
    RecordBatch batch;
    pass.reader->parse(*pass.block, batch, arena, failures);
    file.add_batch(batch, pass.source->parts()[pass.block->part], failures, record);
    if (batch.problem) return file.unreadable(*batch.problem);
  }
}

const std::string* text_of(const std::map<std::string, ConstantValue>& arguments, const std::string& name) {
  const auto found = arguments.find(name);
  return found == arguments.end() ? nullptr : std::get_if<std::string>(&found->second.value);
}

}  // namespace

bool read_vocabulary_file(Checking& all, Vocabulary& vocabulary) {
  const auto& written = *vocabulary.declaration->from;
  OwnArguments own{.names = {"key", "value"}};
  const bool may_wait = false;  // the file is read while compiling
  const auto call = check_connector(all, *vocabulary.module, written, &Connector::source_parameters, &own, may_wait);
  if (!call) return false;
  const std::string* key = text_of(own.taken, "key");
  const std::string* value = text_of(own.taken, "value");
  if (key == nullptr || value == nullptr) {
    all.report(connector_argument(
        written.span, fmt::format("a vocabulary wants `{}`: the column of {}", key == nullptr ? "key" : "value",
                                  key == nullptr ? "the old terms" : "the new terms")));
    return false;
  }
  if (*key == *value) {
    all.report(connector_argument(written.span, "`key` and `value` are the same column"));
    return false;
  }
  const Connector* connector = find_connector(call->connector);
  const auto arguments = complete_arguments(*call, connector->source_parameters);
  const Type record =
      Type::record_of({{*key, Type(TypeKind::text).or_missing()}, {*value, Type(TypeKind::text).or_missing()}});
  const SourceRequest request{.name = vocabulary.declaration->name.text,
                              .schema_name = vocabulary.declaration->name.text,
                              .schema = &record,
                              .open = true,
                              .read = &record};
  TermFile file{.all = all, .vocabulary = vocabulary, .key = *key, .value = *value};
  const auto storage = disk_storage(all.options.base_folder);
  auto opened = begin_one_pass(*connector, arguments, request, *storage);
  if (const auto* problem = std::get_if<Problem>(&opened)) {
    file.unreadable(*problem);
    return false;
  }
  OnePass& pass = std::get<OnePass>(opened);
  std::ranges::copy(pass.source->files(), std::back_inserter(all.program().spec_files));
  read_terms(file, pass);
  return file.good;
}

}  // namespace damson::checking
