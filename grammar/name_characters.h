// Which characters outside ASCII a name may begin with and go on with: what DamsonLexer.g4 asks.
#pragma once

#include <utf8proc.h>

#include <cstddef>

namespace damson::grammar {

/// Letters and letter numbers of Unicode. Takes a code point.
inline bool is_name_start(size_t character) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) || category == UTF8PROC_CATEGORY_NL;
}

/// The same, decimal digits and marks: `é` may be `e` and an accent.
inline bool is_name_part(size_t character) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
  return is_name_start(character) || category == UTF8PROC_CATEGORY_ND ||
         (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME);
}

}  // namespace damson::grammar
