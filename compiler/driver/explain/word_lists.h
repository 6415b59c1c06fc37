// The lists that make up all words.
#pragma once

#include "compiler/driver/explain/word.h"

namespace damson {

std::vector<Word> declaration_words();
std::vector<Word> map_words();
std::vector<Word> expression_words();
std::vector<Word> type_words();

}  // namespace damson
