// Every family of foreign words; the build writes the definition from the files in words/.
#pragma once

#include <vector>

#include "compiler/elsewhere/foreign_word.h"

namespace damson {

std::vector<ForeignWord> declare_foreign_words();

}  // namespace damson
