// A whole run, step by step: lookups, winners of keys, references, the maps, the books, publishing.
#include "runtime/engine/pipeline/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "runtime/base/limits.h"
#include "runtime/connectors/connector_steps.h"
#include "runtime/diagnostics/catalogue/limit_would_replace.h"
#include "runtime/diagnostics/catalogue/references_too_deep.h"
#include "runtime/diagnostics/catalogue/references_too_large.h"
#include "runtime/diagnostics/catalogue/source_changed.h"
#include "runtime/engine/groups/column_groups.h"
#include "runtime/engine/naive/evaluate_map_naively.h"
#include "runtime/engine/naive/naive_groups.h"
#include "runtime/engine/pipeline/commit_groups.h"
#include "runtime/engine/pipeline/group_batches.h"
#include "runtime/engine/pipeline/judge_expectations.h"
#include "runtime/engine/pipeline/plan_levels.h"
#include "runtime/engine/pipeline/plan_passes.h"
#include "runtime/engine/pipeline/read_in_order.h"
#include "runtime/engine/pipeline/serialise.h"
#include "runtime/engine/pipeline/source_keys.h"
#include "runtime/engine/pipeline/table_loading.h"
#include "runtime/publication/publish_together.h"
#include "runtime/report/number_text.h"

namespace damson {

namespace {

/// Whether it will be asked where each of the map's records stands: keys and members remember it.
bool places_every_record(const MapInPass& map) {
  const MapProgram& program = *map.prepared->map;
  return map.groups != nullptr || map.observer != nullptr || !program.uniqueness.empty() || !program.paths.empty();
}

/// For the profile: what a map has done with a block.
void count_work(const MapBatch& made, uint64_t records, uint64_t bytes, StageClock& stages) {
  stages.count(Stage::evaluate, records, bytes);
  stages.count(Stage::judge, made.judged.units.size(), 0);
  stages.count(Stage::serialise, made.kept.size(), made.prepared == nullptr ? 0 : made.prepared->size_in_bytes());
}

}  // namespace

Run::Run(const Program& program, const EngineOptions& options, Storage& storage)
    : program_(program),
      options_(options),
      unlimited_(options),
      storage_(storage),
      lookups_(program),
      accounts_(program),
      keys_(program.targets.size()),
      groups_(program.maps.size()),
      quarantine_names_(program, options.state_folder),
      quarantines_(program.maps.size()),
      sources_(program),
      read_and_written_(program.base_folder, options.state_folder),
      progress_(options.progress),
      profile_(options.profile ? std::make_unique<RunProfile>() : nullptr),
      remembered_(options.memory_bytes) {
  unlimited_.limit.reset();
  for (uint32_t map = 0; map < program.maps.size(); ++map) {
    prepared_.emplace_back(program, map);
    prepared_members_.emplace_back(program, reading(program.maps[map]), map);
    keys_[program.maps[map].target].add_rules(program.maps[map].uniqueness);
  }
}

std::optional<Problem> Run::execute() {
  if (auto problem = secrets_.read(program_, options_.environment)) return problem;
  if (auto problem = note_read(program_.spec_files)) return problem;
  // a folder that is not writable is better known before the work than after it
  if (auto problem = open_targets()) return problem;
  if (auto problem = note_earlier_quarantines()) return problem;
  if (auto problem = refuse_to_replace()) return problem;
  reading_ = true;
  if (auto problem = open_sources()) return problem;
  if (auto problem = show_inputs()) return problem;
  if (auto problem = load_lookups()) return problem;
  if (auto problem = read_sources()) return problem;
  reading_ = false;
  if (auto problem = close_targets()) return problem;
  if (auto problem = check_books()) return problem;
  if (auto problem = check_expectations()) return problem;
  if (auto problem = show_results()) return problem;
  auto problem = publish();
  end_part("the end");
  succeeded_ = !problem || published_ == Published::everything;
  return problem;
}

std::vector<Problem> Run::problems_of_other_sources() {
  const bool stopped = options_.stop != nullptr && options_.stop->made();
  return reading_ && !stopped ? sources_.problems_of_others(secrets_, sinks_, storage_) : std::vector<Problem>();
}

RunReport Run::report() const {
  RunReport report = to_report(program_, accounts_);
  report.plan = options_.plan;
  report.limited = limited_;
  report.expectations = expectations_;
  report.problems = further_problems_;
  if (profile_ != nullptr) report.profile = profile_->report(program_);
  report.published = published_;
  if (!succeeded_) return report;
  add_targets(report);
  if (!limited_) add_never_there(program_, accounts_, report);
  return report;
}

void Run::add_targets(RunReport& report) const {
  for (size_t i = 0; i < sinks_.size(); ++i) {
    const SinkSummary made = sinks_[i]->summary();
    report.targets.push_back(
        {program_.targets[i].name, secrets_.hidden(made.place), made.records, made.bytes, made.digest});
    if (program_.targets[i].updates) report.targets.back().changes = made.changes;
  }
}

std::optional<Problem> Run::show_inputs() {
  if (options_.witness == nullptr) return std::nullopt;
  auto observed = ObservedInputs::observe(program_, sources_, sinks_, secrets_);
  if (auto* problem = std::get_if<Problem>(&observed)) return std::move(*problem);
  inputs_.emplace(std::get<ObservedInputs>(std::move(observed)));
  return options_.witness->before_reading(*inputs_);
}

std::optional<Problem> Run::show_results() {
  if (!inputs_) return std::nullopt;
  if (auto problem = inputs_->look_again(sinks_, secrets_)) return problem;
  RunReport results = report();
  add_targets(results);
  if (auto problem = inputs_->add_to(results)) return problem;
  return options_.witness->before_publishing(results);
}

std::optional<Problem> Run::load_lookups() {
  for (uint32_t table = 0; table < program_.tables.size(); ++table) {
    if (auto problem = load_lookup(table)) return problem;
  }
  if (program_.tables.empty()) return std::nullopt;
  const size_t before = lookups_.bytes_held();
  std::optional<Problem> problem;
  {
    const StageTimer timer(committer_clock(), Stage::index);
    problem = lookups_.build_indexes(options_.memory_bytes);
  }
  remembered_.change(before, lookups_.bytes_held());
  end_part("lookups");
  return problem;
}

std::optional<Problem> Run::load_lookup(uint32_t table) {
  const uint32_t index = program_.tables[table].source;
  const ProgramSource& declared = program_.sources[index];
  if (!sources_.is_open(index)) return std::nullopt;  // a target that is not there yet holds nothing
  // a limit is of what is mapped, not of what is looked up, even when both are one source
  auto opened = begin_pass(index, true);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  RecordReader& reader = *std::get<0>(opened);

  TableLoading loading(lookups_, table, accounts_, sources_.parts()[index]);
  Progress progress{.stage = "loading " + declared.name, .bytes_total = sources_[index].bytes_total()};
  const auto commit = [&](BatchSlot& slot) {
    const size_t before = lookups_.bytes_held();
    const bool more = loading.commit(slot);
    remembered_.change(before, lookups_.bytes_held());
    progress.records = loading.records();
    progress.bytes = reader.bytes_read();
    progress_.tell(progress);
    return more && !remembered_.too_many();
  };
  read_in_order(reader, in_flight(), {find_lines, commit, profile_.get(), options_.stop});
  end_part(progress.stage);
  loading.finish();
  if (loading.problem()) return loading.problem();
  if (remembered_.too_many()) return too_large(lookups_.table(table), remembered_.limit());
  if (declared.present_of) return std::nullopt;
  accounts_.sources[index] = {declared.name, loading.records(), loading.bytes(), sources_.parts()[index]};
  accounts_.further.try_emplace(index, loading.further());
  return std::nullopt;
}

std::optional<Problem> Run::refuse_to_replace() {
  if (options_.plan || !options_.limit) return std::nullopt;
  const auto refused = [](const std::string& what, const std::string& path) {
    return limit_would_replace(what, path)
        .note("`damson plan --limit` shows the same and writes nothing")
        .note("take the file away, or name other targets and another `--state` folder");
  };
  for (size_t i = 0; i < sinks_.size(); ++i) {
    auto replaces = sinks_[i]->would_replace();
    if (auto* problem = std::get_if<Problem>(&replaces)) return std::move(*problem);
    if (std::get<bool>(replaces))
      return refused("the target `" + program_.targets[i].name + "`", secrets_.hidden(sinks_[i]->file()));
  }
  if (!earlier_quarantines_.empty()) return refused("rejected records", earlier_quarantines_.front());
  return std::nullopt;
}

std::optional<Problem> Run::open_sources() {
  if (auto problem = sources_.open(options_, secrets_, sinks_, storage_)) return problem;
  return note_read(sources_.files());
}

std::variant<std::unique_ptr<RecordReader>, Problem> Run::begin_pass(uint32_t source, bool whole) {
  ReadRequest request{
      .block_bytes = options_.block_bytes, .block_records = options_.block_records, .clock = reader_clock()};
  if (options_.limit && !whole) {
    // reading whole blocks would be work for nothing
    const auto most = static_cast<size_t>(std::max<uint64_t>(1, *options_.limit));
    request.block_records = request.block_records == 0 ? most : std::min(request.block_records, most);
  }
  return sources_[source].read(request);
}

std::optional<Problem> Run::note_read(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    if (auto problem = read_and_written_.read(file)) return problem;
  }
  return std::nullopt;
}

