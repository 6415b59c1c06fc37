// Random programs over random records: the columnar evaluator and its naive twin must agree, in batches of any size.
#include <random>

#include "tests/support/both_evaluators.h"

namespace damson {

namespace {

using test::BlockBuilder;
using test::Constants;

const Type number_type = Type(TypeKind::integer).or_missing();
const Type words_type = Type(TypeKind::text).or_missing();
const Type answer_type = Type(TypeKind::boolean).or_missing();
const Type item_type = Type::record_of({{"n", number_type}, {"t", words_type}}).or_missing();
const Type numbers_type = Type::list_of(number_type).or_missing();
const Type items_type = Type::list_of(item_type).or_missing();

enum Pool { number, words, answer, item, numbers, items, pools };
const Type* const pool_types[pools] = {&number_type, &words_type, &answer_type, &item_type, &numbers_type, &items_type};

/// 0, 1 or 2 for a number: chooses an arm.
void three_arms(std::span<const Column* const> arguments, uint32_t rows, Column& out, KernelContext& context) {
  out = make_column(*out.type, rows, context.arena);
  for (uint32_t row = 0; row < rows; ++row) {
    const RowFacts facts = gravest(arguments, row);
    out.values<int64_t>()[row] = 0;
    if (facts.state != State::present) {
      set_state(out, row, facts.state, facts.failure, context.arena);
    } else {
      out.values<int64_t>()[row] = ((arguments[0]->value<int64_t>(row) % 3) + 3) % 3;
    }
  }
}

class RandomProgram {
 public:
  explicit RandomProgram(unsigned seed) : random_(seed) {}

  Program make() {
    const Type record_type = Type::record_of({{"i", number_type},
                                              {"j", number_type},
                                              {"t", words_type},
                                              {"b", answer_type},
                                              {"r", item_type},
                                              {"l", numbers_type},
                                              {"m", items_type}});
    BlockBuilder body(constants_);
    Registers registers;
    const Register record = body.input(record_type);
    const Pool fields[] = {number, number, words, answer, item, numbers, items};
    for (uint32_t i = 0; i < std::size(fields); ++i) registers[fields[i]].push_back(body.field(record, i));
    grow(body, registers, 14, 3);

    std::vector<Register> results;
    for (int pool = 0; pool < pools; ++pool) results.push_back(any(body, registers, static_cast<Pool>(pool)));
    Program program = test::program_of(record_type, body.build(results));
    for (int i = 0; i < 12; ++i) program.points.push_back({"items.field" + std::to_string(i) + ".missing", ""});
    program.skip_rules = {{"skipped", "items"}, {"also skipped", "items"}};
    program.warnings = {{"items.warning", ""}, {"items.advise_1", "better not"}};
    judge(program.maps[0].body_judgements);
    return program;
  }

 private:
  using Registers = std::vector<Register>[pools];

  int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }
  bool chance(int percent) { return below(100) < percent; }

  Register any(BlockBuilder& block, Registers& registers, Pool pool) {
    if (registers[pool].empty() || chance(8)) registers[pool].push_back(fresh(block, registers, pool));
    return registers[pool][static_cast<size_t>(below(static_cast<int>(registers[pool].size())))];
  }

  Register fresh(BlockBuilder& block, Registers& registers, Pool pool) {
    if (chance(15)) return block.missing(*pool_types[pool]);
    switch (pool) {
      case number: return block.integer(below(9) - 4);
      case words: return block.text("word" + std::to_string(below(4)));
      case answer: return block.constant({chance(50)}, Type(TypeKind::boolean));
      case item: return make_item(block, registers);
      case numbers: return block.step(numbers_type, ListStep{{any(block, registers, number), block.integer(3)}});
      case items: return block.step(items_type, ListStep{{make_item(block, registers)}});
      case pools: break;
    }
    return 0;
  }

  Register make_item(BlockBuilder& block, Registers& registers) {
    const Register n = any(block, registers, number);
    const Register t = any(block, registers, words);
    return block.step(item_type, RecordStep{{n, t}, chance(60)});
  }

