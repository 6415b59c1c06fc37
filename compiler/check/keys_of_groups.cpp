// What the groups of a map are found by.
#include "compiler/check/keys_of_groups.h"

#include "compiler/check/open_map.h"
#include "compiler/check/trial.h"

namespace damson::checking {

const KeysOfGroups& keys_of_groups(Checking& all, const Module& module, const syntax::MapDeclaration& declaration) {
  KeysOfGroups& found = all.keys_of_groups[&declaration];
  if (found.progress == Progress::running) found.circular = true;
  if (found.progress != Progress::untouched) return found;
  found.progress = Progress::running;
  const Trial trial(all);
  OpenMap map(all, module, declaration);
  found.good = map.check_keys_of_groups();
  found.progress = Progress::done;
  if (!found.good) return found;
  for (const auto& key : map.state->map.grouping->keys) {
    found.keys.push_back({key.binding->name, key.binding->type, key.value->span});
  }
  return found;
}

}  // namespace damson::checking
