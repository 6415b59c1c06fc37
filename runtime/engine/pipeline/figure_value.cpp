// Finds figures in the books.
#include "runtime/engine/pipeline/figure_value.h"

namespace damson {

namespace {

/// Over the maps of the source, or into the target.
uint64_t total(const Program& program, const Figure& figure, const Accounts& accounts, uint64_t MapAccount::* count) {
  uint64_t sum = 0;
  for (size_t map = 0; map < program.maps.size(); ++map) {
    const uint32_t of = figure.of_target ? program.maps[map].target : program.maps[map].source;
    if (of == figure.of) sum += accounts.maps[map].*count;
  }
  return sum;
}

uint64_t records_of(const Program& program, const Figure& figure, const Accounts& accounts) {
  if (figure.of_target) {
    uint64_t records = 0;
    for (size_t map = 0; map < program.maps.size(); ++map)
      records += program.maps[map].target == figure.of ? accounts.maps[map].written() : 0;
    return records;
  }
  const auto found = accounts.sources.find(figure.of);
  return found == accounts.sources.end() ? 0 : found->second.records;
}

uint64_t unused_of(const Program& program, const Figure& figure, const LookupTables& lookups) {
  for (size_t table = 0; table < program.tables.size(); ++table) {
    if (program.tables[table].source == figure.of) return lookups.table(table).asked().unmarked();
  }
  return 0;
}

uint64_t counted(const Program& program, const Figure& figure, const Accounts& accounts, const LookupTables& lookups) {
  switch (figure.kind) {
    case Figure::Kind::records: return records_of(program, figure, accounts);
    case Figure::Kind::units: return total(program, figure, accounts, &MapAccount::units);
    case Figure::Kind::loaded: return total(program, figure, accounts, &MapAccount::loaded);
    case Figure::Kind::skipped: return total(program, figure, accounts, &MapAccount::skipped);
    case Figure::Kind::rejected: return total(program, figure, accounts, &MapAccount::rejected);
    case Figure::Kind::duplicates: return total(program, figure, accounts, &MapAccount::duplicates);
    case Figure::Kind::unused: return unused_of(program, figure, lookups);
    case Figure::Kind::sum: return 0;
  }
  return 0;
}

}  // namespace

std::optional<Decimal> figure_value(const Program& program, uint32_t figure, const Accounts& accounts,
                                    const LookupTables& lookups) {
  const Figure& declared = program.figures[figure];
  if (declared.kind == Figure::Kind::sum) return accounts.sums[figure].value();
  return Decimal::from_integer(static_cast<int64_t>(counted(program, declared, accounts, lookups)));
}

}  // namespace damson
