// One effect of a run on the world outside its state folder, as data: written down before it happens, so that
// publishing, finishing after a crash and taking back all work from the same list.
#pragma once

#include <cstdint>
#include <string>

namespace damson {

struct PublishStep {
  enum class Kind : uint8_t {
    put_file,      // `staged` becomes `place`; what was there becomes `kept`. The inverse: `kept` becomes `place` again
    remove_file,   // `place` becomes `kept`. The inverse: `kept` becomes `place` again
    change_store,  // a connector makes what `staged` says in one transaction. The inverse: exactly that goes again
    revert_store,  // what a run has put into a store, and `preserved` says, goes again in one transaction. The inverse:
                   // it is put there again
  };
  Kind kind = Kind::put_file;
  std::string target = {};  // its name in the spec; empty for a quarantine file
  std::string place;        // the file that appears or goes, as the spec names it
  std::string shown = {};   // the same as people may see it, where a secret is in it; else empty
  std::string staged = {};  // the name beside it under which the new content lies; empty where there is none
  std::string kept;         // the name beside it that what was there gets
  std::string preserved =
      {};  // where that goes when the run is settled, so that the run can be taken back later; empty: it is removed
  bool replaces = false;       // something was there when the step was written down
  std::string connector = {};  // of a store: who can do the step
  std::string token = {};  // of a store: what it remembers the step by; of one that reverts, the step that put it there
  bool leaves_changed = false;  // of one that reverts: what somebody else has changed since stays as it is
  uint32_t folders_made = 0;    // how many of the folders on the way to it the run made, from the innermost on
  std::string address =
      {};              // of a store: where it is, with its secrets; known to the run itself, and never written down
  uint64_t bytes = 0;  // of the new content as it is stored
  std::string digest = {};  // of the same, xxh3-128; empty: nobody has computed it, and the size alone is compared
};

inline bool is_of_store(const PublishStep& step) {
  return step.kind == PublishStep::Kind::change_store || step.kind == PublishStep::Kind::revert_store;
}

inline const std::string& shown_place(const PublishStep& step) { return step.shown.empty() ? step.place : step.shown; }

/// How far a step has come, as the disk tells: what has happened is asked of the world, not of the journal.
enum class StepState : uint8_t {
  pending,  // not done, and can be done
  applied,  // done, and can be taken back
  changed,  // done, but somebody else has changed what it made
  undone,   // not done, and can no longer be done: taken back, or given up
};

}  // namespace damson
