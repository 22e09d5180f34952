#include "app/arguments.h"

#include <charconv>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/nearest_word.h"

namespace seamark::app {
namespace {

// CLI11's view of the tree, with a place for every value.
struct Binding {
  CLI::App* app = nullptr;
  const CommandSpec* spec = nullptr;
  std::vector<std::string> path;
  std::map<std::string, CLI::Option*> options;
  std::vector<std::string> rest;
};

void add_option(CLI::App& app, const OptionSpec& option, Binding& binding) {
  std::string names(option.name);
  if (!option.short_name.empty()) {
    names = std::string(option.short_name) + "," + names;
  }
  CLI::Option* added = nullptr;
  if (option.value.empty()) {
    added = app.add_flag(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  } else {
    added =
        app.add_option(names)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }
  if (!option.choices.empty()) {
    added->check(
        CLI::IsMember(std::vector<std::string>(option.choices.begin(), option.choices.end())));
  }
  binding.options[std::string(option.name)] = added;
}

void bind_command(CLI::App& app, const CommandSpec& spec, const std::vector<std::string>& path,
                  std::vector<std::unique_ptr<Binding>>& bindings) {
  Binding& binding = *bindings.emplace_back(std::make_unique<Binding>());
  binding.app = &app;
  binding.spec = &spec;
  binding.path = path;
  app.set_help_flag();
  app.fallthrough();
  app.require_subcommand(0, spec.commands.empty() ? 0 : 1);  // else 'help scan' would be two
  for (const OptionSpec& option : spec.options) {
    add_option(app, option, binding);
  }
  if (!spec.arguments.empty()) {
    app.add_option("arguments", binding.rest)->expected(0, 1 << 20);
  }
  for (const CommandSpec& command : spec.commands) {
    std::vector<std::string> below = path;
    below.emplace_back(command.name);
    bind_command(*app.add_subcommand(std::string(command.name)), command, below, bindings);
  }
}

bool takes_value(const std::string& word) {
  for (const OptionSpec& option : command_tree().options) {
    if (word == option.name && !option.value.empty()) {
      return true;
    }
  }
  return false;
}

// CLI11 would only say that something was not expected.
Status check_commands(const std::vector<std::string>& words) {
  const CommandSpec* at = &command_tree();
  for (size_t i = 1; i < words.size() && !at->commands.empty(); ++i) {
    const std::string& word = words[i];
    if (word.starts_with("-")) {
      i += takes_value(word) ? 1 : 0;
      continue;
    }
    std::vector<std::string_view> names;
    const CommandSpec* next = nullptr;
    for (const CommandSpec& command : at->commands) {
      names.push_back(command.name);
      next = command.name == word ? &command : next;
    }
    if (next == nullptr) {
      const std::string_view near = nearest_word(word, names);
      return Error(
          ErrorCode::kInvalid,
          "unknown command '" + word + "'" +
              (near.empty() ? std::string() : ", did you mean '" + std::string(near) + "'?"));
    }
    at = next;
  }
  return ok_status();
}

void collect(const Binding& binding, Arguments& arguments) {
  for (const auto& [name, option] : binding.options) {
    if (option->count() > 0) {
      arguments.options[name] = option->results();
    }
  }
}

}  // namespace

Result<Arguments> parse_arguments(const std::vector<std::string>& words) {
  SEAMARK_TRY(check_commands(words));
  CLI::App app;
  std::vector<std::unique_ptr<Binding>> bindings;
  bind_command(app, command_tree(), {}, bindings);
  std::vector<std::string> reversed(words.rbegin(), words.rend() - 1);
  try {
    app.parse(reversed);
  } catch (const CLI::Error& error) {
    return Error(ErrorCode::kInvalid, error.what());
  }
  Arguments arguments;
  for (const std::unique_ptr<Binding>& binding : bindings) {
    if (!binding->path.empty() && !binding->app->parsed()) {
      continue;
    }
    collect(*binding, arguments);
    arguments.command = binding->spec;
    arguments.path = binding->path;
    arguments.rest = binding->rest;
  }
  return arguments;
}

std::string_view Arguments::value(std::string_view option, std::string_view otherwise) const {
  const auto found = options.find(option);
  return found == options.end() || found->second.empty() ? otherwise
                                                         : std::string_view(found->second.back());
}

Result<uint64_t> Arguments::number(std::string_view option, uint64_t otherwise,
                                   uint64_t low) const {
  const std::string_view text = value(option, "");
  if (text.empty()) {
    return otherwise;
  }
  uint64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size() || number < low) {
    return Error(ErrorCode::kInvalid, std::string(option) + ": '" + std::string(text) +
                                          "' found, wanted a whole number from " +
                                          std::to_string(low) + " on");
  }
  return number;
}

Result<double> Arguments::share(std::string_view option, double otherwise) const {
  const std::string_view text = value(option, "");
  if (text.empty()) {
    return otherwise;
  }
  double number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size() || number < 0 || number > 1) {
    return Error(ErrorCode::kInvalid, std::string(option) + ": '" + std::string(text) +
                                          "' found, wanted a share from 0 to 1");
  }
  return number;
}

}  // namespace seamark::app
