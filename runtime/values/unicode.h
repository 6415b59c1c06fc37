// Text as Unicode understands it: valid bytes, characters, case, normal forms.
//
// Texts are valid UTF-8 everywhere behind the connectors, which check it; broken bytes are carried through unchanged
// here. A result may be the argument itself where nothing changes, so it lives as long as the shorter of text and
// arena.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "runtime/values/arena.h"

namespace damson {

/// The place of the first byte that belongs to no valid sequence (surrogates and overlong forms are not valid).
std::optional<size_t> first_invalid_utf8(Text text);

size_t code_point_count(Text text);
/// Characters as people count them: `é` written in two parts is one, and so is a flag or a family.
size_t grapheme_count(Text text);
/// Where the grapheme that begins at `at` ends; the text's size for the last one and beyond.
size_t next_grapheme(Text text, size_t at);

/// Full mappings of the whole text, without a language: `ß` becomes `SS`, a sigma at the end of a word becomes `ς`.
Text to_upper(Arena& arena, Text text);
Text to_lower(Arena& arena, Text text);
/// A character as it stands at the beginning of a word, the rest of which is in small letters: `ß` becomes `Ss`, `ǆ`
/// becomes `ǅ`. `character` is one character in lower case.
Text to_title(Arena& arena, Text character);
/// For comparing, not for writing: texts that differ only in case become equal.
Text fold_case(Arena& arena, Text text);

enum class NormalForm : uint8_t { nfc, nfd, nfkc, nfkd };
Text normalise(Arena& arena, Text text, NormalForm form);
/// "NFC" and so on, in any case.
std::optional<NormalForm> parse_normal_form(Text name);

/// Unicode White_Space and the byte order mark.
bool is_white_space(char32_t code_point);
/// Unicode category L.
bool is_letter(char32_t code_point);
/// Unicode category M: accents and the like, which belong to the character before them.
bool is_mark(char32_t code_point);
/// Unicode category Nd.
bool is_digit(char32_t code_point);
/// Unicode categories Cc and Cf, which include line breaks, tabs and joiners: sparing those is the caller's business.
bool is_control(char32_t code_point);

/// Without white space at both ends.
Text trimmed(Text text);

/// Writes `code_point` as UTF-8 at `out`, which has room for 4; returns the end.
char* write_utf8(char* out, char32_t code_point);

}  // namespace damson
