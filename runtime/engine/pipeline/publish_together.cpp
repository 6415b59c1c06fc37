// All files or none.
#include "runtime/engine/pipeline/publish_together.h"

#include <fmt/format.h>

namespace damson {

namespace {

void take_back(std::span<StagedFile* const> published, Problem& problem) {
  for (size_t i = published.size(); i-- > 0;) {
    if (!std::holds_alternative<Problem>(published[i]->withdraw())) continue;
    problem.notes.push_back(fmt::format("`{}` was in place already and could not be taken back: it is of this run, which failed",
                                        published[i]->path()));
  }
}

}  // namespace

std::optional<Problem> publish_together(std::span<StagedFile* const> files, const std::function<std::optional<Problem>()>& last) {
  size_t published = 0;
  std::optional<Problem> problem;
  while (!problem && published < files.size()) {
    auto outcome = files[published]->publish();
    if (auto* failure = std::get_if<Problem>(&outcome)) {
      problem = std::move(*failure);
    } else {
      ++published;
    }
  }
  if (!problem) problem = last();
  if (problem) {
    take_back(files.first(published), *problem);
    return problem;
  }
  for (StagedFile* file : files) file->settle();
  return std::nullopt;
}

}  // namespace damson
