#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "pack/compile.h"
#include "signals/entities/entity_signal.h"
#include "text/deobfuscate.h"
#include "text/fold.h"

// A small pack, and a plain reading of its terms in place of the lexicon signal, for the tests of
// this room.
namespace seamark::entities {

inline PackSource small_pack() {
  PackSource source;
  const auto put = [&](const char* path, const char* bytes) {
    source.files.push_back({path, bytes});
  };
  put("pack.toml",
      "format = 1\nname = \"small\"\nversion = \"1.0.0\"\nlanguages = [\"en\", \"tr\"]\n"
      "owners = [\"policy\"]\n\n[thresholds]\nreview = 0.5\nhigh = 0.9\nlow = 0.2\n\n"
      "[calibration]\nscale = 1.6\noffset = -3.2\n\n[model]\ncap = 1.0\n");
  put("concepts.tsv",
      "concept\tweight\tgloss\n"
      "currency.gbp\t0\tpounds\ncurrency.irr\t0\trial\n"
      "number.thousand\t0\tthousand\nnumber.million\t0\tmillion\n"
      "direction.from\t0\tfrom\ndirection.to\t0\tto\n"
      "day.relative\t0\ttomorrow\nday.week\t0\tFriday\nday.month\t0\tmonths\n"
      "contact.messenger\t0\tmessengers\npayment.hawala\t0\thawala\n");
  put("lexicon/en.tsv",
      "term\tmatch\tweight\tgloss\tnote\n"
      "# concept: currency.gbp\npounds\tword\t1\tpounds\n"
      "# concept: currency.irr\ntoman\tword\t1\ttoman\n"
      "# concept: number.thousand\nthousand\tword\t1\tthousand\n"
      "# concept: number.million\nmillion\tword\t1\tmillion\n"
      "# concept: direction.from\nfrom\tword\t1\tfrom\n"
      "# concept: direction.to\nto\tword\t1\tto\n"
      "# concept: day.relative\ntomorrow\tword\t1\ttomorrow\n"
      "# concept: day.week\nfriday\tword\t1\tFriday\n"
      "# concept: day.month\nmarch\tword\t1\tMarch\n"
      "# concept: contact.messenger\nwhatsapp\tword\t1\twhatsapp\nsnap\tword\t1\tsnap\n"
      "telegram\tword\t1\ttelegram\n"
      "# concept: payment.hawala\nhawala\tword\t1\thawala\n");
  put("lexicon/tr.tsv",
      "term\tmatch\tweight\tgloss\tnote\n"
      "# concept: direction.to\nistikameti\tsuffix\t1\ttowards\n");
  put("gazetteer/places.tsv",
      "id\tkind\tcountry\tgroups\tgloss\n"
      "fr\tcountry\tFR\teu\tFrance\nfr-calais\tport\tFR\tchannel,eu\tCalais\n"
      "fr-paris\tcity\tFR\teu\tParis\nfr-lyon\tcity\tFR\teu\tLyon\n"
      "gb\tcountry\tGB\tuk\tBritain\ngb-dover\tport\tGB\tuk,channel\tDover\n"
      "it\tcountry\tIT\teu,med\tItaly\n");
  put("gazetteer/names/en.tsv",
      "id\tname\tmatch\tnote\n"
      "fr\tfrance\tword\nfr-calais\tcalais\tword\nfr-paris\tparis\tword\nfr-lyon\tlyon\tword\n"
      "gb\tuk\tword\ngb-dover\tdover\tword\nit\titaly\tword\n");
  put("gazetteer/names/tr.tsv",
      "id\tname\tmatch\tnote\n"
      "fr\tfransa\tprefix\ngb\tingiltere\tprefix\n");
  put("gazetteer/names/und.tsv",
      "id\tname\tmatch\tnote\n"
      "fr\t🇫🇷\tany\ngb\t🇬🇧\tany\nit\t🇮🇹\tany\n");
  return source;
}

inline const CompiledPack& compiled_small_pack() {
  static const std::shared_ptr<const CompiledPack> pack = [] {
    Diagnostics diagnostics;
    std::shared_ptr<const CompiledPack> made = compile_pack(small_pack(), diagnostics);
    for (const auto& diagnostic : diagnostics.items()) {
      if (diagnostic.level == DiagnosticLevel::kError) {
        ADD_FAILURE() << format_diagnostic(diagnostic);
      }
    }
    return made;
  }();
  return *pack;
}

// Every term of the pack at every place of the text where its units stand as its match wants.
inline void read_terms(const CompiledPack& pack, FieldText& text, std::vector<ConceptHit>& hits) {
  const std::u16string_view units(text.fold.units.data(), text.fold.size);
  for (uint32_t i = 0; i < pack.terms.size(); ++i) {
    const Term& term = pack.terms[i];
    for (size_t at = units.find(term.units); at != std::u16string_view::npos;
         at = units.find(term.units, at + 1)) {
      const size_t end = at + term.units.size();
      const bool starts = at == 0 || !text.fold.word.test(at - 1);
      const bool ends = !text.fold.word.test(end);
      const bool any = term.match == TermMatch::kAny;
      if ((starts || any || term.match == TermMatch::kSuffix) &&
          (ends || any || term.match == TermMatch::kPrefix)) {
        const FoldedText::Source bytes = text.fold.source_of(at, end);
        hits.push_back({.concept_id = term.concept_id,
                        .field = text.field,
                        .term = i,
                        .start = bytes.first,
                        .end = bytes.last});
      }
    }
  }
}

// What the signal says of one post.
struct Reading {
  std::vector<ConceptHit> hits;
  std::vector<Entity> entities;

  std::vector<std::string> values(EntityType type) const {
    std::vector<std::string> values;
    for (const Entity& entity : entities) {
      if (entity.type == type) {
        values.push_back(entity.value);
      }
    }
    return values;
  }

  bool has(std::string_view concept_name) const {
    const std::optional<ConceptId> id = compiled_small_pack().find_concept(concept_name);
    for (const ConceptHit& hit : hits) {
      if (id.has_value() && hit.concept_id == *id) {
        return true;
      }
    }
    return false;
  }
};

inline Reading read_post(const Post& post) {
  const CompiledPack& pack = compiled_small_pack();
  const EntitySignal signal(pack);
  const auto scratch = signal.make_scratch();
  Document document;
  const auto add = [&](Field field, std::string_view source) {
    if (source.empty()) {
      return;
    }
    FieldText& text = document.fields[document.count++];
    text.field = field;
    text.source = source;
    fold_scalar(source, text.fold);
  };
  add(Field::kText, post.text);
  add(Field::kBio, post.author.bio);
  Reading reading;
  for (FieldText& text : document) {
    read_terms(pack, text, reading.hits);
  }
  signal.find(post, document, reading.hits, reading.entities, *scratch);
  return reading;
}

inline Reading read_text(std::string_view text) {
  Post post;
  post.text = text;
  return read_post(post);
}

}  // namespace seamark::entities
