// Whether a mistake is said, pointed at and mended as its table says.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/mistakes/mistake.h"
#include "tests/mistakes/mistake_folder.h"

namespace damson::test {

struct Judgement {
  bool named = true;                // the right problems, saying what the mistake is
  bool placed = true;               // each at its place
  bool told = true;                 // each saying what to write
  bool alone = true;                // and nothing else
  bool mended = true;               // `--fix` and the suggestions do what the table says
  std::vector<std::string> faults;  // a line each; empty when everything is as it should be
  std::vector<std::string> harm;    // what `--fix` or a suggestion made worse: never right
  std::string printed;              // what the command wrote to standard error

  bool understood() const { return named && placed && told && alone && mended; }
};

class MistakeJudge {
 public:
  Judgement judge(const Mistake& mistake);

 private:
  /// The fingerprint of the spec as the folder holds it; empty when it has errors.
  std::string fingerprint_of(const Mistake& mistake, size_t* errors = nullptr);
  std::string meant_fingerprint(const Mistake& mistake);
  void judge_words(const Mistake& mistake, Judgement& judgement);
  void judge_fix(const Mistake& mistake, Judgement& judgement);
  void judge_help(const Mistake& mistake, Judgement& judgement);

  MistakeFolder folder_;
  std::map<FolderFiles, std::string> fingerprints_;  // of what was meant
};

}  // namespace damson::test
