// The forms, by rule of the grammar.
#include "compiler/syntax/recovery/sentence_form.h"

#include <array>

#include "DamsonParser.h"

namespace damson::syntax {

namespace {

using grammar::DamsonParser;

constexpr std::array sentence_forms = {
    SentenceForm{DamsonParser::RuleMigrationDeclaration, "a migration's title", "migration \"Old to new\""},
    SentenceForm{DamsonParser::RuleImportDeclaration, "an import", "import \"file.damson\" as name"},
    SentenceForm{DamsonParser::RuleTypeDeclaration, "a type", "type Level = one of \"fonds\", \"series\""},
    SentenceForm{DamsonParser::RuleParamDeclaration, "a parameter", "param since: date = \"2020-01-01\""},
    SentenceForm{DamsonParser::RuleTypeParameters, "a function of any type", "fn name<T>(values: list of T) -> T? = …"},
    SentenceForm{DamsonParser::RuleFunctionDeclaration, "a function", "fn name(a: text, b: int) -> text = …"},
    SentenceForm{DamsonParser::RuleSchemaDeclaration, "a schema", "schema Name { key id: text, title: text? }"},
    SentenceForm{DamsonParser::RuleRange, "a range", "1..200"},
    SentenceForm{DamsonParser::RuleSchemaItem, "a field", "title: text"},
    SentenceForm{DamsonParser::RuleRecordItem, "a field", "title: text"},
    SentenceForm{DamsonParser::RuleSourceDeclaration, "a source", "source works: Work from csv(\"works.csv\")"},
    SentenceForm{DamsonParser::RuleTargetDeclaration, "a target", "target assets: Asset to ndjson(\"assets.ndjson\")"},
    SentenceForm{DamsonParser::RuleTargetItem, "a line in a target", "unique by id keep first because \"…\""},
    SentenceForm{DamsonParser::RuleVocabularyDeclaration, "a vocabulary",
                 "vocabulary name { \"a\" => \"b\", else => … }"},
    SentenceForm{DamsonParser::RulePathsDeclaration, "a paths",
                 "paths name { \"{x}.tif\" => \"new/{x}.tif\", else => … }"},
    SentenceForm{DamsonParser::RuleArm, "an arm", "\"a\", \"b\" => result"},
    SentenceForm{DamsonParser::RuleMapDeclaration, "a map", "map source -> target { … }"},
    SentenceForm{DamsonParser::RuleDropItem, "a `drop`", "drop a, b because \"…\""},
    SentenceForm{DamsonParser::RuleSourceItem, "a line in a source", "drop a, b because \"…\""},
    SentenceForm{DamsonParser::RuleExpectDeclaration, "an expectation", "expect count(assets) > 100 because \"…\""},
    SentenceForm{DamsonParser::RuleTestDeclaration, "a test",
                 "test \"title\" { given source { … } expect target { … } }"},
    SentenceForm{DamsonParser::RuleTestItem, "a line in a test", "given source { field: value }"},
    SentenceForm{DamsonParser::RuleRecordEntry, "a value in a test", "field: value"},
    SentenceForm{DamsonParser::RuleClause, "a clause", "on missing value"},
    SentenceForm{DamsonParser::RuleInterpolation, "a value in a text", "\"… {value} …\""},
    SentenceForm{DamsonParser::RuleItem, "a line in a map", "field = value"},
};

}  // namespace

std::optional<SentenceForm> sentence_form(const std::vector<size_t>& rules) {
  for (const size_t rule : rules) {
    for (const SentenceForm& form : sentence_forms) {
      if (form.rule == rule) return form;
    }
  }
  return std::nullopt;
}

}  // namespace damson::syntax
