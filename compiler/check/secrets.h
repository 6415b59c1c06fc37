// `env("NAME")` in the arguments of connectors.
#pragma once

#include "compiler/check/context.h"
#include "runtime/program/secret_text.h"

namespace damson::checking {

/// The argument's parts when there is an `env` in it; nothing when there is none.
struct SecretArgument {
  std::optional<SecretText> text;  // nothing: a problem was reported
  std::string shown;               // as the spec writes it, which may be seen
};
std::optional<SecretArgument> secret_argument(Checking& all, const Module& module, const syntax::Expression& argument);

/// An `env` anywhere else.
void report_secret(Checking& all, const syntax::CallExpression& call);

}  // namespace damson::checking
