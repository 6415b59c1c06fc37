// Opening and closing the targets, and finding out which keys those hold that keep what is there: before anything else
// is read.
#include <algorithm>

#include "runtime/diagnostics/catalogue/keys_too_large.h"
#include "runtime/engine/pipeline/open_target.h"
#include "runtime/engine/pipeline/read_in_order.h"
#include "runtime/engine/pipeline/run.h"
#include "runtime/report/number_text.h"

namespace damson {

std::optional<Problem> Run::open_targets() {
  for (const ProgramTarget& target : program_.targets) {
    auto opened =
        open_target(target, target.connector, secrets_, stores_, options_.state_folder, committer_clock(), storage_);
    if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
    RecordSink& sink = *sinks_.emplace_back(std::move(std::get<0>(opened)));
    if (auto problem = read_and_written_.write_target(target.name, sink.file(), sink.is_shared())) return problem;
    if (!options_.compares) {
      if (auto problem = sink.open(options_.plan ? SinkMode::plan : SinkMode::stage)) return problem;
    }
    holders_.emplace_back();
    if (!target.held_as) continue;
    auto holder = open_target(target, *target.held_as, secrets_, stores_, options_.state_folder, nullptr, storage_);
    if (auto* problem = std::get_if<Problem>(&holder)) return std::move(*problem);
    holders_.back() = std::move(std::get<0>(holder));  // never opened: it prepares records, and that is all
  }
  end_part("opening targets");
  return options_.compares ? std::nullopt : read_present_keys();
}

std::optional<Problem> Run::read_present_keys() {
  for (uint32_t target = 0; target < program_.targets.size(); ++target) {
    const auto map = std::ranges::find(program_.maps, target, &MapProgram::target);
    if (map == program_.maps.end()) continue;
    PresentKeys keys(program_.targets[target], map->uniqueness);
    if (!keys.wanted()) continue;
    if (auto problem = read_present_keys(target, keys)) return problem;
    if (remembered_.too_many()) return keys_too_large(program_.targets[target].name, size_text(remembered_.limit()));
    for (auto& rule : keys.rules()) keys_[target].set_present(rule.rule, std::move(rule.keys));
  }
  return std::nullopt;
}

std::optional<Problem> Run::read_present_keys(uint32_t target, PresentKeys& keys) {
  const SourceRequest request = keys.request();
  auto opened = sinks_[target]->present(request);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  Source* source = std::get<0>(opened).get();
  if (source == nullptr) return std::nullopt;
  Snapshots as_it_is;  // let go of afterwards: who publishes must not wait for who has read
  if (auto problem = source->pin(as_it_is)) return problem;
  auto begun = source->read(
      {.block_bytes = options_.block_bytes, .block_records = options_.block_records, .clock = reader_clock()});
  if (auto* problem = std::get_if<Problem>(&begun)) return std::move(*problem);
  RecordReader& reader = *std::get<0>(begun);
  const auto commit = [&](BatchSlot& slot) {
    const size_t before = keys.bytes_held();
    const bool more = keys.commit(slot);
    remembered_.change(before, keys.bytes_held());
    return more && !remembered_.too_many();
  };
  read_in_order(reader, in_flight(), {[](BatchSlot&) {}, commit, profile_.get(), options_.stop});
  end_part("keys of " + program_.targets[target].name);
  return keys.problem();
}

std::optional<Problem> Run::close_targets() {
  if (auto problem = carry_over()) return problem;
  sources_.let_go_of_targets();
  for (const auto& sink : sinks_) {
    if (auto problem = sink->seal()) return problem;
  }
  for (const auto& quarantine : quarantines_) {
    if (quarantine == nullptr) continue;
    if (auto problem = quarantine->finish()) return problem;
  }
  if (options_.observer == nullptr) return std::nullopt;
  std::vector<std::vector<std::string>> parts;
  for (const auto& of_source : sources_.parts()) parts.push_back(secrets_.hidden(of_source));
  return options_.observer->finish(parts);
}

}  // namespace damson
