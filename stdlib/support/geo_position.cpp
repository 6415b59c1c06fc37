// Reading written places.
#include "stdlib/support/geo_position.h"

#include <fmt/format.h>
#include <algorithm>
#include <string>

#include "runtime/values/unicode.h"
#include "stdlib/support/geo_angle.h"

namespace damson {

namespace {

using GeoKind = GeoToken::Kind;

Result<GeoPosition> position_of(const GeoAngle& first, const GeoAngle& second) {
  const auto north = [](const GeoAngle& angle) { return angle.direction == 'N' || angle.direction == 'S'; };
  if ((first.direction == '\0') != (second.direction == '\0')) return fail("only one of two directions is said");
  if (first.direction != '\0' && north(first) == north(second)) return fail("both directions are of one kind");
  const bool turned = first.direction != '\0' && !north(first);
  const auto latitude = degrees_of(turned ? second : first, 90, "latitude");
  if (!latitude.ok()) return latitude.error();
  const auto longitude = degrees_of(turned ? first : second, 180, "longitude");
  if (!longitude.ok()) return longitude.error();
  return GeoPosition{*latitude, *longitude};
}

/// Two angles, one after the other.
class AnglesReader {
 public:
  explicit AnglesReader(Text text) : text_(text), tokens_(geo_tokens(text)) {}

  Result<GeoPosition> read() {
    auto first = read_angle();
    if (!first.ok()) return first.error();
    const bool divided = look().kind == GeoKind::divider;
    if (divided) ++at_;
    const bool bare = !first->marked && first->direction == '\0' && !divided;
    if (bare && first->parts.size() == 2 && look().kind == GeoKind::end) return two_numbers(*first);
    if (bare && first->parts.size() > 1 && !signed_number()) return fail("it is not said where the latitude ends");
    angles_ = 1;
    auto second = read_angle();
    if (!second.ok()) return second.error();
    if (look().kind != GeoKind::end) return fail(fmt::format("\"{}\" is not understood", rest()));
    if (first->marked != second->marked && first->marked && second->direction == '\0' && !divided) {
      return fail("it is not said whether a number is minutes or a longitude");
    }
    return position_of(*first, *second);
  }

