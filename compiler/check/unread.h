// Names that may stand in what could not be read.
#pragma once

#include <string_view>

#include "compiler/check/context.h"

namespace damson::checking {

/// Whether a schema that could not be read in full may declare the name: its text holds it.
bool may_declare(const Checking& all, const Schema& schema, std::string_view name);

/// Where all lines of a map stand, those too that could not be read: up to the next declaration.
Span lines_of(const Module& module, const syntax::MapDeclaration& map);

/// Whether lines that could not be read in full may speak of the name: it or one near it stands there.
bool may_mention(const Checking& all, Span lines, std::string_view name);

}  // namespace damson::checking
