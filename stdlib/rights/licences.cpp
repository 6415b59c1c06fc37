// The licences of Creative Commons.
#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "runtime/values/unicode.h"
#include "stdlib/rights/rights_terms.h"
#include "stdlib/support/identifier_text.h"

namespace damson::rights {

namespace {

constexpr std::array<std::string_view, 6> licence_elements = {"by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"};
constexpr std::array<std::string_view, 6> licence_versions = {"1.0", "2.0", "2.1", "2.5", "3.0", "4.0"};

/// Those for which versions before 4.0 were adapted, and the version for organisations of several states.
constexpr std::string_view licence_jurisdictions =
    " ar at au az be bg br ca ch cl cn co cr cz de dk ec ee eg es fi fr ge gr gt hk hr hu ie igo il in it jp kr lu mk "
    "mt mx my ng nl no nz pe "
    "ph pl pr pt ro rs scotland se sg si th tw ug uk us ve vn za ";

template <size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

/// "by-nc-nd/3.0/de" of an address, "by-nc-nd 3.0 de" of a short form: in parts, in small letters.
std::vector<std::string> parts_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  std::string part;
  for (char c : text) {
    if (separators.find(c) != std::string_view::npos) {
      if (!part.empty()) parts.push_back(std::move(part));
      part.clear();
    } else {
      part += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

/// Whether all that is left of an address names the same licence: its text, or the summary in some language.
bool names_a_page(std::span<const std::string> rest) {
  if (rest.empty()) return true;
  return rest.size() == 1 && (rest[0].starts_with("legalcode") || rest[0].starts_with("deed"));
}

/// In version 1.0 the order of two elements was another.
std::string elements_in(std::string elements, std::string_view version) {
  if (elements == "by-nd-nc") elements = "by-nc-nd";
  return elements == "by-nc-nd" && version == "1.0" ? "by-nd-nc" : elements;
}

Result<Licence> checked_licence(std::string elements, std::string version, std::string jurisdiction) {
  if (!among(licence_elements, elements) && elements != "by-nd-nc")
    return fail(fmt::format("Creative Commons has no licence \"{}\"", elements));
  if (version.empty()) return fail("its version is not said");
  if (!among(licence_versions, version)) return fail(fmt::format("Creative Commons has no version {}", version));
  if (!jurisdiction.empty() &&
      (version == "4.0" || licence_jurisdictions.find(" " + jurisdiction + " ") == std::string_view::npos)) {
    return fail(fmt::format("version {} was not adapted for \"{}\"", version, jurisdiction));
  }
  if (version == "2.1" && jurisdiction.empty()) return fail("version 2.1 exists only as adapted for a country");
  return Licence{elements_in(std::move(elements), version), std::move(version), std::move(jurisdiction)};
}

Result<Licence> public_domain(std::string_view tool, std::string_view version) {
  if (!version.empty() && version != "1.0") return fail(fmt::format("there is no version {} of it", version));
  return Licence{std::string(tool), "1.0", {}};
}

Result<Licence> of_address(std::string_view rest) {
  rest = rest.substr(0, rest.find_first_of("?#"));
  std::vector<std::string> parts = parts_of(rest, "/");
  const std::string kind = parts.empty() ? "" : parts[0];
  if (parts.size() < 3 || (kind != "licenses" && kind != "publicdomain"))
    return fail("the address is not that of a licence with its version");
  const std::span<const std::string> all(parts);
  if (kind == "publicdomain") {
    if ((parts[1] != "zero" && parts[1] != "mark") || !names_a_page(all.subspan(3)))
      return fail("the address is not that of CC0 or the Public Domain Mark");
    return public_domain(parts[1], parts[2]);
  }
  const bool port = parts.size() > 3 && !names_a_page(all.subspan(3));
  if (port && !names_a_page(all.subspan(4))) return fail("the address goes on behind the licence");
  return checked_licence(parts[1], parts[2], port ? parts[3] : "");
}

Result<Licence> of_short_form(std::string_view text) {
  std::vector<std::string> parts = parts_of(text, " -_");
  if (parts.size() >= 3 && parts[0] == "public" && parts[1] == "domain" && parts[2] == "mark") {
    if (parts.size() > 4) return fail("it is no short form of a licence");
    return public_domain("mark", parts.size() == 4 ? parts[3] : "");
  }
  const bool zero =
      !parts.empty() &&
      (parts[0] == "cc0" || (parts.size() > 1 && parts[0] == "cc" && (parts[1] == "0" || parts[1] == "zero")));
  if (zero) {
    const size_t behind = parts[0] == "cc0" ? 1 : 2;
    if (parts.size() > behind + 1) return fail("it is no short form of a licence");
    return public_domain("zero", parts.size() > behind ? parts[behind] : "");
  }
  if (parts.size() < 2 || parts[0] != "cc") return fail("it is no short form of a licence");
  std::string elements;
  size_t at = 1;
  for (; at < parts.size() && parts[at].find_first_of("0123456789") == std::string::npos; ++at)
    elements += (elements.empty() ? "" : "-") + parts[at];
  std::string version = at < parts.size() ? parts[at] : "";
  if (parts.size() > at + 2) return fail("it is no short form of a licence");
  return checked_licence(std::move(elements), std::move(version), parts.size() > at + 1 ? parts[at + 1] : "");
}

}  // namespace

std::string uri_of(const Licence& licence) {
  const bool tool = licence.elements == "zero" || licence.elements == "mark";
  return fmt::format("https://creativecommons.org/{}/{}/{}/{}{}", tool ? "publicdomain" : "licenses", licence.elements,
                     licence.version, licence.jurisdiction, licence.jurisdiction.empty() ? "" : "/");
}

std::string name_of(const Licence& licence) {
  if (licence.elements == "zero") return "CC0 " + licence.version;
  if (licence.elements == "mark") return "Public Domain Mark " + licence.version;
  std::string name = "CC " + licence.elements + " " + licence.version;
  if (!licence.jurisdiction.empty()) name += " " + licence.jurisdiction;
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return name;
}

Result<Licence> find_licence(std::string_view text) {
  const std::string_view written = trimmed(text);
  const std::string_view rest =
      without_prefix(written, {"https://creativecommons.org/", "http://creativecommons.org/",
                               "https://www.creativecommons.org/", "http://www.creativecommons.org/"});
  auto found = rest.size() != written.size() ? of_address(rest) : of_short_form(written);
  if (found.ok()) return found;
  return fail(fmt::format("\"{}\" is not read as a licence of Creative Commons: {}", text, found.error().message));
}

}  // namespace damson::rights
