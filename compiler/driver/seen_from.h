// One place as seen from another, so that a project that is moved or mounted elsewhere is still itself.
#pragma once

#include <filesystem>
#include <string>

namespace damson {

/// Links are followed. Relative paths start where the process is.
inline std::string seen_from(const std::filesystem::path& folder, const std::filesystem::path& path) {
  std::error_code ignored;
  const auto real = [&](const std::filesystem::path& place) {
    return std::filesystem::weakly_canonical(std::filesystem::absolute(place, ignored), ignored);
  };
  return real(path).lexically_proximate(real(folder)).string();
}

}  // namespace damson