  /// A block within `outer` that gives a value of `pool` first, then `answers` conditions; its item comes from `input`.
  Block within(BlockBuilder& outer, Registers& known, std::optional<Pool> input, Pool pool, int answers, int depth) {
    BlockBuilder block = outer.inside();
    Registers registers;
    for (int i = 0; i < 3; ++i) {
      const auto captured = static_cast<Pool>(below(pools));
      if (known[captured].empty()) continue;
      registers[captured].push_back(block.capture(outer, any(outer, known, captured)));
    }
    if (input) registers[*input].push_back(block.input(*pool_types[*input]));
    grow(block, registers, 4, depth - 1);
    std::vector<Register> results = {any(block, registers, pool)};
    for (int i = 0; i < answers; ++i) results.push_back(any(block, registers, answer));
    return block.build(results);
  }

  void grow(BlockBuilder& block, Registers& registers, int steps, int depth) {
    for (int i = 0; i < steps; ++i) add_step(block, registers, depth);
  }

  void add_step(BlockBuilder& block, Registers& registers, int depth) {
    switch (below(depth > 0 ? 16 : 9)) {
      case 0:
        return keep(registers, number,
                    block.operation(Operator::add, {any(block, registers, number), any(block, registers, number)}));
      case 1:
        return keep(registers, answer,
                    block.operation(Operator::greater, {any(block, registers, number), any(block, registers, number)}));
      case 2:
        return keep(
            registers, words,
            block.operation(Operator::concat_reason, {any(block, registers, words), any(block, registers, number)}));
      case 3: return keep(registers, number, block.field(any(block, registers, item), 0));
      case 4: return keep(registers, item, make_item(block, registers));
      case 5: return keep(registers, numbers, block.step(numbers_type, ListFieldStep{any(block, registers, items), 0}));
      case 6:
        return keep(
            registers, number,
            block.operation(Operator::prefer, {any(block, registers, number), any(block, registers, number)}, 0));
      case 7: return note(block, registers);
      case 8: return keep(registers, words, block.field(any(block, registers, item), 1));
      case 9:
      case 10: return choose(block, registers, depth);
      case 11:
      case 12: return recover(block, registers, depth);
      case 13: return for_each(block, registers, depth);
      case 14: return filter(block, registers, depth);
      case 15: return decide(block, registers);
      default: return;
    }
  }

  void keep(Registers& registers, Pool pool, Register made) { registers[pool].push_back(made); }

  void note(BlockBuilder& block, Registers& registers) {
    const Register value = any(block, registers, number);
    const Register text = block.operation(Operator::concat_reason, {block.text("n is "), value});
    keep(registers, number, block.step(number_type, NoteStep{NoteStep::Kind::warning, 0, value, text}));
  }

  void choose(BlockBuilder& block, Registers& registers, int depth) {
    const auto pool = static_cast<Pool>(below(pools));
    const Register selector = block.call("three_arms", number_type, three_arms, {any(block, registers, number)});
    std::vector<Block> arms;
    for (int i = 0; i < 3; ++i) arms.push_back(within(block, registers, {}, pool, 0, depth));
    keep(registers, pool, block.step(*pool_types[pool], SwitchStep{selector, std::move(arms)}));
  }

  void recover(BlockBuilder& block, Registers& registers, int depth) {
    const auto pool = static_cast<Pool>(below(pools));
    const State fact = chance(60) ? State::missing : State::error;
    const Register input = any(block, registers, pool);
    Block clause = within(block, registers, {}, pool, 0, depth);
    keep(registers, pool, block.step(*pool_types[pool], RecoverStep{input, fact, std::move(clause)}));
  }

  void for_each(BlockBuilder& block, Registers& registers, int depth) {
    const bool of_items = chance(60);
    const Register list = any(block, registers, of_items ? items : numbers);
    const int conditions = below(3);
    Block each = within(block, registers, of_items ? item : number, of_items ? item : number, conditions, depth);
    std::vector<int> losses;
    for (int i = 0; i < conditions; ++i) losses.push_back(i == 0 ? 1 : -1);
    const Pool made = of_items ? items : numbers;
    keep(registers, made, block.step(*pool_types[made], ForEachStep{list, std::move(each), losses}));
  }

  void filter(BlockBuilder& block, Registers& registers, int depth) {
    const bool of_items = chance(50);
    const Register list = any(block, registers, of_items ? items : numbers);
    Block condition = within(block, registers, of_items ? item : number, answer, 0, depth);
    const Pool made = of_items ? items : numbers;
    keep(registers, made, block.step(*pool_types[made], FilterStep{list, std::move(condition), 2}));
  }

