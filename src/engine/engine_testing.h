#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/engine.h"
#include "pack/compile.h"

namespace seamark {

// A small pack for tests: one advert rule, one asking rule, one rescue rule, one frame.
inline constexpr std::string_view kTestingRules = R"(
rule test.sea_offer v1
  status    stable
  owner     tests
  says      "offers a sea crossing and gives a way to get in touch"
  verdict   advert
  category  V11 (V10 if route.to.uk)
  severity  S2 (S3 if entity.phone)
  when      transport.sea within 12 words of route.any and entity.phone
  unless    frame.news
  adds      4
  matches
    en "Boat from Calais to Dover tonight, pay on arrival, call +44 7700 900123"
    en "Boat Calais to Dover every day, call +44 7700 900123"
  does not match
    en "Police said: boat from Calais to Dover, call +44 7700 900123"  because "news"
    en "The boat to Dover was late again"  because "no contact"
  survives  homoglyphs, zero-width, spacing, leet

rule test.asking v1
  status    stable
  owner     tests
  says      "asks for a crossing"
  verdict   asking
  category  Q10
  severity  S0
  when      asking.know and transport.sea
  adds      1
  matches
    en "does anyone know a boat to England"
    en "anyone know a boat"
  does not match
    en "I know a good restaurant"  because "no boat"
    en "a boat is a boat"  because "no question"

rule test.rescue v1
  status    stable
  owner     tests
  says      "people in danger at sea"
  verdict   rescue
  category  D01
  severity  S5
  when      distress.sinking and transport.sea
  adds      1
  matches
    en "our boat is sinking"
    en "boat sinking help"
  does not match
    en "my heart is sinking"  because "no boat"
    en "a boat on the lake"  because "no danger"
)";

inline std::shared_ptr<const CompiledPack> testing_pack(std::string_view rules = kTestingRules) {
  const std::string columns = "term\tmatch\tweight\tgloss\tnote\n";
  const PackSource source{{
      {"pack.toml",
       "format = 1\nname = \"test\"\nversion = \"1\"\nlanguages = [\"en\"]\nowners = [\"tests\"]\n"
       "[thresholds]\nreview = 0.5\nhigh = 0.9\nlow = 0.2\n"
       "[calibration]\nscale = 1.0\noffset = -2.0\n[model]\ncap = 1.0\n"},
      {"concepts.tsv",
       "concept\tweight\tgloss\ntransport.sea\t0\tboats\nframe.news\t-4\treports\n"
       "asking.know\t0\tquestions\ndistress.sinking\t0\tdanger\ndirection.from\t0\tfrom\n"
       "direction.to\t0\tto\n"},
      {"lexicon/en.tsv", columns + "# concept: transport.sea\nboat\tword\t1\tboat\t\n" +
                             "# concept: frame.news\npolice said\tword\t1\treport\t\n" +
                             "# concept: asking.know\nanyone know\tword\t1\tquestion\t\n" +
                             "# concept: distress.sinking\nsinking\tword\t1\tdanger\t\n" +
                             "# concept: direction.from\nfrom\tword\t1\tfrom\tcommon: yes\n" +
                             "# concept: direction.to\nto\tword\t1\tto\tcommon: yes\n"},
      {"gazetteer/places.tsv",
       "id\tkind\tcountry\tgroups\tgloss\ngb-dover\tport\tGB\tuk,channel\tDover\n"
       "fr-calais\tport\tFR\tchannel\tCalais\n"},
      {"gazetteer/names/en.tsv",
       "id\tname\tmatch\tnote\ngb-dover\tDover\tword\t\nfr-calais\tCalais\tword\t\n"},
      {"rules/test.rule", std::string(rules)},
  }};
  Diagnostics diagnostics;
  std::shared_ptr<const CompiledPack> pack = compile_pack(source, diagnostics);
  for (const Diagnostic& d : diagnostics.items()) {
    if (d.level == DiagnosticLevel::kError) {
      ADD_FAILURE() << format_diagnostic(d);
    }
  }
  return pack;
}

inline std::shared_ptr<const Engine> testing_engine(std::string_view rules = kTestingRules) {
  auto engine = Engine::create(testing_pack(rules));
  EXPECT_TRUE(engine.ok());
  return std::move(engine).value();
}

}  // namespace seamark
