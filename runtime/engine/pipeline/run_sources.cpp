// Finding and pinning the sources that a program reads.
#include "runtime/engine/pipeline/run_sources.h"

#include <map>

#include "runtime/diagnostics/catalogue/run_broke_off.h"
#include "runtime/diagnostics/catalogue/source_read_once.h"
#include "runtime/engine/pipeline/count_passes.h"
#include "runtime/engine/pipeline/open_target.h"

namespace damson {

namespace {

SourceRequest request_for(const ProgramSource& source, std::string shown) {
  return {.name = source.name,
          .schema_name = source.schema_name,
          .schema = &source.schema,
          .open = source.open,
          .open_parts = source.open_parts,
          .key = source.key,
          .read = &source.read,
          .shown = std::move(shown)};
}

}  // namespace

std::optional<Problem> RunSources::open(const EngineOptions& options, const Secrets& secrets, Storage& storage) {
  passes_ = count_passes(program_, options.limit.has_value());
  std::map<std::string, uint64_t> passes_of_file;
  for (uint32_t source = 0; source < passes_.size(); ++source) {
    if (passes_[source] == 0) continue;
    if (auto problem = open_one(source, secrets, storage)) return problem;
    if (sources_[source]->replay() != Replay::once) continue;
    for (const std::string& file : sources_[source]->files()) {
      uint64_t& times = passes_of_file[file];
      times += passes_[source];
      if (times < 2) continue;
      return source_read_once(file, times).note("write its records to a file first, and let the spec read that");
    }
  }
  return std::nullopt;
}

std::vector<Problem> RunSources::problems_of_others(const Secrets& secrets, Storage& storage) {
  std::vector<Problem> problems;
  const std::optional<uint32_t> known = looked_at_;
  for (uint32_t source = 0; source < passes_.size(); ++source) {
    if (passes_[source] == 0 || source == known) continue;
    auto problem = sources_[source] == nullptr ? open_one(source, secrets, storage) : std::nullopt;
    if (!problem) problem = read_beginning(source);
    if (problem) problems.push_back(std::move(*problem));
  }
  return problems;
}

/// The first records, where reading them takes nothing away.
std::optional<Problem> RunSources::read_beginning(uint32_t source) {
  constexpr size_t records_looked_at = 1000;
  if (sources_[source]->replay() == Replay::once) return std::nullopt;
  auto opened = sources_[source]->read({.block_records = records_looked_at});
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  RecordReader& reader = *std::get<0>(opened);
  const std::unique_ptr<InputBlock> block = reader.make_block();
  auto read = reader.next(*block);
  if (auto* problem = std::get_if<Problem>(&read)) return std::move(*problem);
  if (!std::get<bool>(read)) return std::nullopt;
  RecordBatch batch;
  Arena arena;
  Failures failures;
  reader.parse(*block, batch, arena, failures);
  return std::move(batch.problem);
}

std::optional<Problem> RunSources::open_one(uint32_t source, const Secrets& secrets, Storage& storage) {
  looked_at_ = source;
  const ProgramSource& declared = program_.sources[source];
  const Connector* connector = find_connector(declared.connector.connector);
  if (connector == nullptr) return no_connector(declared.connector);
  const auto arguments = complete_arguments(secrets.revealed(declared.connector), connector->source_parameters);
  auto found = connector->open_source(arguments, request_for(declared, shown_place_of(declared.connector, connector->source_parameters)), storage);
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  std::unique_ptr<Source> opened = std::move(std::get<0>(found));
  if (auto problem = opened->pin(snapshots_)) return problem;
  sources_[source] = std::move(opened);
  parts_[source] = secrets.hidden(sources_[source]->parts());
  return std::nullopt;
}

std::vector<std::string> RunSources::files() const {
  std::vector<std::string> files;
  for (const auto& source : sources_) {
    if (source != nullptr) files.insert(files.end(), source->files().begin(), source->files().end());
  }
  return files;
}

}  // namespace damson
