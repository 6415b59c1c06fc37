// What a command was called with, checked.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace damson {

struct Invocation {
  std::vector<std::string> words;                 // what is not an option: the spec, a name
  std::map<std::string, std::string> parameters;  // --set name=value
  bool json = false;                              // --format json
  bool markdown = false;                          // --format markdown
  unsigned threads = 0;                           // 0: as many as the machine has
  std::optional<uint64_t> limit;
  std::string state_folder;  // empty: `.damson` beside the spec
  bool quiet = false;
  bool print_program = false;
  bool naive = false;
  bool profile = false;
  std::optional<uint64_t> memory_bytes;
  bool check_only = false;
  bool fix = false;
  std::string filter;                           // --filter TEXT; empty: all tests
  std::string junit_file;                       // --junit FILE; empty: none
  std::map<std::string_view, std::string> own;  // options of one command alone: `--out` → its text, a flag → empty
  std::optional<size_t> block_records;
  std::optional<size_t> block_bytes;
};

}  // namespace damson