std::optional<Problem> Run::note_earlier_quarantines() {
  auto files = quarantine_names_.of_earlier_runs(storage_);
  if (auto* problem = std::get_if<Problem>(&files)) return std::move(*problem);
  earlier_quarantines_ = std::get<0>(std::move(files));
  for (const std::string& file : earlier_quarantines_) {
    if (auto problem = read_and_written_.write_quarantine(program_.name, file)) return problem;
  }
  return std::nullopt;
}

std::optional<Problem> Run::note_quarantines(const std::vector<uint32_t>& maps, const std::string& extension) {
  for (const uint32_t map : maps) {
    const std::string& name = program_.maps[map].name;
    const QuarantinePaths paths = quarantine_names_.of(map, extension);
    for (const std::string& path : {paths.records, paths.reasons}) {
      if (auto problem = read_and_written_.write_quarantine(name, path)) return problem;
    }
  }
  return std::nullopt;
}

std::optional<Problem> Run::read_sources() {
  for (const MapLevel& level : plan_levels(program_, options_.limit.has_value())) {
    if (!level.settle.empty()) {
      if (auto problem = settle_references(level.settle)) return problem;
    }
    if (auto problem = determine_winners(level.maps)) return problem;
    for (const auto& group : plan_passes(program_, level.maps)) {
      if (auto problem = read_pass(group, Reading::writing)) return problem;
    }
  }
  return std::nullopt;
}

