// What all sources that read files have in common: finding the files, reading them in order, cutting them into blocks.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/connectors/connector.h"
#include "runtime/connectors/input/encoding.h"
#include "runtime/connectors/input/input_buffer.h"

namespace damson {

/// Where a block may end.
struct BlockCut {
  size_t bytes = 0;          // of whole records; 0: more must be read, or at the end of the file: nothing is left
  size_t then_skip = 0;      // bytes behind them that belong to no record
  bool has_records = true;   // false: the bytes are only blank
  std::optional<uint64_t> line_breaks = std::nullopt;  // in `bytes`, where they were counted on the way
  std::optional<Problem> problem = std::nullopt;
};

struct SourceFiles {
  std::vector<std::string> paths;
  uint64_t bytes = 0;
};

/// The files of a connector's file argument: a name or pattern, or a list of them in their order.
std::variant<SourceFiles, Problem> find_source_files(Storage& storage, const ConstantValue& argument);

class FileSource : public RecordSource {
 public:
  const std::vector<std::string>& files() const override { return files_.paths; }
  std::variant<bool, Problem> next(InputBlock& block) final;
  uint64_t bytes_read() const override { return bytes_read_; }
  uint64_t bytes_total() const override { return files_.bytes; }

  /// Opens the first file, so that what is wrong with it is known before anything runs.
  std::optional<Problem> prepare();

 protected:
  FileSource(Storage& storage, SourceFiles files, const SourceRequest& request, Encoding encoding);

  /// Reads what stands before the records of the file that was just opened. Called for every file.
  virtual std::optional<Problem> begin_file() = 0;
  /// Where a block of what is available ends. `at_end`: nothing will follow it.
  virtual BlockCut cut(std::string_view available, bool at_end) = 0;
  /// Checks what stands behind the records. The buffer is at the end of the file, or cut() gave a last cut.
  virtual std::optional<Problem> end_file() { return std::nullopt; }
  /// Whether the records of the file are over although the buffer may hold more.
  virtual bool records_over() const { return false; }
  /// A record that is larger than the limit.
  virtual Problem too_long(std::string_view available) const;

  const SourceRequest& request() const { return request_; }
  InputBuffer& buffer() { return buffer_; }
  uint32_t file() const { return file_; }
  const std::string& file_name() const { return files_.paths[file_]; }
  Encoding encoding() const { return encoding_; }
  /// Of the first available byte.
  uint64_t line() const { return line_; }
  DataPlace place(uint64_t line, std::string excerpt = {}) const;
  /// Takes bytes that belong to no record.
  void skip(size_t bytes);

 private:
  std::optional<Problem> open_file();
  /// A block, or nothing at the end of the file.
  std::variant<bool, Problem> next_of_file(InputBlock& block);
  void give(const BlockCut& cut, InputBlock& block);

  Storage& storage_;
  SourceFiles files_;
  SourceRequest request_;
  Encoding wanted_encoding_;
  Encoding encoding_;
  std::atomic<uint64_t> bytes_read_ = 0;
  InputBuffer buffer_;
  uint32_t file_ = 0;
  bool file_open_ = false;
  bool file_begins_ = false;
  bool over_ = false;
  uint64_t line_ = 1;
};

}  // namespace damson
