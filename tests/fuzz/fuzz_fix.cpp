// A text as a spec that `check --fix` is to put right: a right spec stays as it is, a wrong one has fewer errors
// afterwards and none of a new kind, no number, text or pattern that stood there is gone, and putting it right again
// changes nothing.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

#include "compiler/driver/fix_spec.h"
#include "compiler/source/read_spec_file.h"
#include "compiler/syntax/words/words.h"
#include "runtime/base/utf8.h"
#include "tests/fuzz/give_up.h"

#include "DamsonLexer.h"

namespace {

using namespace damson;
using namespace damson::fuzzing;
using grammar::DamsonLexer;

const std::string path = "/nonexistent/fuzz.damson";

FixedSpec fixed(const std::string& content) { return fix_in_memory(path, {}, {{identity_of(path), content}}); }

struct Literals {
  std::multiset<std::string> list;
  bool any_broken = false;  // what such a word swallowed may be other words once it is whole
};

Literals literals_of(const std::string& content) {
  Literals literals;
  const syntax::Words words = syntax::read_words(0, content, 0);
  for (const syntax::Word& word : words.list) {
    switch (word.type) {
      case DamsonLexer::INTEGER:
      case DamsonLexer::DECIMAL:
      case DamsonLexer::REGEX:
      case DamsonLexer::TEXT_CHARACTERS:
      case DamsonLexer::QUOTED_NAME: literals.list.insert(std::string(words.text_of(word))); break;
      case DamsonLexer::BROKEN_NAME:
      case DamsonLexer::BROKEN_NUMBER:
      case DamsonLexer::BROKEN_REGEX:
      case DamsonLexer::BROKEN_QUOTES:
      case DamsonLexer::BROKEN_TEXT:
      case DamsonLexer::BROKEN_BRACE:
      case DamsonLexer::BROKEN_CHARACTER: literals.any_broken = true; break;
      default: break;
    }
  }
  return literals;
}

std::set<std::string> error_kinds(const CompiledSpec& spec) {
  std::set<std::string> kinds;
  for (const Problem& problem : spec.problems.all()) {
    if (problem.severity == Severity::error) kinds.insert(problem.id);
  }
  return kinds;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  const CompiledSpec before = compile_changed_spec(path, {}, {{identity_of(path), content}});
  const FixedSpec once = fixed(content);
  if (once.contents.empty()) return 0;
  const std::string& after = once.contents.begin()->second.after;
  if (!before.problems.has_errors()) give_up("a right spec was changed", content, after);
  if (once.spec.problems.error_count() >= before.problems.error_count())
    give_up("it has as many errors as before", content, after);
  if (!std::ranges::includes(error_kinds(before), error_kinds(once.spec)))
    give_up("it has errors of a new kind", content, after);
  const Literals literals = literals_of(content);
  if (!literals.any_broken && !std::ranges::includes(literals_of(after).list, literals.list))
    give_up("something that was written is gone", content, after);
  if (!fixed(after).contents.empty()) give_up("putting it right again changes it", content, after);
  return 0;
}