std::optional<Problem> Run::determine_winners(const std::vector<uint32_t>& maps) {
  const auto waits = [&](uint32_t map) { return keys_[program_.maps[map].target].readings_needed() != 0; };
  while (std::any_of(maps.begin(), maps.end(), waits)) {
    std::set<uint32_t> targets;
    for (const auto& group : plan_passes(program_, maps)) {
      std::vector<uint32_t> waiting;
      std::copy_if(group.begin(), group.end(), std::back_inserter(waiting), waits);
      if (waiting.empty()) continue;
      for (const uint32_t map : waiting) targets.insert(program_.maps[map].target);
      if (auto problem = read_pass(waiting, Reading::keys)) return problem;
    }
    for (const uint32_t target : targets) keys_[target].end_reading();
  }
  return std::nullopt;
}

std::optional<Problem> Run::settle_references(const std::vector<uint32_t>& maps) {
  References& references = lookups_.references();
  const std::vector<TargetKeys> before = keys_;
  references.begin_settling(maps);
  settling_ = true;
  for (size_t readings = 0;; ++readings) {
    const std::string& first = program_.sources[program_.maps[maps.front()].source].name;
    if (readings == limits::reference_readings) return references_too_deep(first, uint64_t{limits::reference_readings});
    references.begin_reading();
    waiting_ = 0;
    if (auto problem = determine_winners(maps)) return problem;
    for (const auto& group : plan_passes(program_, maps)) {
      if (auto problem = read_pass(group, Reading::references)) return problem;
    }
    forget_keys(before);
    if (references.end_reading(waiting_)) break;
  }
  settling_ = false;
  references.end_settling();
  return std::nullopt;
}

