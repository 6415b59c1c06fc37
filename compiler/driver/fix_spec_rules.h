// What a fix that nobody looks at may never do to the words of a spec.
#pragma once

#include <span>
#include <string>

#include "compiler/syntax/words/words.h"
#include "runtime/diagnostics/problem.h"

namespace damson {

/// A text with suggestions that do not overlap, in the order of the text.
std::string with_suggestions(const std::string& content, std::span<const Suggestion* const> fixes);

/// Whether every word and comment that no suggestion touches stands in the new text as it did in the old one, and
/// nothing new stands outside of what the suggestions wrote.
bool reads_as_before(const syntax::Words& before, std::span<const Suggestion* const> fixes, const syntax::Words& after);

/// Whether one of all the `fixes` of a text keeps to the rules. It takes nothing away from a number, a text, a pattern
/// or a name; does not read a name that the spec uses, or that begins the line of a field, as a keyword; does not split
/// a name; does not put a sign next to another.
bool keeps_to_rules(const syntax::Words& words, const Suggestion& fix, std::span<const Suggestion* const> fixes);

}  // namespace damson
