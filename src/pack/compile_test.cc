#include "pack/compile.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <random>

#include <gtest/gtest.h>

#include "pack/pack_files_test.h"

namespace seamark {

namespace {

std::shared_ptr<const CompiledPack> compile_well(const PackSource& source) {
  Diagnostics diagnostics;
  auto pack = compile_pack(source, diagnostics);
  EXPECT_EQ(diagnostics.errors(), 0U) << test::format_all(diagnostics);
  return pack;
}

const Term* term_of(const CompiledPack& pack, std::string_view text) {
  const auto it = std::find_if(pack.terms.begin(), pack.terms.end(),
                               [&](const Term& term) { return term.text == text; });
  return it == pack.terms.end() ? nullptr : &*it;
}

TEST(CompilePack, KeepsWhatTheManifestSays) {
  const auto pack = compile_well(test::base_pack());
  ASSERT_NE(pack, nullptr);
  EXPECT_EQ(pack->identity.name, "small");
  EXPECT_EQ(pack->identity.version, "1.0");
  EXPECT_EQ(pack->languages, (std::vector<std::string>{"en", "fr"}));
  EXPECT_DOUBLE_EQ(pack->thresholds.high, 0.9);
  EXPECT_DOUBLE_EQ(pack->calibration.offset, -3.2);
  EXPECT_DOUBLE_EQ(pack->model_cap, 1.0);
}

TEST(CompilePack, GivesBuiltInConceptsTheFirstIds) {
  const auto pack = compile_well(test::base_pack());
  ASSERT_NE(pack, nullptr);
  for (size_t i = 0; i < kBuiltinConceptNames.size(); ++i) {
    EXPECT_EQ(pack->concepts[i].name, kBuiltinConceptNames[i]);
    EXPECT_EQ(pack->find_concept(kBuiltinConceptNames[i]), static_cast<ConceptId>(i));
  }
  EXPECT_DOUBLE_EQ(pack->concepts[kEntityPhone].weight, 0.4);
  EXPECT_EQ(pack->find_concept("no.such"), std::nullopt);
}

TEST(CompilePack, DerivesConceptsFromTheGroupsOfPlaces) {
  const auto pack = compile_well(test::base_pack());
  ASSERT_NE(pack, nullptr);
  const auto dover = std::find_if(pack->places.begin(), pack->places.end(),
                                  [](const Place& p) { return p.id == "gb-dover"; });
  ASSERT_NE(dover, pack->places.end());
  EXPECT_EQ(dover->place_concepts,
            (std::vector{*pack->find_concept("place.uk"), *pack->find_concept("place.channel")}));
  EXPECT_EQ(dover->to_concepts[0], *pack->find_concept("route.to.uk"));
  EXPECT_EQ(dover->from_concepts[1], *pack->find_concept("route.from.channel"));
  const Term* name = term_of(*pack, "Dover");
  ASSERT_NE(name, nullptr);
  EXPECT_EQ(name->concept_id, kPlaceAny);
  EXPECT_EQ(pack->places[name->place].id, "gb-dover");
}

TEST(CompilePack, FoldsTermsAndReadsTheirOptions) {
  const auto pack = compile_well(test::base_pack());
  ASSERT_NE(pack, nullptr);
  const Term* boats = term_of(*pack, "boats");
  ASSERT_NE(boats, nullptr);
  EXPECT_EQ(boats->units, u"boats");
  EXPECT_EQ(boats->gloss, "boat");
  EXPECT_EQ(boats->line, 3U);
  EXPECT_EQ(term_of(*pack, "Dover")->units, u"dover");
  EXPECT_EQ(term_of(*pack, "call")->needs, kEntityPhone);
  EXPECT_EQ(term_of(*pack, "call")->needs_within_words, 5U);
}

TEST(CompilePack, MakesOneLiteralOfEqualTermsAndPointsToAllOfThem) {
  PackSource source = test::base_pack();
  test::put(source, "lexicon/fr.tsv",
            "term\tmatch\tweight\tgloss\tnote\n# concept: transport.sea\nBOAT\tword\t1\tboat\n"
            "bateau\tword\t1\tboat\n");
  const auto pack = compile_well(source);
  ASSERT_NE(pack, nullptr);
  EXPECT_EQ(pack->literals.size(), pack->literal_terms.size());
  size_t terms = 0;
  bool shared_literal = false;
  for (const auto& ids : pack->literal_terms) {
    ASSERT_FALSE(ids.empty());
    terms += ids.size();
    for (const uint32_t id : ids) {
      EXPECT_EQ(pack->terms[id].units, pack->terms[ids[0]].units);
      EXPECT_EQ(pack->terms[id].match, pack->terms[ids[0]].match);
    }
    shared_literal = shared_literal || ids.size() == 2;
  }
  EXPECT_EQ(terms, pack->terms.size());
  EXPECT_TRUE(shared_literal);
}

TEST(CompilePack, PutsChildrenBeforeTheirParents) {
  const auto pack = compile_well(test::base_pack());
  ASSERT_NE(pack, nullptr);
  for (NodeId id = 0; id < pack->nodes.size(); ++id) {
    for (const NodeId child : pack->nodes[id].children) {
      EXPECT_LT(child, id);
    }
  }
}

TEST(CompilePack, ReadsARuleWhole) {
  const auto pack = compile_well(test::base_pack());
  ASSERT_NE(pack, nullptr);
  ASSERT_EQ(pack->rules.size(), 1U);
  const Rule& rule = pack->rules[0];
  EXPECT_EQ(rule.name, "small.sea_offer");
  EXPECT_EQ(rule.version, 1U);
  EXPECT_EQ(rule.file, "rules/sea.rule");
  EXPECT_EQ(rule.line, 3U);
  EXPECT_EQ(rule.category.value, "V11");
  ASSERT_EQ(rule.category.alternatives.size(), 1U);
  EXPECT_EQ(rule.category.alternatives[0].value, "V10");
  EXPECT_DOUBLE_EQ(rule.adds.value, 2.5);
  EXPECT_DOUBLE_EQ(rule.adds.alternatives[0].value, 3.2);
  ASSERT_EQ(rule.examples.size(), 4U);
  EXPECT_EQ(rule.examples[1].language, "fr");
  EXPECT_EQ(rule.examples[2].because, "news");
  EXPECT_FALSE(rule.examples[2].must_match);
  EXPECT_EQ(rule.examples[2].line, 19U);
  EXPECT_EQ(rule.survives,
            (std::vector{Disguise::kHomoglyphs, Disguise::kZeroWidth, Disguise::kLeet}));
  EXPECT_TRUE(rule.anchors.any());
  EXPECT_GT(rule.cost, 16'384U);
  EXPECT_TRUE(rule.mentioned.test(kRouteAny));
  EXPECT_TRUE(rule.mentioned.test(*pack->find_concept("contact.call")));
  EXPECT_FALSE(rule.mentioned.test(*pack->find_concept("frame.news")));
}

TEST(CompilePack, GivesTheSameDigestInAnyOrderOfFiles) {
  PackSource source = test::base_pack();
  const std::string digest = compile_well(source)->identity.digest;
  EXPECT_TRUE(digest.starts_with("sha256:"));
  EXPECT_EQ(digest.size(), 71U);
  std::mt19937 random(7);
  std::shuffle(source.files.begin(), source.files.end(), random);
  EXPECT_EQ(compile_well(source)->identity.digest, digest);
  test::put(source, "CARD.md", "card");
  test::put(source, "tests/a.ndjson", "{}");
  EXPECT_EQ(compile_well(source)->identity.digest, digest);
  test::put(source, "model/classifier.bin", "weights");
  EXPECT_NE(compile_well(source)->identity.digest, digest);
}

TEST(CompilePack, GivesTheSamePackInAnyOrderOfFiles) {
  PackSource source = test::base_pack();
  const auto first = compile_well(source);
  std::reverse(source.files.begin(), source.files.end());
  const auto second = compile_well(source);
  ASSERT_EQ(first->terms.size(), second->terms.size());
  for (size_t i = 0; i < first->terms.size(); ++i) {
    EXPECT_EQ(first->terms[i].text, second->terms[i].text);
  }
  EXPECT_EQ(first->literal_terms, second->literal_terms);
  ASSERT_EQ(first->nodes.size(), second->nodes.size());
  for (size_t i = 0; i < first->nodes.size(); ++i) {
    EXPECT_EQ(first->nodes[i].concepts, second->nodes[i].concepts);
    EXPECT_EQ(first->nodes[i].children, second->nodes[i].children);
  }
}

TEST(CompilePack, RefusesMoreConceptsThanASetHolds) {
  PackSource source = test::tiny_pack();
  std::string table = "concept\tweight\tgloss\n";
  for (int i = 0; i < 600; ++i) {
    table += "many.c" + std::to_string(i) + "\t0\tone of many\n";
  }
  test::put(source, "concepts.tsv", table);
  Diagnostics diagnostics;
  EXPECT_EQ(compile_pack(source, diagnostics), nullptr);
  const auto ids = test::ids_of(diagnostics);
  EXPECT_NE(std::find(ids.begin(), ids.end(), "SM-P033"), ids.end());
}

TEST(CompilePack, KeepsModelsByName) {
  PackSource source = test::base_pack();
  test::put(source, "model/language.bin", std::string("\0\1", 2));
  EXPECT_EQ(compile_well(source)->models.at("language.bin").size(), 2U);
}

TEST(CompilePack, ReadsLinesThatEndInCarriageReturns) {
  PackSource source = test::base_pack();
  for (PackFile& file : source.files) {
    std::string bytes;
    for (const char c : file.bytes) {
      bytes += c == '\n' ? "\r\n" : std::string(1, c);
    }
    file.bytes = bytes;
  }
  compile_well(source);
}

TEST(CompilePack, CompilesTwentyFiveThousandTermsQuickly) {
  PackSource source = test::tiny_pack();
  std::string table = "term\tmatch\tweight\tgloss\tnote\n";
  std::mt19937 random(11);
  for (int concept_number = 0; concept_number < 3; ++concept_number) {
    constexpr std::array<std::string_view, 3> kNames = {"a.one", "a.two", "a.three"};
    table += "# concept: " + std::string(kNames.at(static_cast<size_t>(concept_number))) + "\n";
    for (int i = 0; i < 8334; ++i) {
      std::string term;
      for (int k = 0; k < 8; ++k) {
        term += static_cast<char>('a' + random() % 26);
        term += k == 3 ? " " : "";
      }
      table += term + std::to_string(concept_number) + "\tword\t1\tmeaning\tshared: yes\n";
    }
  }
  test::put(source, "lexicon/en.tsv", table);
  Diagnostics diagnostics;
  const auto start = std::chrono::steady_clock::now();
  const auto pack = compile_pack(source, diagnostics);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  ASSERT_NE(pack, nullptr) << test::format_all(diagnostics);
  EXPECT_GT(pack->terms.size(), 24'900U);
  std::cout << pack->terms.size() << " terms in " << took.count() << " ms\n";
}

}  // namespace

}  // namespace seamark