bool Run::references_fit() {
  const size_t now = lookups_.references().bytes_held();
  remembered_.change(references_held_, now);
  references_held_ = now;
  return program_.references.empty() || !remembered_.too_many();
}

void Run::forget_keys(const std::vector<TargetKeys>& after) {
  for (size_t target = 0; target < keys_.size(); ++target) {
    // moved in, so that it holds what was counted: an assignment would keep the room that the reading has made
    TargetKeys keys = after[target];
    remembered_.change(keys_[target].bytes_held(), keys.bytes_held());
    keys_[target] = std::move(keys);
  }
}

std::optional<Problem> Run::read_pass(const std::vector<uint32_t>& group, Reading reading) {
  const uint32_t index = program_.maps[group.front()].source;
  const EngineOptions& options = settling_ ? unlimited_ : options_;
  auto opened = begin_pass(index, settling_);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  RecordReader& reader = *std::get<0>(opened);
  if (auto problem = note_quarantines(group, reader.quarantine_form().extension)) return problem;

  std::vector<MapInPass> maps;
  for (const uint32_t map : group) maps.push_back(map_in_pass(map, reader, reading));
  const bool counts = reading == Reading::writing;
  Accounts nobodys(program_);  // while winners are determined members are counted, and do not count
  Pass pass({program_, options, counts ? accounts_ : nobodys, sources_.parts(), remembered_}, index, std::move(maps));
  if (counts && keys_watched_.insert(index).second) pass.watch_keys();
  if (auto problem = run_pass(pass, reader, reading)) return problem;
  limited_ = limited_ || pass.limited();
  if (counts) {
    accounts_.further.try_emplace(index, pass.further());
    if (auto problem = note_source(index, pass.records(), pass.bytes())) return problem;
  }
  for (const MapInPass& map : pass.maps()) {
    if (map.groups == nullptr) continue;
    if (auto problem = finish_groups(map, index, reading)) return problem;
  }
  if (!references_fit()) return too_many_references(index);
  return std::nullopt;
}

std::optional<Problem> Run::finish_groups(const MapInPass& map, uint32_t source, Reading reading) {
  const bool writes = reading == Reading::writing;
  const uint32_t index = map.prepared->index;
  Groups& groups = *map.groups;
  const size_t held = groups.bytes_held();  // as it was booked with the last of the members
  groups.seal();
  MapInPass of_groups = map;
  of_groups.prepared = &prepared_[index];
  if (reading != Reading::keys) note_outcomes(of_groups);
  Accounts nobodys(program_);
  const PassSurroundings around{program_, options_, writes ? accounts_ : nobodys, sources_.parts(), remembered_};
  GroupBatches batches(groups, options_.block_records, reader_clock());
  const auto work = [&](BatchSlot& slot) {
    slot.maps.resize(1);
    evaluate_map_in_pass(of_groups, slot, slot.maps.front());
    join_group_notes(slot, slot.maps.front());
  };
  uint32_t committed = 0;
  std::optional<Problem> problem;
  const auto commit = [&](BatchSlot& slot) {
    if (slot.problem) {
      problem = std::move(*slot.problem);
      return false;
    }
    const uint32_t count = slot.batch.records.rows;
    GroupCommit groups_of_batch(around, of_groups, source, slot, slot.maps.front(), committed);
    committed += count;
    problem = writes                           ? groups_of_batch.commit(count)
              : reading == Reading::references ? groups_of_batch.settle(count, waiting_)
                                               : groups_of_batch.determine(count);
    return !problem;
  };
  work_in_order(in_flight(),
                {[&](BatchSlot& slot) { return batches.next(slot); }, work, commit, profile_.get(), options_.stop});
  end_part("groups of " + program_.maps[index].name);
  if (problem) return problem;
  if (map.quarantine != nullptr && groups.any_rejected()) {
    if (auto again = quarantine_members(index)) return again;
  }
  remembered_.change(held, 0);
  groups_[index].reset();
  return std::nullopt;
}