  void decide(BlockBuilder& block, Registers& registers) {
    // only in arms that few rows take, or no unit would get anywhere
    const auto pool = chance(50) ? number : words;
    const Register input = any(block, registers, pool);
    BlockBuilder clause = block.inside();
    const Register why = clause.text("it failed");
    const FailureKind kind = chance(50) ? FailureKind::reject : FailureKind::skip;
    const Register decided = clause.step(*pool_types[pool], DecideStep{kind, 1, why});
    keep(registers, pool, block.step(*pool_types[pool], RecoverStep{input, State::error, clause.build({decided})}));
  }

  void judge(std::vector<Judgement>& judgements) {
    for (size_t result = 0; result < pools; ++result) {
      if (chance(50))
        judgements.push_back(
            {.kind = Judgement::Kind::validate, .result = result, .validation = check(*pool_types[result])});
    }
    const Validation condition{.missing = {}, .error = 3, .unmatched = {}, .constraints = {}, .children = {}};
    const Judgement::Kind kinds[] = {Judgement::Kind::skip_when, Judgement::Kind::require, Judgement::Kind::advise};
    judgements.push_back(
        {.kind = kinds[below(3)], .result = answer, .validation = condition, .rule = 1, .reason = words});
  }

  Validation check(const Type& type) {
    Validation validation{.missing = {}, .error = point(), .unmatched = {}, .constraints = {}, .children = {}};
    if (chance(20)) validation.missing = point();
    if (type.is(TypeKind::integer) && chance(50)) {
      validation.constraints.push_back({.kind = Constraint::Kind::range,
                                        .low = Decimal::from_integer(-6),
                                        .high = Decimal::from_integer(6),
                                        .point = point()});
    }
    if (type.is(TypeKind::text) && chance(40)) {
      validation.constraints.push_back(
          {.kind = Constraint::Kind::length, .high = Decimal::from_integer(7), .point = point()});
    }
    if (type.is(TypeKind::list) && chance(80)) validation.children.push_back(check(type.element()));
    if (type.is(TypeKind::record) && chance(80)) {
      for (const auto& field : type.fields()) validation.children.push_back(check(field.type));
    }
    return validation;
  }

  PointId point() { return static_cast<PointId>(below(12)); }

  Constants constants_;
  std::mt19937 random_;
};

class RandomRecords {
 public:
  explicit RandomRecords(unsigned seed) : random_(seed) {}

  std::string make(int count) {
    nlohmann::json records = nlohmann::json::array();
    for (int i = 0; i < count; ++i) records.push_back(record());
    return records.dump();
  }

 private:
  unsigned below(unsigned end) { return static_cast<unsigned>(random_()) % end; }

  nlohmann::json perhaps(nlohmann::json value) {
    const unsigned fate = below(20);
    if (fate < 3) return nullptr;
    if (fate == 3) return {{"$error", "e" + std::to_string(below(100))}};
    return value;
  }
  nlohmann::json number() { return perhaps(static_cast<int>(below(11)) - 5); }
  nlohmann::json words() { return perhaps("w" + std::to_string(below(3))); }
  nlohmann::json item() { return perhaps({{"n", number()}, {"t", words()}}); }
  nlohmann::json list(bool of_items) {
    nlohmann::json made = nlohmann::json::array();
    for (unsigned i = below(4); i > 0; --i) made.push_back(of_items ? item() : number());
    return perhaps(made);
  }
  nlohmann::json record() {
    return {{"i", number()}, {"j", number()},    {"t", words()},   {"b", perhaps(below(2) == 0)},
            {"r", item()},   {"l", list(false)}, {"m", list(true)}};
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("random programs mean the same to both evaluators, in batches of any size") {
  size_t loaded = 0;
  size_t units = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    RandomProgram random(seed);
    const Program program = random.make();
    const std::string records = RandomRecords(seed * 31 + 7).make(12);
    const auto whole = test::evaluated(program, records);
    REQUIRE(test::evaluated(program, records, 1) == whole);
    REQUIRE(test::evaluated(program, records, 5) == whole);
    units += whole.size();
    for (const std::string& unit : whole) {
      const bool out = unit.starts_with("skip ") || unit.starts_with("reject ") || unit.starts_with("unforeseen ");
      loaded += out ? 0 : 1;
    }
  }
  // programs that reject everything would test little
  CHECK(loaded > units / 10);
  CHECK(loaded < units);
}

}  // namespace damson
