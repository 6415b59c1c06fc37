// Files below the system's folder for temporary files.
#include "tests/mistakes/mistake_folder.h"

#include <unistd.h>

#include <fstream>
#include <sstream>

namespace damson::test {

namespace fs = std::filesystem;

MistakeFolder::MistakeFolder()
    : before_(fs::current_path()),
      path_(fs::temp_directory_path() / ("damson_mistakes_" + std::to_string(::getpid()))) {
  fs::remove_all(path_);
  fs::create_directories(path_);
  fs::current_path(path_);
}

MistakeFolder::~MistakeFolder() {
  fs::current_path(before_);
  fs::remove_all(path_);
}

void MistakeFolder::hold(const FolderFiles& files) {
  for (const fs::directory_entry& entry : fs::directory_iterator(path_)) fs::remove_all(entry.path());
  for (const auto& [name, content] : files) write(name, content);
}

std::string MistakeFolder::content(const std::string& name) const {
  std::ifstream file(path_ / name, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

void MistakeFolder::write(const std::string& name, const std::string& content) {
  fs::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << content;
}

}  // namespace damson::test
