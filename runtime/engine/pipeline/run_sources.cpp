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

std::optional<Problem> RunSources::open(const EngineOptions& options, const Secrets& secrets, const Sinks& sinks,
                                        Storage& storage) {
  passes_ = count_passes(program_, options.limit.has_value());
  std::map<std::string, uint64_t> passes_of_file;
  for (uint32_t source = 0; source < passes_.size(); ++source) {
    if (passes_[source] == 0) continue;
    if (auto problem = open_one(source, secrets, sinks, storage)) return problem;
    if (!is_open(source) || sources_[source]->replay() != Replay::once) continue;
    for (const std::string& file : sources_[source]->files()) {
      uint64_t& times = passes_of_file[file];
      times += passes_[source];
      if (times < 2) continue;
      return source_read_once(file, times).note("write its records to a file first, and let the spec read that");
    }
  }
  return std::nullopt;
}

std::vector<Problem> RunSources::problems_of_others(const Secrets& secrets, const Sinks& sinks, Storage& storage) {
  std::vector<Problem> problems;
  const std::optional<uint32_t> known = looked_at_;
  for (uint32_t source = 0; source < passes_.size(); ++source) {
    if (passes_[source] == 0 || source == known || program_.sources[source].present_of) continue;
    auto problem = sources_[source] == nullptr ? open_one(source, secrets, sinks, storage) : std::nullopt;
    if (!problem && is_open(source)) problem = read_beginning(source);
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

std::optional<Problem> RunSources::open_one(uint32_t source, const Secrets& secrets, const Sinks& sinks,
                                            Storage& storage) {
  looked_at_ = source;
  const ProgramSource& declared = program_.sources[source];
  const auto found_source = [&]() -> std::variant<std::unique_ptr<Source>, Problem> {
    if (declared.present_of) return sinks[*declared.present_of]->present(request_for(declared, {}));
    const Connector* connector = find_connector(declared.connector.connector);
    if (connector == nullptr) return no_connector(declared.connector);
    const auto arguments = complete_arguments(secrets.revealed(declared.connector), connector->source_parameters);
    return connector->open_source(
        arguments, request_for(declared, shown_place_of(declared.connector, connector->source_parameters)), storage);
  };
  auto found = found_source();
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  std::unique_ptr<Source> opened = std::move(std::get<0>(found));
  if (opened == nullptr) return std::nullopt;  // a target that is not there yet
  if (auto problem = opened->pin(declared.present_of ? of_targets_ : snapshots_)) return problem;
  sources_[source] = std::move(opened);
  parts_[source] = secrets.hidden(sources_[source]->parts());
  return std::nullopt;
}

void RunSources::let_go_of_targets() {
  for (size_t i = 0; i < sources_.size(); ++i) {
    if (program_.sources[i].present_of) sources_[i].reset();
  }
  of_targets_ = Snapshots();
}

std::vector<std::string> RunSources::files() const {
  std::vector<std::string> files;
  for (size_t i = 0; i < sources_.size(); ++i) {
    if (sources_[i] == nullptr || program_.sources[i].present_of) continue;
    files.insert(files.end(), sources_[i]->files().begin(), sources_[i]->files().end());
  }
  return files;
}

}  // namespace damson
