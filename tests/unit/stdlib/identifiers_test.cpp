// Identifiers: what is one, in which form it is given, and what only looks like one.
#include "tests/support/called.h"

using namespace damson;
using namespace damson::test;

TEST_CASE("an ISBN is given as 13 digits; the number of printed music is none") {
  check_called("isbn",
               {{"978-0-306-40615-7", R"("9780306406157")"}, {"9780306406157", R"("9780306406157")"}, {"978 0 306 40615 7", R"("9780306406157")"},
                {"978\u20110\u2011306\u201140615\u20117", R"("9780306406157")"}, {"ISBN 978-0-306-40615-7", R"("9780306406157")"},
                {"ISBN-13: 978-0-306-40615-7", R"("9780306406157")"}, {"ISBN13: 9780306406157", R"("9780306406157")"}, {"isbn:9780306406157", R"("9780306406157")"},
                {"urn:isbn:0306406152", R"("9780306406157")"}, {"0-306-40615-2", R"("9780306406157")"}, {"ISBN-10: 0-306-40615-2", R"("9780306406157")"},
                {"ISBN10:0306406152", R"("9780306406157")"}, {"080442957X", R"("9780804429573")"}, {"080442957x", R"("9780804429573")"}, {"155860832X", R"("9781558608320")"},
                {"0-9752298-0-X", R"("9780975229804")"}, {"043942089X", R"("9780439420891")"}, {" 0306406152 ", R"("9780306406157")"},
                {"979-10-90636-07-1", R"("9791090636071")"}, {"9798600000001", R"("9798600000001")"}, {"979-12-0000-000-6", R"("9791200000006")"},
                {"9798770000009", R"("9798770000009")"}, {"9789999999991", R"("9789999999991")"},
                {"9790260000438", "fails but an ISMN"}, {"979-0-2600-0043-8", "fails but an ISMN"}, {"979-0-109-06360-0", "fails but an ISMN"},
                {"ISMN 979-0-2600-0043-8", "fails but an ISMN"}, {"M-2306-7118-7", "fails but an ISMN"}, {"ISMN M-2306-7118-7", "fails but an ISMN"},
                {"9790260000439", "fails is no ISBN"}, {"9780306406158", "fails check digit would be 7"}, {"0-306-40615-3", "fails check digit would be 2"},
                {"0306406125", "fails check digit would be"}, {"5901234123457", "fails begins with 978 or 979"}, {"9770306406158", "fails begins with 978 or 979"},
                {"03064A6152", "fails a letter stands in it"}, {"97803064061X7", "fails a letter stands in it"}, {"978030640615X", "fails a letter stands in it"},
                {"0X06406152", "fails a letter stands in it"}, {"030640615", "fails 10 or 13 digits"}, {"97803064061577", "fails 10 or 13 digits"}, {"", "fails 10 or 13 digits"},
                {"0306406152 (pbk.)", "fails 10 or 13 digits"}, {"0.306.40615.2", "fails 10 or 13 digits"}, {"ISBN", "fails 10 or 13 digits"}, {"\uff10306406152", "fails 10 or 13 digits"}});
}

TEST_CASE("an ORCID iD is one of those that ORCID gives out") {
  check_called("orcid",
               {{"0000-0002-1825-0097", R"("0000-0002-1825-0097")"}, {"0000000218250097", R"("0000-0002-1825-0097")"}, {"0000 0002 1825 0097", R"("0000-0002-1825-0097")"},
                {"https://orcid.org/0000-0002-1825-0097", R"("0000-0002-1825-0097")"}, {"http://orcid.org/0000-0002-1825-0097", R"("0000-0002-1825-0097")"},
                {"https://orcid.org/0000-0002-1825-0097/", R"("0000-0002-1825-0097")"}, {"https://www.orcid.org/0000-0002-1825-0097", R"("0000-0002-1825-0097")"},
                {"orcid.org/0000-0002-1825-0097", R"("0000-0002-1825-0097")"}, {"ORCID: 0000-0002-1825-0097", R"("0000-0002-1825-0097")"},
                {"ORCID iD: 0000-0002-1825-0097", R"("0000-0002-1825-0097")"}, {"ORCID iD 0000-0002-1825-0097", R"("0000-0002-1825-0097")"},
                {"orcid:0000-0002-1825-0097", R"("0000-0002-1825-0097")"}, {"0000-0002-1694-233X", R"("0000-0002-1694-233X")"}, {"000000021694233x", R"("0000-0002-1694-233X")"},
                {"0000\u20110002\u20111825\u20110097", R"("0000-0002-1825-0097")"}, {" 0000-0002-1825-0097 ", R"("0000-0002-1825-0097")"},
                {"0000-0001-5000-0007", R"("0000-0001-5000-0007")"}, {"0000-0003-5000-0001", R"("0000-0003-5000-0001")"}, {"0000-0003-4999-9997", R"("0000-0003-4999-9997")"},
                {"0000-0002-9999-9998", R"("0000-0002-9999-9998")"}, {"0009-0000-0000-0009", R"("0009-0000-0000-0009")"}, {"0009-0009-9999-9996", R"("0009-0009-9999-9996")"},
                {"0009-0010-0000-0003", R"("0009-0010-0000-0003")"}, {"0009-0001-2345-6786", R"("0009-0001-2345-6786")"},
                {"0000-0001-4999-9992", "fails gives out no such numbers"}, {"0000-0003-5000-001X", "fails gives out no such numbers"},
                {"0000-0001-2103-2683", "fails gives out no such numbers"}, {"0009-0010-0000-0011", "fails gives out no such numbers"},
                {"0002-0000-0000-0004", "fails gives out no such numbers"}, {"0000-0000-0000-0001", "fails gives out no such numbers"},
                {"https://orcid.org/0000-0001-2103-2683", "fails gives out no such numbers"}, {"0000-0002-1825-0098", "fails check digit would be 7"},
                {"0000-0002-1825-009X", "fails check digit would be 7"}, {"0000-0002-1852-0097", "fails check digit would be"}, {"0000-0002-1825-009", "fails 15 digits"},
                {"0000-0002-1825-00977", "fails 15 digits"}, {"", "fails 15 digits"}, {"X000-0002-1825-0097", "fails 15 digits"}, {"0000-0002-1825-0097?lang=en", "fails 15 digits"},
                {"0000/0002/1825/0097", "fails 15 digits"}, {"https://sandbox.orcid.org/0000-0002-1825-0097", "fails 15 digits"}, {"orcid", "fails 15 digits"}});
}

