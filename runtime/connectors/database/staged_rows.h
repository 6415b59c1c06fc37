// Rows that wait beside a database until they are put into it: one file for all targets of the database in a run.
#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/values/streaming_digest.h"

namespace damson {

struct StagedTable {
  std::string target;  // its name in the spec
  std::string table;
  std::string create;  // the statement that makes it; empty where it is there already
  std::vector<std::string> columns;
  std::vector<std::string> key;  // some of them
  bool changes = false;          // its blocks change rows that are there, all columns of which are named
};

/// Rows of one table that come from one part of a source.
struct StagedBlock {
  uint32_t table = 0;
  std::string part = {};
  struct Place {
    uint64_t record;
    uint64_t line;
  };
  std::vector<Place> places = {};  // of each row
  std::string values = {};         // in the form of the connector
};

/// `form`: the name and version of the values' form: `rows for sqlite, form 1`; one that begins with `rows and changes`
/// may have changes.
std::string staged_header(std::string_view form, const std::vector<StagedTable>& tables);
std::string staged_block(const StagedBlock& block);
std::string staged_end();

/// Reads them back, from the first to the last.
class StagedRows {
 public:
  /// False: the file cannot be read, or is not what was staged.
  bool open(std::string_view form, const std::string& disk_path);
  const std::vector<StagedTable>& tables() const { return tables_; }
  /// The next block, or nothing at the end, or when it is broken off.
  bool next(StagedBlock& block);
  /// Behind the last block: everything was there.
  bool whole() const { return whole_; }
  /// Of what was read.
  std::string digest() const { return digest_.text(); }

 private:
  bool read(std::string& bytes, size_t size);
  template <class Number>
  bool read_number(Number& number);
  bool read_text(std::string& text);

  std::ifstream file_;
  std::vector<StagedTable> tables_;
  StreamingDigest digest_;
  bool whole_ = false;
};

}  // namespace damson
