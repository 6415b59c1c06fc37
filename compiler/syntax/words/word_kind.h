// What kinds of words there are, for whoever looks at single words: the recovery and the guards.
#pragma once

#include <cstddef>
#include <string_view>

#include "compiler/syntax/words/words.h"

namespace damson::syntax {

/// One of the words that may never be a name: `true`, `case`, `on` …
bool is_reserved(size_t type);
/// A keyword that may be a name elsewhere: `key`, `drop` …
bool is_soft_keyword(size_t type);
/// A plain or quoted name or a soft keyword.
bool can_be_name(size_t type);
/// A mistake that the lexer saw; reported on its own.
bool is_broken(size_t type);
bool opens_bracket(size_t type);
bool closes_bracket(size_t type);
/// Whether two words open and close the same kind of bracket.
bool brackets_match(size_t open, size_t close);
bool starts_declaration(size_t type);

/// The word that a soft or reserved keyword or a sign is written as; empty for names, numbers and the like.
std::string_view spelling(size_t type);

/// Whether a declaration certainly begins here: a keyword with what follows it only there.
bool is_declaration_start(const Words& words, size_t index);

/// The same for a line in braces that are open, some of which may never be closed; `in_test` where they are a test's,
/// which has `expect` lines of its own. Goes by words alone: how far a line is indented says nothing.
bool begins_declaration_in_braces(const Words& words, size_t index, bool in_test);

}  // namespace damson::syntax
