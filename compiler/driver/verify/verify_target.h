// Compares one target with what it should hold.
#pragma once

#include <functional>
#include <string>

#include "compiler/driver/verify/verification.h"
#include "runtime/engine/compare/target_content.h"

namespace damson {

/// Whether records of others may stand in the target beside those that are expected.
bool keeps_others(const ProgramTarget& target);

/// "out/assets.csv", "assets of museum.sqlite": as the spec names it.
std::string place_of(const ProgramTarget& target);

/// Reads the target; one that is not there is empty. What ended the reading stands in `told`.
void read_for_verification(const TargetToRead& what, TargetContent& content, VerifiedTarget& told);

/// How a record that is expected is told: its key, where it is known, and the record of a source that it comes from.
using TellExpected = std::function<ToldDifference(const KeyEntry& expected)>;
/// The fields of a record that is expected; null where only its digest is known.
using FieldsExpected = std::function<const RecordText*(const KeyEntry& expected)>;

/// Everything that differs, in words. The target is read once more for the records that are named.
void tell_differences(const TargetToRead& what, const std::vector<std::string>& parts,
                      const EntryComparison& comparison, const TellExpected& tell, const FieldsExpected& fields,
                      VerifiedTarget& told);

/// "out/assets.ndjson:12"; "record 3 of …" where parts have no lines.
std::string place_words(const Position& place, const std::vector<std::string>& parts);

/// A folder for what sorting puts aside, open to nobody else; gone with it.
class PassingFolder {
 public:
  PassingFolder();
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  ~PassingFolder();
  std::string place(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace damson
