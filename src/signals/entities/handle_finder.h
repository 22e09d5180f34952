#pragma once

#include <vector>

#include "signals/entities/found.h"

namespace seamark::entities {

struct HandleContext {
  std::vector<UnitSpan>& claimed;           // links and e-mail addresses; found handles are added
  const std::vector<UnitSpan>& messengers;  // "snap", "telegram": a name may follow
  size_t skip_until = 0;                    // end of the reply mentions, see leading_mentions_end()
};

// A post that begins with "@one @two" answers them: these are no contacts. The unit after them; 0:
// none.
size_t leading_mentions_end(const TextView& text);

// Appends "@name", and names after a messenger's name ("snap: name", "telegram - name_1"). Value:
// "@name". A plain word after a messenger and a space only ("whatsapp me") is no name: it must hold
// a digit, a dot or
// "_". Cost: linear.
void find_handles(const TextView& text, HandleContext& context, std::vector<Found>& out);

}  // namespace seamark::entities
