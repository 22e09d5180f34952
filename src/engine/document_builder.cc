#include "engine/document_builder.h"

#include "text/deobfuscate.h"
#include "text/fold.h"

namespace seamark {

namespace {

void add_field(Field field, std::string_view source, SimdLevel level, Document& document) {
  if (source.empty() || document.count == kDocumentFieldsMax) {
    return;
  }
  FieldText& text = document.fields[document.count++];
  text.field = field;
  text.source = source;
  text.structured = false;
  fold(source, text.fold, level);
  text.triggers = obfuscation_triggers(text.fold);
  if (text.triggers != 0) {
    deobfuscate(text.fold, text.triggers, text.second);
  }
}

}  // namespace

void build_document(const Post& post, SimdLevel level, Document& document) {
  document.count = 0;
  add_field(Field::kText, post.text, level, document);
  for (const Media& media : post.media) {
    add_field(Field::kAlt, media.alt, level, document);
  }
  add_field(Field::kDisplayName, post.author.display_name, level, document);
  add_field(Field::kBio, post.author.bio, level, document);
}

}  // namespace seamark