TEST_CASE("a DOI ends where its address has a query or a fragment") {
  check_called("doi",
               {{"10.1000/182", R"("10.1000/182")"}, {"doi:10.1000/182", R"("10.1000/182")"}, {"DOI: 10.1000/182", R"("10.1000/182")"}, {"doi 10.1000/182", R"("10.1000/182")"},
                {"https://doi.org/10.1000/182", R"("10.1000/182")"}, {"http://dx.doi.org/10.1000/182", R"("10.1000/182")"}, {"https://www.doi.org/10.1000/182", R"("10.1000/182")"},
                {"doi.org/10.1000/182", R"("10.1000/182")"}, {"info:doi/10.1000/182", R"("10.1000/182")"}, {"urn:doi:10.1000/182", R"("10.1000/182")"},
                {"HTTPS://DOI.ORG/10.1000/ABC", R"("10.1000/abc")"}, {"10.1038/S41586-020-2649-2", R"("10.1038/s41586-020-2649-2")"}, {"10.1000.10/123", R"("10.1000.10/123")"},
                {"10.1000/a/b/c", R"("10.1000/a/b/c")"}, {"10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", R"("10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o")"},
                {"10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-#", R"("10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-#")"},
                {"https://doi.org/10.1000/182?lang=en", R"("10.1000/182")"}, {"https://doi.org/10.1000/182#top", R"("10.1000/182")"}, {"https://doi.org/10.1000/182?a=b#top", R"("10.1000/182")"},
                {"https://doi.org/10.1000/182?", R"("10.1000/182")"}, {"doi.org/10.1000/182?utm_source=x", R"("10.1000/182")"}, {"https://doi.org/10.1000/a%23b", R"("10.1000/a#b")"},
                {"https://doi.org/10.1000/a%3Fb", R"("10.1000/a?b")"}, {"https://doi.org/10.1000/a%3Fb?c", R"("10.1000/a?b")"}, {"10.1000/(182)", R"x("10.1000/(182)")x"},
                {"10.1000/\u00e9", "\"10.1000/\u00e9\""}, {" 10.1000/182 ", R"("10.1000/182")"},
                {"10.1000/182?lang=en", "fails begin a query"}, {"doi:10.1000/182#top", "fails begin a fragment"}, {"10.1000/182#", "fails begin a fragment"},
                {"https://doi.org/10.1002/(SICI)1::2-CO;2-#", "fails begin a fragment"}, {"10.1000/182)", "fails may belong to the sentence"}, {"10.1000/182]", "fails may belong to the sentence"},
                {"10.1000/182>", "fails may belong to the sentence"}, {"10.1000/182\"", "fails may belong to the sentence"}, {"10.1000/182.", "fails may belong to the sentence"},
                {"10.1000/182,", "fails may belong to the sentence"}, {"10.1000/a b", "fails a space stands in it"}, {"10.1000/a\u00a0b", "fails a space stands in it"},
                {"10.1000/a\u200bb", "fails that is not seen"}, {"10.1000/", "fails nothing stands behind"}, {"https://doi.org/10.1000/?x", "fails nothing stands behind"}, {"10.10/x", "fails begins with"},
                {"10.1000", "fails begins with"}, {"11.1000/x", "fails begins with"}, {"", "fails begins with"}, {"(10.1000/182)", "fails begins with"}, {"10.1000./x", "fails begins with"},
                {"https://doi.org/10.1000/%G0", "fails escape"}, {"https://example.org/10.1000/182", "fails begins with"}});
}

TEST_CASE("an ARK is given without what means nothing in it") {
  check_called("ark",
               {{"ark:13030/xf93gt2q", R"("ark:13030/xf93gt2q")"}, {"ark:/13030/xf93gt2q", R"("ark:13030/xf93gt2q")"}, {"ARK:/13030/xf93gt2q", R"("ark:13030/xf93gt2q")"},
                {"https://n2t.net/ark:/13030/xf93gt2q", R"("ark:13030/xf93gt2q")"}, {"https://n2t.net/ark:13030/xf93gt2q", R"("ark:13030/xf93gt2q")"},
                {"http://ark.bnf.fr/ark:/12148/btv1b8449691v", R"("ark:12148/btv1b8449691v")"}, {"ark:/13030/xf93-gt2q", R"("ark:13030/xf93gt2q")"},
                {"ark:/13030/xf\u2010gt\u2013q", R"("ark:13030/xfgtq")"}, {"ark:13030/-xf93gt2q-", R"("ark:13030/xf93gt2q")"},
                {"ark:13030//xf93gt2q", R"("ark:13030/xf93gt2q")"}, {"ark:/13030//xf93gt2q", R"("ark:13030/xf93gt2q")"}, {"ark:13030/xf93gt2q/", R"("ark:13030/xf93gt2q")"},
                {"ark:13030/xf93gt2q//", R"("ark:13030/xf93gt2q")"}, {"ark:13030/xf93gt2q.", R"("ark:13030/xf93gt2q")"}, {"ark:13030/xf93//c1", R"("ark:13030/xf93/c1")"},
                {"ark:13030/xf93///c1/", R"("ark:13030/xf93/c1")"}, {"ark:13030/xf93/.v1", R"("ark:13030/xf93/v1")"}, {"ark:13030/xf93./v1", R"("ark:13030/xf93.v1")"},
                {"ark:13030/xf93..v1", R"("ark:13030/xf93.v1")"}, {"ark:13030/./xf93", R"("ark:13030/xf93")"}, {"ark:13030/xf93/-/c1", R"("ark:13030/xf93/c1")"},
                {"ark:12148/btv1b8449691v/f29.item", R"("ark:12148/btv1b8449691v/f29.item")"}, {"ark:13030/xf93.v2.pdf", R"("ark:13030/xf93.v2.pdf")"},
                {"ark:13030/XF93gt2q", R"("ark:13030/XF93gt2q")"}, {"ark:/B5072/x", R"("ark:b5072/x")"}, {"ark:13030/a%2fb", R"("ark:13030/a%2Fb")"},
                {"ark:13030/xf93gt2q?", R"("ark:13030/xf93gt2q")"}, {"ark:13030/xf93gt2q??", R"("ark:13030/xf93gt2q")"}, {"https://n2t.net/ark:/13030/xf93gt2q?info", R"("ark:13030/xf93gt2q")"},
                {"ark:13030/a=b~c*d+e@f_g$h", R"("ark:13030/a=b~c*d+e@f_g$h")"}, {" ark:13030/x ", R"("ark:13030/x")"},
                {"ark:13030/xf93.v2/page", "fails a part stands behind a variant"}, {"ark:13030/a%g0", "fails without two digits"}, {"ark:13030/a%2", "fails without two digits"},
                {"ark:13030/", "fails its name is empty"}, {"ark:13030///", "fails its name is empty"}, {"ark:13030/?info", "fails its name is empty"}, {"ark://13030/x", "fails five characters or more"},
                {"ark:1303/x", "fails five characters or more"}, {"ark:1303a/x", "fails five characters or more"}, {"ark:13030", "fails five characters or more"}, {"13030/xf93gt2q", "fails has no \"ark:\""},
                {"", "fails has no \"ark:\""}, {"ark:13030/\u00e9", "fails a character that no ARK has"}, {"ark:13030/a b", "fails a character that no ARK has"},
                {"ark:13030/a#b", "fails a character that no ARK has"}, {"https://example.org/x?id=ark:/13030/x", "fails has no \"ark:\""}});
  const std::vector<NamedConstant> checked{{"check", ConstantValue{true}}};
  check_called("ark", {{"ark:/13030/xf93gt2q", R"("ark:13030/xf93gt2q")"}, {"ark:/13030//xf93-gt2q/c1", R"("ark:13030/xf93gt2q/c1")"},
                       {"ark:13030/xf93gt3q", "fails check character would be"}},
               checked);
}
