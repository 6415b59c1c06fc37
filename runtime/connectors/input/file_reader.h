// What the readers of all text formats have in common: files one after the other, cut into blocks of whole records.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/connectors/connector.h"
#include "runtime/connectors/input/encoding.h"
#include "runtime/connectors/input/input_buffer.h"
#include "runtime/connectors/input/watched_file.h"

namespace damson {

/// Where a block may end.
struct BlockCut {
  size_t bytes = 0;         // of whole records; 0: more must be read, or at the end of the file: nothing is left
  size_t then_skip = 0;     // bytes behind them that belong to no record
  bool has_records = true;  // false: the bytes are only blank
  std::optional<uint64_t> line_breaks = std::nullopt;  // in `bytes`, where they were counted on the way
  std::optional<Problem> problem = std::nullopt;
};

/// The files of a pass.
struct FilesToRead {
  Storage& storage;
  const std::vector<std::string>& paths;
  const std::vector<std::shared_ptr<FilePin>>& pins;  // of each
  uint64_t bytes = 0;
};

class FileReader : public RecordReader {
 public:
  std::unique_ptr<InputBlock> make_block() const final { return std::make_unique<TextBlock>(); }
  std::variant<bool, Problem> next(InputBlock& block) final;
  void parse(InputBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) const final;
  uint64_t raw_bytes(const InputBlock& block, uint32_t records) const final;
  void write_raw(const InputBlock& block, uint32_t record, std::string& out) const final;
  void find_lines(const InputBlock& block, std::vector<uint64_t>& lines) const final;
  uint64_t bytes_read() const final { return bytes_read_; }

  /// Opens the first file, so that what is wrong with it is known before anything runs.
  std::optional<Problem> prepare();

 protected:
  FileReader(FilesToRead files, const SourceRequest& request, const ReadRequest& reading, Encoding encoding);

  virtual void parse_text(TextBlock& block, RecordBatch& batch, Arena& arena, Failures& failures) const = 0;

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
  const ReadRequest& reading() const { return reading_; }
  const std::vector<std::string>& files() const { return files_.paths; }
  InputBuffer& buffer() { return buffer_; }
  uint32_t file() const { return file_; }
  const std::string& file_name() const { return files_.paths[file_]; }
  Encoding encoding() const { return encoding_; }
  /// Of the first available byte.
  uint64_t line() const { return line_; }
  DataPlace place(uint64_t line, std::string excerpt = {}) const;
  /// How much to read when what is available ends within a record. Never more than the largest record, so that what is
  /// too large is seen after the same byte whatever the size of blocks.
  size_t grown(size_t available) const;
  /// Takes bytes that belong to no record.
  void skip(size_t bytes);

 private:
  std::optional<Problem> open_file();
  /// A block, or nothing at the end of the file.
  std::variant<bool, Problem> next_of_file(TextBlock& block);
  void give(const BlockCut& cut, TextBlock& block);

  FilesToRead files_;
  SourceRequest request_;
  ReadRequest reading_;
  Encoding wanted_encoding_;
  Encoding encoding_;
  std::atomic<uint64_t> bytes_read_ = 0;
  InputBuffer buffer_;
  uint32_t file_ = 0;
  bool file_open_ = false;
  bool file_begins_ = false;
  uint64_t line_ = 1;
};

}  // namespace damson
