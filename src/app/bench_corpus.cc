#include "app/bench_corpus.h"

#include <array>
#include <iterator>
#include <set>
#include <span>
#include <string_view>

#include <fmt/format.h>

namespace seamark::app {
namespace {

// A small generator of our own: the standard ones' distributions differ between libraries.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}

  uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  uint64_t below(uint64_t bound) { return next() % bound; }

  std::string_view pick(std::span<const std::string_view> words) {
    return words[below(words.size())];
  }

 private:
  uint64_t state_;
};

using Words = std::array<std::string_view, 24>;

struct Language {
  std::string_view code;
  Words words;
};

constexpr std::array<Language, 11> kLanguages = {{
    {"en", {"today", "the",   "garden", "was",     "really", "quiet",  "and",     "we",
            "made",  "soup",  "with",   "friends", "who",    "came",   "over",    "after",
            "work",  "music", "is",     "playing", "again",  "coffee", "weather", "lovely"}},
    {"fr", {"aujourd'hui", "le",      "jardin", "était", "vraiment", "calme", "et",   "nous",
            "avons",       "fait",    "une",    "soupe", "avec",     "des",   "amis", "après",
            "travail",     "musique", "encore", "café",  "il",       "fait",  "beau", "dehors"}},
    {"de", {"heute", "war",    "der",    "Garten",   "wirklich", "ruhig",   "und",    "wir",
            "haben", "Suppe",  "mit",    "Freunden", "gekocht",  "nach",    "Arbeit", "Musik",
            "läuft", "wieder", "Kaffee", "schönes",  "Wetter",   "draußen", "für",    "alle"}},
    {"es", {"hoy",    "el",   "jardín", "estaba", "muy",      "tranquilo", "y",      "hicimos",
            "sopa",   "con",  "amigos", "que",    "vinieron", "después",   "del",    "trabajo",
            "música", "otra", "vez",    "café",   "hace",     "buen",      "tiempo", "mañana"}},
    {"tr",
     {"bugün",    "bahçe",  "çok",   "sessizdi", "ve",      "arkadaşlarla", "çorba", "yaptık",
      "işten",    "sonra",  "müzik", "yine",     "çalıyor", "kahve",        "hava",  "güzel",
      "dışarıda", "herkes", "için",  "yeni",     "kitap",   "okudum",       "akşam", "yemeği"}},
    {"vi",
     {"hôm", "nay", "khu", "vườn", "rất", "yên", "tĩnh", "và",  "chúng", "tôi", "nấu",  "canh",
      "với", "bạn", "bè",  "sau",  "giờ", "làm", "nhạc", "lại", "cà",    "phê", "trời", "đẹp"}},
    {"sq", {"sot",     "kopshti", "ishte", "shumë", "qetë",   "dhe",    "ne",    "bëmë",
            "supë",    "me",      "miq",   "që",    "erdhën", "pas",    "punës", "muzika",
            "përsëri", "kafe",    "moti",  "i",     "bukur",  "jashtë", "për",   "të"}},
    {"ar", {"اليوم",    "كانت", "الحديقة", "هادئة",    "جدا",  "وطبخنا", "الشوربة", "مع",
            "الأصدقاء", "بعد",  "العمل",   "الموسيقى", "مرة",  "أخرى",   "قهوة",    "الطقس",
            "جميل",     "في",   "الخارج",  "كتاب",     "جديد", "قرأت",   "مساء",    "الخير"}},
    {"fa", {"امروز",  "باغ", "خیلی",  "آرام", "بود",   "و",    "ما",     "با",
            "دوستان", "سوپ", "پختیم", "بعد",  "از",    "کار",  "موسیقی", "دوباره",
            "قهوه",   "هوا", "خوب",   "است",  "بیرون", "کتاب", "تازه",   "خواندم"}},
    {"ru", {"сегодня", "сад",     "был",      "очень", "тихий",  "и",      "мы",      "варили",
            "суп",     "с",       "друзьями", "после", "работы", "музыка", "снова",   "кофе",
            "погода",  "хорошая", "на",       "улице", "книга",  "новая",  "вечером", "читал"}},
    {"ja", {"今日は",     "庭が",       "とても", "静かで", "友達と", "スープを",
            "作りました", "仕事の",     "後で",   "音楽を", "また",   "聴いて",
            "コーヒーを", "飲みました", "天気が", "いい",   "外で",   "みんな",
            "新しい",     "本を",       "読んだ", "夕方に", "散歩",   "しました"}},
}};

constexpr std::array<std::string_view, 6> kAdverts = {
    "Boat from Calais to Dover tonight, pay on arrival, WhatsApp +44 7700 900{}",
    "Safe crossing by sea to Italy, price 3000 euro, pay after arrival, telegram t.me/example_{}",
    "رحلة بالقارب من طرابلس إلى إيطاليا الدفع بعد الوصول واتساب +44 7700 900{}",
    "Bateau de Calais vers Angleterre ce soir, paiement à l'arrivée, WhatsApp +44 7700 900{}",
    "Gomone nga Franca në Angli sonte, pagesa pas mbërritjes, WhatsApp +44 7700 900{}",
    "Calais'ten İngiltere'ye bot, ödeme varışta, WhatsApp +44 7700 900{}"};

constexpr std::array<std::string_view, 4> kHardNegatives = {
    "Coast guard rescues 40 people from a boat off Lampedusa, officials said on Friday {}",
    "Ferry from Calais to Dover cancelled tonight because of the storm, more at example.org/{}",
    "Do not trust anyone who offers you a boat, call the helpline to report it {}",
    "Gericht verurteilt Bande nach Fahrten mit Schlauchbooten über den Kanal {}"};

// Latin letters that look like others: what a disguised advert uses.
std::string disguise(std::string_view text, Dice& dice) {
  std::string out;
  for (const char c : text) {
    const bool change = dice.below(6) == 0;
    if (change && c == 'a') {
      out += "а";
    } else if (change && c == 'o') {
      out += "0";
    } else if (change && c == 'e') {
      out += "е";
    } else if (change && c == 'i') {
      out += "i\u200B";
    } else {
      out += c;
    }
  }
  return out;
}

std::string chatter(const Language& language, size_t bytes, Dice& dice) {
  std::string text;
  while (text.size() < bytes) {
    text += language.code == "ja" || text.empty() ? "" : " ";
    text += dice.pick(language.words);
    if (dice.below(12) == 0) {
      text += dice.below(3) == 0 ? "! 😀" : ".";
    }
  }
  return text;
}

std::string post_text(const Language& language, Dice& dice) {
  const uint64_t kind = dice.below(100);
  const std::string digits = fmt::format("{:03}", dice.below(1000));
  if (kind < 2) {
    std::string text = fmt::format(fmt::runtime(dice.pick(kAdverts)), digits);
    text = dice.below(100) < 35 ? disguise(text, dice) : text;
    return text + " " + chatter(language, 60, dice);
  }
  if (kind < 6) {
    return fmt::format(fmt::runtime(dice.pick(kHardNegatives)), digits) + " " +
           chatter(language, 80, dice);
  }
  std::string text = chatter(language, 80 + dice.below(240), dice);
  text += dice.below(10) == 0 ? fmt::format(" #tag{} @sample_{}", digits, digits) : "";
  text += dice.below(8) == 0 ? fmt::format(" https://example.org/a/{}", digits) : "";
  return text;
}

constexpr std::array<std::string_view, 40> kSyllables = {
    "bro", "ka",  "tel", "mi",  "ron", "su",  "fa",  "lin", "do",  "gra", "vel", "ni",  "pos", "qu",
    "rat", "sim", "tu",  "vor", "wex", "yan", "зор", "ми",  "лан", "ту",  "кес", "вро", "را",  "مو",
    "تي",  "سو",  "كن",  "لا",  "بر",  "دي",  "फल",  "मि",  "रा",  "को",  "ται", "λος"};

}  // namespace

