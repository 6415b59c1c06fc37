// A folder on disk for the files of one mistake; the current folder while it lives.
#pragma once

#include <filesystem>

#include "tests/mistakes/mistake.h"

namespace damson::test {

class MistakeFolder {
 public:
  MistakeFolder();
  ~MistakeFolder();
  MistakeFolder(const MistakeFolder&) = delete;
  MistakeFolder& operator=(const MistakeFolder&) = delete;

  /// Exactly these files are there afterwards.
  void hold(const FolderFiles& files);
  /// One of them as it is now.
  std::string content(const std::string& name) const;
  /// One file gets another content.
  void write(const std::string& name, const std::string& content);

 private:
  std::filesystem::path before_;
  std::filesystem::path path_;
};

}  // namespace damson::test
