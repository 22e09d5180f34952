#include "signals/entities/phone_finder.h"

#include <gtest/gtest.h>

#include "signals/entities/date_finder.h"
#include "signals/entities/entities_testing.h"

namespace seamark::entities {
namespace {

struct Phones {
  Strings values;
  Strings quotes;
};

Phones read_phones(std::string_view text) {
  const Folded folded(text);
  std::vector<UnitSpan> claimed;
  const std::vector<UnitSpan> messengers;
  std::vector<Found> found;
  find_whole_dates(folded.view(), claimed, found);
  found.clear();
  DigitRow row;
  find_phones(folded.view(), {.claimed = claimed, .messengers = messengers}, row, found);
  Phones phones{.values = values_of(found), .quotes = {}};
  for (const Found& one : found) {
    phones.quotes.push_back(folded.quote(one.span));
  }
  return phones;
}

Strings phones_of(std::string_view text) {
  return read_phones(text).values;
}

const Strings kUk = {"+447700900123"};

TEST(PhoneFinder, ReadsEverySpellingOfAnInternationalNumber) {
  for (const char* text :
       {"+447700900123", "+44 7700 900123", "+44 7700-900-123", "+44.7700.900123",
        "+44/7700/900123", "+44 (0) 7700 900123", "(+44) 7700 900123", "+(44)7700900123",
        "++44 7700 900123", "+ 44 7700 900123", "call+44 7700 900123now", "tel:+44-7700-900123",
        "+44‑7700‑900123", "+44 7700 900 123, ring", "+4 4 7 7 0 0 9 0 0 1 2 3"}) {
    EXPECT_EQ(phones_of(text), kUk) << text;
  }
}

TEST(PhoneFinder, ReadsTheDigitsOfEveryScript) {
  EXPECT_EQ(phones_of("واتساب +٤٤ ٧٧٠٠ ٩٠٠١٢٣"), kUk);
  EXPECT_EQ(phones_of("تماس ۰۷۷۰۰ ۹۰۰۱۲۳"), (Strings{"07700900123"}));
  EXPECT_EQ(phones_of("＋４４　７７００　９００１２３"), kUk);
  EXPECT_EQ(phones_of("फोन +४४ ७७०० ९००१२३"), kUk);
  EXPECT_EQ(phones_of("+4️⃣4️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣"), kUk);
  EXPECT_EQ(phones_of("\u202B+44 7700 900123\u202C واتساب"), kUk);
}

TEST(PhoneFinder, ReadsNationalNumbers) {
  EXPECT_EQ(phones_of("07700 900123"), (Strings{"07700900123"}));
  EXPECT_EQ(phones_of("(0)7700 900123"), (Strings{"07700900123"}));
  EXPECT_EQ(phones_of("0044 7700 900123"), (Strings{"00447700900123"}));
  EXPECT_EQ(phones_of("447700900123"), (Strings{"447700900123"}));
  EXPECT_EQ(phones_of("555-0123"), (Strings{"5550123"}));
  EXPECT_EQ(phones_of("imo: 5550123"), (Strings{"5550123"}));
}

TEST(PhoneFinder, JoinsLinesOnlyWhenTheyAreOneNumber) {
  EXPECT_EQ(phones_of("+44 7700\n900123"), kUk);
  EXPECT_EQ(phones_of("07700900123\n07700900124"), (Strings{"07700900123", "07700900124"}));
}

TEST(PhoneFinder, TellsNumbersInARowApart) {
  EXPECT_EQ(phones_of("+44 7700 900123 +44 7700 900124"),
            (Strings{"+447700900123", "+447700900124"}));
  EXPECT_EQ(phones_of("+44 7700 900123 / 07700 900124"), (Strings{"+447700900123", "07700900124"}));
  EXPECT_EQ(phones_of("07700 900123 07700 900124"), (Strings{"07700900123", "07700900124"}));
  EXPECT_EQ(phones_of("(415) 555-0123 (415) 555-0124"), (Strings{"4155550123", "4155550124"}));
  EXPECT_EQ(phones_of("+44 7700 900123 24/7"), kUk);
  EXPECT_EQ(phones_of("07700 900123 24h"), (Strings{"07700900123"}));
  EXPECT_EQ(phones_of("10 seats 12 07700 900123"), (Strings{"07700900123"}));
}

TEST(PhoneFinder, LeavesOtherNumbersAlone) {
  for (const char* text : {"2026-11-12 10:00",
                           "12.11.2026",
                           "10.11.2026 - 12.11.2026",
                           "22:00-23:30",
                           "10.30-12.45",
                           "08.30-17.00",
                           "2015-2026",
                           "12-15 (2009)",
                           "1.200.000",
                           "12 000 000",
                           "120 000 000 toman",
                           "1,234,567,890",
                           "51.507412",
                           "51.5074, -0.1278",
                           "192.168.100.200",
                           "20261112",
                           "IBAN DE89 3704 0044 0532 0130 00",
                           "4111 1111 1111 1111",
                           "978-3-16-148410-0",
                           "#1234567890",
                           "@user_1234567",
                           "user_07700900123",
                           "ID123456789012345",
                           "1700000000",
                           "1700000000000",
                           "12345678",
                           "$5000000",
                           "3 500 000 €",
                           "415555012%",
                           "1+1=2222222",
                           "650+253+1234",
                           "2 300 - 4 500 - 5 000",
                           ""}) {
    EXPECT_EQ(phones_of(text), Strings{}) << text;
  }
}

TEST(PhoneFinder, QuotesTheNumberAsWritten) {
  EXPECT_EQ(read_phones("call (+44) 7700 900123!").quotes, (Strings{"+44) 7700 900123"}));
  EXPECT_EQ(read_phones("واتساب +٤٤ ٧٧٠٠ ٩٠٠١٢٣").quotes, (Strings{"+٤٤ ٧٧٠٠ ٩٠٠١٢٣"}));
}

TEST(PhoneFinder, StaysOutOfClaimedSpans) {
  const Folded folded("wa.me/447700900123");
  const std::vector<UnitSpan> claimed = {{0, folded.fold.size}};
  const std::vector<UnitSpan> none;
  std::vector<Found> found;
  DigitRow row;
  find_phones(folded.view(), {.claimed = claimed, .messengers = none}, row, found);
  EXPECT_TRUE(found.empty());
}

TEST(PhoneFinder, IsBoundedOnHostileText) {
  EXPECT_TRUE(phones_of(std::string(16000, '7')).empty());
  std::string rows;
  while (rows.size() < 16000) {
    rows += "1 000 ";
  }
  EXPECT_LE(phones_of(rows).size(), kFoundMax + kPhoneDigitsMax);
  std::string numbers;
  while (numbers.size() < 16000) {
    numbers += "+44 7700 900123 ";
  }
  EXPECT_LE(phones_of(numbers).size(), kFoundMax + 1);
}

}  // namespace
}  // namespace seamark::entities
