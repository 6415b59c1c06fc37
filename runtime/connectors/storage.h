// The world of files behind a small interface, so that tests can have it fail.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/publication/step_store.h"

namespace damson {

class InputFile {
 public:
  virtual ~InputFile() = default;
  /// Up to `capacity` bytes; 0 at the end.
  virtual std::variant<size_t, Problem> read(char* buffer, size_t capacity) = 0;
};

/// By what a change of a file shows.
struct FileFacts {
  uint64_t size = 0;
  int64_t modified = 0;  // nanoseconds
  uint64_t inode = 0;
  uint64_t device = 0;
  bool regular = true;  // not a pipe or a device: what has been read can be read again
  friend bool operator==(const FileFacts&, const FileFacts&) = default;
};

/// A file as its storage has it.
class StoredFile : public InputFile {
 public:
  /// As they are now, of the very file that is read.
  virtual std::variant<FileFacts, Problem> facts() = 0;
};

/// Bytes that become a file only when a publish step puts them in place.
class StagedFile {
 public:
  virtual ~StagedFile() = default;
  virtual std::variant<std::monostate, Problem> append(std::string_view bytes) = 0;
  /// Everything on disk, still under its staging name.
  virtual std::variant<std::monostate, Problem> finish() = 0;
  /// The step that puts the file in place. Whoever has it is answerable for what was staged; without it the destructor
  /// removes that. Only after `finish`.
  virtual PublishStep hand_over() = 0;
  virtual std::string path() const = 0;
};

struct StageOptions {
  /// The file may be read by nobody who may not read each of these: it holds pieces of them.
  std::vector<std::string> no_wider_than = {};
};

class Storage : public StepStore {
 public:
  virtual std::variant<std::unique_ptr<StoredFile>, Problem> open(const std::string& path) = 0;
  /// Folders on the way that are not there yet are made; what killed runs have left of this file goes. Until the staged
  /// file is gone nobody else can stage the same one.
  virtual std::variant<std::unique_ptr<StagedFile>, Problem> stage(const std::string& path,
                                                                   const StageOptions& options) = 0;
  /// Why `stage` would refuse, as far as that can be known without writing anything.
  virtual std::optional<Problem> obstacle_to_staging(const std::string& path) = 0;
  /// The step that removes a file; nothing when it is not there. What killed runs have staged of it goes at once.
  virtual std::optional<PublishStep> removal_of(const std::string& path) = 0;
  /// The files that a name or a pattern with `*`, `?`, `**` stands for, sorted; empty when there is none. What cannot
  /// be looked into is a problem: files might be there.
  virtual std::variant<std::vector<std::string>, Problem> find(const std::string& pattern) = 0;
  virtual std::variant<FileFacts, Problem> facts(const std::string& path) = 0;
  /// Where the file lies for libraries that open files themselves; nothing where there is no such place.
  virtual std::optional<std::string> place_on_disk(const std::string& /*path*/) { return std::nullopt; }
};

/// The problem of an operation that gives nothing else.
template <class Value>
std::optional<Problem> problem_of(std::variant<Value, Problem> outcome) {
  if (auto* problem = std::get_if<Problem>(&outcome)) return std::move(*problem);
  return std::nullopt;
}

/// The disk; relative paths start at `base_folder`. `disk/disk_storage.h` has the same for a run that the journal
/// knows.
std::unique_ptr<Storage> disk_storage(std::string base_folder);

}  // namespace damson
