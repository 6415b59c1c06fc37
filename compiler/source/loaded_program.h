// The texts that make a program: the spec and everything that it imports, read and parsed.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "compiler/syntax/tree.h"
#include "runtime/diagnostics/source_text.h"

namespace damson {

/// One `import`, and the text that it stands for.
struct LoadedImport {
  const syntax::ImportDeclaration* declaration = nullptr;
  std::optional<size_t> text;  // place in LoadedProgram::texts; nothing when it could not be read (reported)
};

struct LoadedText {
  syntax::SyntaxTree tree;
  std::vector<LoadedImport> imports;  // in the order of the text
};

struct LoadedProgram {
  const SourceTexts* sources = nullptr;  // outlives the program
  std::deque<LoadedText> texts;          // the spec itself first; then what it imports, each once
  std::vector<std::string> files = {};   // those of the texts that are files, as seen from the spec's folder
};

}  // namespace damson
