// A mistake that somebody makes in a right spec, and what has to be said about it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace damson::test {

/// The files of a folder, by name.
using FolderFiles = std::map<std::string, std::string>;

/// Lines of a file: as they are right, as they were typed, and as they were meant where that is not as they were.
struct Edit {
  std::string file;
  std::vector<std::string> before;
  std::vector<std::string> typed;
  std::optional<std::vector<std::string>> meant;
};

struct ExpectedProblem {
  std::string id;    // "E0110"; "usage" for a command that was called wrongly, which has no id
  std::string file;  // with `line` 0: the problem has no place
  uint32_t line = 0;
  uint32_t first_column = 0;  // the problem begins between these two
  uint32_t last_column = 0;
  std::vector<std::string> names;   // words that say what the mistake is
  std::vector<std::string> writes;  // words that say what to write
};

/// What `check --fix` does to the files.
enum class FixOutcome : uint8_t { leaves, repairs, lessens };

struct Mistake {
  std::string table;  // the file that it stands in
  size_t line = 0;    // where it begins there
  std::string title;
  std::string base;         // "library"
  FolderFiles typed;        // the base's files with the mistake
  FolderFiles meant;        // and as they were meant
  std::vector<Edit> edits;  // of the base, in their order
  std::string command;      // "damson check library.damson"
  std::vector<ExpectedProblem> problems;
  std::optional<size_t> count;  // of all problems, where it is not that of `problems`
  FixOutcome fix = FixOutcome::leaves;
  bool help_repairs = false;  // one of the suggestions, obeyed to the letter, gives what was meant
  std::string open;           // why it is not yet said as it should be
};

}  // namespace damson::test
