// Files in memory, laid over the files of another storage, which are read and never written.
#pragma once

#include <map>
#include <string>

#include "runtime/connectors/storage.h"

namespace damson {

class OverlayStorage : public Storage {
 public:
  explicit OverlayStorage(Storage& behind) : behind_(behind) {}

  void put(const std::string& path, std::string content) { files_.insert_or_assign(path, std::move(content)); }
  /// What was put or published there; null when nothing was.
  const std::string* content(const std::string& path) const;

  std::variant<std::unique_ptr<StoredFile>, Problem> open(const std::string& path) override;
  /// Published into memory, whatever the path.
  std::variant<std::unique_ptr<StagedFile>, Problem> stage(const std::string& path) override;
  std::optional<Problem> obstacle_to_staging(const std::string&) override { return std::nullopt; }
  std::variant<std::monostate, Problem> remove(const std::string& path) override;
  std::variant<std::vector<std::string>, Problem> find(const std::string& pattern) override;
  std::variant<FileFacts, Problem> facts(const std::string& path) override;

 private:
  Storage& behind_;
  std::map<std::string, std::string> files_;
};

}  // namespace damson
