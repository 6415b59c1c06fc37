// From the records of a batch to its units, one loop after the other.
#include "runtime/engine/evaluate/unfold.h"

#include "runtime/base/limits.h"

namespace damson {

namespace {

/// A unit that is being found: its record and the items so far.
struct Place {
  static constexpr uint32_t out = ~uint32_t{0};
  uint32_t record = 0;
  uint32_t row = 0;      // of the rows that are still in, or `out`
  Verdict verdict = {};  // when it is out
};

/// Something that blocks are given: a column, and its row for each row that is still in.
struct Input {
  Column column;
  std::vector<uint32_t> rows;
};

class Unfolding {
 public:
  Unfolding(const PreparedMap& map, const Column& records, const Evaluation& evaluation, MapUnits& out)
      : map_(map),
        out_(out),
        evaluation_{evaluation.lookups, evaluation.arena, evaluation.failures, out.record_notes, {}, evaluation.times} {
    Input input{records, {}};
    for (uint32_t record = 0; record < records.rows; ++record) {
      places_.push_back({.record = record, .row = record});
      input.rows.push_back(record);
    }
    records_ = input.rows;
    inputs_.push_back(std::move(input));
  }

  UnfoldedUnits unfold() {
    for (size_t loop = 0; loop < map_.loops.size(); ++loop) open(loop);
    return finish();
  }

 private:
  Arena& arena() { return evaluation_.arena; }
  uint32_t rows() const { return static_cast<uint32_t>(records_.size()); }

  std::vector<Column> used(const std::vector<InputUse>& uses) {
    std::vector<Column> columns;
    for (size_t i = 0; i < inputs_.size(); ++i) {
      const Column parts = used_parts(inputs_[i].column, uses[i], arena());
      columns.push_back(gather(parts, inputs_[i].rows.data(), rows(), arena()));
    }
    return columns;
  }

  void open(size_t number) {
    const PreparedLoop& loop = map_.loops[number];
    Column list;  // nobody's when there are no rows
    if (rows() != 0) {
      const Frame batch{.rows = rows(), .units = records_.data(), .columns = nullptr};
      const std::vector<Column> given = used(loop.uses);
      const Frame frame = run_block(loop.declared->block, batch, every_row(batch), given, evaluation_);
      list = frame.columns[loop.declared->block.results[0]];
    }
    std::vector<Place> places;
    std::vector<uint32_t> numbers;  // of the items so far, by place
    std::vector<uint32_t> parents;
    std::vector<uint32_t> items;
    uint32_t of_record = 0;
    for (size_t i = 0; i < places_.size(); ++i) {
      Place place = places_[i];
      if (places.empty() || places.back().record != place.record) of_record = 0;
      const auto add = [&](uint32_t item_number) {
        places.push_back(place);
        numbers.insert(numbers.end(), numbers_.begin() + static_cast<std::ptrdiff_t>(i * number),
                       numbers_.begin() + static_cast<std::ptrdiff_t>((i + 1) * number));
        numbers.push_back(item_number);
        ++of_record;
      };
      if (place.row == Place::out) {
        add(0);
        continue;
      }
      const uint32_t row = place.row;
      if (const auto verdict = broken(number, list, row)) {
        place.row = Place::out;
        place.verdict = *verdict;
        add(0);
        continue;
      }
      if (!list.present(row)) continue;
      if (of_record + (list.last_item(row) - list.first_item(row)) > limits::units_of_record) {
        out_.overfull = place.record;
        break;
      }
      for (uint32_t item = list.first_item(row); item < list.last_item(row); ++item) {
        place.row = static_cast<uint32_t>(items.size());
        parents.push_back(row);
        items.push_back(item);
        add(item - list.first_item(row) + 1);
      }
    }
    places_ = std::move(places);
    numbers_ = std::move(numbers);
    move_to(parents);
    inputs_.push_back({items.empty() ? Column{} : list.element(), std::move(items)});
  }

  void move_to(const std::vector<uint32_t>& parents) {
    const auto moved = [&](const std::vector<uint32_t>& rows) {
      std::vector<uint32_t> result;
      result.reserve(parents.size());
      for (const uint32_t parent : parents) result.push_back(rows[parent]);
      return result;
    };
    records_ = moved(records_);
    for (Input& input : inputs_) input.rows = moved(input.rows);
  }

  /// What is wrong with the list, or with what it comes from: that is said first.
  std::optional<Verdict> broken(size_t number, const Column& list, uint32_t row) {
    auto verdict =
        violation_of_itself(list, row, &map_.loops[number].validation, map_.words(), evaluation_.failures, arena());
    if (!verdict) return std::nullopt;
    for (const PreparedJudgement& judgement : map_.scope) {
      const size_t input = map_.map->scope.results[judgement.declared->result];
      if (judgement.declared->kind != Judgement::Kind::read || input >= inputs_.size()) continue;
      const auto before = violation_in_reading(inputs_[input].column, inputs_[input].rows[row], &judgement.validation,
                                               map_.words(), evaluation_.failures, arena());
      if (before) return before;
    }
    return verdict;
  }

  UnfoldedUnits finish() {
    out_.units.assign(places_.size(), {});
    auto* units = arena().array<uint32_t>(rows());
    for (uint32_t unit = 0; unit < places_.size(); ++unit) {
      out_.records.push_back(places_[unit].record);
      if (places_[unit].row == Place::out) {
        out_.units[unit].verdict = places_[unit].verdict;
      } else {
        units[places_[unit].row] = unit;
      }
    }
    out_.items = std::move(numbers_);
    UnfoldedUnits unfolded{.frame = {.rows = rows(), .units = units, .columns = nullptr}, .inputs = {}};
    if (rows() != 0) unfolded.inputs = used(map_.uses);
    return unfolded;
  }

  const PreparedMap& map_;
  MapUnits& out_;
  Evaluation evaluation_;
  std::vector<Place> places_;
  std::vector<uint32_t> numbers_;
  std::vector<uint32_t> records_;  // of each row that is still in
  std::vector<Input> inputs_;
};

}  // namespace

UnfoldedUnits unfold(const PreparedMap& map, const Column& records, const Evaluation& evaluation, MapUnits& out) {
  return Unfolding(map, records, evaluation, out).unfold();
}

}  // namespace damson
