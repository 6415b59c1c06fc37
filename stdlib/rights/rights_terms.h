// The statements of RightsStatements.org and the licences of Creative Commons, found by address, short form or exact
// name.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "runtime/base/result.h"

namespace damson::rights {

struct RightsStatement {
  std::string_view code;  // "InC-EDU"
  std::string_view name;
};

/// The twelve.
std::span<const RightsStatement> rights_statements();

/// "http://rightsstatements.org/vocab/InC/1.0/", which is how RightsStatements.org identifies a statement.
std::string uri_of(const RightsStatement& statement);

/// By address (with or without "s", page or vocab), code or exact name, in any case.
Result<const RightsStatement*> find_rights_statement(std::string_view text);

/// A licence or public domain tool of Creative Commons.
struct Licence {
  std::string elements;      // "by-nc-nd", "zero", "mark"
  std::string version;       // "4.0"
  std::string jurisdiction;  // "de" where it is a port; else empty
};

std::string uri_of(const Licence& licence);
/// "CC BY-NC-ND 4.0", "CC0 1.0", "Public Domain Mark 1.0".
std::string name_of(const Licence& licence);

/// By address or short form with its version: "CC BY 4.0", "cc-by-nc-nd-3.0", "CC0".
Result<Licence> find_licence(std::string_view text);

}  // namespace damson::rights