std::optional<Problem> Run::quarantine_members(uint32_t map) {
  const uint32_t index = program_.maps[map].source;
  auto opened = begin_pass(index, false);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  RecordReader& reader = *std::get<0>(opened);
  quarantines_[map].reset();  // it has the members that were rejected by themselves: they come again, in their order
  quarantines_[map] = quarantine_of(map, reader);
  MapInPass members{
      .prepared = &prepared_members_[map], .output = sinks_[program_.maps[map].target].get(), .keys = nullptr};
  members.quarantine = quarantines_[map].get();
  members.groups = groups_[map].get();
  Accounts nobodys(program_);
  Pass pass({program_, options_, nobodys, sources_.parts(), remembered_}, index, {members});
  if (auto problem = run_pass(pass, reader, Reading::writing)) return problem;
  return note_source(index, pass.records(), pass.bytes());
}

std::unique_ptr<Quarantine> Run::quarantine_of(uint32_t map, const RecordReader& reader) const {
  const QuarantineForm form = reader.quarantine_form();
  return std::make_unique<Quarantine>(storage_, quarantine_names_.of(map, form.extension), form,
                                      sources_.files_of(program_.maps[map].source));
}

MapInPass Run::map_in_pass(uint32_t map, const RecordReader& reader, Reading reading) {
  const MapProgram& declared = program_.maps[map];
  MapInPass in_pass{.prepared = &prepared_members_[map], .lookups = &lookups_, .keys = &keys_[declared.target]};
  in_pass.holds = holders_[declared.target] ? holders_[declared.target].get() : sinks_[declared.target].get();
  if (declared.grouping) {
    groups_[map] = options_.naive ? std::unique_ptr<Groups>(std::make_unique<NaiveGroups>(*declared.grouping))
                                  : std::make_unique<ColumnGroups>(*declared.grouping);
    in_pass.groups = groups_[map].get();
  }
  if (reading == Reading::keys) return in_pass;
  // members are nothing that could be referred to
  if (!declared.grouping) note_outcomes(in_pass);
  if (reading == Reading::references) {
    in_pass.waiting = &waiting_;
    return in_pass;
  }
  in_pass.output = sinks_[declared.target].get();
  in_pass.observer = options_.observer;
  if (options_.plan) return in_pass;
  quarantines_[map] = quarantine_of(map, reader);
  in_pass.quarantine = quarantines_[map].get();
  return in_pass;
}

void Run::note_outcomes(MapInPass& map) {
  References& references = lookups_.references();
  map.references = &references;
  map.table = references.table_of(map.prepared->index);
  if (map.table != References::nothing) map.outcomes = references.noting(map.table);
}

std::optional<Problem> Run::run_pass(Pass& pass, RecordReader& reader, Reading reading) {
  const std::string& name = program_.sources[pass.source()].name;
  Progress progress{.stage = name, .bytes_total = sources_[pass.source()].bytes_total()};
  if (reading == Reading::keys) progress.stage = "comparing keys of " + name;
  if (reading == Reading::references) progress.stage = "following references of " + name;
  const auto tell = [&](bool now) {
    progress.records = pass.records();
    progress.bytes = reader.bytes_read();
    progress_.tell(progress, now);
  };
  bool fits = true;
  const auto commit = [&](BatchSlot& slot) {
    const bool more = pass.commit(slot);
    tell(false);
    fits = references_fit();
    return more && fits;
  };
  read_in_order(reader, in_flight(),
                {[&](BatchSlot& slot) { evaluate(pass, slot); }, commit, profile_.get(), options_.stop});
  end_part(progress.stage);
  tell(true);
  if (pass.problem() || fits) return pass.problem();
  return too_many_references(pass.source());
}

Problem Run::too_many_references(uint32_t source) const {
  return references_too_large(program_.sources[source].name, size_text(remembered_.limit()))
      .note("give the run more with `--memory`, or split the migration");
}

void Run::evaluate(const Pass& pass, BatchSlot& slot) const {
  slot.maps.resize(pass.maps().size());
  if (pass.watches_keys() || std::any_of(pass.maps().begin(), pass.maps().end(), places_every_record)) find_lines(slot);
  if (pass.watches_keys()) digest_source_keys(*program_.sources[pass.source()].watched_key, slot);
  for (size_t i = 0; i < slot.maps.size(); ++i) {
    evaluate_map_in_pass(pass.maps()[i], slot, slot.maps[i]);
  }
}

