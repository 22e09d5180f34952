#include "app/command_tree.h"
#include "app/simd_option.h"

namespace seamark::app {
namespace {

OptionSpec threads_option() {
  return {"--threads", "", "N", "worker threads (default: all cores)"};
}

OptionSpec input_option() {
  return {"--input",
          "",
          "FORM",
          "what a line is; auto: told from each line",
          {"auto", "post", "jetstream", "mastodon", "text"}};
}

}  // namespace

CommandSpec scan_spec() {
  CommandSpec spec;
  spec.name = "scan";
  spec.says = "score posts and explain each finding";
  spec.about =
      "Reads posts, one a line, from files (plain, gzip or zstd) or from standard input, and "
      "prints "
      "those that are adverts, ask for one, call for help at sea or could not be judged. The order "
      "of the output is that of the input, with any number of threads.";
  spec.arguments = "[FILE|-]...";
  spec.options = {
      input_option(),
      threads_option(),
      simd_option(),
      {"--all", "", "", "print every post, not only findings"},
      {"--sample", "", "N", "also print N posts without a finding, chosen by a hash of their id"},
      {"--fail-on",
       "",
       "WHAT",
       "exit 1 if there is such a finding: an advert, or any",
       {"review", "any"}},
      {"--strict", "", "", "stop at the first bad record"},
      {"--errors", "", "", "report every bad record, not only the first 20"},
      {"--max-line", "", "BYTES", "pass over longer lines (default 4194304)"},
  };
  spec.examples = {"seamark scan posts.ndjson.gz --format csv > findings.csv",
                   "seamark scan --input jetstream events.ndjson --threads 2",
                   "seamark scan -q --fail-on any posts.ndjson && echo clean"};
  return spec;
}

CommandSpec explain_spec() {
  CommandSpec spec;
  spec.name = "explain";
  spec.says = "full working for one post";
  spec.about =
      "Shows every concept seen, every rule considered and why it did or did not fire, and how the "
      "score came about. The post is FILE:LINE, one of FILE with --id, a text after --text, or one "
      "post on standard input.";
  spec.arguments = "[FILE:LINE|FILE|-]";
  spec.options = {input_option(),
                  {"--id", "", "ID", "the post of FILE that has this id"},
                  {"--text", "", "TEXT", "explain this text"}};
  spec.examples = {"seamark explain posts.ndjson:17", "seamark explain posts.ndjson --id bsky:1",
                   "seamark explain --text 'Boat from Calais tonight, +44 7700 900123'"};
  return spec;
}

CommandSpec pack_spec() {
  CommandSpec spec;
  spec.name = "pack";
  spec.says = "check, show or compile a pack";
  CommandSpec check{"check", "report every mistake of a pack, and run its examples",
                    "Exit 1 if there is an error.", "[DIR]"};
  check.examples = {"seamark pack check packs/oic"};
  CommandSpec show{"show", "what a pack holds: languages, terms, rules, thresholds", "", "[DIR]"};
  show.examples = {"seamark pack show --format json"};
  CommandSpec compile{"compile", "compile a pack and print its digest", "", "[DIR]"};
  compile.examples = {"seamark pack compile packs/oic"};
  spec.examples = {"seamark pack check packs/oic"};
  spec.commands = {check, show, compile};
  return spec;
}

CommandSpec rules_spec() {
  CommandSpec spec;
  spec.name = "rules";
  spec.says = "lint, test, list, show or format rules; print their examples";
  CommandSpec lint{"lint", "check the pack's rules, with line and column", "", "[DIR]"};
  lint.examples = {"seamark rules lint packs/oic"};
  CommandSpec test{"test", "run the examples that stand beside the rules",
                   "Also runs the disguises that a rule says it survives. Exit 1 if one fails.",
                   "[DIR]"};
  test.examples = {"seamark rules test"};
  CommandSpec list{"list", "rules with status, verdict, cost and number of examples", "", "[DIR]"};
  list.examples = {"seamark rules list --format json"};
  CommandSpec examples{"examples", "the examples that stand beside the rules, as labelled NDJSON",
                       "What eval and learn take. Counter-examples of rules for asking and for "
                       "calls for help are left out: they may be adverts.",
                       "[DIR]"};
  examples.examples = {"seamark rules examples > rule_examples.ndjson"};
  CommandSpec show{"show", "one rule in full", "", "NAME"};
  show.examples = {"seamark rules show oic.sea_offer_contact"};
  CommandSpec format{"fmt", "put rule files into their usual layout",
                     "Indentation, spaces at line ends and empty lines; words are not touched. "
                     "Without --write only names the files that would change (exit 1).",
                     "FILE..."};
  format.options = {{"--write", "", "", "change the files"}};
  format.examples = {"seamark rules fmt packs/oic/rules/*.rule --write"};
  spec.examples = {"seamark rules test", "seamark rules show oic.sea_offer_contact"};
  spec.commands = {lint, test, list, examples, show, format};
  return spec;
}

CommandSpec eval_spec() {
  CommandSpec spec;
  spec.name = "eval";
  spec.says = "precision, recall and mistakes on labelled posts";
  spec.about =
      "Takes NDJSON with text and label (advert, asking or benign), and lang, category and variant "
      "where known. Prints counts, rates and their 95 % Wilson intervals, overall and by language, "
      "category and variant, and the list of mistakes.";
  spec.arguments = "FILE...";
  spec.options = {
      {"--min-precision", "", "SHARE", "exit 1 if precision is lower"},
      {"--min-recall", "", "SHARE", "exit 1 if recall is lower"},
      {"--max-fpr", "", "SHARE", "exit 1 if the false-positive rate is higher"},
  };
  spec.examples = {"seamark eval packs/oic/tests/*.ndjson",
                   "seamark eval gold.ndjson --format json --min-precision 0.9"};
  return spec;
}

CommandSpec learn_spec() {
  CommandSpec spec;
  spec.name = "learn";
  spec.says = "train the language model, the classifier or the calibration of a pack";
  const std::vector<OptionSpec> inputs = {
      {"--out", "-o", "FILE", "where the model goes", {}, true},
      {"--train", "", "FILE", "rows to learn from, all of them; may be repeated", {}, true},
      {"--background",
       "",
       "DIR",
       "ordinary texts: the rows of DIR/*.ndjson.gz with text, lang and source",
       {},
       true},
      {"--sources",
       "",
       "FILE",
       "learn only from background of the sources in this list, one a line",
       {},
       true},
      {"--test",
       "",
       "FILE",
       "rows to measure on, none of them learnt, instead of those held out; may be repeated",
       {},
       true},
      {"--seed", "", "N", "of the order of the examples (default 1)"},
      {"--held-out", "", "N", "keep one text in N for the evaluation (default 10)"}};
  CommandSpec language{
      "language", "train model/language.bin",
      "Takes NDJSON with text and lang: the background, then the files, then those of --train. The "
      "evaluation is of the held-out rows of the files and, whatever their source, of the "
      "background.",
      "[FILE]..."};
  language.options = inputs;
  language.options.push_back({"--languages", "", "LIST",
                              "languages to name, with commas; all: every one (default: the 33 of "
                              "the shipped weights)"});
  language.examples = {"seamark learn language texts.ndjson.gz -o language.bin",
                       "seamark learn language --background sets --sources sources.txt --train "
                       "own.ndjson -o language.bin"};
  CommandSpec classifier{
      "classifier", "train model/classifier.bin",
      "Takes labelled NDJSON, as eval does: the files, then those of --train, then the background "
      "as benign. The evaluation is of the held-out rows of the files and, whatever their source, "
      "of the background.",
      "[FILE]..."};
  classifier.options = inputs;
  classifier.examples = {"seamark learn classifier labelled.ndjson -o classifier.bin"};
  CommandSpec calibrate{"calibrate", "fit [calibration] of pack.toml to labelled posts",
                        "Prints scale and offset; the pack is not changed.", "FILE..."};
  calibrate.examples = {"seamark learn calibrate labelled.ndjson"};
  spec.examples = {"seamark learn calibrate labelled.ndjson"};
  spec.commands = {language, classifier, calibrate};
  return spec;
}

CommandSpec bench_spec() {
  CommandSpec spec;
  spec.name = "bench";
  spec.says = "measure the throughput of the real pipeline";
  spec.about =
      "JSON in, explained decisions out, in memory: over the given files, or over a generated "
      "corpus "
      "that is the same on every machine. The pack is the one in use, filled up to --terms terms.";
  spec.arguments = "[FILE]...";
  spec.options = {
      {"--posts", "", "N", "posts of the generated corpus (default 200000)"},
      {"--terms", "", "N", "terms of the pack; 0: as it is (default 25000)"},
      {"--threads", "", "LIST", "numbers of threads to try (default 1)"},
      simd_option(),
      {"--repeat", "", "N", "runs, of which the best counts (default 3)"},
      {"--write-corpus", "", "FILE", "write the generated corpus and stop", {}, true},
      input_option(),
  };
  spec.examples = {"seamark bench --posts 100000 --threads 1,2", "seamark bench --simd scalar",
                   "seamark bench posts.ndjson --format json"};
  return spec;
}

CommandSpec completion_spec() {
  CommandSpec spec;
  spec.name = "completion";
  spec.says = "print a completion script for a shell";
  spec.arguments = "bash|zsh|fish";
  spec.argument_choices = {"bash", "zsh", "fish"};
  spec.examples = {"seamark completion bash > ~/.local/share/bash-completion/completions/seamark"};
  return spec;
}

CommandSpec version_spec() {
  CommandSpec spec;
  spec.name = "version";
  spec.says = "version, processor level and pack";
  spec.examples = {"seamark version --format json"};
  return spec;
}

CommandSpec help_spec() {
  CommandSpec spec;
  spec.name = "help";
  spec.says = "help for a command or a topic";
  spec.about = "Topics: exit-codes, formats, config. 'help man COMMAND' prints a manual page.";
  spec.arguments = "[COMMAND...|TOPIC|man COMMAND...]";
  spec.argument_choices = {"exit-codes", "formats", "config", "man"};
  spec.options = {
      {"--man-dir", "", "DIR", "write the manual page of every command into DIR", {}, true},
      {"--markdown", "", "", "print the reference page of all commands"}};
  spec.examples = {"seamark help scan", "seamark help exit-codes", "seamark help --man-dir man"};
  return spec;
}

}  // namespace seamark::app
