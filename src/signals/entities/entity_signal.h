#pragma once

#include <memory>
#include <vector>

#include "model/signal.h"
#include "pack/compiled_pack.h"
#include "signals/document.h"

namespace seamark::entities {

// Finds contacts, links, prices, places, routes, dates and payment terms (text_engine.md §5.4).
//
// Two steps, because a phone number costs up to 2 µs to validate and almost no post needs it:
//   find()  recognises by shape, on the folded text of both views and on the lexicon's hits
//   (currency words,
//           messengers, place names, "from"/"to"), and adds a ConceptHit of the built-in and
//           derived concepts for each: what the rules work on;
//   grade() settles the phones found by libphonenumber's tables: for posts that rules flag.
class EntitySignal {
 public:
  // What find() found; reused from post to post.
  struct Scratch;

  explicit EntitySignal(const CompiledPack& pack);
  ~EntitySignal();

  std::unique_ptr<Scratch, void (*)(Scratch*)> make_scratch() const;

  // Appends to `hits` (which holds the lexicon's) and to `entities`. Phones are of grade kRaw, with
  // their ASCII digits as value ("+" kept). Post::links are taken too, as entities of Field::kLink.
  // Thread-safe with a Scratch each.
  void find(const Post& post, Document& document, std::vector<ConceptHit>& hits,
            std::vector<Entity>& entities, Scratch& scratch) const;

  // Settles grade and normalised value of the phones: E.164 if valid or possible. `language`
  // ("ckb") gives the regions to try when there is no country code.
  void grade(std::string_view language, std::vector<Entity>& entities) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace seamark::entities
