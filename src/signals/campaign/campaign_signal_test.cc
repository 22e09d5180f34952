#include "signals/campaign/campaign_signal.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <zlib.h>

#include "signals/campaign/masked_text_internal.h"
#include "text/fold.h"

namespace seamark::campaign {
namespace {

// The masked form, with the mask as "#".
std::string masked(std::string_view source, const std::vector<Entity>& entities = {}) {
  FieldText text;
  text.source = source;
  fold(source, text.fold, SimdLevel::kScalar);
  std::string out;
  for (const char16_t unit : mask_text(text, entities).units) {
    out += unit == kMask ? '#' : static_cast<char>(unit);
  }
  return out;
}

std::string signature(std::string_view source, const std::vector<Entity>& entities = {}) {
  FieldText text;
  text.source = source;
  fold(source, text.fold, SimdLevel::kScalar);
  return campaign_signature(text, entities);
}

int distance(std::string_view a, std::string_view b) {
  return campaign_distance(signature(a), signature(b));
}

constexpr std::string_view kAdvert =
    "Daily crossings by boat, safe and comfortable, pay on arrival. Families welcome. "
    "Price 1200 euro, call +44 7700 900123 or write t.me/sample_one today";

TEST(CampaignSignature, EmptyTextHasNone) {
  EXPECT_EQ(signature(""), "");
}

TEST(CampaignSignature, IsTheSameEverywhere) {
  EXPECT_EQ(signature("see you tomorrow"), "fold64:a956d81625449f9a");
  EXPECT_EQ(signature(kAdvert), "sim64:66a34d725f84af88");
}

TEST(CampaignSignature, MasksWhatACampaignChanges) {
  EXPECT_EQ(masked("Call +44 7700 900-123 now!"), "call # now");
  EXPECT_EQ(masked("see https://example.com/a?b and www.example.com/x"), "see # and #");
  EXPECT_EQ(masked("write t.me/sample_one or @sample_two."), "write # or #");
  EXPECT_EQ(masked("1 200 € only"), "# only");
  EXPECT_EQ(masked("and/or"), "and or");
}

TEST(CampaignSignature, MasksContactEntitiesOfItsField) {
  const std::string text = "snap sample_name for boat";
  Entity handle{.type = EntityType::kHandle, .field = Field::kText, .start = 5, .end = 16};
  EXPECT_EQ(masked(text, {handle}), "snap # for boat");
  handle.type = EntityType::kPlace;
  EXPECT_EQ(masked(text, {handle}), "snap sample name for boat");
}

TEST(CampaignSignature, NewContactOrPriceIsTheSameCampaign) {
  const std::string_view changed =
      "Daily crossings by boat, safe and comfortable, pay on arrival. Families welcome. "
      "Price 950 euro, call 07700900456 or write https://t.me/example_two today";
  EXPECT_EQ(signature(kAdvert), signature(changed));
}

TEST(CampaignSignature, EmojiAndPunctuationDoNotMatter) {
  const std::string_view changed =
      "🚤 Daily crossings by boat — safe and comfortable!! Pay on arrival ✅ FAMILIES welcome… "
      "Price: 1200 euro; call +44 7700 900123 or write t.me/sample_one today 🚤🚤";
  EXPECT_EQ(signature(kAdvert), signature(changed));
}

TEST(CampaignSignature, LightEditStaysNear) {
  const std::string edited = std::string(kAdvert) + " friend";
  EXPECT_LE(distance(kAdvert, edited), 12);
  EXPECT_GE(distance(kAdvert,
                     "The council has voted to repair the harbour wall before the winter storms "
                     "arrive, residents said they were glad that work starts at last"),
            16);
}

TEST(CampaignSignature, ShortTextsAreTheSameOrNot) {
  EXPECT_EQ(signature("boat to dover 900 euro"), signature("Boat to Dover, 1200 euro!"));
  EXPECT_NE(signature("boat to dover 900 euro"), signature("boat to calais 900 euro"));
  EXPECT_TRUE(signature("one two three four five six seven").starts_with("fold64:"));
  EXPECT_TRUE(signature("one two three four five six seven eight").starts_with("sim64:"));
}

TEST(CampaignSignature, TextsWithoutWordsAreNotOneCampaign) {
  EXPECT_NE(signature("https://example.com/a"), signature("https://example.com/b"));
  EXPECT_NE(signature("🚤🚤"), signature("🇬🇧"));
}

TEST(CampaignSignature, ScriptsWithoutSpacesHaveWords) {
  EXPECT_TRUE(signature("每天都有船去英国到了再付钱联系我").starts_with("sim64:"));
  EXPECT_TRUE(signature("走线联系我").starts_with("fold64:"));
}

TEST(CampaignDistance, IsFarUnlessBothAreSimilarities) {
  EXPECT_EQ(campaign_distance("sim64:0000000000000000", "sim64:000000000000000f"), 4);
  EXPECT_EQ(campaign_distance("sim64:ffffffffffffffff", "sim64:0000000000000000"), 64);
  EXPECT_EQ(campaign_distance("fold64:0000000000000000", "fold64:0000000000000000"), 64);
  EXPECT_EQ(campaign_distance("sim64:000", "sim64:000"), 64);
  EXPECT_EQ(campaign_distance("sim64:000000000000000g", "sim64:0000000000000000"), 64);
  EXPECT_EQ(campaign_distance("", ""), 64);
}

// The "text" of each line, escapes left as they are: good enough for signatures.
std::vector<std::string> background_texts(const std::filesystem::path& file, size_t count) {
  std::vector<std::string> texts;
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> in(gzopen(file.c_str(), "rb"), gzclose);
  std::vector<char> line(1U << 20U);
  while (in != nullptr && texts.size() < count &&
         gzgets(in.get(), line.data(), static_cast<int>(line.size())) != nullptr) {
    const std::string_view all(line.data());
    const size_t start = all.find("\"text\": \"");
    const size_t end = all.find("\", \"lang\"");
    if (start != all.npos && end != all.npos && start + 9 < end) {
      texts.emplace_back(all.substr(start + 9, end - start - 9));
    }
  }
  return texts;
}

TEST(CampaignSignature, DifferentPostsAreFarApart) {
  const char* shared = std::getenv("SEAMARK_SHARED");
  const std::filesystem::path folder =
      std::filesystem::path(shared != nullptr ? shared : "../shared") / "data" / "background";
  std::vector<std::string> signatures;
  for (const char* language : {"en", "ar", "fr", "tr", "ru", "fa", "zh", "am", "hi", "es"}) {
    for (const std::string& text :
         background_texts(folder / (std::string(language) + ".ndjson.gz"), 2000)) {
      signatures.push_back(signature(text));
    }
  }
  if (signatures.empty()) {
    ASSERT_EQ(std::getenv("CI"), nullptr) << "no background posts";
    GTEST_SKIP() << "no background posts: set SEAMARK_SHARED";
  }
  std::mt19937 random(20261123);
  size_t pairs = 0;
  size_t near = 0;
  int nearest = 64;
  while (pairs < 100000) {
    const size_t first = random() % signatures.size();
    const std::string& a = signatures[first];  // and a neighbour, which mostly has its language
    const std::string& b = signatures[(first + random() % 1000) % signatures.size()];
    if (&a == &b || !a.starts_with("sim64") || !b.starts_with("sim64")) {
      continue;
    }
    const int bits = campaign_distance(a, b);
    nearest = std::min(nearest, bits);
    near += bits <= 3 ? 1 : 0;
    ++pairs;
  }
  RecordProperty("nearest", nearest);
  EXPECT_LE(near, 2U);  // the sample itself holds a few copies
}

}  // namespace
}  // namespace seamark::campaign
