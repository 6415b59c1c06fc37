// Rejected records as they came, and the reasons.
#include "runtime/engine/pipeline/quarantine.h"

#include <fmt/format.h>

#include "runtime/values/json_text.h"

namespace damson {

namespace {

std::string reason_line(const RejectedRecord& rejected, uint64_t number) {
  std::string line = "{\"point\":";
  write_json_text(rejected.point, line);
  line += ",\"reason\":";
  write_json_text(rejected.reason, line);
  line += ",\"file\":";
  write_json_text(rejected.file, line);
  line += fmt::format(",\"record\":{}", rejected.record);
  if (rejected.line != 0) line += fmt::format(",\"line\":{}", rejected.line);
  if (rejected.item) line += fmt::format(",\"quarantined\":{}", number);
  if (rejected.item && !rejected.item->empty()) {
    line += ",\"item\":";
    write_json_text(*rejected.item, line);
  }
  if (rejected.key) {
    line += ",\"key\":";
    write_json_text(*rejected.key, line);
  }
  for (const OtherFault& fault : rejected.also) {
    line += &fault == rejected.also.data() ? ",\"also\":[{\"point\":" : ",{\"point\":";
    write_json_text(fault.point, line);
    line += ",\"reason\":";
    write_json_text(fault.reason, line);
    line += "}";
  }
  if (!rejected.also.empty()) line += "]";
  return line + "}\n";
}

}  // namespace

Quarantine::Quarantine(Storage& storage, QuarantinePaths paths, QuarantineForm form, std::vector<std::string> sources)
    : storage_(storage), sources_(std::move(sources)), form_(std::move(form)), paths_(std::move(paths)) {}

std::optional<Problem> Quarantine::begin() {
  for (auto [path, file] : {std::pair(&paths_.records, &records_), std::pair(&paths_.reasons, &reasons_)}) {
    auto staged = storage_.stage(*path, {.no_wider_than = sources_});
    if (auto* problem = std::get_if<Problem>(&staged)) return std::move(*problem);
    *file = std::move(std::get<0>(staged));
  }
  return problem_of(records_->append(form_.header));
}

std::optional<Problem> Quarantine::add(const RejectedRecord& rejected) {
  const bool first = empty();
  if (first) {
    if (auto problem = begin()) return problem;
  }
  if (first || rejected.record != last_record_ || rejected.file != last_file_) {
    std::string record = first ? std::string() : form_.separator;
    record += rejected.raw;
    if (auto problem = problem_of(records_->append(record))) return problem;
    ++kept_;
    last_record_ = rejected.record;
    last_file_ = rejected.file;
  }
  return problem_of(reasons_->append(reason_line(rejected, kept_)));
}

std::optional<Problem> Quarantine::finish() {
  if (empty()) return std::nullopt;
  if (auto problem = problem_of(records_->append(form_.footer))) return problem;
  if (auto problem = problem_of(records_->finish())) return problem;
  return problem_of(reasons_->finish());
}

void Quarantine::hand_over(std::vector<PublishStep>& steps) {
  if (empty()) return;
  for (const auto& file : {records_.get(), reasons_.get()}) steps.push_back(file->hand_over());
}

}  // namespace damson
