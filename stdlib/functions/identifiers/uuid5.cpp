// An identifier made from names.
#include <fmt/format.h>
#include <openssl/sha.h>
#include <array>

#include "runtime/values/each_row.h"

namespace damson::functions {

namespace {

struct KnownNamespace {
  Text name;
  Text uuid;
};
constexpr std::array<KnownNamespace, 4> known_namespaces = {{{"dns", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"},
                                                             {"url", "6ba7b811-9dad-11d1-80b4-00c04fd430c8"},
                                                             {"oid", "6ba7b812-9dad-11d1-80b4-00c04fd430c8"},
                                                             {"x500", "6ba7b814-9dad-11d1-80b4-00c04fd430c8"}}};

int uuid_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Appends the 16 bytes of a UUID; false when it is none.
bool write_uuid_bytes(Text text, std::string& out) {
  for (const KnownNamespace& known : known_namespaces) {
    if (known.name == text) text = known.uuid;
  }
  if (text.size() != 36) return false;
  for (size_t at = 0; at < text.size();) {
    const bool hyphen = at == 8 || at == 13 || at == 18 || at == 23;
    if (hyphen) {
      if (text[at++] != '-') return false;
      continue;
    }
    const int high = uuid_digit(text[at]);
    const int low = uuid_digit(text[at + 1]);
    if (high < 0 || low < 0) return false;
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return true;
}

std::string uuid_of_name(const std::string& name) {
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest;
  SHA1(reinterpret_cast<const unsigned char*>(name.data()), name.size(), digest.data());
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0f) | 0x50);  // version 5
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3f) | 0x80);  // RFC 4122
  std::string out;
  for (size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    fmt::format_to(std::back_inserter(out), "{:02x}", digest[i]);
  }
  return out;
}

}  // namespace

Function uuid5() {
  return {
      .name = "uuid5",
      .family = "identifiers",
      .summary = "The UUID (version 5) that a namespace and a name always have together.",
      .parameters = {{"namespace", R"(A UUID, or "dns", "url", "oid" or "x500".)"},
                     {"parts", "The name; several parts are joined with the character U+001F."}},
      .examples = {{R"(uuid5("dns", "python.org"))", R"("886313e1-3b8a-5372-9b90-0c9aee199e5d")"},
                   {R"(uuid5("url", "https://www.tate.org.uk/", "A00001"))",
                    R"("fcc83712-640d-5d71-88a0-8d46004f760c")"}},
      .edge_cases = {{R"(uuid5("dns", missing))", "missing"},
                     {R"(uuid5("url", ""))", R"("1b4db7eb-4057-5ddf-91e0-36dec72071f5")"},
                     {R"(uuid5("url", "é"))", R"("10e1d6de-dc68-53f0-883a-30ec870dd739")"},
                     {R"(uuid5("tate", "a"))", R"(fails "is no UUID")"},
                     {R"(uuid5("886313e1-3b8a-5372-9b90-0c9aee199e5d", "a"))",
                      R"("bb798640-32b1-5842-9b92-ab5456bde5d7")"}},
      .body = each_row([](Text name_space, const Rest<Text>& parts, RowContext& row) -> Result<Text> {
        if (parts.empty()) return fail("there is no name to make an identifier from");
        std::string& name = row.scratch();
        if (!write_uuid_bytes(name_space, name))
          return fail(fmt::format("\"{}\" is no UUID and none of dns, url, oid, x500", name_space));
        for (size_t i = 0; i < parts.size(); ++i) {
          if (i > 0) name += '\x1f';
          name += parts[i];
        }
        return row.copy(uuid_of_name(name));
      }),
  };
}

}  // namespace damson::functions
