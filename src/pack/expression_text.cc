#include "pack/expression_text.h"

#include <fmt/format.h>

#include "pack/rule_lexer.h"

namespace seamark {

namespace {

class Writer {
 public:
  explicit Writer(const CompiledPack& pack) : pack_(pack) {}

  // Recursion is bounded: the compiler limits depth and size of an expression.
  std::string write(NodeId id) const {
    const Node& node = pack_.nodes[id];
    switch (node.kind) {
      case NodeKind::kAnyOf:
        return set(node.concepts, "any of ");
      case NodeKind::kCountOf:
        return set(node.concepts, node.number == node.concepts.count()
                                      ? std::string("all of ")
                                      : fmt::format("{} of ", node.number));
      case NodeKind::kAnd:
        return chain(node, " and ");
      case NodeKind::kOr:
        return chain(node, " or ");
      case NodeKind::kNot:
        return "not " + wrapped(node.children.front(), NodeKind::kNot);
      case NodeKind::kWithin:
        return fmt::format("{} within {} words of {}", side(node.concepts), node.number,
                           side(node.others));
      case NodeKind::kBefore:
        return fmt::format("{} before {}{}", side(node.concepts), side(node.others),
                           node.number == 0 ? "" : fmt::format(" within {} words", node.number));
      case NodeKind::kSameSentence:
        return fmt::format("{} in the same sentence as {}", side(node.concepts), side(node.others));
      case NodeKind::kQuoted:
        return "quoted " + side(node.concepts);
      case NodeKind::kMostlyQuoted:
        return "mostly quoted";
      case NodeKind::kObfuscated:
        return "obfuscated";
      case NodeKind::kLanguageIs:
        return languages(node);
      case NodeKind::kRegex:
        break;
    }
    return "regex " + quote_string(pack_.regex_patterns[node.number]);
  }

 private:
  std::string side(const ConceptSet& concepts) const { return set(concepts, "any of "); }

  std::string set(const ConceptSet& concepts, const std::string& head) const {
    std::string names;
    for (size_t i = 0; i < pack_.concepts.size(); ++i) {
      if (concepts.test(i)) {
        names += names.empty() ? "" : ", ";
        names += pack_.concepts[i].name;
      }
    }
    return concepts.count() == 1 ? names : head + names;
  }

  std::string chain(const Node& node, std::string_view word) const {
    std::string out;
    for (const NodeId child : node.children) {
      out += out.empty() ? "" : word;
      out += wrapped(child, node.kind);
    }
    return out;
  }

  // In parentheses when the child binds no tighter than its parent.
  std::string wrapped(NodeId child, NodeKind parent) const {
    const NodeKind kind = pack_.nodes[child].kind;
    const bool loose = kind == NodeKind::kOr || (kind == NodeKind::kAnd && parent != NodeKind::kOr);
    return loose ? "(" + write(child) + ")" : write(child);
  }

  std::string languages(const Node& node) const {
    std::string out = "language is ";
    for (size_t i = 0; i < node.languages.size(); ++i) {
      out += i == 0 ? "" : ", ";
      out += node.languages[i];
    }
    return out;
  }

  const CompiledPack& pack_;
};

}  // namespace

std::string expression_text(const CompiledPack& pack, NodeId node) {
  return Writer(pack).write(node);
}

}  // namespace seamark
