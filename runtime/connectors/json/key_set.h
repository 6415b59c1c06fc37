// The keys that an object had so far: few are compared one by one, many are looked up.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <llvm/ADT/StringSet.h>

namespace damson {

class KeySet {
 public:
  bool empty() const { return first_.empty(); }

  /// False when it had the key already.
  bool insert(std::string_view key) {
    if (std::find(first_.begin(), first_.end(), key) != first_.end()) return false;
    if (first_.size() == compared) return others_.insert(key).second;
    first_.emplace_back(key);
    return true;
  }

  void clear() {
    first_.clear();
    if (!others_.empty()) others_ = llvm::StringSet<>();  // its own `clear` takes as long as the largest object did
  }

 private:
  static constexpr size_t compared = 16;

  std::vector<std::string> first_;
  llvm::StringSet<> others_;
};

}  // namespace damson
