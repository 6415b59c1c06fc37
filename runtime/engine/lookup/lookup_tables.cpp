// All lookup tables of a run and the ways they are asked.
#include "runtime/engine/lookup/lookup_tables.h"

#include "runtime/diagnostics/catalogue/lookup_key_twice.h"
#include "runtime/diagnostics/catalogue/lookup_too_large.h"
#include "runtime/diagnostics/catalogue/present_key_twice.h"
#include "runtime/report/number_text.h"

namespace damson {

Problem too_large(const LoadedTable& table, size_t most_bytes) {
  return lookup_too_large(table.source().name, size_text(most_bytes))
      .note("give the run more with `--memory`, or drop what the maps do not need from the lookup");
}

LookupTables::LookupTables(const Program& program) : program_(&program), references_(program) {
  for (const LookupTable& table : program.tables) {
    tables_.emplace_back(program.sources[table.source]);
    validations_.emplace_back(table.validation);
  }
}

std::optional<Problem> LookupTables::build_indexes(size_t most_bytes) {
  for (const Figure& figure : program_->figures) {
    if (figure.kind != Figure::Kind::unused) continue;
    for (size_t i = 0; i < tables_.size(); ++i) {
      if (program_->tables[i].source == figure.of) tables_[i].watch();
    }
  }
  for (const LookupIndex& declared : program_->indexes) {
    const LoadedTable& records = tables_[declared.table];
    if (bytes_held() + TableIndex::bytes_needed(records.size(), declared) > most_bytes) {
      return too_large(records, most_bytes);
    }
    const TableIndex& index = indexes_.emplace_back(tables_[declared.table], declared);
    if (!index.twice()) continue;
    const auto [first, second] = *index.twice();
    const LoadedTable& table = index.table();
    if (table.source().present_of) {
      return present_key_twice(table.place(second), table.source().name, index.key_words(second))
          .data(table.place(first));
    }
    return lookup_key_twice(table.place(second), table.source().name, index.key_words(second))
        .data(table.place(first))
        .note("Remove one of the two records, or look up by a field that is not the key and say which record counts.");
  }
  return std::nullopt;
}

size_t LookupTables::bytes_held() const {
  size_t bytes = references_.bytes_held();
  for (const LoadedTable& table : tables_) bytes += table.bytes_held();
  for (const TableIndex& index : indexes_) bytes += index.bytes_held();
  return bytes;
}

}  // namespace damson
