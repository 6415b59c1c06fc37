// Places on the earth in all the ways of writing them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "stdlib/support/geo_position.h"

using namespace damson;

namespace {

struct PlaceCase {
  std::string_view written;
  std::string_view meant;  // "latitude longitude", or part of the reason
};

}  // namespace

TEST_CASE("places are read as the table says") {
  const PlaceCase cases[] = {
      {"51.4908, -0.1272", "51.4908 -0.1272"},
      {"51.4908 -0.1272", "51.4908 -0.1272"},
      {"51.4908 0.1272", "51.4908 0.1272"},
      {"51.4908; -0.1272", "51.4908 -0.1272"},
      {"51.4908,-0.1272", "51.4908 -0.1272"},
      {"+51.4908, \u22120.1272", "51.4908 -0.1272"},
      {"51.4908\u00b0, -0.1272\u00b0", "51.4908 -0.1272"},
      {"51.4908\u00b0 -0.1272\u00b0", "51.4908 -0.1272"},
      {"51.4908 N, 0.1272 W", "51.4908 -0.1272"},
      {"51.4908N 0.1272W", "51.4908 -0.1272"},
      {"N51.4908 W0.1272", "51.4908 -0.1272"},
      {"0.1272 W, 51.4908 N", "51.4908 -0.1272"},
      {"51.4908 n, 0.1272 w", "51.4908 -0.1272"},
      {"51.4908 North, 0.1272 West", "51.4908 -0.1272"},
      {"51.4908\u00b0 north 0.1272\u00b0 west", "51.4908 -0.1272"},
      {"33.8675\u00b0 SOUTH, 151.207\u00b0 EAST", "-33.8675 151.207"},
      {"51.5\u00b0 N., 0.12\u00b0 W.", "51.5 -0.12"},
      {"51\u00b029\u203227\u2033N 0\u00b07\u203238\u2033W", "51.4908333 -0.1272222"},
      {"51\u00b029'27\"N, 0\u00b07'38\"W", "51.4908333 -0.1272222"},
      {"51\u00b0 29' 27'' N 0\u00b0 7' 38'' W", "51.4908333 -0.1272222"},
      {"51\u00ba29\u201927\u201dN 0\u00ba7\u201938\u201dW", "51.4908333 -0.1272222"},
      {"51\u02da29'27\"N 0\u02da7'38\"W", "51.4908333 -0.1272222"},
      {"51\u00b029\u00b427\u00b4\u00b4N 0\u00b07\u00b438\u00b4\u00b4W", "51.4908333 -0.1272222"},
      {"51\u00b029'27N 0\u00b07'38W", "51.4908333 -0.1272222"},
      {"51\u00b0 30 N, 0\u00b0 7 W", "51.5 -0.1166667"},
      {"51\u00b030' 0\u00b07'", "51.5 0.1166667"},
      {"51\u00b030'\u00a00\u00b07'", "51.5 0.1166667"},
      {"51\u00b030', -0\u00b07'", "51.5 -0.1166667"},
      {"51\u00b030'0\" 0\u00b07'0\"", "51.5 0.1166667"},
      {"51\u00b030' -0\u00b07'", "51.5 -0.1166667"},
      {"E 4\u00b0 53.115' N 52\u00b0 21.6'", "52.36 4.88525"},
      {"N 51\u00b0 29.45' W 0\u00b0 7.633'", "51.4908333 -0.1272167"},
      {"51:29:27N 0:07:38W", "51.4908333 -0.1272222"},
      {"51:29:27, -0:07:38", "51.4908333 -0.1272222"},
      {"51:30 0:07", "51.5 0.1166667"},
      {"51:29:27.6 N, 0:07:38.4 W", "51.491 -0.1273333"},
      {"51 29 27 N 0 07 38 W", "51.4908333 -0.1272222"},
      {"51 29 27 North, 0 07 38 West", "51.4908333 -0.1272222"},
      {"N 51 29 27 W 0 7 38", "51.4908333 -0.1272222"},
      {"51 30, 0 7", "51.5 0.1166667"},
      {"-33 51 36, 151 12 36", "-33.86 151.21"},
      {"51d29m27s N, 0d7m38s W", "51.4908333 -0.1272222"},
      {"51d 29m 27s N 0d 7m 38s W", "51.4908333 -0.1272222"},
      {"33d51m36s S 151d12m36s E", "-33.86 151.21"},
      {"33d51m S, 151d12m E", "-33.85 151.2"},
      {"51d29m27s, 0d7m38s", "51.4908333 0.1272222"},
      {"51 deg 29 min 27 sec N, 0 deg 7 min 38 sec W", "51.4908333 -0.1272222"},
      {"51 degrees 30 minutes north, 0 degrees 7 minutes west", "51.5 -0.1166667"},
      {"POINT(-0.1272 51.4908)", "51.4908 -0.1272"},
      {"POINT (-0.1272 51.4908)", "51.4908 -0.1272"},
      {"point( 4.9  52.4 )", "52.4 4.9"},
      {"SRID=4326;POINT(4.9 52.4)", "52.4 4.9"},
      {"geo:51.4908,-0.1272", "51.4908 -0.1272"},
      {"geo:51.4908,-0.1272;crs=wgs84", "51.4908 -0.1272"},
      {"+51.4908-000.1272/", "51.4908 -0.1272"},
      {"+51.4908-000.1272", "51.4908 -0.1272"},
      {"+5129.45-00007.633/", "51.4908333 -0.1272167"},
      {"+512927-0000738/", "51.4908333 -0.1272222"},
      {"-335136+1511236CRSWGS_84/", "-33.86 151.21"},
      {"+51-000/", "51 0"},
      {"90, 180", "90 180"},
      {"-90, -180", "-90 -180"},
      {"90\u00b00'0\"N 180\u00b00'0\"E", "90 180"},
      {"0, 0", "0 0"},
      {"0\u00b00'1\"S 0\u00b00'1\"W", "-0.0002778 -0.0002778"},
  };
  for (const auto& [written, meant] : cases) {
    CAPTURE(std::string(written));
    const auto place = read_geo_position(written);
    REQUIRE_MESSAGE(place.ok(), place.error().message);
    CHECK(fmt::format("{} {}", to_text(place->latitude), to_text(place->longitude)) == meant);
  }
}

