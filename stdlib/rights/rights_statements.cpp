// The twelve statements of RightsStatements.org.
#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "runtime/values/unicode.h"
#include "stdlib/rights/rights_terms.h"
#include "stdlib/support/identifier_text.h"

namespace damson::rights {

namespace {

constexpr std::array<RightsStatement, 12> statements = {{
    {"InC", "In Copyright"},
    {"InC-OW-EU", "In Copyright - EU Orphan Work"},
    {"InC-EDU", "In Copyright - Educational Use Permitted"},
    {"InC-NC", "In Copyright - Non-Commercial Use Permitted"},
    {"InC-RUU", "In Copyright - Rights-holder(s) Unlocatable or Unidentifiable"},
    {"NoC-CR", "No Copyright - Contractual Restrictions"},
    {"NoC-NC", "No Copyright - Non-Commercial Use Only"},
    {"NoC-OKLR", "No Copyright - Other Known Legal Restrictions"},
    {"NoC-US", "No Copyright - United States"},
    {"CNE", "Copyright Not Evaluated"},
    {"UND", "Copyright Undetermined"},
    {"NKC", "No Known Copyright"},
}};

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// The code of ".../vocab/InC/1.0/?language=de"; empty where the address goes on otherwise.
std::string_view code_of_address(std::string_view rest) {
  const size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return {};
  std::string_view version = rest.substr(slash + 1);
  version = version.substr(0, version.find_first_of("?#"));
  if (version != "1.0" && version != "1.0/") return {};
  return rest.substr(0, slash);
}

}  // namespace

std::span<const RightsStatement> rights_statements() { return statements; }

std::string uri_of(const RightsStatement& statement) {
  return fmt::format("http://rightsstatements.org/vocab/{}/1.0/", statement.code);
}

Result<const RightsStatement*> find_rights_statement(std::string_view text) {
  const std::string_view written = trimmed(text);
  const std::string_view rest =
      without_prefix(written, {"https://rightsstatements.org/vocab/", "http://rightsstatements.org/vocab/",
                               "https://rightsstatements.org/page/", "http://rightsstatements.org/page/",
                               "https://www.rightsstatements.org/vocab/", "http://www.rightsstatements.org/vocab/",
                               "https://www.rightsstatements.org/page/", "http://www.rightsstatements.org/page/"});
  const bool address = rest.size() != written.size();
  const std::string_view code = address ? code_of_address(rest) : written;
  for (const RightsStatement& statement : statements) {
    if (same_letters(code, statement.code) || (!address && same_letters(code, statement.name))) return &statement;
  }
  return fail(fmt::format("\"{}\" is none of the twelve statements of RightsStatements.org", text));
}

}  // namespace damson::rights
