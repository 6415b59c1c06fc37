// Files of entries in their order, each block packed and with its digest: key files, and what sorting puts aside.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/keys/key_entry.h"

namespace damson {

/// Writes a new file that only its owner may read. What is not finished goes with the writer.
class KeyFileWriter {
 public:
  /// `about`: what the file is of, for whoever reads it.
  static std::variant<KeyFileWriter, Problem> create(std::string path, const std::string& about);
  KeyFileWriter(KeyFileWriter&&) noexcept = default;
  KeyFileWriter& operator=(KeyFileWriter&&) = delete;
  ~KeyFileWriter();

  /// No entry comes before one that was added.
  std::optional<Problem> add(const KeyEntry& entry);
  /// Nothing more comes. `durable`: it survives a power cut.
  std::optional<Problem> finish(bool durable);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  KeyFileWriter(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}
  std::optional<Problem> write(const std::string& bytes);
  std::optional<Problem> write_block();

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  std::vector<KeyEntry> block_;
  uint64_t entries_ = 0;
  bool finished_ = false;
};

class KeyFileReader final : public EntryStream {
 public:
  static std::variant<std::unique_ptr<KeyFileReader>, Problem> open(std::string path);

  const std::string& about() const { return about_; }
  const KeyEntry* next() override;
  /// Why there was no next one: the file is damaged or broken off. Nothing at its end.
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  KeyFileReader(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}
  std::optional<Problem> read_head();
  bool read_block();
  bool read(void* bytes, size_t size);
  Problem damaged() const;

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  std::string about_;
  std::vector<KeyEntry> block_;
  size_t next_ = 0;
  uint64_t entries_ = 0;
  bool ended_ = false;
  std::optional<Problem> problem_;
};

}  // namespace damson
