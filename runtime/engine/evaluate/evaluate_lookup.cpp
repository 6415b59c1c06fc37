// A lookup: the record of a table, or all records, whose keys equal the row's.
#include <span>
#include <unordered_map>

#include "runtime/base/limits.h"
#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"
#include "runtime/engine/lookup/ancestor_words.h"
#include "runtime/engine/lookup/lookup_tables.h"

namespace damson {

namespace {

using KeyColumns = std::span<const Column* const>;

/// How many rows before a row is looked up its slot is fetched into the cache.
constexpr uint32_t rows_ahead = 16;

Column one_match(const TableIndex& index, const Type& type, KeyColumns keys, uint32_t rows, Evaluation& evaluation) {
  Arena& arena = evaluation.arena;
  auto* records = arena.array<uint32_t>(rows);
  auto* facts = arena.array<RowFacts>(rows);
  auto* hashes = arena.array<uint64_t>(rows);
  for (uint32_t row = 0; row < rows; ++row) {
    facts[row] = gravest(keys, row);
    hashes[row] = facts[row].state == State::present ? TableIndex::hash_of(keys, row) : 0;
  }
  bool all_found = true;
  std::string words;
  for (uint32_t row = 0; row < rows; ++row) {
    if (row + rows_ahead < rows) index.prefetch(hashes[row + rows_ahead]);
    records[row] = TableIndex::nothing;
    if (facts[row].state == State::present) {
      records[row] = index.first(keys, row, hashes[row]);
      if (records[row] == TableIndex::nothing) {
        index.write_no_record_words(keys, row, words);
        const Text reason = arena.copy(words);
        facts[row] = {State::unmatched, evaluation.failures.add({FailureKind::unmatched, 0, reason})};
      }
    }
    all_found = all_found && records[row] != TableIndex::nothing;
    index.table().asked().mark(records[row]);
  }
  Column out = index.table().records(type, records, rows, arena, evaluation.failures);
  if (all_found) return out;
  for (uint32_t row = 0; row < rows; ++row) {
    if (facts[row].state != State::present) set_state(out, row, facts[row].state, facts[row].failure, arena);
  }
  return out;
}

Column all_matches(const TableIndex& index, const Type& type, KeyColumns keys, uint32_t rows, Evaluation& evaluation) {
  Arena& arena = evaluation.arena;
  Column out = make_column(type, rows, arena);
  uint32_t* offsets = out.values<uint32_t>();
  std::vector<uint32_t> found;
  for (uint32_t row = 0; row < rows; ++row) {
    offsets[row] = static_cast<uint32_t>(found.size());
    const RowFacts facts = gravest(keys, row);
    if (facts.state != State::present) {
      set_state(out, row, facts.state, facts.failure, arena);
      continue;
    }
    for (uint32_t at = index.first(keys, row); at != TableIndex::nothing; at = index.next(at)) {
      found.push_back(at);
      index.table().asked().mark(at);
    }
  }
  offsets[rows] = static_cast<uint32_t>(found.size());
  out.children[0] = index.table().records(type.element(), found.data(), static_cast<uint32_t>(found.size()), arena,
                                          evaluation.failures);
  return out;
}

/// One row's way up. Facts other than present: it does not end well.
RowFacts climb(const TableIndex& index, KeyColumns keys, uint32_t row, uint32_t parent, std::vector<uint32_t>& way,
               Evaluation& evaluation) {
  const auto fail = [&](State state, std::string_view reason) {
    const FailureKind kind = state == State::error ? FailureKind::error : FailureKind::unmatched;
    return RowFacts{state, evaluation.failures.add({kind, 0, evaluation.arena.copy(reason)})};
  };
  const size_t begin = way.size();
  std::unordered_map<uint32_t, size_t> met;
  const Column* key = keys.front();
  while (key->present(row)) {
    const uint32_t record = index.first({&key, 1}, row);
    if (record == TableIndex::nothing) return fail(State::unmatched, index.no_record_words({&key, 1}, row));
    const auto [place, is_new] = met.emplace(record, way.size() - begin);
    if (!is_new) return fail(State::error, circle_words(index, std::span(way).subspan(begin + place->second)));
    if (met.size() > limits::ancestors) return fail(State::error, too_many_ancestors_words(index));
    way.push_back(record);
    index.table().asked().mark(record);
    const LoadedTable::Cell cell = index.table().cell(record, parent);
    key = cell.column;
    row = cell.row;
    if (key->state(row) > State::missing) return fail(State::error, index.table().reason(cell));
  }
  return {};
}

Column way_up(const TableIndex& index, const Type& type, KeyColumns keys, uint32_t parent, uint32_t rows,
              Evaluation& evaluation) {
  Arena& arena = evaluation.arena;
  Column out = make_column(type, rows, arena);
  uint32_t* offsets = out.values<uint32_t>();
  std::vector<uint32_t> found;
  for (uint32_t row = 0; row < rows; ++row) {
    offsets[row] = static_cast<uint32_t>(found.size());
    RowFacts facts = gravest(keys, row);
    if (facts.state == State::present) facts = climb(index, keys, row, parent, found, evaluation);
    if (facts.state == State::present || facts.state == State::missing) continue;
    found.resize(offsets[row]);
    set_state(out, row, facts.state, facts.failure, arena);
  }
  offsets[rows] = static_cast<uint32_t>(found.size());
  out.children[0] = index.table().records(type.element(), found.data(), static_cast<uint32_t>(found.size()), arena,
                                          evaluation.failures);
  return out;
}

}  // namespace

Column evaluate(const LookupStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  const auto** keys = evaluation.arena.array<const Column*>(step.keys.size());
  for (size_t i = 0; i < step.keys.size(); ++i) keys[i] = &frame.columns[step.keys[i]];
  const KeyColumns key_columns{keys, step.keys.size()};
  const TableIndex& index = evaluation.lookups.index(step.index);
  if (step.parent) return way_up(index, type, key_columns, *step.parent, frame.rows, evaluation);
  return step.many ? all_matches(index, type, key_columns, frame.rows, evaluation)
                   : one_match(index, type, key_columns, frame.rows, evaluation);
}

}  // namespace damson
