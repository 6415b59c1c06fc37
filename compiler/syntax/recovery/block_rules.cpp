// The braces of the grammar.
#include "compiler/syntax/recovery/block_rules.h"

#include <algorithm>
#include <array>

#include "DamsonParser.h"

namespace damson::syntax {

namespace {

using grammar::DamsonParser;

/// A rule for what stands in braces, and the rule for one line in it.
struct BlockRule {
  size_t block;
  size_t line;
};

constexpr std::array block_rules = {
    BlockRule{DamsonParser::RuleSchemaBlock, DamsonParser::RuleSchemaItem},
    BlockRule{DamsonParser::RuleRecordBlock, DamsonParser::RuleRecordItem},
    BlockRule{DamsonParser::RuleSourceBlock, DamsonParser::RuleSourceItem},
    BlockRule{DamsonParser::RuleTargetBlock, DamsonParser::RuleTargetItem},
    BlockRule{DamsonParser::RuleArmBlock, DamsonParser::RuleArm},
    BlockRule{DamsonParser::RuleItemBlock, DamsonParser::RuleItem},
    BlockRule{DamsonParser::RuleTestBlock, DamsonParser::RuleTestItem},
    BlockRule{DamsonParser::RuleRecord, DamsonParser::RuleRecordEntry},
};

}  // namespace

bool is_line_rule(size_t rule) {
  return std::any_of(block_rules.begin(), block_rules.end(),
                     [&](const BlockRule& known) { return known.line == rule; });
}

bool is_block_rule(size_t rule) {
  return std::any_of(block_rules.begin(), block_rules.end(),
                     [&](const BlockRule& known) { return known.block == rule; });
}

size_t line_rule_of(size_t block_rule) {
  for (const BlockRule& known : block_rules) {
    if (known.block == block_rule) return known.line;
  }
  return block_rule;
}

bool separated_by_commas(size_t line_rule) {
  return line_rule == DamsonParser::RuleSchemaItem || line_rule == DamsonParser::RuleRecordItem ||
         line_rule == DamsonParser::RuleArm || line_rule == DamsonParser::RuleRecordEntry;
}

}  // namespace damson::syntax
