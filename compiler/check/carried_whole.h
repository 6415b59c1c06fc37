// Which values of the source a map carries whole, whatever the record is like.
#pragma once

#include <string>
#include <vector>

#include "compiler/check/loss_places.h"

namespace damson::checking {

struct CarriedValue {
  std::string path;  // as LossPaths writes it
  const typed::Expression* expression = nullptr;
  Branches branches;  // where it is carried
  const typed::Map* map;
  bool of_every_record =
      true;  // else other maps cannot count on it: this one skips records, or makes units of their items
};

std::vector<CarriedValue> carried_whole(const typed::Map& map);

}  // namespace damson::checking