std::string make_bench_corpus(size_t posts) {
  Dice dice(20261123);
  std::string out;
  for (size_t i = 0; i < posts; ++i) {
    const Language& language = kLanguages[dice.below(kLanguages.size())];
    const uint64_t author = dice.below(100000);
    out += fmt::format(
        R"({{"id":"bsky:at://did:plc:sample{:06}/app.bsky.feed.post/3k{:09}","platform":"bluesky",)"
        R"("url":"https://bsky.app/profile/did:plc:sample{:06}/post/3k{:09}",)"
        R"("created_at":"2026-11-20T18:{:02}:{:02}Z","text":"{}","lang":"{}",)"
        R"("author":{{"id":"did:plc:sample{:06}","handle":"sample_{}.example.org",)"
        R"("display_name":"Sample {}"}},"links":[],"media":[],"parent_id":null,"thread_id":null,)"
        R"("metrics":{{"views":{},"shares":{}}}}})"
        "\n",
        author, i, author, i, i / 60 % 60, i % 60, post_text(language, dice), language.code, author,
        author, author, dice.below(10000), dice.below(100));
  }
  return out;
}

PackSource with_filler_terms(PackSource source, size_t terms) {
  Dice dice(25000);
  std::set<std::string> words;
  while (words.size() < terms) {
    // Syllables of one script only: a word of two scripts would be a disguise.
    const size_t group = dice.below(4);
    const std::array<std::pair<size_t, size_t>, 4> scripts = {{{0, 20}, {20, 6}, {26, 8}, {34, 4}}};
    std::string word;
    for (uint64_t i = 0, count = 4 + dice.below(3); i < count; ++i) {
      word += kSyllables[scripts[group].first + dice.below(scripts[group].second)];
    }
    words.insert(word);
  }
  std::string lines = "\n# concept: filler.bench\n";
  for (const std::string& word : words) {
    lines += word + "\tword\t1\tmade up\t\n";
  }
  for (PackFile& file : source.files) {
    if (file.path == "concepts.tsv") {
      file.bytes += "\nfiller.bench\t0\twords of the benchmark\n";
    }
    if (file.path == "lexicon/en.tsv") {
      file.bytes += lines;
    }
  }
  return source;
}

}  // namespace seamark::app
