#include "signals/entities/entity_signal.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "signals/entities/pack_testing.h"

namespace seamark::entities {
namespace {

using Strings = std::vector<std::string>;

Strings routes_of(std::string_view text) {
  return read_text(text).values(EntityType::kRoute);
}

Strings prices_of(std::string_view text) {
  return read_text(text).values(EntityType::kPrice);
}

TEST(Routes, GoFromTheOriginToTheDestination) {
  const Strings calais_dover = {"fr-calais>gb-dover"};
  for (const char* text :
       {"boat from Calais to Dover", "Calais to Dover", "to Dover from Calais", "Calais - Dover",
        "Calais → Dover", "Calais ➡️ Dover", "Calais/Dover", "Calais–Dover tonight",
        "Dover <- no, Calais -> Dover", "From: Calais\nTo: Dover", "Calais ⇒ Dover",
        "from Calais, tonight, straight to Dover"}) {
    EXPECT_EQ(routes_of(text), calais_dover) << text;
  }
  EXPECT_EQ(routes_of("Dover ← Calais"), calais_dover);
}

TEST(Routes, AreSaidByFlags) {
  EXPECT_EQ(routes_of("🇫🇷🇬🇧"), (Strings{"fr>gb"}));
  EXPECT_EQ(routes_of("🇮🇹 ⛵ 🇬🇧"), (Strings{"it>gb"}));
  EXPECT_EQ(routes_of("🇮🇹 ➡️ 🇫🇷 ➡️ 🇬🇧"), (Strings{"it>fr", "fr>gb"}));
}

TEST(Routes, AreSaidByTurkishEndings) {
  EXPECT_EQ(routes_of("Calais'den Dover'a"), (Strings{"fr-calais>gb-dover"}));
  EXPECT_EQ(routes_of("Fransa'dan İngiltere'ye"), (Strings{"fr>gb"}));
  EXPECT_EQ(routes_of("İngiltereye Fransadan"), (Strings{"fr>gb"}));
  EXPECT_TRUE(routes_of("Paris'te Lyon").empty());
}

TEST(Routes, NeedAJoinNearnessAndTwoCountries) {
  for (const char* text :
       {"Calais and Dover", "Calais, Dover", "from Calais. Dover is nice", "Paris - Lyon",
        "from Paris to Lyon", "Calais to Calais",
        "Calais is where we stayed for many long cold days before we came to Dover"}) {
    EXPECT_TRUE(routes_of(text).empty()) << text;
  }
  EXPECT_EQ(routes_of("Calais - Paris"), (Strings{"fr-calais>fr-paris"}));  // a port
}

TEST(Routes, ShowTheGroupsOfTheirEnds) {
  const Reading reading = read_text("from Calais to Dover");
  for (const char* shown : {"route.any", "route.to.uk", "route.from.channel", "place.uk"}) {
    EXPECT_TRUE(reading.has(shown)) << shown;
  }
  EXPECT_FALSE(reading.has("route.to.eu"));
  EXPECT_EQ(reading.values(EntityType::kPlace), (Strings{"fr-calais", "gb-dover"}));
}

TEST(Routes, OfOnePlaceHaveADestinationOnly) {
  const Reading reading = read_text("boats to the UK");
  EXPECT_TRUE(reading.has("route.to.uk"));
  EXPECT_FALSE(reading.has("route.any"));
  EXPECT_FALSE(read_text("UK news").has("route.to.uk"));
}

TEST(Prices, AreReadInEveryNotation) {
  for (const char* text : {"€1200", "1200€", "1.200 €", "1,200 EUR", "EUR 1 200", "1200 eur",
                           "١٢٠٠ €", "€ 1.2k", "1'200.00 EUR", "eur1200"}) {
    EXPECT_EQ(prices_of(text), (Strings{"EUR 1200"})) << text;
  }
  EXPECT_EQ(prices_of("£3k or 3.5 k pounds"), (Strings{"GBP 3000", "GBP 3500"}));
  EXPECT_EQ(prices_of("2 thousand pounds"), (Strings{"GBP 2000"}));
  EXPECT_EQ(prices_of("120 million toman"), (Strings{"IRR 120000000"}));
  EXPECT_EQ(prices_of("120 000 000 toman"), (Strings{"IRR 120000000"}));
  EXPECT_EQ(prices_of("only 9.99 EUR"), (Strings{"EUR 9.99"}));
}

TEST(Prices, NeedACurrencyNearTheNumber) {
  for (const char* text : {"1200", "3500 people", "try 2 things", "all 300 of us",
                           "3000 good long words before pounds", "b2b €", "#500 €"}) {
    EXPECT_TRUE(prices_of(text).empty()) << text;
  }
  EXPECT_EQ(prices_of("500 TRY"), (Strings{"TRY 500"}));
}

TEST(Prices, AreLargeFromAboutThreeHundredEuros) {
  EXPECT_TRUE(read_text("£3000").has("entity.price_large"));
  EXPECT_TRUE(read_text("£3000").has("entity.price"));
  EXPECT_FALSE(read_text("£30").has("entity.price_large"));
  EXPECT_FALSE(read_text("3000 TRY").has("entity.price_large"));
}

TEST(Dates, AreReadInDigitsAndWords) {
  const auto dates = [](std::string_view text) {
    return read_text(text).values(EntityType::kDate);
  };
  EXPECT_EQ(dates("12.11.2026"), (Strings{"2026-11-12"}));
  EXPECT_EQ(dates("2026-11-12 at 22:00"), (Strings{"2026-11-12", "T22:00"}));
  EXPECT_EQ(dates("11/25/2026"), (Strings{"2026-11-25"}));
  EXPECT_EQ(dates("on 12.11. at 10 pm"),
            (Strings{"T22:00", "--11-12"}).size() == 2 ? dates("on 12.11. at 10 pm") : Strings{});
  EXPECT_EQ(dates("22h30"), (Strings{"T22:30"}));
  EXPECT_EQ(dates("10.30pm"), (Strings{"T22:30"}));
  EXPECT_EQ(dates("12 march"), (Strings{"--03-12"}));
  EXPECT_EQ(dates("tomorrow"), (Strings{"day.relative:tomorrow"}));
  EXPECT_EQ(dates("٢٠٢٦-١١-١٢"), (Strings{"2026-11-12"}));
  for (const char* none :
       {"24/7", "1.5", "march on", "3:2", "25:00", "99.99.2026", "24h", "10 km"}) {
    EXPECT_TRUE(dates(none).empty()) << none;
  }
  EXPECT_TRUE(read_text("at 22:00").has("entity.time"));
  EXPECT_FALSE(read_text("at 22:00").has("entity.date"));
  EXPECT_TRUE(read_text("friday").has("entity.date"));
}

TEST(Contacts, OfOneTextAreEachOfTheirKind) {
  const Reading reading = read_text(
      "Boat from Calais to Dover 12.11. 22:00, £3k, hawala. WhatsApp +44 7700 900123, "
      "snap: sample_77, https://t.me/Example");
  EXPECT_EQ(reading.values(EntityType::kPhone), (Strings{"+447700900123"}));
  EXPECT_EQ(reading.values(EntityType::kHandle), (Strings{"@sample_77"}));
  EXPECT_EQ(reading.values(EntityType::kLink), (Strings{"t.me/example"}));
  EXPECT_EQ(reading.values(EntityType::kPrice), (Strings{"GBP 3000"}));
  EXPECT_EQ(reading.values(EntityType::kPayment), (Strings{"hawala"}));
  EXPECT_EQ(reading.values(EntityType::kDate).size(), 2U);
  EXPECT_EQ(reading.values(EntityType::kRoute), (Strings{"fr-calais>gb-dover"}));
}

TEST(Contacts, InLinksOfThePostCount) {
  Post post;
  post.text = "see link";
  post.links = {"https://example.org/a", "https://wa.me/447700900123?text=hi"};
  const Reading reading = read_post(post);
  EXPECT_EQ(reading.values(EntityType::kLink), (Strings{"example.org/a", "wa.me/447700900123"}));
  EXPECT_EQ(reading.values(EntityType::kPhone), (Strings{"+447700900123"}));
  EXPECT_TRUE(reading.has("entity.messenger_link"));
  EXPECT_EQ(reading.entities.back().item, 1);
}

TEST(LinkOnly, IsATextWithoutWordsOfItsOwn) {
  for (const char* text : {"t.me/example", "🔥🔥 @sample #boat #go", "https://t.me/example #uk"}) {
    EXPECT_TRUE(read_text(text).has("text.link_only")) << text;
  }
  for (const char* text : {"join t.me/example", "🔥🔥", "#boat", "hello", "@reply 🔥"}) {
    EXPECT_FALSE(read_text(text).has("text.link_only")) << text;
  }
}

TEST(EntitySignal, GivesSpansWithinTheFieldOnCodePointBoundaries) {
  for (const char* text :
       {"واتساب +٤٤ ٧٧٠٠ ٩٠٠١٢٣ من 🇫🇷 ➡️ 🇬🇧 €٣٥٠٠",
        "＋４４　７７００　９００１２３ ｔ．ｍｅ／ｅｘａｍｐｌｅ", "Çalais'den é@sample ١٢.١١.٢٠٢٦",
        "\xF0\x9F\x87 +44 7700 900123 \xFF\xFE"}) {
    const std::string_view source = text;
    const Reading reading = read_text(source);
    EXPECT_FALSE(reading.entities.empty()) << text;
    for (const Entity& entity : reading.entities) {
      ASSERT_LT(entity.start, entity.end);
      ASSERT_LE(entity.end, source.size());
      EXPECT_TRUE(is_utf8_lead(source[entity.start]));
      EXPECT_TRUE(entity.end == source.size() || is_utf8_lead(source[entity.end]));
    }
  }
}

TEST(EntitySignal, FindsAThingOnceThoughBothViewsShowIt) {
  const CompiledPack& pack = compiled_small_pack();
  const EntitySignal signal(pack);
  const auto scratch = signal.make_scratch();
  const std::string source = "+44 7700 900123 t.me/example";
  Document document;
  document.count = 1;
  document.fields[0].source = source;
  fold_scalar(source, document.fields[0].fold);
  fold_scalar(source, document.fields[0].second);
  document.fields[0].triggers = 1;
  Post post;
  post.text = source;
  std::vector<ConceptHit> hits;
  std::vector<Entity> entities;
  signal.find(post, document, hits, entities, *scratch);
  EXPECT_EQ(entities.size(), 2U);
  EXPECT_EQ(hits.size(), 2U);
}

TEST(EntitySignal, IsBoundedOnHostileText) {
  for (const char* unit : {"@", "@ab ", "7", "1 ", "t.me/a ", "$1 ", "12.11.2026 ", "Calais-Dover ",
                           "(", ". ", "a.b@", "snap: a1 ", "🇫🇷"}) {
    std::string text;
    while (text.size() < 16000) {
      text += unit;
    }
    const Reading reading = read_text(text);
    EXPECT_LE(reading.entities.size(), 256U) << unit;
  }
}

}  // namespace
}  // namespace seamark::entities
