// A place on the earth, as a record.
#include <array>
#include <fmt/format.h>

#include "runtime/values/unicode.h"
#include "stdlib/support/record_result.h"

namespace damson::functions {

namespace {

constexpr int geo_places = 7;  // about a centimetre

struct Position {
  Decimal latitude;
  Decimal longitude;
};
constexpr std::tuple position_fields{RecordField{"latitude", &Position::latitude}, RecordField{"longitude", &Position::longitude}};

/// Degrees, minutes and seconds, with a sign or one of N, S, E, W.
struct Angle {
  std::vector<Decimal> parts;
  bool negative = false;
  char direction = '\0';
};

class PositionReader {
 public:
  explicit PositionReader(Text text) : rest_(trimmed(text)) {}

  Result<Position> read() {
    auto first = read_angle();
    if (!first.ok()) return first.error();
    skip_spaces();
    if (take(",") || take(";")) skip_spaces();
    auto second = read_angle();
    if (!second.ok()) return second.error();
    skip_spaces();
    if (!rest_.empty()) return fail(fmt::format("\"{}\" is not understood", rest_));
    return position(*first, *second);
  }

 private:
  bool take(Text wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }
  bool take_one_of(std::initializer_list<Text> signs) {
    for (Text sign : signs) {
      if (take(sign)) return true;
    }
    return false;
  }
  void skip_spaces() {
    while (take_one_of({" ", "\t", "\u00a0", "\u2009", "\u202f"})) {
    }
  }
  char take_direction() {
    skip_spaces();
    if (rest_.empty()) return '\0';
    const char c = rest_[0] >= 'a' && rest_[0] <= 'z' ? static_cast<char>(rest_[0] - 'a' + 'A') : rest_[0];
    const char next = rest_.size() > 1 ? rest_[1] : ' ';
    const bool alone = !((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
    if (std::string_view("NSEW").find(c) == std::string_view::npos || !alone) return '\0';
    rest_.remove_prefix(1);
    return c;
  }

  Result<Angle> read_angle() {
    Angle angle;
    angle.direction = take_direction();
    skip_spaces();
    angle.negative = take_one_of({"-", "\u2212"});
    if (!angle.negative) take("+");
    // each part ends with its sign; only the last of those that are written with signs may lack it
    const std::array<std::initializer_list<Text>, 3> signs = {
        {{"\u00b0", "\u00ba", "deg"}, {"'", "\u2032", "\u2019"}, {"\"", "\u2033", "\u201d", "''"}}};
    for (size_t part = 0; part < 3; ++part) {
      skip_spaces();
      const size_t end = std::min(rest_.find_first_not_of("0123456789."), rest_.size());
      if (end == 0) break;
      const auto number = damson::parse_decimal(rest_.substr(0, end));
      if (!number) return fail(fmt::format("\"{}\" is not a number", rest_.substr(0, end)));
      rest_.remove_prefix(end);
      angle.parts.push_back(*number);
      skip_spaces();
      if (!take_one_of(signs[part])) break;
    }
    if (angle.parts.empty()) return fail("a number of degrees is missing");
    const char behind = take_direction();
    if (behind != '\0' && angle.direction != '\0') {
      // "N 51° E 0°": the second letter belongs to what follows
      rest_ = Text(rest_.data() - 1, rest_.size() + 1);
    } else if (behind != '\0') {
      angle.direction = behind;
    }
    if (angle.negative && angle.direction != '\0') return fail("a minus sign and a direction stand together");
    return angle;
  }

  static Result<Position> position(const Angle& first, const Angle& second) {
    const auto north = [](const Angle& angle) { return angle.direction == 'N' || angle.direction == 'S'; };
    if ((first.direction == '\0') != (second.direction == '\0')) return fail("only one of two directions is said");
    if (first.direction != '\0' && north(first) == north(second)) return fail("both directions are of one kind");
    const bool turned = first.direction != '\0' && !north(first);
    const auto latitude = degrees(turned ? second : first, 90, "latitude");
    if (!latitude.ok()) return latitude.error();
    const auto longitude = degrees(turned ? first : second, 180, "longitude");
    if (!longitude.ok()) return longitude.error();
    return Position{*latitude, *longitude};
  }

  static Result<Decimal> degrees(const Angle& angle, int64_t most, std::string_view what) {
    Decimal total;
    const Decimal sixty = Decimal::from_integer(60);
    Decimal unit = Decimal::from_integer(1);
    for (size_t i = 0; i < angle.parts.size(); ++i) {
      const bool whole = i + 1 == angle.parts.size() || to_integer(angle.parts[i]);
      if (!whole) return fail(fmt::format("the {} has a fraction before its smaller parts", what));
      if (i > 0 && angle.parts[i] >= sixty) return fail(fmt::format("the {} has minutes or seconds of 60 or more", what));
      const auto part = i == 0 ? std::optional(angle.parts[i]) : divide(angle.parts[i], unit, geo_places + 3);
      const auto sum = part ? damson::add(total, *part) : std::nullopt;
      const auto smaller = multiply(unit, sixty);
      if (!sum || !smaller) return fail("a number is too long");
      total = *sum;
      unit = *smaller;
    }
    if (angle.parts.size() > 1) {
      const auto rounded = round_to(total, geo_places);
      if (!rounded) return fail("a number is too long");
      total = normalised(*rounded);
    }
    if (total > Decimal::from_integer(most)) return fail(fmt::format("the {} is more than {} degrees", what, most));
    const bool negative = angle.negative || angle.direction == 'S' || angle.direction == 'W';
    return negative ? negated(total) : total;
  }

  Text rest_;
};

}  // namespace

Function geo() {
  return {
      .name = "geo",
      .family = "places",
      .summary = "A place on the earth as a record with `latitude` and `longitude` in decimal degrees.",
      .details = "Decimal degrees, or degrees with minutes and seconds; latitude first where no directions are said. North and east are positive. "
                 "Minutes and seconds are rounded to seven digits behind the point, about a centimetre; decimal degrees stay as they are.",
      .parameters = {{"text", "The place as it is written."}},
      .examples = {{R"("51.4908, -0.1272" | geo)", "{ latitude: 51.4908, longitude: -0.1272 }"},
                   {R"("51°29′27″N 0°7′38″W" | geo)", "{ latitude: 51.4908333, longitude: -0.1272222 }"},
                   {R"("E 4° 53.115' N 52° 21.6'" | geo)", "{ latitude: 52.36, longitude: 4.88525 }"}},
      .edge_cases = {{"missing | geo", "missing"},
                     {R"("" | geo)", R"(fails "degrees is missing")"},
                     {R"("51.4908" | geo)", R"(fails "degrees is missing")"},
                     {R"("91, 0" | geo)", R"(fails "latitude is more than 90")"},
                     {R"("0, 180.5" | geo)", R"(fails "longitude is more than 180")"},
                     {R"("51°60′N 0°7′W" | geo)", R"(fails "60 or more")"},
                     {R"("51.4 N, 0.1" | geo)", R"(fails "only one of two directions")"},
                     {R"("51.4 N, 0.1 S" | geo)", R"(fails "both directions are of one kind")"},
                     {R"("-51.4 S, 0.1 W" | geo)", R"(fails "minus sign and a direction")"},
                     {R"("51,4908; -0,1272" | geo)", R"(fails "is not understood")"},
                     {R"x("51.4908, -0.1272 (Tate)" | geo)x", R"(fails "is not understood")"},
                     {R"("51.5° 3′, 0" | geo)", R"(fails "fraction before its smaller parts")"}},
      .body = text_to_record<Position>(position_fields, [](Text text) -> Result<Position> {
        auto place = PositionReader(text).read();
        if (place.ok()) return place;
        return fail(fmt::format("\"{}\" cannot be read as a place: {}", text, place.error().message));
      }),
  };
}

}  // namespace damson::functions
