// What was read and written, what was odd or lost, and how a few records look before and after.
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <span>

#include "runtime/base/limits.h"
#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/number_text.h"
#include "runtime/report/report_sections.h"
#include "runtime/report/text_layout.h"

namespace damson {

namespace {

/// Room for a million.
std::string counted_label(uint64_t count) { return pad_left_to(count_text(count), 6) + "  "; }

std::string file_names(const std::vector<std::string>& files) {
  if (files.empty()) return {};
  if (files.size() <= 3) {
    std::string names = files.front();
    for (size_t i = 1; i < files.size(); ++i) names += ", " + files[i];
    return harmless(names);
  }
  return harmless(fmt::format("{} to {} ({} files)", files.front(), files.back(), files.size()));
}

/// A JSON object a field a line, so that before and after can be compared; anything else as it stands, cut.
void add_record(const std::string& text, size_t indent, ReportPage& page) {
  const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
  if (!json.is_object()) return page.cut_entry(indent, harmless(text));
  size_t width = 0;
  for (const auto& [name, value] : json.items()) width = std::max(width, display_width(name));
  width = std::min(width, size_t{24});
  for (const auto& [name, value] : json.items()) {
    const std::string shown = value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    page.cut_entry(indent, harmless(pad_right_to(name, width) + "  " + shown));
  }
}

}  // namespace

std::string place_text(const UnitExample& example) {
  std::string text = example.file;
  const auto add = [&](const char* word, uint64_t number) {
    if (number == 0) return;
    if (!text.empty()) text += ", ";
    text += fmt::format("{} {}", word, count_text(number));
  };
  add("record", example.record);
  if (!example.item.empty()) text += (text.empty() ? "" : ", ") + example.item;
  add("line", example.line);
  return harmless(text);
}

void add_examples(const std::vector<UnitExample>& examples, size_t indent, ReportPage& page) {
  for (const UnitExample& example : examples) {
    const std::string place = place_text(example);
    const std::string separator = place.empty() || example.text.empty() ? "" : ": ";
    page.entry(indent, place + separator + harmless(example.text));
  }
}

void add_sources(const RunReport& report, ReportPage& page) {
  if (report.sources.empty()) return;
  page.heading("Sources");
  ReportTable table{.indent = 2, .columns = {Align::left, Align::right, Align::right, Align::left}, .rows = {}};
  for (const SourceReport& source : report.sources) {
    table.rows.push_back({harmless(source.name), count_of(source.records, "record", "records"), size_text(source.bytes),
                          file_names(source.files)});
  }
  page.table(table);
}

void add_undeclared(const RunReport& report, ReportPage& page) {
  const auto has_some = [](const SourceReport& source) { return !source.undeclared.empty(); };
  if (std::ranges::none_of(report.sources, has_some)) return;
  page.heading("Undeclared fields: what `...` lets pass, and no map carries");
  for (const SourceReport& source : report.sources) {
    for (const UndeclaredField& field : source.undeclared) {
      page.labelled(2, counted_label(field.records), harmless(source.name + ": " + field.name));
      add_examples({field.example}, 12, page);
    }
  }
}

void add_warnings(const RunReport& report, ReportPage& page) {
  const auto occurred = [](const NamedCount& warning) { return warning.count != 0; };
  if (std::ranges::none_of(report.warnings, occurred)) return;
  page.heading("Warnings");
  for (const NamedCount& warning : report.warnings) {
    if (!occurred(warning)) continue;
    const std::string because = warning.because.empty() ? "" : ": " + warning.because;
    page.labelled(2, counted_label(warning.count), harmless(warning.name + because));
    add_examples(warning.examples, 12, page);
  }
}

void add_losses(const RunReport& report, ReportPage& page) {
  const auto occurred = [](const LossReport& loss) { return loss.count != 0; };
  if (std::ranges::none_of(report.losses, occurred)) return;
  page.heading("Losses: what the spec let go");
  for (const LossReport& loss : report.losses) {
    if (!occurred(loss)) continue;
    const std::string where = loss.field.empty() ? loss.map : loss.map + "." + loss.field;
    page.labelled(2, counted_label(loss.count), harmless(where + ": " + loss.what));
    add_examples(loss.examples, 12, page);
  }
}

namespace {

/// The values of one vocabulary, the most frequent first, as many as anybody reads.
void add_unmapped_of(std::span<const UnmappedValue> values, ReportPage& page) {
  page.heading("Values that " + harmless(values.front().vocabulary) + " does not list");
  for (const UnmappedValue& value : values.first(std::min(values.size(), limits::shown_unmapped_values))) {
    const std::string nearest = value.nearest.empty() ? "" : fmt::format(" (nearest: \"{}\")", value.nearest);
    page.labelled(2, counted_label(value.count), harmless(fmt::format("\"{}\"{}", value.value, nearest)));
    if (!value.examples.empty()) page.entry(12, "first: " + place_text(value.examples.front()));
  }
  if (values.size() <= limits::shown_unmapped_values) return;
  uint64_t times = 0;
  for (const UnmappedValue& value : values.subspan(limits::shown_unmapped_values)) times += value.count;
  const std::string others = count_of(values.size() - limits::shown_unmapped_values, "further value", "further values");
  page.labelled(2, counted_label(times), others + "; `--format json` lists them");
}

}  // namespace

void add_unmapped(const RunReport& report, ReportPage& page) {
  const std::span<const UnmappedValue> all = report.unmapped;
  for (size_t begin = 0; begin < all.size();) {
    size_t end = begin;
    while (end < all.size() && all[end].vocabulary == all[begin].vocabulary) ++end;
    add_unmapped_of(all.subspan(begin, end - begin), page);
    begin = end;
  }
}

void add_previews(const RunReport& report, ReportPage& page) {
  for (const BeforeAfter& preview : report.previews) {
    const std::string change = preview.change ? fmt::format(" ({})", words_of(*preview.change).name) : "";
    page.heading(fmt::format("Before and after: {}, {}{}", harmless(preview.map), place_text(preview.unit), change));
    add_record(preview.before, 2, page);
    if (preview.change == Change::deleted) continue;
    page.entry(2, "becomes");
    add_record(preview.after, 2, page);
  }
}

namespace {

/// "2 created, 1 updated, 40 unchanged"
std::string changes_text(const ChangeCounts& counts) {
  if (counts.written() == 0) return "nothing to change";
  std::string text;
  for (const ChangeWords& change : all_changes) {
    if (counts[change.change] != 0)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count_text(counts[change.change]), change.name);
  }
  return text;
}

/// Of one that updates and is left as it is nobody has counted what it holds.
bool is_untouched(const TargetReport& target) { return target.changes && target.changes->written() == 0; }

}  // namespace

void add_targets(const RunReport& report, ReportPage& page) {
  if (report.targets.empty()) return;
  page.heading(report.plan ? "Targets, as a run would write them" : "Targets");
  ReportTable table{.indent = 2, .columns = {Align::left, Align::right, Align::right, Align::left}, .rows = {}};
  for (const TargetReport& target : report.targets) {
    if (is_untouched(target)) {
      table.rows.push_back({harmless(target.name), "as it is", "", harmless(target.path)});
      continue;
    }
    table.rows.push_back({harmless(target.name), count_of(target.records, "record", "records"), size_text(target.bytes),
                          harmless(target.path)});
  }
  page.table(table);
  for (const TargetReport& target : report.targets) {
    if (target.changes) page.entry(2, harmless(target.name) + ": " + changes_text(*target.changes));
  }
  for (const TargetReport& target : report.targets) {
    if (!target.digest.empty()) page.entry(2, "digest of " + harmless(target.name) + ": " + target.digest);
  }
}

}  // namespace damson