TEST_CASE("what can be two places, or none, is refused with the reason") {
  const PlaceCase cases[] = {
      {"", "degrees is missing"},
      {"51.4908", "degrees is missing"},
      {"51.4908 N", "degrees is missing"},
      {"91, 0", "latitude is more than 90"},
      {"151.2, -33.8", "latitude is more than 90"},
      {"0, 180.5", "longitude is more than 180"},
      {"90\u00b00'0.1\"N 0\u00b00'0\"E", "latitude is more than 90"},
      {"180\u00b00'1\"E 0\u00b0N", "longitude is more than 180"},
      {"51\u00b060\u2032N 0\u00b07\u2032W", "60 or more"},
      {"51:29:60 0:07:38", "60 or more"},
      {"51 61 N, 0 7 W", "60 or more"},
      {"51.4 N, 0.1", "only one of two directions"},
      {"51.4, 0.1 W", "only one of two directions"},
      {"51.4 N, 0.1 S", "both directions are of one kind"},
      {"51.4 E, 0.1 W", "both directions are of one kind"},
      {"-51.4 S, 0.1 W", "minus sign and a direction"},
      {"S -51.4, W 0.1", "minus sign and a direction"},
      {"51,4908; -0,1272", "is not understood"},
      {"51.4908, -0.1272 (Tate)", "is not understood"},
      {"(51.4908, -0.1272)", "is not understood"},
      {"[-0.1272, 51.4908]", "is not understood"},
      {"London", "is not understood"},
      {"51.4908/-0.1272", "is not understood"},
      {"51.4908, -0.1272, 35", "is not understood"},
      {"51.4908 O, 0.1272 W", "is not understood"},
      {"51.5.1, 0", "is not understood"},
      {"51.5\u00b0 3\u2032, 0", "fraction before its smaller parts"},
      {"51.5:30 0:07", "fraction before its smaller parts"},
      {"51 29 0 7", "where the latitude ends"},
      {"51 29 27 0 7 38", "where the latitude ends"},
      {"51\u00b0 7", "minutes or a longitude"},
      {"51.5\u00b0 0.12", "minutes or a longitude"},
      {"POINT(51.4908)", "a POINT is not understood"},
      {"POINT EMPTY", "a POINT is not understood"},
      {"POINT Z(4.9 52.4 3)", "a POINT is not understood"},
      {"POINT(4.9 52.4 3)", "a POINT is not understood"},
      {"POINT(4.9, 52.4)", "a POINT is not understood"},
      {"POINT(52.4 104.9)", "latitude is more than 90"},
      {"SRID=27700;POINT(530000 178000)", "another system"},
      {"geo:51.4908,-0.1272,35", "geo: address"},
      {"geo:51.4908,-0.1272;u=35", "geo: address"},
      {"geo:51.4908", "geo: address"},
      {"+51.4908-000.1272+010/", "a height stands"},
      {"+5129-000/", "different parts"},
      {"+51.4908-000.1272CRSX/", "is not understood"},
      {"+9930-00007/", "latitude is more than 90"},
  };
  for (const auto& [written, reason] : cases) {
    CAPTURE(std::string(written));
    const auto place = read_geo_position(written);
    REQUIRE_FALSE(place.ok());
    CAPTURE(place.error().message);
    CHECK(place.error().message.find(reason) != std::string::npos);
  }
}