 private:
  const GeoToken& look(size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  Text rest() const { return text_.substr(static_cast<size_t>(look().text.data() - text_.data())); }
  bool signed_number() const { return look().kind == GeoKind::minus || look().kind == GeoKind::plus; }
  bool take(GeoKind kind) {
    if (look().kind != kind) return false;
    ++at_;
    return true;
  }

  /// "51.4908 -0.1272" has no sign between; "51 0" neither.
  static Result<GeoPosition> two_numbers(const GeoAngle& both) {
    GeoAngle latitude = both;
    latitude.parts = {both.parts[0]};
    GeoAngle longitude;
    longitude.parts = {both.parts[1]};
    return position_of(latitude, longitude);
  }

  char read_direction() {
    if (look().kind != GeoKind::direction) return '\0';
    const char c = tokens_[at_++].text[0];
    return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
  }

  Result<GeoAngle> read_angle() {
    GeoAngle angle;
    angle.direction = read_direction();
    angle.negative = take(GeoKind::minus);
    if (!angle.negative) take(GeoKind::plus);
    if (look().kind != GeoKind::number) {
      if (look().kind == GeoKind::end) return fail("a number of degrees is missing");
      return fail(fmt::format("\"{}\" is not understood", rest()));
    }
    angle.parts.push_back(tokens_[at_++].number);
    if (look().kind == GeoKind::colon) {
      angle.marked = true;
      while (angle.parts.size() < 3 && look().kind == GeoKind::colon && look(1).kind == GeoKind::number)
        add_part(angle, 2);
    } else {
      angle.marked = take(GeoKind::degree);
      read_smaller(angle);
    }
    if (angle.direction == '\0') angle.direction = read_direction();
    if (angle.negative && angle.direction != '\0') return fail("a minus sign and a direction stand together");
    return angle;
  }

  void add_part(GeoAngle& angle, size_t tokens) {
    angle.parts.push_back(look(tokens - 1).number);
    at_ += tokens;
  }

  /// Minutes and seconds. A number without its sign is one where a direction or a comma follows, or nothing but numbers
  /// do.
  void read_smaller(GeoAngle& angle) {
    for (GeoKind wanted : {GeoKind::minute, GeoKind::second}) {
      if (look().kind != GeoKind::number) return;
      if (look(1).kind == wanted) {
        angle.parts.push_back(look().number);
        at_ += 2;
        angle.marked = true;
        continue;
      }
      const GeoKind behind = look(1).kind;
      const bool last = behind == GeoKind::direction || behind == GeoKind::divider || behind == GeoKind::end;
      const bool more = behind == GeoKind::number || behind == GeoKind::minus || behind == GeoKind::plus;
      if (!(last && !(behind == GeoKind::end && angle.marked && angles_ == 0)) && !(more && !angle.marked)) return;
      angle.parts.push_back(look().number);
      ++at_;
    }
  }

  Text text_;
  std::vector<GeoToken> tokens_;
  size_t at_ = 0;
  size_t angles_ = 0;  // read before
};

std::string in_capitals(Text text) {
  std::string capitals(text);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return capitals;
}

/// A number with its sign at the front of `rest`; nothing where none stands.
std::optional<Decimal> front_decimal(Text& rest) {
  rest = trimmed(rest);
  const size_t sign = rest.starts_with('-') || rest.starts_with('+') ? 1 : 0;
  const size_t end = std::min(rest.find_first_not_of("0123456789.", sign), rest.size());
  const auto number = parse_decimal(rest.substr(sign, end - sign));
  if (!number) return std::nullopt;
  const bool negative = rest[0] == '-';
  rest.remove_prefix(end);
  return negative ? negated(*number) : *number;
}

Result<GeoPosition> decimal_position(const Decimal& latitude, const Decimal& longitude) {
  const auto angle = [](const Decimal& number) {
    GeoAngle found;
    found.negative = number.coefficient < 0;
    found.parts = {found.negative ? negated(number) : number};
    return found;
  };
  return position_of(angle(latitude), angle(longitude));
}

/// "POINT(4.9 52.4)", longitude first, with "SRID=4326;" before it or not.
std::optional<Result<GeoPosition>> well_known_text(Text text) {
  const std::string capitals = in_capitals(text);
  Text rest = capitals;
  if (rest.starts_with("SRID=")) {
    const size_t end = std::min(rest.find(';'), rest.size());
    if (rest.substr(0, end) != "SRID=4326")
      return Result<GeoPosition>(fail("it is in another system of coordinates than WGS 84"));
    rest = rest.substr(std::min(end + 1, rest.size()));
  }
  if (!rest.starts_with("POINT")) return std::nullopt;
  rest = trimmed(rest.substr(5));
  const auto refuse = [] {
    return Result<GeoPosition>(fail("a POINT is not understood; \"POINT(4.9 52.4)\" has longitude and latitude"));
  };
  if (!rest.starts_with('(') || !rest.ends_with(')')) return refuse();
  rest = rest.substr(1, rest.size() - 2);
  const auto longitude = front_decimal(rest);
  const bool apart = !rest.empty() && rest[0] == ' ';
  const auto latitude = longitude && apart ? front_decimal(rest) : std::nullopt;
  if (!latitude || !trimmed(rest).empty()) return refuse();
  return decimal_position(*latitude, *longitude);
}

/// RFC 5870: "geo:52.4,4.9".
std::optional<Result<GeoPosition>> geo_address(Text text) {
  const std::string capitals = in_capitals(text);
  Text rest = capitals;
  if (!rest.starts_with("GEO:")) return std::nullopt;
  rest = rest.substr(4);
  const auto refuse = [] {
    return Result<GeoPosition>(fail("a geo: address is not understood, or says more than a latitude and a longitude"));
  };
  const auto latitude = front_decimal(rest);
  if (!latitude || !rest.starts_with(',')) return refuse();
  rest.remove_prefix(1);
  const auto longitude = front_decimal(rest);
  if (!longitude || (!rest.empty() && rest != ";CRS=WGS84")) return refuse();
  return decimal_position(*latitude, *longitude);
}

/// One half of ISO 6709, such as "+5129.45" or "-0000738": degrees of `digits`, then two digits each of minutes and
/// seconds.
std::optional<GeoAngle> iso_angle(Text& rest, size_t digits) {
  if (!rest.starts_with('+') && !rest.starts_with('-')) return std::nullopt;
  GeoAngle angle;
  angle.negative = rest[0] == '-';
  const size_t end = std::min(rest.find_first_not_of("0123456789.", 1), rest.size());
  Text number = rest.substr(1, end - 1);
  const size_t whole = std::min(number.find('.'), number.size());
  if (whole < digits || whole > digits + 4 || (whole - digits) % 2 != 0) return std::nullopt;
  for (size_t at = 0; at < whole;) {
    const size_t size = at == 0 ? digits : 2;
    const bool last = at + size == whole;
    const auto part = parse_decimal(last ? number.substr(at) : number.substr(at, size));
    if (!part) return std::nullopt;
    angle.parts.push_back(*part);
    at += size;
  }
  rest.remove_prefix(end);
  return angle;
}

/// "+5129.45-00007.63/": nothing stands between the halves.
std::optional<Result<GeoPosition>> iso_6709(Text text) {
  const bool ended = text.find('/') != Text::npos;
  Text rest = text;
  const auto latitude = iso_angle(rest, 2);
  const auto longitude = latitude ? iso_angle(rest, 3) : std::nullopt;
  if (!longitude) return std::nullopt;
  if (latitude->parts.size() != longitude->parts.size())
    return Result<GeoPosition>(fail("latitude and longitude have different parts"));
  if (rest.starts_with('+') || rest.starts_with('-'))
    return Result<GeoPosition>(fail("a height stands behind the longitude"));
  if (!(rest.empty() && !ended) && rest != "/" && rest != "CRSWGS_84/")
    return Result<GeoPosition>(fail(fmt::format("\"{}\" is not understood", rest)));
  return position_of(*latitude, *longitude);
}

}  // namespace

Result<GeoPosition> read_geo_position(Text text) {
  const Text written = trimmed(text);
  for (const auto& form : {well_known_text, geo_address, iso_6709}) {
    if (auto found = form(written)) return *found;
  }
  return AnglesReader(written).read();
}

}  // namespace damson
