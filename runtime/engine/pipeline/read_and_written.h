// Which files a run reads and which it puts in place: no file may be both, not even when everything else is right.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "runtime/diagnostics/problem.h"

namespace damson {

class ReadAndWritten {
 public:
  /// Paths are relative to `base_folder`, and may be told any number of times.
  ReadAndWritten(std::string base_folder, std::string state_folder)
      : base_folder_(std::move(base_folder)),
        state_folder_(state_folder.empty() ? ".damson" : std::move(state_folder)) {}

  std::optional<Problem> read(const std::string& path);
  /// `shared`: other targets may be in the same file.
  std::optional<Problem> write_target(const std::string& target, const std::string& path, bool shared);
  /// Replaced by the run, or removed when nothing is rejected.
  std::optional<Problem> write_quarantine(const std::string& map, const std::string& path);

 private:
  struct Written {
    std::string target;  // empty: a quarantine file
    std::string map;
    std::string path;
    bool shared = false;
  };

  /// Two names of one file that names alone do not tell: a folder mounted twice, a hard link, other capitals.
  bool same_file(const std::string& path, const std::string& other) const;
  std::optional<Problem> check_folders(const std::string& target, const std::string& path,
                                       const std::string& identity) const;
  /// The same for every way to name a file.
  std::string identity_of(const std::string& path) const;

  std::string base_folder_;
  std::string state_folder_;
  std::map<std::string, std::string> read_;  // identity → as it is named
  std::map<std::string, Written> written_;   // by identity
};

}  // namespace damson
