// What identifiers have in common: a prefix that names their kind, hyphens and spaces that mean nothing, check digits.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace damson {

/// The text without white space around it and without the first of `prefixes` that it begins with, in any case.
std::string_view without_prefix(std::string_view text, std::initializer_list<std::string_view> prefixes);

/// Letters and digits in capitals, without hyphens and spaces; nothing where any other character stands.
std::optional<std::string> compact_identifier(std::string_view text);

bool all_digits(std::string_view text);

/// The last character that ISO 7064's MOD 11-2 wants behind `digits`: ORCID, ISNI.
char mod_11_2_check(std::string_view digits);
/// With weights from the length + 1 down to 2: ISBN-10, ISSN.
char mod_11_check(std::string_view digits);
/// With weights 1, 3, 1, 3 …: ISBN-13.
char mod_10_check(std::string_view digits);

}  // namespace damson
