#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "signals/language/language_signal.h"
#include "text/fold.h"

namespace seamark::language {
namespace {

TEST(ShippedLanguageModel, NamesPlainSentences) {
  std::ifstream file("packs/oic/model/language.bin", std::ios::binary);
  ASSERT_TRUE(file) << "run from the project's root";
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  auto signal = LanguageSignal::create(bytes);
  ASSERT_TRUE(signal.ok()) << signal.error().message();
  const std::pair<std::string_view, std::string_view> wanted[] = {
      {"en", "I think we should go to the market before it rains this afternoon"},
      {"fr", "Je pense que nous devrions aller au marché avant qu'il ne pleuve"},
      {"ar", "أعتقد أننا يجب أن نذهب إلى السوق قبل أن يهطل المطر"},
      {"ckb", "پێم وایە دەبێت پێش ئەوەی باران ببارێت بچین بۆ بازاڕ"},
      {"fa", "فکر می‌کنم باید قبل از باران به بازار برویم"},
      {"ps", "زه فکر کوم چې موږ باید د باران نه مخکې بازار ته لاړ شو"},
      {"sq", "Mendoj se duhet të shkojmë në treg para se të fillojë shiu"},
      {"vi", "Tôi nghĩ chúng ta nên đi chợ trước khi trời mưa"},
      {"tr", "Bence yağmur yağmadan önce pazara gitmeliyiz"},
      {"ti", "ቅድሚ ዝናብ ምዝናቡ ናብ ዕዳጋ ክንከይድ ኣለና"},
      {"am", "ዝናብ ከመዝነቡ በፊት ወደ ገበያ መሄድ አለብን ብዬ አስባለሁ"},
      {"so", "Waxaan u malaynayaa inaan suuqa tagno ka hor inta uusan roobku da'in"},
      {"ru", "Думаю, нам надо сходить на рынок, пока не пошёл дождь"},
      {"uk", "Думаю, нам треба піти на ринок, поки не пішов дощ"},
      {"zh", "我觉得我们应该在下雨之前去市场"},
      {"pa", "ਮੈਨੂੰ ਲੱਗਦਾ ਹੈ ਕਿ ਸਾਨੂੰ ਬਜ਼ਾਰ ਜਾਣਾ ਚਾਹੀਦਾ ਹੈ"}};
  for (const auto& [code, text] : wanted) {
    FoldedText fold;
    fold_scalar(text, fold);
    EXPECT_EQ(signal.value().identify(fold, SimdLevel::kScalar).code, code);
    EXPECT_EQ(signal.value().identify(fold, best_simd_level()).code, code);
  }
}

}  // namespace
}  // namespace seamark::language