void Run::evaluate_map_in_pass(const MapInPass& map, BatchSlot& slot, MapBatch& batch) const {
  (options_.naive ? evaluate_map_naively : evaluate_map)(*map.prepared, slot.batch.records, lookups_, slot.arena,
                                                         slot.failures, batch.judged, slot.times.get());
  const MapProgram& declared = program_.maps[map.prepared->index];
  const bool members = map.prepared->map != &declared;
  const StageTimer timer(stages_of(slot.times.get()), Stage::serialise);
  if (members) {
    digest_members(*declared.grouping, batch);
  } else {
    serialise(declared, {map.output, map.holds, map.observer, &lookups_}, slot.arena, batch);
  }
  if (slot.times != nullptr) count_work(batch, slot.batch.records.rows, slot.block_bytes(), slot.times->stages);
}

std::optional<Problem> Run::note_source(uint32_t source, uint64_t records, uint64_t bytes) {
  const std::string& name = program_.sources[source].name;
  const auto known = accounts_.sources.find(source);
  if (known != accounts_.sources.end() && !options_.limit && known->second.records != records) {
    return source_changed(name,
                          fmt::format("it had {} records at first and has {} now", known->second.records, records));
  }
  accounts_.sources[source] = {name, records, bytes, sources_.parts()[source]};
  return std::nullopt;
}

std::optional<Problem> Run::check_expectations() {
  expectations_ = judge_expectations(program_, accounts_, lookups_, {.naive = options_.naive, .limited = limited_});
  std::vector<Problem> problems = problems_of(expectations_);
  if (problems.empty()) return std::nullopt;
  Problem last = std::move(problems.back());
  problems.pop_back();
  further_problems_ = std::move(problems);
  return last;
}

/// The targets last: when they are there, everything that speaks of them is.
std::optional<Problem> Run::publish() {
  const StageTimer timer(committer_clock(), Stage::publish);
  std::vector<PublishStep> steps;
  for (const auto& quarantine : quarantines_) {
    if (quarantine != nullptr) quarantine->hand_over(steps);
  }
  if (options_.plan) return std::nullopt;
  remove_earlier_quarantines(steps);
  for (const auto& sink : sinks_) sink->hand_over(steps);
  // a store may refuse to give back what others have built upon: it comes last, so that it is asked first
  std::ranges::stable_partition(steps, [](const PublishStep& step) { return !is_of_store(step); });
  preserve_what_is_replaced(steps, options_.preserve);
  for (PublishStep& step : steps) {
    if (std::string shown = secrets_.hidden(step.place); shown != step.place) step.shown = std::move(shown);
  }
  NullJournal nobody_comes_after;
  Journal& journal = options_.journal == nullptr ? nobody_comes_after : *options_.journal;
  ConnectorSteps store(storage_);
  Publication publication = publish_together(steps, store, journal);
  published_ = publication.published;
  if (published_ == Published::everything) report_quarantines();
  return publication.problem;
}

/// What rejected records an earlier run left where this one has none, so that nobody takes them for those of this run.
void Run::remove_earlier_quarantines(std::vector<PublishStep>& steps) {
  std::set<std::string> earlier(earlier_quarantines_.begin(), earlier_quarantines_.end());
  for (const auto& quarantine : quarantines_) {
    if (quarantine != nullptr) earlier.insert({quarantine->records_file(), quarantine->reasons_file()});
  }
  for (const PublishStep& step : steps) earlier.erase(step.place);
  for (const std::string& file : earlier) {
    if (auto step = storage_.removal_of(file)) steps.push_back(std::move(*step));
  }
}

void Run::report_quarantines() {
  for (size_t map = 0; map < quarantines_.size(); ++map) {
    const Quarantine* quarantine = quarantines_[map].get();
    if (quarantine == nullptr || quarantine->empty()) continue;
    accounts_.maps[map].quarantined = quarantine->records();
    accounts_.maps[map].quarantine_file = quarantine->records_file();
    accounts_.maps[map].quarantine_notes = quarantine->reasons_file();
  }
}

void Run::end_part(const std::string& name) const {
  if (profile_ != nullptr) profile_->end_part(name);
}

size_t Run::in_flight() const {
  // enough that nobody waits for the block that is slowest, few enough that memory stays small
  const size_t threads = options_.threads == 0 ? 1 : options_.threads;
  return threads * 2 + 2;
}

}  // namespace damson
