// A place on the earth, as a record.
#include <fmt/format.h>

#include "stdlib/support/geo_position.h"
#include "stdlib/support/record_result.h"

namespace damson::functions {

namespace {

constexpr std::tuple position_fields{RecordField{"latitude", &GeoPosition::latitude},
                                     RecordField{"longitude", &GeoPosition::longitude}};

}  // namespace

Function geo() {
  return {
      .name = "geo",
      .family = "places",
      .keeps = Keeps::everything,
      .summary = "A place on the earth as a record with `latitude` and `longitude` in decimal degrees.",
      .details =
          "Decimal degrees, or degrees with minutes and seconds; latitude first where no directions are said. North "
          "and east are positive. "
          "WKT (\"POINT(-0.1272 51.4908)\", longitude first), ISO 6709 (\"+51.4908-000.1272/\") and geo: addresses are "
          "read too. "
          "Minutes and seconds are rounded to seven digits behind the point, about a centimetre; decimal degrees stay "
          "as they are.",
      .parameters = {{"text", "The place as it is written."}},
      .examples = {{R"("51.4908, -0.1272" | geo)", "{ latitude: 51.4908, longitude: -0.1272 }"},
                   {R"("51°29′27″N 0°7′38″W" | geo)", "{ latitude: 51.4908333, longitude: -0.1272222 }"},
                   {R"("E 4° 53.115' N 52° 21.6'" | geo)", "{ latitude: 52.36, longitude: 4.88525 }"}},
      .edge_cases = {{"missing | geo", "missing"},
                     {R"("" | geo)", R"(fails "degrees is missing")"},
                     {R"("51.4908" | geo)", R"(fails "degrees is missing")"},
                     {R"("51:29:27N 0:07:38W" | geo)", "{ latitude: 51.4908333, longitude: -0.1272222 }"},
                     {R"("51 29 27 North, 0 07 38 West" | geo)", "{ latitude: 51.4908333, longitude: -0.1272222 }"},
                     {R"x("POINT(-0.1272 51.4908)" | geo)x", "{ latitude: 51.4908, longitude: -0.1272 }"},
                     {R"("51°30' 0°7'" | geo)", "{ latitude: 51.5, longitude: 0.1166667 }"},
                     {R"("51 29 0 7" | geo)", R"(fails "where the latitude ends")"},
                     {R"("91, 0" | geo)", R"(fails "latitude is more than 90")"},
                     {R"("0, 180.5" | geo)", R"(fails "longitude is more than 180")"},
                     {R"("51°60′N 0°7′W" | geo)", R"(fails "60 or more")"},
                     {R"("51.4 N, 0.1" | geo)", R"(fails "only one of two directions")"},
                     {R"("51.4 N, 0.1 S" | geo)", R"(fails "both directions are of one kind")"},
                     {R"("-51.4 S, 0.1 W" | geo)", R"(fails "minus sign and a direction")"},
                     {R"("51,4908; -0,1272" | geo)", R"(fails "is not understood")"},
                     {R"x("51.4908, -0.1272 (Tate)" | geo)x", R"(fails "is not understood")"},
                     {R"("51.5° 3′, 0" | geo)", R"(fails "fraction before its smaller parts")"}},
      .body = text_to_record<GeoPosition>(position_fields,
                                          [](Text text) -> Result<GeoPosition> {
                                            auto place = read_geo_position(text);
                                            if (place.ok()) return place;
                                            return fail(fmt::format("\"{}\" cannot be read as a place: {}", text,
                                                                    place.error().message));
                                          }),
  };
}

}  // namespace damson::functions
